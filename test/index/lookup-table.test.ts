import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeLookupTable, LookupTable } from "../../lib/index/lookup-table.ts";

/** Few values, so that halves and whole fingerprints coincide often. */
const half = fc.constantFrom(0, 1, 2, 7, 0x7fffffff, 0x80000000, 0xffffffff);
const fingerprints = fc.array(fc.record({ high: half, low: half }), { maxLength: 60 });

describe("LookupTable", () => {
  it("finds the ordinals of a fingerprint, ascending, for any entries", () => {
    fc.assert(
      fc.property(fingerprints, half, half, (entries, high, low) => {
        const table = new LookupTable(
          encodeLookupTable(entries.map((entry, ordinal) => ({ ...entry, ordinal }))),
        );

        const expected = entries.flatMap((entry, ordinal) =>
          entry.high === high && entry.low === low ? [ordinal] : [],
        );
        expect([...table.find({ high, low })]).toStrictEqual(expected);
        expect(table.has({ high, low })).toBe(expected.length > 0);
      }),
    );
  });
});
