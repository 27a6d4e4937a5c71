import { PostingListReader } from "../../index/posting-list.ts";
import { FIELDS } from "../../index/schema.ts";
import type { ExpandedWord } from "./expand-words.ts";
import { openList, type SegmentLists, type WordUse } from "./fetch-lists.ts";
import { inverseFrequency } from "./scoring.ts";
import { hasBit } from "./section-bits.ts";

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
          matching += lists.live === null ? list.count : countLive(lists, list);
        });
        return matching === 0 ? 0 : weight * inverseFrequency(sectionCount, matching);
      });
    });
  });
}

const reader = new PostingListReader();

/** A hidden filing must not count, and the dictionary cannot know which filings are hidden. */
function countLive(lists: SegmentLists, list: Parameters<typeof openList>[1]): number {
  const { live } = lists;
  if (live === null) return list.count;
  let count = 0;
  openList(lists, list, reader);
  while (reader.next()) {
    for (let i = 0; i < reader.count; i++) if (hasBit(live, reader.sections[i] ?? 0)) count++;
  }
  return count;
}
