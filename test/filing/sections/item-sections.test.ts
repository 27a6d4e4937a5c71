import { describe, expect, it } from "vitest";
import { BODY, SIGNED, segmentAscii } from "../../support/segment-text.ts";

describe("itemSections", () => {
  it("ends an item above the line that says that those in between are not applicable", () => {
    const { sections } = segmentAscii(
      `ITEM 3.     BANKRUPTCY OR RECEIVERSHIP

${BODY}

ITEMS 4-6.  NOT APPLICABLE

ITEM 7.     FINANCIAL STATEMENTS AND EXHIBITS

   (c) Exhibit 99 - Press release

Items 1, 2, 8 and 9 are not applicable and are therefore
omitted from this report.

${SIGNED}`,
    );
    expect(sections.map(({ text }) => text)).toEqual([BODY, "(c) Exhibit 99 - Press release"]);
  });

  it("hears nothing in an item when the next say the same", () => {
    const { items } = segmentAscii(
      `Item 2. Acquisition or Disposition of Assets\n\n${BODY}

Item 3. Bankruptcy or Receivership. None.

Items 4-6. None.

Item 7. Exhibits\n\n(c) 99 Press release\n\n${SIGNED}`,
    );
    const reported = items.filter(({ notApplicable }) => !notApplicable);
    expect(reported.map(({ code }) => code)).toEqual(["2", "7"]);
  });

  it("hears that an item is not applicable beside the second line of its title", () => {
    const { items } = segmentAscii(
      `Item 3.        Bankruptcy or Receivership                 Not applicable
Item 4.        Changes in Registrant's Certifying
               Accountant                                 Not applicable
Item 5.        Other Events

${BODY}

${SIGNED}`,
    );
    expect(items.map(({ code, notApplicable }) => [code, notApplicable])).toEqual([
      ["3", true],
      ["4", true],
      ["5", false],
    ]);
  });

  it("takes text beside a number without a title for no title, however short it is", () => {
    const { sections } = segmentAscii(
      `Item 5:   On May 5, 1999 the Trustee distributed funds.

Item 7:   Exhibit 99 - Report to holders

${SIGNED}`,
    );
    expect(sections.map(({ text, titleRaw }) => [text, titleRaw])).toEqual([
      ["On May 5, 1999 the Trustee distributed funds.", ""],
      ["Exhibit 99 - Report to holders", ""],
    ]);
  });

  it("shares the text between headings of which the first ends in 'and'", () => {
    const { sections } = segmentAscii(
      `Item 1.01  Entry into a Material Definitive Agreement; and
Item 2.03  Creation of a Direct Financial Obligation.

${BODY}

${SIGNED}`,
    );
    expect(sections.map(({ codes, text }) => [codes, text])).toEqual([[["1.01", "2.03"], BODY]]);
  });

  it("keeps an item's section of a few words when the next heading is of the same item", () => {
    const { sections } = segmentAscii(
      `Item 4(a)(1)   Previous independent accountants

     On May 5, 1999 the Registrant dismissed Roe & Co.

     The reports contained no adverse opinion.

Item 4(a)(2)   New independent accountants

     The Registrant engaged Poe & Co.

${SIGNED}`,
    );
    expect(sections.map(({ text }) => text)).toEqual([
      "On May 5, 1999 the Registrant dismissed Roe & Co.\n\nThe reports contained no adverse opinion.",
      "The Registrant engaged Poe & Co.",
    ]);
  });
});
