import type { CommitDeps } from "../catalog/commit.ts";
import type { Manifest } from "../catalog/manifest.ts";
import type { MergeLimits } from "../index/merge-policy.ts";
import { compactSegments } from "./compact-segments.ts";

/** A query opens every segment; merged in time there are three of each level, a dozen in all. */
const MAX_SEGMENTS = 64;
/** Of those who see too many segments at once this share merges some; more would do it twice. */
const RELIEF_RATE = 0.25;
/** What is above the limit, and one more for what came in meanwhile. */
const MAX_MERGES = 2;
/** Small, so that the messages of the batch that pays for it are not held up for long. */
const LIMITS: MergeLimits = { maxMergedBytes: 16 * 2 ** 20, maxMergedSegments: 64 };

/**
 * Merges some segments if a commit has left too many: in a burst of uploads the schedule of the
 * compaction may be too slow. True when it did. Rejects with `unavailable` when it could not.
 * Asks `hasTime` before each merge.
 */
export async function relieveIndex(
  deps: CommitDeps,
  { segments }: Manifest,
  hasTime: () => boolean = () => true,
): Promise<boolean> {
  if (segments.length <= MAX_SEGMENTS || deps.clock.random() >= RELIEF_RATE) return false;
  let merges = MAX_MERGES;
  const report = await compactSegments(deps, {
    limits: LIMITS,
    hasTime: () => hasTime() && merges-- > 0,
    mayRewrite: false,
  });
  return report.merges > 0;
}
