import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  collapseSpaces,
  firstVisible,
  foldPunctuation,
  hasDoubleBlank,
  lastVisible,
  plainSpaces,
  singleSpaced,
} from "../../../lib/filing/text/characters.ts";

/** Everything that prints as a space, or as nothing, beside what prints. */
const piece = fc.constantFrom(
  ..."a Z 9 é \u2014 𝒜".split(" "),
  ..." ,\t,\n,\u00a0,\u2009,\u3000,\u00ad,\u200b,\ufeff".split(","),
);
const shortText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
/** Long texts are read by another way, a piece at a time. */
const longText = fc
  .tuple(shortText, shortText, fc.integer({ min: 400, max: 1_500 }))
  .map(([start, unit, count]) => start + `${unit}x`.repeat(count));

const INVISIBLE = /[\u00ad\u200b\ufeff]/g;
const SPACES = /[\t\n \u00a0\u2009\u3000]+/g;
const ODD_SPACE = /[\u00a0\u2009\u3000]/g;

describe.each([
  ["short", shortText],
  ["long", longText],
])("for any %s text", (_, text) => {
  it("collapseSpaces leaves one blank of each run of spaces", () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(collapseSpaces(one)).toBe(one.replace(INVISIBLE, "").replace(SPACES, " "));
      }),
    );
  });

  it("plainSpaces puts a blank for each odd space", () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(plainSpaces(one)).toBe(one.replace(INVISIBLE, "").replace(ODD_SPACE, " "));
      }),
    );
  });

  it("singleSpaced leaves one blank of each run of blanks", () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(singleSpaced(one)).toBe(one.replace(/ +/g, " "));
        expect(hasDoubleBlank(one)).toBe(one.includes("  "));
      }),
    );
  });
});

describe("firstVisible", () => {
  it.each([
    [" \u00a0\u200bItem", 3],
    ["Item", 0],
    ["\u2014 5", 0],
    [" \t\u00ad", -1],
    ["", -1],
  ])("finds in %j the first character that prints: %d", (text, index) => {
    expect(firstVisible(text)).toBe(index);
  });
});

describe("lastVisible", () => {
  it.each([
    ["Item \u00a0\u200b", 4],
    ["Item", 4],
    [" \t\u00ad", 0],
  ])("finds in %j where what prints ends: %d", (text, index) => {
    expect(lastVisible(text)).toBe(index);
  });
});

describe("foldPunctuation", () => {
  it("folds quotes and hyphens one for one", () => {
    expect(foldPunctuation("“Registrant’s” 2\u20133 \u2212 5")).toBe('"Registrant\'s" 2-3 - 5');
  });
});
