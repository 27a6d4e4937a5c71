import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { segmentDocument } from "../../../lib/filing/sections/segment-document.ts";
import { readDocument } from "../../../lib/filing/text/read-document.ts";

const SENTENCE =
  "The Company sold more pumps in this quarter than in the quarter of the year before, since demand has been growing.\n";
const text = SENTENCE.repeat(3);
const signature =
  "\n            SIGNATURES\n\nPursuant to the requirements of the Securities Exchange Act of 1934, signed.\n\n/s/ Jane Doe\n";

function titlesOf(form: string, body: string): string[] {
  const isHtml = body.startsWith("<");
  const cover = [
    "Commission File Number 1-12345",
    "NORTHWIND PUMPS, INC.",
    "(Exact name of registrant)",
  ];
  const page = isHtml
    ? `<html><body><p>FORM ${form}</p>${cover.map((line) => `<p>${line}</p>`).join("")}${body}</body></html>`
    : `            FORM ${form}\n\n${cover.join("\n\n")}\n\n${body}`;
  const document = readDocument(SourceText.ofFile(page));
  return segmentDocument(document, form).sections.map(({ title }) => title);
}

const paragraphs = (...lines: readonly string[]) =>
  lines.map((line) => `<p>${line}</p><p>${text}</p>`).join("");

describe("segmentDocument of reports with parts", () => {
  it("reads a quarterly report behind its index, wrapped titles included", () => {
    const body = `                    INDEX

PART I.  FINANCIAL INFORMATION                                     Page

Item 1.  Financial Statements                                        3

Item 2.  Management's Discussion and Analysis                        9

PART II.  OTHER INFORMATION

Item 1.  Legal Proceedings                                          13

<PAGE>

PART I.  FINANCIAL INFORMATION

Item 1.  Financial Statements

${text}
Item 2.  Management's Discussion and Analysis of Financial Condition and
         Results of Operations

${text}
PART II.  OTHER INFORMATION

Item 1.  Legal Proceedings

${text}${signature}`;
    expect(titlesOf("10-Q", body)).toEqual([
      "Cover",
      "Part I, Item 1. Financial Statements",
      "Part I, Item 2. Management's Discussion and Analysis of Financial Condition and Results of Operations",
      "Part II, Item 1. Legal Proceedings",
    ]);
  });

  it("takes the rest of a cover for cover, and a prospectus before the contents for text", () => {
    const rest = `${SENTENCE}\nPART I\n\nItem 1. Business\n\n${text}\nItem 2. Properties\n\n${text}`;
    expect(titlesOf("10-K", rest)[1]).toBe("Part I, Item 1. Business");
    const prospectus = `PROSPECTUS SUMMARY\n\n${SENTENCE.repeat(80)}\n${rest}`;
    expect(titlesOf("S-1", prospectus)[1]).toContain("PROSPECTUS SUMMARY");
  });

  it("knows the part of an item where the body names none", () => {
    const contents = `<table><tr><td>PART I</td></tr><tr><td>Item 1.</td><td>Business</td><td>3</td></tr>
<tr><td>PART II</td></tr><tr><td>Item 7.</td><td>Management’s Discussion</td><td>25</td></tr>
<tr><td>PART IV</td></tr><tr><td>Item 15.</td><td>Exhibits</td><td>90</td></tr></table>`;
    const body = ["Item 1. Business", "Item 7. Management’s Discussion", "Item 15. Exhibits"];
    expect(titlesOf("10-K", contents + paragraphs(...body)).slice(1)).toEqual([
      "Part I, Item 1. Business",
      "Part II, Item 7. Management's Discussion",
      "Part IV, Item 15. Exhibits",
    ]);
    const items = ["1. Financial Statements", "4. Controls and Procedures", "1. Legal Proceedings"];
    const quarter = paragraphs(...items.map((item) => `Item ${item}`));
    expect(titlesOf("10-Q", quarter).slice(1)).toEqual([
      "Part I, Item 1. Financial Statements",
      "Part I, Item 4. Controls and Procedures",
      "Part II, Item 1. Legal Proceedings",
    ]);
  });

  it("reads an item behind the title of its part on one line", () => {
    const body = paragraphs(
      "PART I – FINANCIAL INFORMATION Item 1. Financial Statements",
      "Item 6. Exhibits",
    );
    expect(titlesOf("10-Q", body)[1]).toBe("Part I, Item 1. Financial Statements");
  });

  it("reads joint items with full stops between them", () => {
    const body = paragraphs("Items 1. and 2. Business and Properties", "Item 3. Legal Proceedings");
    expect(titlesOf("10-K", body)[1]).toBe("Part I, Items 1 and 2. Business and Properties");
    const offer = paragraphs("Items 1 through 9, and Item 11.", "Item 12. Exhibits");
    expect(titlesOf("SC TO-T", offer)[1]).toBe("Items 1 through 9, and 11.");
  });

  it("ends a title where its text begins on the same line, and takes no answer for a title", () => {
    const body = `Item 2. Properties

${text}
Item 3. Legal Proceedings.  There are no material legal proceedings to which the Company is a
party.

Item 5. Market for the Registrant's Common Equity.  The information under "Stock" in the annual
report is incorporated by reference.

Item 8. The information required by this item is incorporated by reference to the annual report.

Items 10, 11, 12 and 13.

The information required by these items is incorporated by reference.

Item 14. Exhibits

${text}${signature}`;
    expect(titlesOf("10-K405", body).slice(1)).toEqual([
      "Part I, Item 2. Properties",
      "Part I, Item 3. Legal Proceedings.",
      "Part II, Item 5. Market for the Registrant's Common Equity.",
      "Part II, Item 8.",
      "Part III, Items 10, 11, 12 and 13.",
      "Part IV, Item 14. Exhibits",
    ]);
    const schedule = `Item 2. Name of Person Filing

Northwind Partners

Item 3. If this statement is filed pursuant to 240.13d-1(b), check whether the person filing is a:

(e) [X] An investment adviser

Item 4. Ownership

${text}`;
    expect(titlesOf("SC 13G", schedule)[2]).toMatch(/^Item 3\. If this statement is filed/);
  });

  it("joins an item's letter with its number, however it is set off", () => {
    const body = paragraphs(
      "Item 1-A. Risk Factors",
      "Item 4. (Removed and Reserved)",
      "Item 7. Management’s Discussion",
      "Item 7(A). Quantitative and Qualitative Disclosures",
      "Item 9 B. Other Information",
    );
    expect(titlesOf("10-K", body).slice(1)).toEqual([
      "Part I, Item 1A. Risk Factors",
      "Part I, Item 4. (Removed and Reserved)",
      "Part II, Item 7. Management's Discussion",
      "Part II, Item 7A. Quantitative and Qualitative Disclosures",
      "Part II, Item 9B. Other Information",
    ]);
  });

  it("reads a range of items with spaces around its dash", () => {
    const body = `PART II\n\nItem 2. Changes in Securities\n\n${text}\nItems 3 - 5. Not applicable\n\nItem 6. Exhibits\n\n${text}`;
    expect(titlesOf("10-Q", body)[2]).toBe("Part II, Items 3-5. Not applicable");
  });

  it("takes no index with pages for headings, be it before the text or behind it", () => {
    const rows = [
      "1.\tBusiness\t3-12",
      "1A.\tRisk Factors\t13",
      "7.\tManagement’s Discussion\tF-2",
    ];
    const index = rows
      .map(
        (row) =>
          `<tr>${`Item ${row}`
            .split("\t")
            .map((cell) => `<td>${cell}</td>`)
            .join("")}</tr>`,
      )
      .join("");
    const chapter = `<p><b>OUR BUSINESS</b></p><p>${text}</p>`;
    for (const body of [`<table>${index}</table>${chapter}`, `${chapter}<table>${index}</table>`]) {
      expect(titlesOf("10-K", body).join()).not.toContain("Item");
    }
  });

  it("finds items by the titles of the contents, where the text heads them without numbers", () => {
    const titles = ["Business", "Risk Factors", "Properties", "Legal Proceedings"];
    const rows = titles.map(
      (title, at) => `<tr><td>Item ${at + 1}.</td><td>${title}</td><td>${at + 3}</td></tr>`,
    );
    const contents = `<table>${rows.join("")}</table>`;
    const chapters = (...names: readonly string[]) =>
      names.map((name) => `<p><b>${name}</b></p><p>${text}</p>`).join("");
    const body = chapters("BUSINESS", "Risk Factors", "Our Plants", "Legal Proceedings");
    expect(titlesOf("10-K", contents + body).slice(1)).toEqual([
      "Part I, Item 1. BUSINESS",
      "Part I, Item 2. Risk Factors",
      "Part I, Item 4. Legal Proceedings",
    ]);
    const other = chapters("Letter to Shareholders", "Risk Factors", "Business");
    expect(titlesOf("10-K", contents + other).join()).not.toContain("Item");
  });

  it("takes titles that read like prose for a table of contents, too", () => {
    const titles = [
      "Item 1. Business",
      "Item 9. Changes in and disagreements with accountants on accounting and financial disclosure",
    ];
    const contents = titles.map((title) => `<p>${title}</p>`).join("");
    expect(titlesOf("10-K", contents + paragraphs(...titles))).toHaveLength(3);
  });

  it("goes on with a title over several lines", () => {
    const body = `ITEM 5.  MARKET FOR REGISTRANT'S
         COMMON EQUITY, RELATED STOCKHOLDER MATTERS AND
         ISSUER PURCHASES OF EQUITY SECURITIES

${text}
ITEM 7.  MANAGEMENT'S DISCUSSION AND ANALYSIS
         OF FINANCIAL CONDITION

${text}`;
    expect(titlesOf("10-K", body).slice(1)).toEqual([
      "Part II, Item 5. MARKET FOR REGISTRANT'S COMMON EQUITY, RELATED STOCKHOLDER MATTERS AND ISSUER PURCHASES OF EQUITY SECURITIES",
      "Part II, Item 7. MANAGEMENT'S DISCUSSION AND ANALYSIS OF FINANCIAL CONDITION",
    ]);
  });

  it("takes no paragraph below a title for the rest of it", () => {
    const body = `ITEM 1 - LEGAL PROCEEDINGS\n         None\n
ITEM 6 - EXHIBITS AND REPORTS ON FORM 8-K
         (a)  Exhibits:  None\n`;
    expect(titlesOf("10-Q", body).slice(1)).toEqual([
      "Part II, Item 1. LEGAL PROCEEDINGS",
      "Part II, Item 6. EXHIBITS AND REPORTS ON FORM 8-K",
    ]);
  });

  it("reads the items of schedules, paragraphs and answers in their titles", () => {
    const body = `14   TYPE OF REPORTING PERSON
     IN
Item 1. (a)  Name of Issuer:

             Gearbox Corp.

Item 3.      Not applicable.

Item 4.      Ownership.

             ${SENTENCE}`;
    expect(titlesOf("SC 13G", body)).toEqual([
      "Cover",
      "Item 1. Name of Issuer",
      "Item 3. Not applicable.",
      "Item 4. Ownership.",
    ]);
  });

  it("believes the single item of an amended schedule", () => {
    const body = paragraphs("Item 5. Interest in Securities of the Issuer");
    expect(titlesOf("SC 13D", body)[1]).toBe("Item 5. Interest in Securities of the Issuer");
  });

  it("reads items of an amended schedule that are headed by the sentence that amends them", () => {
    const sentences = ["of the Schedule 13D is hereby amended as follows:", "is further amended:"];
    const body = paragraphs(`Item 4 ${sentences[0]}`, `Item 5(a) ${sentences[1]}`);
    expect(titlesOf("SC 13D/A", body)).toEqual(["Cover", "Item 4.", "Item 5."]);
    expect(titlesOf("10-K/A", body)).not.toContain("Item 4.");
  });

  it("reads dotted items, sections of the form left out", () => {
    const body = `<p>Section 1 - Conflict Minerals Disclosure</p>${paragraphs("Item 1.01 Conflict Minerals Disclosure and Report", "Item 1.02 Exhibit")}
<p>Section 2 - Exhibits</p>${paragraphs("Item 2.01 Exhibits")}`;
    expect(titlesOf("SD", body)).toEqual([
      "Cover",
      "Item 1.01. Conflict Minerals Disclosure and Report",
      "Item 1.02. Exhibit",
      "Item 2.01. Exhibits",
    ]);
  });

  it("believes a single item where the form often has one", () => {
    expect(titlesOf("1-U", paragraphs("Item 9. Other Events"))).toEqual([
      "Cover",
      "Item 9. Other Events",
    ]);
    expect(titlesOf("10-K", paragraphs("Item 9. Other Information"))).not.toContain(
      "Item 9. Other Information",
    );
  });

  it("reads the parts of a late notice", () => {
    const body = `PART II -- RULES 12b-25(b) AND (c)\n\n${text}\nPART III -- NARRATIVE\n\n${text}`;
    expect(titlesOf("NT 10-K", body)).toEqual([
      "Cover",
      "Part II. RULES 12b-25(b) AND (c)",
      "Part III. NARRATIVE",
    ]);
  });
});

describe("segmentDocument of a report without items", () => {
  it("takes the boxes of a 6-K for cover and the headline for the title", () => {
    const body = `<p>Form 20-F ☒ Form 40-F ☐</p><p><b>Yes ☐ No ☒</b></p>
<p><b>Northwind reports results for the first quarter</b></p><p>${text}</p>`;
    expect(titlesOf("6-K", body)).toEqual([
      "Cover",
      "Northwind reports results for the first quarter",
    ]);
  });
});
