import { decodeHTML } from "entities/decode";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeReferences,
  firstPrinted,
  isTidyAscii,
  lastPrinted,
} from "../../../lib/filing/text/character-references.ts";

describe("decodeReferences", () => {
  it.each([
    ["AT&amp;T", "AT&T"],
    ["Item&#160;5", "Item\u00a05"],
    ["&#147;Company&#148;", "“Company”"],
    ["a & b", "a & b"],
    ["&bogus;", "&bogus;"],
  ])("decodes %s as browsers do", (encoded, expected) => {
    expect(decodeReferences(encoded)).toBe(expected);
  });

  it("decodes long texts like short ones, for any pieces", () => {
    const piece = fc.constantFrom(
      "a",
      " ",
      "&amp;",
      "&#8212;",
      "&",
      "&#x1d49c;",
      "𝒜",
      "&nbsp",
      ";",
    );
    const unit = fc.array(piece, { minLength: 1, maxLength: 30 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(unit, (one) => {
        const text = one.repeat(Math.ceil(40_000 / one.length));

        expect(decodeReferences(text)).toBe(decodeHTML(text));
      }),
    );
  });
});

describe("firstPrinted", () => {
  it.each([
    ["&nbsp; Item", 7],
    ["&#160;&#173;x", 12],
    ["&mdash;", 0],
    ["& more", 0],
    [" &nbsp;\u200b", -1],
  ])("finds in %j where what prints begins: %d", (encoded, index) => {
    expect(firstPrinted(encoded)).toBe(index);
  });
});

describe("lastPrinted", () => {
  it.each([
    ["Item &nbsp;", 4],
    ["x&#173; ", 1],
    ["a&mdash; ", 8],
    ["see;", 4],
    ["&nbsp;", 0],
  ])("finds in %j where what prints ends: %d", (encoded, index) => {
    expect(lastPrinted(encoded)).toBe(index);
  });
});

describe("isTidyAscii", () => {
  it.each([
    ["Item 5", true],
    ["Item  5", false],
    [" Item", false],
    ["Item ", false],
    ["AT&T", false],
    ["é", false],
    ["", false],
  ])("says of %j: %s", (text, expected) => {
    expect(isTidyAscii(text)).toBe(expected);
  });
});
