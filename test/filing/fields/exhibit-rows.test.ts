import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import {
  readExhibitMentions,
  readExhibitRows,
  readItemExhibits,
  readLetteredExhibits,
} from "../../../lib/filing/fields/exhibit-rows.ts";
import { readDocument } from "../../../lib/filing/text/read-document.ts";

const lines = (text: string) => readDocument(SourceText.ofFile(text)).lines;
const rows = (text: string) =>
  readExhibitRows(lines(text)).map((row) => [row.number, row.description]);

describe("readExhibitRows", () => {
  it.each([
    ["99.1\tPress release", "99.1", "Press release"],
    [
      "99.1           Press Release dated April 8, 2003.",
      "99.1",
      "Press Release dated April 8, 2003",
    ],
    ["Exhibit 99.1 Joint Press Release", "99.1", "Joint Press Release"],
    ["Exhibit 3.1 - Corrected Certificate", "3.1", "Corrected Certificate"],
    ["Exhibit No. 99.1:  Press Release", "99.1", "Press Release"],
    ["16\tLetter from the accountants", "16", "Letter from the accountants"],
    ["104\tCover Page Interactive Data File", "104", "Cover Page Interactive Data File"],
    ["99.4(a) Letter Agreement", "99.4(a)", "Letter Agreement"],
    ["99(b)   Slides", "99(b)", "Slides"],
    ["2.1*\tAsset Purchase Agreement", "2.1", "Asset Purchase Agreement"],
    ["10.1† Employment Agreement", "10.1", "Employment Agreement"],
    ["(99)     Press Release", "99", "Press Release"],
    ["(c) Exhibit 99.1 – Joint Press Release", "99.1", "Joint Press Release"],
    ["(d) Exhibits. 99.1  Press Release ........... 4", "99.1", "Press Release"],
    ["(d) Exhibits. The following is filed herewith: 99.1 Press Release", "99.1", "Press Release"],
    ["EX-99.1 Press Release", "99.1", "Press Release"],
    ["Ex. 99.2 Slides", "99.2", "Slides"],
    ["(EX-99.1)     Monthly report", "99.1", "Monthly report"],
    ["Exhibit #99.1   Press Release", "99.1", "Press Release"],
    ["10.4(1)\tLease", "10.4", "Lease"],
    ["99.1      Slides          7", "99.1", "Slides"],
    ["12    Computation of Ratio      Filed with this Report.", "12", "Computation of Ratio"],
    ["(a)(1)(A)   Offer to Purchase", "99.(a)(1)(a)", "Offer to Purchase"],
    ["(d)(1)      Merger Agreement", "99.(d)(1)", "Merger Agreement"],
    ["Exhibit 10-A-1   Executive Plan", "10-a-1", "Executive Plan"],
    ["Exhibit 99-1 - Press Release", "99-1", "Press Release"],
    ["99.1  Release dated October 24,      2008", "99.1", "Release dated October 24, 2008"],
  ])("reads %j", (line, number, description) => {
    expect(rows(line)).toEqual([[number, description]]);
  });

  it("reads the descriptions of two columns that both wrap", () => {
    const text = `
Exhibit 3-A     Restated Certificate of Incorporation,   Filed as Exhibit 3-A to
                dated May 1, 1990                        the report for 1990.

Exhibit 10-A    Executive Plan                           Filed with this report.`;
    expect(rows(text)).toEqual([
      ["3-a", "Restated Certificate of Incorporation, dated May 1, 1990"],
      ["10-a", "Executive Plan"],
    ]);
  });

  it("takes no report on Form 8-K for an exhibit, nor a form for a number", () => {
    const text = `
     (3)  Exhibits
          27     Financial Data Schedule
     (b)  Reports on Form 8-K
          (1)  October 3, 1998, Item 5, the sale of a plant
          (2)  Form 8-K dated November 3, 1998, Item 5`;
    expect(rows(text)).toEqual([["27", "Financial Data Schedule"]]);
    const wrapped = "Report on Form 8-K:\n\n104   Cover Page Interactive Data File\n";
    expect(rows(wrapped)).toEqual([["104", "Cover Page Interactive Data File"]]);
    expect(rows("  1   Current Report on Form 8-K dated May 3, 1998\n")).toEqual([]);
    expect(rows("  (a)(1)   Financial statements\n")).toEqual([]);
    expect(rows("  10-K   Annual report\n")).toEqual([]);
  });

  it("continues a row at a deeper indent, over the sentence's end", () => {
    const text = `
     99.1           Press Release issued by Northwind,
                    dated April 8, 2003
     99.2           Slides`;
    expect(rows(text)).toEqual([
      ["99.1", "Press Release issued by Northwind, dated April 8, 2003"],
      ["99.2", "Slides"],
    ]);
  });

  it("continues an unfinished row without an indent", () => {
    const text =
      "10.17 Third Amended Loan Agreement dated May 11, 2004, between the\nCompany and First Bank.";
    expect(rows(text)).toEqual([
      [
        "10.17",
        "Third Amended Loan Agreement dated May 11, 2004, between the Company and First Bank",
      ],
    ]);
  });

  it("reads a number and its text on lines of their own, and two such pairs in columns", () => {
    expect(rows("16\nLetter from the accountants")).toEqual([
      ["16", "Letter from the accountants"],
    ]);
    expect(rows("3.1\n99.1\nCertificate of Amendment\nPress release")).toEqual([
      ["3.1", "Certificate of Amendment"],
      ["99.1", "Press release"],
    ]);
  });

  it.each([
    "2",
    "SIGNATURES",
    "12 days after the closing",
    "$1.8 million",
    "45 Main Street",
    "9.01 Financial Statements and Exhibits",
    "10.1 million shares",
    "Exhibit No.   Description",
    "On March 3, 2004 the registrant",
  ])("takes %j for no row", (line) => {
    expect(rows(line)).toEqual([]);
  });

  it("reads any lines", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 20 }), (texts) => {
        for (const { number } of readExhibitRows(lines(texts.join("\n")))) {
          expect(Number.parseInt(number, 10)).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe("readItemExhibits", () => {
  const notes = Array.from({ length: 30 }, (_, row) => `   Revenues ${row}       1,000    2,000`);

  it("takes no footnote of a statement for an exhibit", () => {
    const text = [...notes, "(1)  The adjustments reflect the sale.", "2    Pro forma"].join("\n");
    expect(readItemExhibits(lines(text))).toEqual([]);
  });

  it("reads rows from the list's heading on", () => {
    const text = [...notes, "(1)  The adjustments", "(c)  Exhibits", "", "16   Letter"].join("\n");
    expect(readItemExhibits(lines(text))).toEqual([{ number: "16", description: "Letter" }]);
  });

  it.each(["7. Exhibits", "9.01\nFinancial Statements and Exhibits"])(
    "takes the item's own heading %j for no exhibit",
    (heading) => {
      const text = `${heading}\n\n(c) Exhibits\n\n16   Letter\n`;
      expect(readItemExhibits(lines(text)).map(({ number }) => number)).toEqual(["16"]);
    },
  );

  it("reads surely numbered rows without a heading", () => {
    const text = [...notes, "99.1   Press release"].join("\n");
    expect(readItemExhibits(lines(text)).map(({ number }) => number)).toEqual(["99.1"]);
  });
});

describe("readExhibitMentions", () => {
  it("finds numbers in running text, each once", () => {
    const text =
      "(c) Exhibits. Exhibit 16, the letter, and Exhibit 99.1 are attached; see Exhibit 16.";
    expect(readExhibitMentions(lines(text)).map(({ number }) => number)).toEqual(["16", "99.1"]);
  });
});

describe("readItemExhibits: whole numbers", () => {
  const list = (text: string) =>
    readItemExhibits(lines(`ITEM 7. EXHIBITS\n\n(c) Exhibits.\n\n${text}`)).map(
      ({ number }) => number,
    );

  it("takes none that count notes", () => {
    const notes = " 1   Reflects the sale of the business.\n 2   Reflects the repayment of debt.\n";
    expect(list(`  2.1   Purchase Agreement\n\n  23    Consent\n\n${notes}`)).toEqual([
      "2.1",
      "23",
    ]);
  });

  it("takes those that count exhibits", () => {
    expect(list("  1   Underwriting Agreement\n  2   Plan of Merger\n  16  Letter\n")).toEqual([
      "1",
      "2",
      "16",
    ]);
  });

  it("takes no house number", () => {
    expect(list("  99.1   Press release\n\n  12 Quay Street\n")).toEqual(["99.1"]);
  });
});

describe("readItemExhibits of a table", () => {
  const table = (...cells: readonly (readonly string[])[]) => {
    const trs = cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
    const page = `<html><body><p>Item 9.01</p><p>(d) Exhibits</p><table>${trs.join("")}</table></body></html>`;
    return readItemExhibits(lines(page)).map((row) => [row.number, row.description]);
  };

  it("finds numbers behind descriptions when the heading says so", () => {
    const release = ["Press release dated March 3", "99.1"];
    expect(table(["Description", "Exhibit No."], release)).toEqual([release.toReversed()]);
    expect(table(["Revenue", "2005"], release)).toEqual([]);
  });

  it("leaves out the columns that say with which form an exhibit was filed", () => {
    const columns = ["3.1", "Bylaws", "8-K", "001-12345", "3.1", "May 3, 2019"];
    expect(table(["Exhibit No.", "Description", "Form", "File No."], columns)).toEqual([
      ["3.1", "Bylaws"],
    ]);
  });

  it.each([
    ["a mark in a column of its own", "*     2.1   Lease\n**    99    Press release"],
    [
      "several on a line",
      "(d) Exhibits. 2.1 Lease; and 99 - Press release".replace("99", "Exhibit 99"),
    ],
    [
      "a sentence before it",
      "2.1 Lease\n\nThe following exhibit is furnished herewith: Exhibit 99 - Press release",
    ],
    ["the item's number before it", "Item 7:   Exhibit 2.1 - Lease\n\n99   Press release"],
    [
      "the item's heading before it",
      "Item 9.01 Financial Statements and Exhibits. (d) Exhibits. 2.1 Lease\n\n99   Press release",
    ],
  ])("reads rows with %s", (_, text) => {
    expect(rows(text)).toEqual([
      ["2.1", "Lease"],
      ["99", "Press release"],
    ]);
  });

  it("joins the paragraphs of a cell", () => {
    expect(table(["99.1", "<p>Press release</p><p>dated March 3</p>"], ["99.2", "Slides"])).toEqual(
      [
        ["99.1", "Press release dated March 3"],
        ["99.2", "Slides"],
      ],
    );
  });
});

describe("readLetteredExhibits", () => {
  it("reads the exhibits of schedules, and no mention of one", () => {
    const text = `
     Exhibit A:  Joint Filing Agreement, dated April 12, 2004
     Exhibit "B" - Merger Agreement
     Exhibit A is incorporated by reference.`;
    expect(readLetteredExhibits(lines(text))).toEqual([
      { number: "99.a", description: "Joint Filing Agreement, dated April 12, 2004" },
      { number: "99.b", description: "Merger Agreement" },
    ]);
  });
});
