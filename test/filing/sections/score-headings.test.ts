import { describe, expect, it } from "vitest";
import { BODY, codesOf, SIGNED, segmentAscii, segmentHtml } from "../../support/segment-text.ts";

/** Each line as a paragraph of HTML. */
function paragraphs(lines: string): string {
  const encoded = lines.replaceAll("&", "&amp;").split("\n");
  return encoded.map((line) => `<p>${line}</p>`).join("");
}

describe("isHeading", () => {
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
      ["Item 5..02 Departure of Directors or Certain Officers", ["5.02"]],
      ["ltem 5.02 Departure of Directors or Certain Officers", ["5.02"]],
      ["Itme 5.02 Departure of Directors or Certain Officers", ["5.02"]],
      ["tem 5.02 Departure of Directors or Certain Officers", ["5.02"]],
      ["|tem 7. Financial Statements and Exhibits", ["7"]],
      ["Item 8.0l Other Events", ["8.01"]],
      ["Item 8.O1. Other Events", ["8.01"]],
      ["Item l.01 Entry into a Material Definitive Agreement", ["1.01"]],
      ["Item 9 01 Financial Statements and Exhibits", ["9.01"]],
      ["Item 9.0.1 Financial Statements and Exhibits", ["9.01"]],
      ["Item 9.1. Financial Statements and Exhibits", ["9.01"]],
      ["Item_8.01 Other Events", ["8.01"]],
      ["I T E M   9 . 0 1   F I N A N C I A L   S T A T E M E N T S", ["9.01"]],
      ["I  T  E  M  5.  OTHER EVENTS", ["5"]],
      ["Item 2.02 + Item 7.01", ["2.02", "7.01"]],
      ["Item 5. and Item 7. Other Events and Exhibits", ["5", "7"]],
      ["Items 1., 2., and 7. Changes in Control; Acquisition of Assets; Exhibits", ["1", "2", "7"]],
      ["Item 2.02 Results of Operations and Financial Condition and Item 7.01", ["2.02", "7.01"]],
      ["1. Item 8.01 Other Events", ["8.01"]],
      ["(a) Item 5. Other Events", ["5"]],
      ["Item 7C. Exhibits", ["7"]],
      ["Item 9.01 (d)", ["9.01"]],
      ["Item 8.01 Dividend Declaration.", ["8.01"]],
      ["Item 5. Other Events and Regulation FD Disclosure.", ["5"]],
      ["Item 9.02 Financial Statements and Exhibits", ["9.01"]],
      ["Item 2.20 Results of Operations and Financial Condition", ["2.02"]],
      [
        "Item 5.02 Departure of Directors or Certain Officers. (b) On March 3, the chief officer resigned from the company.",
        ["5.02"],
      ],
      ["Item 2.02 On May 3, 2019, Northwind issued a press release.", ["2.02"]],
      [
        "Item 7.01 Northwind issued a press release on May 3, 2019, a copy of which is Exhibit 99.1 to this report.",
        ["7.01"],
      ],
      [
        "Item 5 The registrant announced on May 3, 1999 that it had dismissed its accountants.",
        ["5"],
      ],
    ])("%j", (line, codes) => {
      expect(codesOf(segmentAscii(`${line}\n\n${BODY}\n\n${SIGNED}`))).toEqual(codes);
      expect(codesOf(segmentHtml(`${paragraphs(line)}<p>${BODY}</p>`))).toEqual(codes);
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
      "See Item 5.02 above, which is incorporated herein by reference.",
      "Item 2.02 of our Form 8-K filed on May 3, 2019",
      "Item 1.01. and Item 2.03",
      "Item 1.01. and Item 2.03 of this Current Report are incorporated herein by reference.",
      "Item 1.01 (above).",
      "Item 1.01\u201d above.",
      "Item 1.01 Form 8-K",
      "Item 1.01 Current Report on Form 8-K filed May 3, 2019",
      "Item 5.02  May 3, 2019",
      "Item 5.02%",
      "Item 5.02.1 Widgets",
      "Item 5.02, \u201cDeparture of Directors.\u201d The information in this report is not filed.",
      "Item 7.01 (and Exhibit 99.1) is being furnished and shall not be deemed filed",
      "Item 7.01, Regulation FD Disclosure, of this report",
      "Item 8.01. Other Events of the Company's Current Report on Form 8-K filed May 3, 2019",
      "Item 5 disclosure",
      "5.02 Departure",
      "7.01 Regulations",
      "Section 8.01 Other Events of Default",
      "Section 2.02 Closing",
      "Section 1.02 Termination of Agreement",
      "Section 5.01 Changes in Control",
      "Items 5 units of other events",
      "Exhibit 9.01 Financial Statements and Exhibits",
      "Article 8.01 Other Events",
      "Item 601(b)(10) of Regulation S-K",
      "Item 1A. Risk Factors",
      "Item 9A(T). Controls and Procedures",
      "Item 9B. Other Information",
      "Item 7. Management's Discussion and Analysis",
      "Item 7. MD&A",
      "Item 8. Financial Statements",
      "Item 1. Description of Business",
      "Items 1, 2, 4, 6, 8, and 9: None",
      "Items 1., 2., 4., and 6. Not applicable",
      "Items 1 THRU 4: N/A",
      "Notes 7. Financial Statements and Exhibits",
    ])("%j", (line) => {
      for (const [number, codes] of [
        ["3", ["3"]],
        ["1.03", ["1.03"]],
      ] as const) {
        const heading = `Item ${number}. Bankruptcy or Receivership`;
        const text = `${heading}\n\n${BODY}\n\n${line}\n\n${SIGNED}`;
        expect(codesOf(segmentAscii(text))).toEqual(codes);
        const html = `<p>${heading}</p><p>${BODY}</p><p><b>${paragraphs(line)}</b></p>`;
        expect(codesOf(segmentHtml(html))).toEqual(codes);
      }
    });
  });
});
