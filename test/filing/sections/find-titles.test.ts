import { describe, expect, it } from "vitest";
import { BODY, codesOf, segmentAscii, segmentHtml } from "../../support/segment-text.ts";

describe("findTitles", () => {
  it("takes official titles for headings when no item is numbered", () => {
    const segmented = segmentHtml(
      `<p><b>Results of Operations and Financial Condition</b></p><p>${BODY}</p>`,
    );
    expect(segmented.sections).toMatchObject([{ codes: ["2.02"], confidence: 0.5, text: BODY }]);
  });

  it("gives titles without numbers the codes of the day that the cover prints", () => {
    const titled = `CHANGES IN REGISTRANT'S CERTIFYING ACCOUNTANT\n\n${BODY}\n\nFINANCIAL STATEMENTS AND EXHIBITS\n\n16 Letter\n`;
    const old = segmentAscii(`Date of Report: March 3, 1998\n\n${titled}`);
    expect(codesOf(old)).toEqual(["4", "7"]);
    expect(old.warnings).toEqual([]);
    expect(codesOf(segmentAscii(`Date of Report: March 3, 2008\n\n${titled}`))).toEqual([
      "4.01",
      "9.01",
    ]);
  });

  it("takes the title of the exhibits without its number for Item 9.01, or once 7", () => {
    const current = segmentHtml(
      `<p>Item 8.01 Other Events</p><p>${BODY}</p>
       <p><b>Section 9 - Financial Statements and Exhibits</b></p><p>(d) 99.1 Press release</p>`,
    );
    expect(codesOf(current)).toEqual(["8.01", "9.01"]);
    expect(current.sections.at(-1)).toMatchObject({
      text: "(d) 99.1 Press release",
      confidence: 0.5,
    });
    const legacy = segmentAscii(
      `Item 5. Other Events\n\n${BODY}\n\nFINANCIAL STATEMENTS AND EXHIBITS\n\n(c) 99.1 Press release`,
    );
    expect(codesOf(legacy)).toEqual(["5", "7"]);
  });
});
