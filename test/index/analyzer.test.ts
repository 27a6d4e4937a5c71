import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  analyze,
  hasEmptyEdge,
  locateTokens,
  normalizeName,
  processTerm,
  scanTokens,
  TokenSpans,
  tokenize,
} from "../../lib/index/analyzer.ts";

describe("scanTokens", () => {
  it("finds the tokens that MiniSearch's tokenizer does, for any text", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 60 });
    const spans = new TokenSpans();
    fc.assert(
      fc.property(text, (one) => {
        scanTokens(one, spans);

        const found = Array.from({ length: spans.count }, (_, i) => {
          return one.slice(spans.starts[i], spans.ends[i]);
        });
        const expected = tokenize(one);
        expect(found).toStrictEqual(expected.filter((token) => token !== ""));
        expect(hasEmptyEdge([one])).toBe(expected.includes(""));
      }),
      { numRuns: 2_000, examples: [[""], ["𐄀a"], ["a𐄀"], ["a\tb"], ["𝒜𐄁𝒜"], ["$5.00"]] },
    );
  });
});

describe("locateTokens", () => {
  it("tells term, place and position of each token", () => {
    expect(locateTokens("Form 8-K")).toStrictEqual([
      { term: "form", start: 0, end: 4, position: 0 },
      { term: "8", start: 5, end: 6, position: 1 },
      { term: "k", start: 7, end: 8, position: 2 },
    ]);
  });

  it("agrees with analyze for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(locateTokens(text).map(({ term }) => term)).toStrictEqual(analyze(text));
      }),
    );
  });
});

describe("normalizeName", () => {
  it("makes names equal that differ in case and punctuation", () => {
    expect(normalizeName("ACME, Inc.")).toBe(normalizeName("Acme Inc"));
    expect(normalizeName("…")).toBe("");
  });
});

describe("processTerm", () => {
  it("writes terms in lower case", () => {
    expect(processTerm("ÄB")).toBe("äb");
  });
});
