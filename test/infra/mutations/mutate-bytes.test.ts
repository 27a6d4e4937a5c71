import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom, mutateBytes } from "../../../infra/mutations/mutate-bytes.ts";

const file = new TextEncoder().encode("FORM 8-K\nItem 5. Other Events\n".repeat(20));

describe("mutateBytes", () => {
  it("does the same damage for the same seed, and leaves the file itself alone", () => {
    const original = file.slice();
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const once = mutateBytes(file, createRandom(seed));
        expect(mutateBytes(file, createRandom(seed))).toEqual(once);
        expect(file).toEqual(original);
      }),
    );
  });
});

describe("createRandom", () => {
  it("stays below its limit", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (seed, limit) => {
        const random = createRandom(seed);
        for (let draw = 0; draw < 20; draw++) {
          const drawn = random(limit);
          expect(drawn >= 0 && drawn < limit && Number.isInteger(drawn)).toBe(true);
        }
      }),
    );
  });
});
