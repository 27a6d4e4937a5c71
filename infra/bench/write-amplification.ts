/**
 * How often a byte is written from its commit on, by the merge policy alone: filings are committed
 * one by one, as on a day with single uploads, and a compaction runs after every few of them.
 */
import { planMerges, type SegmentInfo } from "../../lib/index/merge-policy.ts";
import { MERGE_LIMITS } from "../../lib/ingest/merge-run.ts";

/** Of a segment that holds one filing. */
const SEGMENT_BYTES = 12_000;
/** A compaction a minute, an upload every few seconds. */
const COMMITS_PER_RUN = 10;

export interface WriteAmplification {
  readonly commits: number;
  /** Bytes written for each byte committed. */
  readonly amplification: number;
  /** 1 + log4 of the commits. */
  readonly bound: number;
  /** Segments that a query opens at last. */
  readonly segments: number;
}

/** Commits so many segments and merges them by the policy. */
export function measureWriteAmplification(commits: number): WriteAmplification {
  let segments: SegmentInfo[] = [];
  let writtenBytes = 0;
  for (let n = 1; n <= commits; n++) {
    segments.push({ level: 0, sizeBytes: SEGMENT_BYTES });
    writtenBytes += SEGMENT_BYTES;
    if (n % COMMITS_PER_RUN > 0) continue;
    for (let plan = planMerges(segments, MERGE_LIMITS)[0]; plan !== undefined; ) {
      const run = segments.slice(plan.start, plan.end);
      const sizeBytes = run.reduce((sum, segment) => sum + segment.sizeBytes, 0);
      segments = segments.toSpliced(plan.start, run.length, { sizeBytes, level: plan.level });
      writtenBytes += sizeBytes;
      plan = planMerges(segments, MERGE_LIMITS)[0];
    }
  }
  return {
    commits,
    amplification: writtenBytes / (commits * SEGMENT_BYTES),
    bound: 1 + Math.log2(commits) / 2,
    segments: segments.length,
  };
}
