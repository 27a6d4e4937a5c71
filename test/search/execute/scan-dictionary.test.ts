import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DictionaryIndex, DictionaryWriter } from "../../../lib/index/dictionary.ts";
import {
  allBlocks,
  findByDistance,
  findByPrefix,
  findTerm,
  groupRanges,
  LoadedDictionary,
} from "../../../lib/search/execute/scan-dictionary.ts";

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[abc]{1,9}$/) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.stringMatching(/^[aé𝒜]{1,5}$/u) },
);
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 400 });

describe("dictionary scans", () => {
  it("find each term and its lists, for any terms", () => {
    fc.assert(
      fc.property(words, word, (terms, other) => {
        const dictionary = build(terms);

        for (const term of [...terms, other]) {
          const count = findTerm(dictionary, term)?.lists[2]?.count ?? null;
          expect(count).toBe(terms.includes(term) ? term.length : null);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("find the terms with a prefix, for any terms", () => {
    fc.assert(
      fc.property(words, word, (terms, prefix) => {
        const found = findByPrefix(build(terms), prefix).map(({ entry }) => entry.term);

        expect(found).toStrictEqual(sorted(terms.filter((term) => term.startsWith(prefix))));
      }),
      { numRuns: 200 },
    );
  });

  it("find the terms within an edit distance, for any terms", () => {
    fc.assert(
      fc.property(words, word, fc.integer({ min: 1, max: 6 }), (terms, near, limit) => {
        const found = findByDistance(build(terms), near, limit).map(({ entry, distance }) => {
          return [entry.term, distance];
        });

        const expected = sorted(terms)
          .map((term) => [term, editDistance(term, near)] as const)
          .filter(([, distance]) => distance <= limit)
          .map((pair) => [...pair]);
        expect(found).toStrictEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it("find what is near a word of a thousand letters, without a matrix for each other term", () => {
    const long = "x".repeat(1_000);
    const far = Array.from({ length: 10_000 }, (_, i) => `é${i}`);
    const dictionary = build([...far, long, `${long}y`, `é${long}`, `${long}é`, `é${long}é`]);

    const near = findByDistance(dictionary, long, 1).map(({ entry }) => entry.term);

    expect(near).toStrictEqual([long, `${long}y`, `${long}é`, `é${long}`]);
  }, 5_000);

  it("find terms that are longer than a byte can tell", () => {
    const long = "x".repeat(300);
    const dictionary = build(["a", `${long}`, `${long}y`, `${long}${long}`, "z"]);

    expect(findTerm(dictionary, `${long}y`)?.term).toBe(`${long}y`);
    const longer = findByPrefix(dictionary, `${long}x`).map(({ entry }) => entry.term);
    expect(longer).toStrictEqual([`${long}${long}`]);
    const near = findByDistance(dictionary, `${long}z`, 1).map(({ entry }) => entry.term);
    expect(near).toStrictEqual([long, `${long}y`]);
  });
});

function build(terms: readonly string[]): LoadedDictionary {
  const writer = new DictionaryWriter();
  for (const term of sorted(terms)) {
    const list = { count: term.length, postingsBytes: 3, positionsBytes: 2 };
    writer.add(new TextEncoder().encode(term), [null, null, list]);
  }
  const { dictionary, index: bytes } = writer.finish();
  const index = new DictionaryIndex(bytes, terms.length);
  const { groups, ranges } = groupRanges(index, [allBlocks(index)]);
  const loaded = groups.map((group, i) => {
    return [group, dictionary.subarray(ranges[i]?.start, ranges[i]?.end)] as const;
  });
  return new LoadedDictionary(index, new Map(loaded));
}

function sorted(terms: readonly string[]): string[] {
  return [...terms].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
}

/** Levenshtein's distance in UTF-16 units, by the whole matrix. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let k = 1; k <= right.length; k++) {
      const replaced = (row[k - 1] ?? 0) + (left[i - 1] === right[k - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[k] ?? 0) + 1, (next[k - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
