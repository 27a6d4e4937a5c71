import { describe, expect, it } from "vitest";
import { BODY, codesOf, SIGNED, segmentAscii, segmentHtml } from "../../support/segment-text.ts";

describe("acceptHeadings", () => {
  it("reads a centred word, its number and its title on lines of their own", () => {
    const segmented = segmentAscii(
      `                              ITEM\n\n                               5.\n\nOther Events\n\n${BODY}`,
    );
    expect(segmented.sections).toMatchObject([
      { codes: ["5"], titleRaw: "Other Events", text: BODY },
    ]);
  });

  it("takes a line whose sentence goes on below for no heading", () => {
    const segmented = segmentAscii(
      `Item 2.03 Creation of a Direct Financial Obligation\n\nThe information set forth under:
\n   Item 1.01 Entry into a Material Definitive Agreement\n\nis incorporated herein.\n\n${SIGNED}`,
    );
    expect(codesOf(segmented)).toEqual(["2.03"]);
  });

  it("takes a title between commas that wraps for no heading", () => {
    const segmented = segmentAscii(
      `Item 8.01 Other Events\n\nItem 2.02, Results of Operations and\nFinancial Condition, is incorporated.`,
    );
    expect(codesOf(segmented)).toEqual(["8.01"]);
  });

  it("takes a number whose word ends the line above for no title of exhibits", () => {
    const segmented = segmentAscii(
      `Item 5.02 Departure of Directors\n\nThe registrant reports in addition to Item
9.01 Financial Statements and Exhibits, the\nfollowing. ${BODY}`,
    );
    expect(codesOf(segmented)).toEqual(["5.02"]);
  });

  it("takes a heading below N/A or a lone conjunction for one", () => {
    const segmented = segmentHtml(
      `<div>Item 4. Changes in Registrant's Certifying Accountant</div><div>N/A</div>
       <div>Item 5. Other Events</div><div>${BODY}</div>`,
    );
    expect(codesOf(segmented)).toEqual(["5"]);
    const joint = segmentHtml(
      `<div>Item 5.02 Departure of Directors;</div><div>and</div>
       <div>Item 5.03 Amendments to Articles of Incorporation or Bylaws</div><div>${BODY}</div>`,
    );
    expect(joint.sections).toMatchObject([{ codes: ["5.02", "5.03"], text: BODY }]);
  });

  it("believes a number without full stop or title above text when the line before has ended", () => {
    const segmented = segmentHtml(`<div>Telephone: (775) 555-0100</div><div>Item 5 ${BODY}</div>`);
    expect(codesOf(segmented)).toEqual(["5"]);
  });
});

describe("itemSections", () => {
  it("has nothing to report under headings without text of a form that is printed whole", () => {
    const titles = [
      "Changes in Control of Registrant",
      "Acquisition or Disposition of Assets",
      "Bankruptcy or Receivership",
      "Changes in Registrant's Certifying Accountant",
    ];
    const empty = titles.map((title, index) => `Item ${index + 1}. ${title}\n\n`).join("");
    const segmented = segmentAscii(
      `${empty}Item 5. Other Events\n\n${BODY}\n\nItem 6. Resignations of Directors\n\n${SIGNED}`,
    );
    expect(codesOf(segmented)).toEqual(["5"]);
    expect(segmented.sections.find(({ codes }) => codes[0] === "5")?.text).toBe(BODY);
  });

  it.each(["Items 6 through 8. Not applicable.", "ITEMS 6 - 8. NONE", "Items 6, 7 and 8: N/A"])(
    "ends an item at the list %j",
    (list) => {
      const { sections } = segmentAscii(`Item 5. Other Events\n\n${BODY}\n\n${list}\n\n${SIGNED}`);
      expect(sections.map(({ text }) => text)).toEqual([BODY]);
    },
  );

  it("keeps a lettered paragraph below a number as text", () => {
    const { sections } = segmentAscii(`Item 7.\n\n(c) Exhibits\n\n99.1 Press release\n`);
    expect(sections[0]).toMatchObject({
      subparagraphs: ["c"],
      text: "(c) Exhibits\n\n99.1 Press release",
    });
  });
});

describe("findTail", () => {
  it("passes over the signatures of a contents page right above those of a short report", () => {
    const segmented = segmentHtml(
      `<p>Item 5. Other Events</p><p>SIGNATURES</p><p>Item 5. Other Events</p><p>${BODY}</p>
       <p>SIGNATURES</p><p>Pursuant to the requirements of the Securities Exchange Act of 1934</p>`,
    );
    expect(segmented.sections.at(-1)).toMatchObject({ codes: ["5"], text: BODY });
  });
});
