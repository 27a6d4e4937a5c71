import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { segmentItems } from "../../../lib/filing/sections/segment-items.ts";
import type { SegmentedDocument } from "../../../lib/filing/sections/segmented-document.ts";
import { readAsciiLines } from "../../../lib/filing/text/read-ascii-lines.ts";
import { readHtmlLines } from "../../../lib/filing/text/read-html-lines.ts";

const BODY = "The registrant announced that it had opened a plant in Reno, Nevada, on that day.";
const SIGNED = `SIGNATURES

Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly
caused this report to be signed on its behalf by the undersigned.`;

function segmentAscii(text: string): SegmentedDocument {
  return segmentItems(readAsciiLines(SourceText.ofFile(text)));
}

function segmentHtml(html: string): SegmentedDocument {
  return segmentItems(readHtmlLines(SourceText.ofFile(`<html><body>${html}</body></html>`)));
}

function codesOf(segmented: SegmentedDocument): string[] {
  return segmented.items.filter((item) => !item.notApplicable).map((item) => item.code);
}

describe("segmentItems", () => {
  describe("takes a line for the heading of", () => {
    it.each([
      ["ITEM 7.   FINANCIAL STATEMENTS AND EXHIBITS", ["7"]],
      ["Item 2.02.\nResults of Operations and Financial Condition", ["2.02"]],
      ["ITEM 2.02 - RESULTS OF OPERATIONS AND FINANCIAL CONDITION", ["2.02"]],
      ["Items 7.01 and 8.01. Regulation FD Disclosure; Other Events", ["7.01", "8.01"]],
      ["Items 1.01, 2.03 and 9.01", ["1.01", "2.03", "9.01"]],
      ["Item 2.02/7.01 Results of Operations", ["2.02", "7.01"]],
      ["Items 5 and 7. Other Events; Exhibits", ["5", "7"]],
      ["Item 5.02(b) Departure of Directors or Certain Officers", ["5.02"]],
      ["ITEM 7 (c). EXHIBITS", ["7"]],
      ["Item No. 5   Other Events", ["5"]],
      ["ITEM V. OTHER EVENTS", ["5"]],
      ["I T E M  5.  OTHER EVENTS", ["5"]],
      ["Item5.   Other Events.", ["5"]],
      ["Item 2. 02 Results of Operations and Financial Condition", ["2.02"]],
      ["Item\u00a08.01\u2003Other Events", ["8.01"]],
      [
        "--------------------Item 4.02 Non-Reliance on Previously Issued Financial Statements",
        ["4.02"],
      ],
      ["ITEM 5 -- OTHER EVENTS", ["5"]],
      ["Item 5: Other Events", ["5"]],
      ["\u2022 Item 9.01 Financial Statements and Exhibits", ["9.01"]],
      ["PART II. ITEM 5. OTHER EVENTS", ["5"]],
      ["Item 1.01\u2014Entry into a Material Definitive Agreement", ["1.01"]],
      [
        "Item 5.02. Departure of Directors or Principal Officers; Election of Directors; Appointment of Principal Officers.",
        ["5.02"],
      ],
      ["Section 5.06 - Change in Shell Company Status", ["5.06"]],
      ["Item 801 Other Events", ["8.01"]],
      ["9.01 Financial Statements and Exhibits", ["9.01"]],
      ["Item 05.02 Departure of Directors or Certain Officers", ["5.02"]],
      ["Item\n8.01 Other Events", ["8.01"]],
      ["Item 5 (Other Events)", ["5"]],
      ["Item Five. Other Events", ["5"]],
      ["item 5. other events", ["5"]],
      ["Item 8.O1 Other Events", ["8.01"]],
      ["Item 8.1 Other Events", ["8.01"]],
      ["ITEM 2.02RESULTS OF OPERATIONS AND FINANCIAL CONDITION", ["2.02"]],
      ["Item 5 . Other Events", ["5"]],
      ["Item 5.02 (b), (c) and (e) Departure of Directors or Certain Officers", ["5.02"]],
      [
        "Item 9. Regulation FD Disclosure and Item 12. Results of Operations and Financial Condition",
        ["9", "12"],
      ],
      [
        "Item 2.02. Results of Operations and Financial Condition; Item 7.01. Regulation FD Disclosure",
        ["2.02", "7.01"],
      ],
      ["Item 2.02 and Item 7.01 Results of Operations and Financial Condition", ["2.02", "7.01"]],
      [
        "Item 5. On March 3, 1997, the registrant and Acme Corporation agreed upon a merger of both, which their shareholders will be asked to approve.",
        ["5"],
      ],
      [
        "Section 5 - Corporate Governance and Management Item 5.02 Departure of Directors",
        ["5.02"],
      ],
    ])("%j", (line, codes) => {
      expect(codesOf(segmentAscii(`${line}\n\n${BODY}\n\n${SIGNED}`))).toEqual(codes);
    });
  });

  describe("takes a line for no heading when it is", () => {
    it.each([
      "Items 1 through 7 are not included because they are not applicable.",
      "Items 1, 2, 3, 4, 6 and 8 are not applicable",
      "Item 1.01 above is incorporated herein by reference.",
      "Item 5) which had previously been held by the Controlling Group.",
      "Item 404(a) of Regulation S-K.",
      "Item 304(a)(3) of Regulation S-K, the Company has provided",
      "Item 101(a) of Regulation S-K",
      "Item 1112(b) of Regulation AB requires",
      "Item 1-Item 4  Not Applicable",
      "Item 2.02 of Form 8-K and shall not be deemed filed",
      "item 5.02 of this report is hereby incorporated",
      "Item is the Company\u2019s press release",
      "Itemized deductions",
      "Item 8.01 Other Events of this Current Report is incorporated by reference into this item.",
      "Item 1 - Election of Directors",
      "Item 2 - Ratification of Auditors",
      "Item 7. Management's Discussion and Analysis of Financial Condition and Results of Operations",
      "Item 8. Financial Statements and Supplementary Data",
      "Item 2 Acquisition or Disposition of Assets is hereby amended as follows",
    ])("%j", (line) => {
      const text = `Item 3. Bankruptcy or Receivership\n\n${BODY}\n\n${line}\n\n${SIGNED}`;
      expect(codesOf(segmentAscii(text))).toEqual(["3"]);
    });
  });

  it("takes the number in a parenthesis behind the title as a further item", () => {
    const segmented = segmentAscii(
      `ITEM 9 REGULATION FD DISCLOSURE (INFORMATION FURNISHED UNDER ITEM 12)\n\n${BODY}\n`,
    );
    expect(segmented.items).toEqual([
      { code: "9", source: "body", notApplicable: false },
      { code: "12", source: "heading-parenthetical", notApplicable: false },
    ]);
    expect(segmented.sections.at(-1)?.codes).toEqual(["9"]);
  });

  it("takes a reference that wraps to the start of a line for no heading", () => {
    const segmented = segmentAscii(
      `Item 7. Financial Statements and Exhibits

   (a) Financial statements of the business acquired by the registrant referred to in
Item 2.  The registrant will file the required financial statements by amendment.

${SIGNED}`,
    );
    expect(codesOf(segmented)).toEqual(["7"]);
  });

  it("drops items of other forms once an item is dotted", () => {
    const segmented = segmentHtml(
      `<p>Item 8.01. Other Events.</p><p>${BODY}</p>
       <p><b>Part II, Item 8. Financial Statements and Supplementary Data</b></p><p>${BODY}</p>
       <p>Item 9.01. Financial Statements and Exhibits.</p><p>(d) Exhibits</p>`,
    );
    expect(codesOf(segmented)).toEqual(["8.01", "9.01"]);
    expect(segmented.sections.find((section) => section.codes[0] === "8.01")?.text).toContain(
      "Supplementary Data",
    );
  });

  it("reads each item once, from the body, behind a table of contents", () => {
    const segmented = segmentHtml(
      `<p>FORM 8-K</p><p>TABLE OF CONTENTS</p>
       <p><a href="#a">Item 2.02 Results of Operations and Financial Condition</a></p>
       <p><a href="#b">Item 9.01 Financial Statements and Exhibits</a></p>
       <p><a href="#c">SIGNATURE</a></p><p><a href="#d">EX-99.1 Press Release</a></p>
       <p>Item 2.02 Results of Operations and Financial Condition</p><p>${BODY}</p>
       <p>Item 9.01 Financial Statements and Exhibits</p><p>(d) Exhibits</p>
       <p>SIGNATURE</p><p>Pursuant to the requirements of the Securities Exchange Act of 1934</p>`,
    );
    const items = segmented.sections.filter((section) => section.kind === "item");
    expect(items.map((section) => section.codes)).toEqual([["2.02"], ["9.01"]]);
    expect(items[0]?.text).toBe(BODY);
    expect(items[1]?.subparagraphs).toEqual(["d"]);
    expect(segmented.signature).not.toBeNull();
  });

  it("keeps two sections of the same item that both have text", () => {
    const segmented = segmentHtml(
      `<p>Item 5.02(b) Departure of Certain Officers</p><p>${BODY}</p>
       <p>Item 5.02(c) Appointment of Certain Officers</p><p>${BODY}</p>`,
    );
    const items = segmented.sections.filter((section) => section.kind === "item");
    expect(items.map((section) => section.subparagraphs)).toEqual([["b"], ["c"]]);
    expect(codesOf(segmented)).toEqual(["5.02"]);
  });

  it("reads all letters that a heading or the beginning of a paragraph names", () => {
    const { sections } = segmentHtml(
      `<p>Item 5.02 (b), (c) and (e) Departure of Directors or Certain Officers</p>
       <p>${BODY}</p><p>(d) Election.</p><p>(h) no letter of this item</p>`,
    );
    expect(sections[0]?.subparagraphs).toEqual(["b", "c", "d", "e"]);
  });

  it("finds items in a list that numbers titles without the word", () => {
    const segmented = segmentAscii(
      `1. Changes in Control of Registrant\n\nNot applicable.\n\n5. Other Events\n\n${BODY}\n`,
    );
    expect(codesOf(segmented)).toEqual(["5"]);
    expect(segmented.sections.at(-1)?.text).toBe(BODY);
  });

  it("keeps a title of the filer's own wording, but not a lower number with one", () => {
    const segmented = segmentAscii(
      `Item 2. Sale of the Reno Division\n\n${BODY}\n\nItem 5. Other Events\n\n${BODY}
\nItem 1 - Election of Directors\n\n${BODY}\n\nItem 7. Exhibits\n\n(c) None.\n`,
    );
    expect(codesOf(segmented)).toEqual(["2", "5", "7"]);
  });

  it("keeps the order of the filer", () => {
    const segmented = segmentAscii(
      `Item 9. Regulation FD Disclosure\n\n${BODY}\n\nItem 7. Exhibits\n\n(c) None.\n\n${SIGNED}`,
    );
    expect(codesOf(segmented)).toEqual(["9", "7"]);
    expect(segmented.sections.map((section) => section.text)).toEqual([BODY, "(c) None."]);
  });

  it("gives headings that stand upon each other the one body below", () => {
    const segmented = segmentHtml(
      `<p>Item 1.01 Entry into a Material Definitive Agreement;</p>
       <p>Item 2.03 Creation of a Direct Financial Obligation.</p><p>${BODY}</p>`,
    );
    const items = segmented.sections.filter((section) => section.kind === "item");
    expect(items).toMatchObject([{ codes: ["1.01", "2.03"], text: BODY }]);
  });

  it("lets a section line end the item before and begin none", () => {
    const segmented = segmentAscii(
      `ITEM 8.01 OTHER EVENTS.

${BODY}

SECTION 9. FINANCIAL STATEMENTS AND EXHIBITS.

ITEM 9.01 EXHIBITS.

(d) Exhibits`,
    );
    const items = segmented.sections.filter((section) => section.kind === "item");
    expect(items.map((section) => section.text)).toEqual([BODY, "(d) Exhibits"]);
  });

  it("reads the title from the next cell, the next line and over several lines", () => {
    const segmented = segmentHtml(
      `<table><tr><td>Item&nbsp;5.02</td><td>Departure of Directors or Certain Officers</td></tr></table>
       <p>${BODY}</p>
       <p>Item 9.01.</p><p>Financial Statements and Exhibits.</p><p>(d) Exhibits</p>`,
    );
    const titles = segmented.sections.filter((section) => section.kind === "item");
    expect(titles.map((section) => section.titleRaw)).toEqual([
      "Departure of Directors or Certain Officers",
      "Financial Statements and Exhibits.",
    ]);
    const ascii = segmentAscii(
      `ITEM 7.   FINANCIAL STATEMENTS, PRO FORMA FINANCIAL INFORMAITON
          AND EXHIBITS

(c) Exhibits`,
    );
    expect(ascii.sections[0]).toMatchObject({
      title: "Financial Statements and Exhibits",
      titleRaw: "FINANCIAL STATEMENTS, PRO FORMA FINANCIAL INFORMAITON AND EXHIBITS",
      text: "(c) Exhibits",
    });
  });

  it("parts a title from the text that runs on behind it", () => {
    const segmented = segmentHtml(`<p>Item 8.01 Other Events. ${BODY}</p>`);
    expect(segmented.sections[0]).toMatchObject({ titleRaw: "Other Events.", text: BODY });
  });

  it("marks items that the filer calls not applicable", () => {
    const segmented = segmentAscii(
      `Item 1.  Changes in Control of Registrant

         Not applicable.

Item 2.  Acquisition or Disposition of Assets - None

Item 5.  Other Events

${BODY}

${SIGNED}`,
    );
    expect(codesOf(segmented)).toEqual(["5"]);
    expect(segmented.items.map((item) => item.code)).toEqual(["1", "2", "5"]);
  });

  it("warns when number and title name different items, and keeps the number", () => {
    const segmented = segmentHtml(
      `<p>Item 7.01 Financial Statements and Exhibits</p><p>(d) Exhibits 99.1</p>`,
    );
    expect(codesOf(segmented)).toEqual(["7.01"]);
    expect(segmented.warnings.map((warning) => warning.code)).toEqual(["title-mismatch"]);
  });

  it("parts an explanatory note from cover and items", () => {
    const segmented = segmentHtml(
      `<p>FORM 8-K/A</p><p>Explanatory Note</p><p>This amends the report of May 3, 2019.</p>
       <p>Item 9.01 Financial Statements and Exhibits</p><p>(d) Exhibits</p>`,
    );
    expect(segmented.sections.map((section) => section.kind)).toEqual([
      "cover",
      "explanatory-note",
      "item",
    ]);
    expect(segmented.sections[1]?.text).toBe("This amends the report of May 3, 2019.");
  });

  it("finds exhibit index and pasted exhibits behind the signature", () => {
    const release = Array.from({ length: 10 }, () => BODY).join("\n");
    const segmented = segmentAscii(
      `Item 5. Other Events\n\n${BODY}\n\n${SIGNED}\n
EXHIBIT INDEX

99.1   Press release

EXHIBIT 99.1

ACME OPENS A PLANT IN RENO

Item 7 of our plan was a plant.
${release}`,
    );
    expect(codesOf(segmented)).toEqual(["5"]);
    expect(segmented.exhibitIndex).not.toBeNull();
    expect(segmented.pastedExhibits).toMatchObject([
      { number: "99.1", title: "ACME OPENS A PLANT IN RENO" },
    ]);
    expect(segmented.sections.at(-1)).toMatchObject({ kind: "exhibit", exhibitNumber: "99.1" });
  });

  it("makes one body of a filing without headings, and warns", () => {
    const segmented = segmentAscii(`${BODY}\n\n${SIGNED}`);
    expect(segmented.sections).toMatchObject([{ kind: "body", text: BODY }]);
    expect(segmented.warnings.map((warning) => warning.code)).toEqual(["no-items"]);
  });

  it("takes official titles for headings when no item is numbered", () => {
    const segmented = segmentHtml(
      `<p><b>Results of Operations and Financial Condition</b></p><p>${BODY}</p>`,
    );
    expect(segmented.sections).toMatchObject([{ codes: ["2.02"], confidence: 0.5, text: BODY }]);
  });

  it("gives each section the place it has in the file, heading included", () => {
    const text = `FORM 8-K\n\nItem 5. Other Events\n\n${BODY}\n\n${SIGNED}`;
    const section = segmentAscii(text).sections.at(-1);
    expect(text.slice(section?.start, section?.end)).toBe(`Item 5. Other Events\n\n${BODY}`);
  });
});
