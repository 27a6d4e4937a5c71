import { describe, expect, it } from "vitest";
import { BODY, codesOf, SIGNED, segmentAscii, segmentHtml } from "../../support/segment-text.ts";

describe("readTitleFirst", () => {
  it("reads a number that stands behind its title, in the line or in the next cell", () => {
    const html = segmentHtml(
      `<p>Other Events (Item 8.01)</p><p>${BODY}</p>
       <table><tr><td>Financial Statements and Exhibits</td><td>Item 9.01</td></tr></table>
       <p>(d) Exhibits</p>`,
    );
    expect(html.sections).toMatchObject([
      { codes: ["8.01"], titleRaw: "Other Events", text: BODY },
      { codes: ["9.01"], titleRaw: "Financial Statements and Exhibits", text: "(d) Exhibits" },
    ]);
  });

  it("reads a title that wraps before its number", () => {
    const segmented = segmentAscii(
      `Item 8.01 Other Events\n\n${BODY}\n\nAmendments to Articles of Incorporation or Bylaws;
Change in Fiscal Year (Item 5.03)\n\n${BODY}`,
    );
    expect(segmented.sections).toMatchObject([
      { codes: ["8.01"], text: BODY },
      { codes: ["5.03"], text: BODY },
    ]);
  });

  it("takes prose that names an item for no heading", () => {
    const segmented = segmentAscii(
      `Item 5. Other Events\n\nThe registrant reported the purchase of its plant as an\nAcquisition of Assets (Item 2)
\nExhibits of earlier reports (Item 7).\n\n${BODY}\n\n${SIGNED}`,
    );
    expect(codesOf(segmented)).toEqual(["5"]);
  });
});

describe("withTitleAbove", () => {
  it("begins an item at the title above its number", () => {
    const segmented = segmentAscii(
      `Item 2. Acquisition or Disposition of Assets\n\n${BODY}\n\nOther Events\n\nItem 5.\n\n${BODY}`,
    );
    expect(segmented.sections).toMatchObject([
      { codes: ["2"], text: BODY },
      { codes: ["5"], titleRaw: "Other Events", text: BODY },
    ]);
  });

  it("leaves the title of an item to it when the next one has none", () => {
    const segmented = segmentHtml(
      `<p>Item 5.</p><p>Other Events</p><p>Item 7.</p><p>(c) Exhibits</p>`,
    );
    expect(segmented.sections.map(({ codes }) => codes)).toEqual([["5"], ["7"]]);
  });
});
