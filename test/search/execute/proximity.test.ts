import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  areNear,
  areNearInOrder,
  followPhrase,
  type Positions,
} from "../../../lib/search/execute/proximity.ts";

/** Few places, so that occurrences often meet. */
const occurrences = fc.uniqueArray(fc.nat(14), { maxLength: 6 }).map((places) => {
  return places.sort((left, right) => left - right);
});
const someOccurrences = occurrences.filter((places) => places.length > 0);

function positions(places: readonly number[]): Positions {
  return { values: Uint32Array.from(places), count: places.length };
}

function phraseStarts(words: readonly (readonly number[])[], order = [...words.keys()]): number[] {
  const out: Positions = { values: new Uint32Array(0), count: 0 };
  followPhrase(
    order.map((offset) => ({ offset, read: () => positions(words[offset] ?? []) })),
    out,
  );
  return [...out.values.subarray(0, out.count)];
}

/** All ways to take `times` different occurrences of each item. */
function* choices(items: readonly (readonly number[])[], times: readonly number[]) {
  const pick = function* (at: number, chosen: readonly number[]): Generator<readonly number[]> {
    const asked = times.flatMap((count, item) => Array.from({ length: count }, () => item));
    const item = asked[at];
    if (item === undefined) yield chosen;
    else {
      const floor = asked[at - 1] === item ? (chosen.at(-1) ?? -1) : -1;
      for (const place of items[item] ?? []) {
        if (place > floor) yield* pick(at + 1, [...chosen, place]);
      }
    }
  };
  yield* pick(0, []);
}

describe("followPhrase", () => {
  it("finds where words stand in a row, in whatever order they are read, for any places", () => {
    const words = fc.array(occurrences, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(words, (places) => {
        const [first = []] = places;
        const expected = first.filter((start) => {
          return places.every((own, offset) => own.includes(start + offset));
        });

        expect(phraseStarts(places)).toStrictEqual(expected);
        expect(phraseStarts(places, [...places.keys()].reverse())).toStrictEqual(expected);
      }),
    );
  });

  it("reads no further word once nothing is left", () => {
    const out: Positions = { values: new Uint32Array(4), count: 0 };
    const read: string[] = [];
    const word = (name: string, offset: number, places: readonly number[]) => {
      const readHere = () => {
        read.push(name);
        return positions(places);
      };
      return { offset, read: readHere };
    };

    followPhrase([word("a", 0, [1]), word("b", 1, [5]), word("c", 2, [3])], out);

    expect(out.count).toBe(0);
    expect(read).toStrictEqual(["a", "b"]);
  });
});

describe("areNear", () => {
  it("finds a window that holds every item as often as asked, for any places", () => {
    const item = fc.record({
      places: someOccurrences,
      length: fc.integer({ min: 1, max: 2 }),
      times: fc.integer({ min: 1, max: 2 }),
    });
    const items = fc.array(item, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(items, fc.nat(6), (asked, distance) => {
        const times = asked.map((one) => one.times);
        const lengths = asked.map(({ length }) => length);
        const room = distance + asked.reduce((sum, one) => sum + one.length * one.times, 0);
        const lengthOf = times.flatMap((count, i) => Array(count).fill(lengths[i]) as number[]);
        const places = asked.map((one) => one.places);
        const expected = [...choices(places, times)].some((chosen) => {
          const end = Math.max(...chosen.map((place, i) => place + (lengthOf[i] ?? 0)));
          return end - Math.min(...chosen) <= room;
        });

        expect(areNear(places.map(positions), lengths, times, distance)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe("areNearInOrder", () => {
  it("finds a window with the items one behind the other, for any places", () => {
    const item = fc.record({ places: someOccurrences, length: fc.integer({ min: 1, max: 2 }) });
    const items = fc.array(item, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(items, fc.nat(6), (asked, distance) => {
        const lengths = asked.map(({ length }) => length);
        const places = asked.map((one) => one.places);
        const room = distance + lengths.reduce((sum, length) => sum + length, 0);
        const once = asked.map(() => 1);
        const expected = [...choices(places, once)].some((chosen) => {
          const isOrdered = chosen.every((place, i) => {
            return i === 0 || place >= (chosen[i - 1] ?? 0) + (lengths[i - 1] ?? 0);
          });
          const end = (chosen.at(-1) ?? 0) + (lengths.at(-1) ?? 0);
          return isOrdered && end - (chosen[0] ?? 0) <= room;
        });

        expect(areNearInOrder(places.map(positions), lengths, distance)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
