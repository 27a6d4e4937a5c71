import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import type { SegmentInput } from "../../lib/index/segment-writer.ts";

/** What is left of batches, in commit order, when the newest upload of a key and of an id counts. */
export function visibleFilings(segments: readonly SegmentInput[]): IndexedFiling[] {
  return newestOfEachId(keptFilings(segments));
}

/** What a merge of all batches keeps: the newest upload of each key, shadowed filings included. */
export function keptFilings(segments: readonly SegmentInput[]): IndexedFiling[] {
  let kept: IndexedFiling[] = [];
  for (const { filings, removedKeys } of segments) {
    const changed = new Set([...removedKeys, ...filings.map(({ filing }) => filing.key)]);
    const last = (key: string) => filings.findLast(({ filing }) => filing.key === key);
    const uploaded = filings.filter(({ filing }) => filing.etag === last(filing.key)?.filing.etag);
    kept = [...kept.filter(({ filing }) => !changed.has(filing.key)), ...uploaded];
  }
  return kept;
}

function newestOfEachId(filings: readonly IndexedFiling[]): IndexedFiling[] {
  const newest = new Map(filings.map((one) => [one.filing.id, one]));
  return filings.filter((one) => newest.get(one.filing.id) === one);
}
