import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_COUNTED_SETS, MemberCounts } from "../../../lib/search/execute/member-counts.ts";
import { Scratch } from "../../../lib/search/execute/scratch.ts";

const MEMBERS = Array.from({ length: 32 }, (_, member) => member);

describe("MemberCounts", () => {
  it("counts in how many sets each member is, for any sets", () => {
    const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    const sets = fc.array(word, { maxLength: MAX_COUNTED_SETS });
    fc.assert(
      fc.property(word, sets, (among, all) => {
        const counts = new MemberCounts(Uint32Array.of(among), new Scratch());
        for (const set of all) counts.add(Uint32Array.of(set));

        const expected = MEMBERS.map((member) => {
          return has(among, member) ? all.filter((set) => has(set, member)).length : 0;
        });
        expect(counts.largest(0)).toBe(Math.max(...expected));
        for (let least = 1; least <= MAX_COUNTED_SETS; least++) {
          const found = MEMBERS.map((member) => has(counts.atLeast(least, 0), member));
          expect(found).toStrictEqual(expected.map((count) => count >= least));
        }
      }),
    );
  });
});

function has(set: number, member: number): boolean {
  return ((set >>> member) & 1) === 1;
}
