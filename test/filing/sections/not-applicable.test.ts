import { describe, expect, it } from "vitest";
import {
  deniesItems,
  endsNotApplicable,
  isNotApplicable,
} from "../../../lib/filing/sections/not-applicable.ts";

describe("isNotApplicable", () => {
  it.each([
    "Not applicable.",
    "There are no events to report.",
    "The registrant has nothing to report under this item.",
    "No disclosure is required under this Item",
    "Not presently applicable.",
    "Non-applicable",
    "None reported.",
    "There were none.",
    "[Removed and Reserved]",
    "-- N/A --",
    "Nil",
    "None.\n\n2",
  ])("hears nothing in %j", (text) => {
    expect(isNotApplicable(text)).toBe(true);
  });

  it.each([
    "None of the directors resigned.",
    "Not applicable to the extent that the plant was sold.",
    "No changes were made to the charter.",
    "There are no disagreements with the accountants.",
    "No report was made by the accountants.",
    "None.\n\nThe plant opened; it makes cups.",
    "",
  ])("hears something in %j", (text) => {
    expect(isNotApplicable(text)).toBe(false);
  });
});

describe("endsNotApplicable", () => {
  it("hears a title's own denial", () => {
    expect(endsNotApplicable("Bankruptcy or Receivership - None")).toBe(true);
    expect(endsNotApplicable("Bankruptcy or Receivership")).toBe(false);
  });
});

describe("deniesItems", () => {
  it.each([
    "Items 4-6. None.",
    "ITEM 1-2.   NOT APPLICABLE",
    "Items 1.01, 2.03 and 7.01 are not applicable.",
    "Item 5 through Item 6: Not applicable",
    "Items 1, 2, 3, 4, 6, 7 and 8 are inapplicable and are omitted from this Report.",
    "Items 1 through 7 are not included because they are not applicable.",
  ])("hears that items have nothing in %j", (text) => {
    expect(deniesItems(text)).toBe(true);
  });

  it.each([
    "Items 4 and 6 of the agenda were not voted on.",
    "Items 1 and 2 are not applicable to the plant in Duluth, which was sold.",
    "Not applicable.",
  ])("hears no such thing in %j", (text) => {
    expect(deniesItems(text)).toBe(false);
  });
});
