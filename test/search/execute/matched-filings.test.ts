import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markFilings, markLastSections } from "../../../lib/search/execute/matched-filings.ts";
import { emptyBits, hasBit, setBit } from "../../../lib/search/execute/section-bits.ts";

describe("markFilings", () => {
  it("marks the last section of each filing with a matching one, for any filings", () => {
    const sizes = fc.array(
      fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max: 4 }) },
        { weight: 1, arbitrary: fc.integer({ min: 30, max: 100 }) },
      ),
      { maxLength: 80 },
    );
    const density = fc.constantFrom(0, 0.02, 0.5, 1);
    fc.assert(
      fc.property(
        sizes,
        density,
        fc.infiniteStream(fc.double({ min: 0, max: 1 })),
        (all, p, coins) => {
          const starts = Uint32Array.from([0, ...runningSums(all)]);
          const matching = emptyBits(starts.at(-1) ?? 0);
          const expected: number[] = [];
          all.forEach((size, filing) => {
            const start = starts[filing] ?? 0;
            let matches = false;
            for (let section = start; section < start + size; section++) {
              if (coins.next().value >= p) continue;
              setBit(matching, section);
              matches = true;
            }
            if (matches) expected.push(start + size - 1);
          });

          const marks = markFilings(matching, markLastSections(starts), matching.slice());

          const marked = Array.from({ length: marks.length * 32 }, (_, i) => i);
          expect(marked.filter((section) => hasBit(marks, section))).toStrictEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function runningSums(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
