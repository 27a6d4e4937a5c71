import { collectGarbage, type GarbageReport } from "../lib/catalog/collect-garbage.ts";
import type { CommitDeps } from "../lib/catalog/commit.ts";
import { type CompactionReport, compactSegments } from "../lib/ingest/compact-segments.ts";
import type { HandlerLog } from "./handler-log.ts";

export interface CompactHandlerDeps extends CommitDeps {
  readonly log: HandlerLog;
}

/** What is read of Lambda's context. */
export interface CompactContext {
  getRemainingTimeInMillis(): number;
}

/** A merge of the largest size takes about half of this on the Lambda it was sized for. */
const MIN_REMAINING_MS = 120_000;

/**
 * Creates the Lambda handler that merges segments while there is time, then collects garbage. Its
 * event says nothing; a schedule sends it. Runs that overlap do no harm.
 */
export function createCompactHandler(
  deps: CompactHandlerDeps,
): (event: unknown, context: CompactContext) => Promise<CompactionReport & GarbageReport> {
  return async (_event, context) => {
    const hasTime = () => context.getRemainingTimeInMillis() > MIN_REMAINING_MS;
    const compaction = await compactSegments(deps, { hasTime }).catch(async (error: unknown) => {
      // A damaged segment cannot be merged, but what is dead beside it can be deleted.
      await collectGarbage(deps);
      throw error;
    });
    const garbage = await collectGarbage(deps);
    const report = { ...compaction, ...garbage };
    deps.log.info("compacted", { ...report });
    return report;
  };
}
