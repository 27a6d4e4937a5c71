/**
 * Merges segments until the merge policy asks for nothing more.
 *
 *     segments   a b c d e        plan: b c d
 *     meanwhile  a b c d e f      ingest appended f
 *     commit     a M e f          b c d are still neighbours: replaced by their merge
 *     otherwise  a N e f          another compactor was faster: M is left to the collector
 *
 * Each merge is a commit of its own, so a compactor that dies loses one merge at most.
 */
import { openEntry } from "../catalog/catalog.ts";
import { type CommitDeps, commit, type ManifestChange, readManifest } from "../catalog/commit.ts";
import type { Manifest, SegmentEntry } from "../catalog/manifest.ts";
import { mapConcurrent } from "../catalog/map-concurrent.ts";
import { writeSegment } from "../catalog/write-segment.ts";
import { memoryByteSource } from "../index/byte-source.ts";
import { type MergeLimits, type MergePlan, planMerges } from "../index/merge-policy.ts";
import { mergeSegments } from "../index/merge-segments.ts";
import { createSegmentCache } from "../index/segment-cache.ts";
import { openSegment } from "../index/segment-reader.ts";

/** Chosen for a Lambda of 2 GB: the merged segments and their merge are in memory together. */
export const MERGE_LIMITS: MergeLimits = {
  maxMergedBytes: 128 * 2 ** 20,
  maxMergedSegments: 64,
};
const OPEN_LANES = 16;
/** A merge reads every part once, so that little is gained by keeping what was read. */
const MERGE_CACHE_BYTES = 32 * 2 ** 20;

export interface CompactionReport {
  readonly merges: number;
  /** Merges whose segments another compactor had replaced before. */
  readonly lostMerges: number;
  readonly mergedSegments: number;
  readonly writtenBytes: number;
  /** False when time ran out before everything was merged. */
  readonly isDone: boolean;
}

export interface CompactionOptions {
  /** Asked before each merge; false ends the compaction. */
  readonly hasTime?: () => boolean;
  readonly limits?: MergeLimits;
}

/** Merges segments of the index while the policy finds some and there is time. */
export async function compactSegments(
  deps: CommitDeps,
  { hasTime = () => true, limits = MERGE_LIMITS }: CompactionOptions = {},
): Promise<CompactionReport> {
  const report = { merges: 0, lostMerges: 0, mergedSegments: 0, writtenBytes: 0 };
  while (true) {
    const { manifest } = await readManifest(deps.store);
    const plans = planMerges(manifest.segments, limits, (n) => isRebuildBoundary(manifest, n));
    // Any of them, so that two compactors rarely do the same work.
    const plan = plans[Math.floor(deps.clock.random() * plans.length)];
    if (plan === undefined) return { ...report, isDone: true };
    if (!hasTime()) return { ...report, isDone: false };
    const { writtenBytes, isCommitted } = await mergeRun(deps, manifest, plan);
    report.writtenBytes += writtenBytes;
    if (isCommitted) {
      report.merges++;
      report.mergedSegments += plan.end - plan.start;
    } else {
      report.lostMerges++;
    }
  }
}

/** Tells whether a rebuild will keep segment `ordinal` and drop the one before it. */
function isRebuildBoundary({ segments, rebuild }: Manifest, ordinal: number): boolean {
  const before = segments[ordinal - 1];
  const after = segments[ordinal];
  if (rebuild === null || before === undefined || after === undefined) return false;
  return before.since <= rebuild.base !== after.since <= rebuild.base;
}

async function mergeRun(
  deps: CommitDeps,
  manifest: Manifest,
  plan: MergePlan,
): Promise<{ readonly writtenBytes: number; readonly isCommitted: boolean }> {
  const run = manifest.segments.slice(plan.start, plan.end);
  const cache = createSegmentCache(MERGE_CACHE_BYTES);
  const segments = await mapConcurrent(run, OPEN_LANES, (entry) =>
    openEntry({ store: deps.store, cache }, entry),
  );
  const dropTombstones = isOldest(manifest, plan.start);
  const bytes = await mergeSegments(segments, { dropTombstones });

  const startedAt = deps.clock.now();
  const merged = await writeMerged(deps, bytes, {
    level: plan.level,
    since: Math.min(...run.map(({ since }) => since)),
    createdAt: new Date(startedAt).toISOString(),
  });
  const rebase = (current: Manifest): ManifestChange | null =>
    replaceRun(current, { run, merged, dropTombstones });
  const committed = await commit(deps, { startedAt, rebase });
  return { writtenBytes: merged?.sizeBytes ?? 0, isCommitted: committed !== null };
}

/** Tells whether nothing older than this segment is or will be searched: no tombstone is needed. */
function isOldest({ segments, rebuild }: Manifest, ordinal: number): boolean {
  const segment = segments[ordinal];
  if (ordinal > 0 || segment === undefined) return false;
  return rebuild === null || segment.since <= rebuild.base;
}

/** Writes the merged segment and describes it; null when nothing is left in it. */
async function writeMerged(
  deps: CommitDeps,
  bytes: Uint8Array,
  origin: Pick<SegmentEntry, "level" | "since" | "createdAt">,
): Promise<SegmentEntry | null> {
  const segment = await openSegment(memoryByteSource("merged segment", bytes));
  if (segment.filingCount === 0 && segment.removedKeyCount === 0) return null;
  return {
    key: await writeSegment(deps, bytes),
    filings: segment.filingCount,
    sections: segment.sectionCount,
    removedKeys: segment.removedKeyCount,
    sizeBytes: bytes.byteLength,
    ...origin,
  };
}

interface Replacement {
  readonly run: readonly SegmentEntry[];
  readonly merged: SegmentEntry | null;
  readonly dropTombstones: boolean;
}

/** Puts the merged segment in place of its run; null unless the whole run is still there. */
function replaceRun(
  manifest: Manifest,
  { run, merged, dropTombstones }: Replacement,
): ManifestChange | null {
  const { segments } = manifest;
  const start = segments.findIndex(({ key }) => key === run[0]?.key);
  if (start < 0 || !run.every(({ key }, n) => segments[start + n]?.key === key)) return null;
  if (dropTombstones && !isOldest(manifest, start)) return null;
  const replacement = merged === null ? [] : [merged];
  return { segments: segments.toSpliced(start, run.length, ...replacement) };
}
