import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import type { SegmentInput } from "../../lib/index/segment-writer.ts";

/** What is left of batches, in commit order, when the newest of each key and of each id counts. */
export function visibleFilings(segments: readonly SegmentInput[]): IndexedFiling[] {
  return newestOfEachId(keptFilings(segments));
}

/** What a merge of all batches keeps: the newest of each key, shadowed ones included. */
export function keptFilings(segments: readonly SegmentInput[]): IndexedFiling[] {
  const kept = new Map<string, IndexedFiling>();
  for (const { filings, removedKeys } of segments) {
    for (const key of removedKeys) kept.delete(key);
    for (const one of filings) {
      kept.delete(one.filing.key);
      kept.set(one.filing.key, one);
    }
  }
  return [...kept.values()];
}

function newestOfEachId(filings: readonly IndexedFiling[]): IndexedFiling[] {
  const newest = new Map(filings.map((one) => [one.filing.id, one]));
  return filings.filter((one) => newest.get(one.filing.id) === one);
}
