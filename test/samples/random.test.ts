import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../infra/samples/random.ts";

describe("createRandom", () => {
  it("gives the same numbers for the same seed and stream, for any of them", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer(), (seed, stream) => {
        const one = createRandom(seed, stream);
        const other = createRandom(seed, stream);
        for (let draw = 0; draw < 20; draw++) expect(one.float()).toBe(other.float());
      }),
    );
  });

  it("gives other numbers for neighbouring seeds and streams", () => {
    const firsts = [0, 1, 2, 3].flatMap((seed) =>
      [0, 1, 2, 3].map((stream) => createRandom(seed, stream).float()),
    );
    expect(new Set(firsts).size).toBe(16);
  });

  it("stays within bounds and reaches both of them, for any range", () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(9), fc.nat(9), (seed, least, extent) => {
        const random = createRandom(seed);
        const drawn = Array.from({ length: 400 }, () => random.integer(least, least + extent));
        expect(Math.min(...drawn)).toBe(least);
        expect(Math.max(...drawn)).toBe(least + extent);
      }),
    );
  });

  it("samples different choices", () => {
    expect(createRandom(3).sample([1, 2, 3, 4], 4).sort()).toEqual([1, 2, 3, 4]);
    expect(createRandom(3).sample([1, 2], 5)).toHaveLength(2);
  });

  it("refuses to pick from nothing", () => {
    expect(() => createRandom(3).pick([])).toThrow(RangeError);
  });
});
