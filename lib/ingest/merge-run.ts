import { openEntry } from "../catalog/catalog.ts";
import type { CommitDeps } from "../catalog/commit.ts";
import type { SegmentEntry } from "../catalog/manifest.ts";
import { mapConcurrent } from "../catalog/map-concurrent.ts";
import { writeSegmentStream } from "../catalog/write-segment.ts";
import type { MergeLimits } from "../index/merge-policy.ts";
import { prepareMerge, streamMerge } from "../index/merge-segments.ts";
import { createSegmentCache } from "../index/segment-cache.ts";
import type { Segment } from "../index/segment-reader.ts";
import { findHidden } from "../index/snapshot.ts";
import type { ObjectStore } from "../store/object-store.ts";

/**
 * A merge streams and takes some 100 MB, whatever the size; but what is written must be committed
 * within two minutes of its beginning, and a Lambda of 2 GB merges some megabytes a second.
 */
export const MERGE_LIMITS: MergeLimits = {
  maxMergedBytes: 128 * 2 ** 20,
  maxMergedSegments: 64,
};

const OPEN_LANES = 16;
/** A merge reads every part once, so that little is gained by keeping what was read. */
const CACHE_BYTES = 32 * 2 ** 20;

export interface MergedRun {
  /** The merged segment, not committed yet; null when nothing is left in it. */
  readonly merged: SegmentEntry | null;
  /** When its segment was begun, for the commit. */
  readonly startedAt: number;
}

export interface MergeRunOptions {
  readonly level: number;
  readonly dropTombstones: boolean;
  /** Segments above the run; what they hide is dropped as well. */
  readonly newer?: readonly SegmentEntry[];
}

/** Merges neighbouring segments, oldest first, and writes the result under a name of its own. */
export async function mergeRun(
  deps: CommitDeps,
  run: readonly SegmentEntry[],
  { level, dropTombstones, newer = [] }: MergeRunOptions,
): Promise<MergedRun> {
  const segments = await openRun(deps.store, run);
  const options = { dropTombstones, newer: await openRun(deps.store, newer) };
  const merge = await prepareMerge(segments, options);

  const startedAt = deps.clock.now();
  if (merge.filingCount === 0 && merge.removedKeys.length === 0) return { merged: null, startedAt };
  const merged = {
    ...(await writeSegmentStream(deps, streamMerge(merge))),
    filings: merge.filingCount,
    sections: merge.sectionCount,
    removedKeys: merge.removedKeys.length,
    level,
    since: Math.min(...run.map(({ since }) => since)),
    createdAt: new Date(startedAt).toISOString(),
  };
  return { merged, startedAt };
}

/** Counts in each segment the filings that newer ones of them hide. */
export async function countHidden(
  { store }: CommitDeps,
  entries: readonly SegmentEntry[],
): Promise<number[]> {
  const hidden = await findHidden(await openRun(store, entries));
  return hidden.map(({ size }) => size);
}

async function openRun(store: ObjectStore, entries: readonly SegmentEntry[]): Promise<Segment[]> {
  const source = { store, cache: createSegmentCache(CACHE_BYTES) };
  return await mapConcurrent(entries, OPEN_LANES, (entry) => openEntry(source, entry));
}

/** Puts a merged segment in place of its run; null unless the whole run is still there. */
export function replaceRun(
  segments: readonly SegmentEntry[],
  run: readonly SegmentEntry[],
  merged: SegmentEntry | null,
): SegmentEntry[] | null {
  const start = segments.findIndex(({ key }) => key === run[0]?.key);
  if (start < 0 || !run.every(({ key }, n) => segments[start + n]?.key === key)) return null;
  return segments.toSpliced(start, run.length, ...(merged === null ? [] : [merged]));
}
