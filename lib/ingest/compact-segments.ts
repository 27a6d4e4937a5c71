/**
 * Merges segments until the merge policy asks for nothing more.
 *
 *     segments   a b c d e        plan: b c d
 *     meanwhile  a b c d e f      ingest appended f
 *     commit     a M e f          b c d are still neighbours: replaced by their merge
 *     otherwise  a N e f          another compactor was faster: M is left to the collector
 *
 * Each merge is a commit of its own, so a compactor that dies loses one merge at most.
 *
 * When there is nothing to merge, it looks for segments of which newer ones hide the better part,
 * and writes these anew without it. What is hidden stays so: a newer segment's filings and tombstones
 * live on in whatever it is merged into, until nothing older is left for them to hide.
 */
import { type CommitDeps, commit, type ManifestChange, readManifest } from "../catalog/commit.ts";
import type { Manifest } from "../catalog/manifest.ts";
import {
  findRewritable,
  type MergeLimits,
  type MergePlan,
  planMerges,
  planRewrite,
} from "../index/merge-policy.ts";
import { countHidden, MERGE_LIMITS, mergeRun, replaceRun } from "./merge-run.ts";

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
  /** False leaves hidden filings where they are. */
  readonly mayRewrite?: boolean;
}

/**
 * To know what is hidden, all keys of the newer segments are read; not again and again in an index
 * that rests.
 */
const REWRITE_WINDOW_MS = 15 * 60_000;

/** Merges and rewrites segments of the index while the policy finds some and there is time. */
export async function compactSegments(
  deps: CommitDeps,
  { hasTime = () => true, limits = MERGE_LIMITS, mayRewrite = true }: CompactionOptions = {},
): Promise<CompactionReport> {
  const report = { merges: 0, lostMerges: 0, mergedSegments: 0, writtenBytes: 0 };
  while (true) {
    const { manifest } = await readManifest(deps.store);
    const plans = planMerges(manifest.segments, limits, (n) => isRebuildBoundary(manifest, n));
    // Any of them, so that two compactors rarely do the same work.
    let plan = plans[Math.floor(deps.clock.random() * plans.length)] ?? null;
    if (plan === null && mayRewrite) plan = await findRewrite(deps, manifest, limits);
    if (plan === null) return { ...report, isDone: true };
    if (!hasTime()) return { ...report, isDone: false };
    const { writtenBytes, isCommitted } = await carryOut(deps, manifest, plan);
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

async function carryOut(
  deps: CommitDeps,
  manifest: Manifest,
  plan: MergePlan,
): Promise<{ readonly writtenBytes: number; readonly isCommitted: boolean }> {
  const run = manifest.segments.slice(plan.start, plan.end);
  const dropTombstones = isOldest(manifest, run[0]?.key);
  const newer = plan.end - plan.start === 1 ? manifest.segments.slice(plan.end) : [];
  const options = { level: plan.level, dropTombstones, newer };
  const { merged, startedAt } = await mergeRun(deps, run, options);
  const rebase = (current: Manifest): ManifestChange | null => {
    const segments = replaceRun(current.segments, run, merged);
    return segments === null ? null : { segments };
  };
  const committed = await commit(deps, { startedAt, rebase });
  return { writtenBytes: merged?.sizeBytes ?? 0, isCommitted: committed !== null };
}

/** Finds a segment that is worth writing anew, if the index has changed of late. */
async function findRewrite(
  deps: CommitDeps,
  { segments, updatedAt }: Manifest,
  limits: MergeLimits,
): Promise<MergePlan | null> {
  const start = findRewritable(segments);
  const changedAt = Date.parse(updatedAt ?? "");
  if (start === null || deps.clock.now() - changedAt > REWRITE_WINDOW_MS) return null;
  const entries = segments.slice(start);
  const hidden = await countHidden(deps, entries);
  const counted = entries.map((entry, n) => ({ ...entry, hiddenFilings: hidden[n] ?? 0 }));
  const plan = planRewrite(counted, limits);
  return plan && { ...plan, start: plan.start + start, end: plan.end + start };
}

/**
 * Tells whether nothing older than this segment is or will be searched: no tombstone is needed. It
 * stays so for as long as the segment lives: only the switch of a rebuild puts segments beneath
 * others, and it takes away all that were there when the rebuild began.
 */
function isOldest({ segments, rebuild }: Manifest, key: string | undefined): boolean {
  const [oldest] = segments;
  if (oldest === undefined || oldest.key !== key) return false;
  return rebuild === null || oldest.since <= rebuild.base;
}
