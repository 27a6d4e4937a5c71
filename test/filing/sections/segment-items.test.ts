import { describe, expect, it } from "vitest";
import { BODY, codesOf, SIGNED, segmentAscii, segmentHtml } from "../../support/segment-text.ts";

describe("segmentItems", () => {
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

  it("joins a title of which each line is underlined", () => {
    const segmented = segmentAscii(
      `Item 5.02 - Departure of Directors or Principal Officers; Election of
---------------------------------------------------------------------
Directors; Appointment of Principal Officers
--------------------------------------------

${BODY}

${SIGNED}`,
    );
    expect(segmented.sections[0]?.titleRaw).toBe(
      "Departure of Directors or Principal Officers; Election of Directors; Appointment of Principal Officers",
    );
    expect(segmented.sections[0]?.text).toBe(BODY);
  });

  it("takes a hint at another item that wraps for no heading", () => {
    const segmented = segmentAscii(
      `Item 2. Acquisition or Disposition of Assets

   On June 30, 1999, the registrant acquired the stock of Slate Hill, Inc. See also
Item 7. Financial statements of Slate Hill will be filed by amendment.

Item 5. Other Events

${BODY}

${SIGNED}`,
    );
    expect(codesOf(segmented)).toEqual(["2", "5"]);
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

  it.each([
    ["Item 5.02(d)/(e)", ["d", "e"]],
    ["Items 5.02(b)-(d).", ["b", "c", "d"]],
    ["Item 5.02 (b) through (c)", ["b", "c"]],
  ])("reads the letters of %s, and the title behind them", (number, letters) => {
    const { sections } = segmentHtml(`<p>${number} Election of Directors</p><p>${BODY}</p>`);
    expect(sections[0]).toMatchObject({
      subparagraphs: letters,
      titleRaw: "Election of Directors",
    });
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

  it("gives each section the place it has in the file, heading included", () => {
    const text = `FORM 8-K\n\nItem 5. Other Events\n\n${BODY}\n\n${SIGNED}`;
    const section = segmentAscii(text).sections.at(-1);
    expect(text.slice(section?.start, section?.end)).toBe(`Item 5. Other Events\n\n${BODY}`);
  });

  it("takes what an amendment says of an item for its heading when there is no other", () => {
    const segmented = segmentAscii(
      `Item 7 of the report dated May 3, 1999 is hereby amended to read as follows:\n\n${BODY}\n\n${SIGNED}`,
    );
    expect(codesOf(segmented)).toEqual(["7"]);
    expect(segmented.sections.at(-1)?.text).toContain("is hereby amended");
  });

  it("reads dotted sections of a contract as text of a filing with old numbers", () => {
    const segmented = segmentAscii(
      `Item 5. Other Events\n\n${BODY}\n\nSection 8.01 Other Events\n\n${BODY}\n\nItem 7. Exhibits\n\n(c) 10.1`,
    );
    expect(codesOf(segmented)).toEqual(["5", "7"]);
  });

  it("takes a reference that a page or paragraph breaks off for no heading", () => {
    const segmented = segmentAscii(
      `Item 5. Other Events\n\nThe registrant has agreed to the sale, as described under\n<PAGE>
Item 2. Acquisition or Disposition of Assets, of its plant.\n\n${SIGNED}`,
    );
    expect(codesOf(segmented)).toEqual(["5"]);
  });

  it.each([
    "N.A.",
    "None to report.",
    "(Not Applicable)",
    "No response required.",
    "Not applicable to this filing.",
    "This item is not applicable.",
    "Does not apply.",
    "[Reserved]",
    "Intentionally omitted.",
  ])("reads %j as nothing to report", (text) => {
    const segmented = segmentAscii(
      `Item 1. Changes in Control of Registrant\n\n${text}\n\nItem 5. Other Events\n\n${BODY}`,
    );
    expect(codesOf(segmented)).toEqual(["5"]);
  });

  it("leaves page numbers, rulers and section lines between items to neither", () => {
    const ascii = segmentAscii(
      `Item 8.01 Other Events\n\n${BODY}\n\n   2\n\nSECTION 9 - FINANCIAL STATEMENTS AND EXHIBITS
\nItem 9.01 Exhibits\n\n(d) 99.1 Press release\n\n   - 3 -\n\n-----\n\n${SIGNED}`,
    );
    expect(ascii.sections.map(({ text }) => text)).toEqual([BODY, "(d) 99.1 Press release"]);
    const html = segmentHtml(
      `<p>Item 8.01 Other Events</p><p>${BODY}</p><p>&lt;PAGE></p><p>Section</p><p>9 - Exhibits</p>
       <p>Item 9.01 Exhibits</p><table><tr><td>For</td></tr><tr><td>12</td></tr></table>`,
    );
    expect(html.sections.map(({ text }) => text)).toEqual([BODY, "For\n12"]);
  });

  it("reads the letter of a paragraph whose first bracket is missing", () => {
    const { sections } = segmentHtml(
      `<p>Item 5.02 Departure of Directors</p><p>e) Compensatory Arrangements</p><p>${BODY}</p>`,
    );
    expect(sections[0]?.subparagraphs).toEqual(["e"]);
  });

  it("reads a title to its end where clauses repeat their words", () => {
    const { sections } = segmentAscii(
      `ITEM 5.02   DEPARTURE OF DIRECTORS OR PRINCIPAL OFFICERS;
            ELECTION OF DIRECTORS; APPOINTMENT OF PRINCIPAL
            OFFICERS.\n\n${BODY}`,
    );
    expect(sections[0]?.text).toBe(BODY);
  });

  it.each([
    ["Item 8.01 Other Events", 1],
    ["Item 8.01", 0.6],
    ["Item 8.01 Plant in Reno", 0.6],
    ["Item 5.02 Departure of Chief Officers", 0.8],
    ["ltem 8.01 Other Events", 0.8],
    ["9.01 Financial Statements and Exhibits", 0.8],
    ["Item 9.02 Financial Statements and Exhibits", 0.5],
  ])("is as sure of %j as %d", (heading, confidence) => {
    const { sections } = segmentAscii(`${heading}\n\n${BODY}`);
    expect(sections[0]?.confidence).toBe(confidence);
  });

  it("takes a number in the middle of a paragraph for no heading, whatever word stands before", () => {
    const segmented = segmentAscii(
      `Item 8.01 Other Events

The letter is filed to satisfy obligations of the registrant under Form 8-K
Item 4.01. The registrant has nothing to add to it at this time or later.

Item 9.01 Exhibits\n\n(d) 99.1 Press release`,
    );
    expect(codesOf(segmented)).toEqual(["8.01", "9.01"]);
  });

  it("keeps a section of a few words when its item comes again", () => {
    const segmented = segmentHtml(
      `<p>Item 5.02 Departure of Directors</p><p>Mr. Doe resigned.</p>
       <p>Item 8.01 Other Events</p><p>${BODY}</p>
       <p>Item 5.02 Departure of Directors</p><p>Ms. Roe was elected.</p>`,
    );
    expect(segmented.sections.map(({ text }) => text)).toEqual([
      "Mr. Doe resigned.",
      BODY,
      "Ms. Roe was elected.",
    ]);
  });
});
