import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeUnits, sortTerms } from "../../lib/index/sort-terms.ts";

const decoder = new TextDecoder();

function sorted(terms: readonly string[]): string[] {
  const units = terms.map((term) => {
    return Uint16Array.from({ length: term.length }, (_, i) => term.charCodeAt(i));
  });
  const { order, termOf } = sortTerms(terms.length, (id) => units[id] ?? new Uint16Array(0));
  return Array.from(order, (id) => decoder.decode(termOf(id)));
}

describe("sortTerms", () => {
  it("puts terms into the order of their UTF-8 bytes, for any terms", () => {
    const start = fc.constantFrom("", "agree", "agreed", "é", "\ufb01", "𝒜");
    const term = fc.tuple(start, fc.string({ maxLength: 7 })).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.uniqueArray(term), (terms) => {
        const expected = [...terms].sort((left, right) => {
          return Buffer.compare(Buffer.from(left), Buffer.from(right));
        });

        expect(sorted(terms)).toStrictEqual(expected);
      }),
    );
  });

  it("tells terms apart that begin with the same five bytes", () => {
    const terms = ["agreement", "agree", "agreed", "agreeable"];

    expect(sorted(terms)).toStrictEqual(["agree", "agreeable", "agreed", "agreement"]);
  });
});

describe("decodeUnits", () => {
  it("makes a string of UTF-16 units, wherever in a buffer they stand", () => {
    const units = Uint16Array.of(1, 0x41, 0xd835, 0xdc9c);

    expect(decodeUnits(units.subarray(1))).toBe("A𝒜");
  });
});
