import { FIELDS } from "../../index/schema.ts";
import type { ExpandedWord } from "./expand-words.ts";
import type { SegmentLists, WordUse } from "./fetch-lists.ts";
import { countMatches } from "./match-words.ts";
import { inverseFrequency } from "./scoring.ts";

/** What a match of a word's expansion tells in each field: [expansion][field id]. */
export type WordWeights = readonly (readonly number[])[];

/** Computes expansion weights times inverse frequencies, over all segments. */
export function weighWords(
  words: readonly ExpandedWord[],
  uses: readonly WordUse[],
  segments: readonly SegmentLists[],
  sectionCount: number,
): WordWeights[] {
  return words.map(({ expansions }, word) => {
    return expansions.map(({ weight, entries }) => {
      return FIELDS.map((_, field) => {
        if (uses[word]?.fields[field] !== true) return 0;
        let matching = 0;
        entries.forEach((entry, i) => {
          const list = entry?.lists[field];
          const lists = segments[i];
          if (!list || !lists) return;
          // A hidden filing must not count, and the dictionary cannot know which filings are hidden.
          matching += lists.live === null ? list.count : countMatches(lists, list, lists.live);
        });
        return matching === 0 ? 0 : weight * inverseFrequency(sectionCount, matching);
      });
    });
  });
}
