/** Runs the query in each segment and gathers the filings: all of them as ordinals, the best ranked. */
import { gatherFilings, type MatchedFilings } from "./matched-filings.ts";
import type { ScoreBoard } from "./score-board.ts";
import { scoreTree } from "./score-tree.ts";
import type { SectionBits } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";
import type { SortColumns, SortOrder } from "./sort-values.ts";
import { compareRanked, type RankedFiling, TopFilings } from "./top-filings.ts";

/** Both are to be given back to their pools. */
export interface SegmentFilings {
  readonly filings: MatchedFilings;
  /** Scores of their sections. */
  readonly board: ScoreBoard;
}

export interface CollectedFilings {
  readonly segments: readonly SegmentFilings[];
  /** Best first. */
  readonly top: readonly RankedFiling[];
}

export interface CollectOptions {
  readonly order: SortOrder;
  readonly limit: number;
  /** Only filings that stand behind this one are ranked; all are counted. */
  readonly after: RankedFiling | null;
}

export function collectFilings(
  runs: readonly SegmentRun[],
  within: readonly (SectionBits | null)[],
  options: CollectOptions,
): CollectedFilings {
  const top = new TopFilings(options.limit);
  const segments = runs.map((run): SegmentFilings => {
    const { plan, boards, filingLists, maskWords } = run.query;
    const board = boards.take(run.sectionCount, maskWords);
    if (plan.root !== null) scoreTree(run, plan.root, board, within[run.index] ?? null);
    const filings = filingLists.take(run.lists.sectionStarts.length - 1);
    gatherFilings(run, board, filings);
    const columns = options.order.columns[run.index];
    if (columns !== undefined) rankFilings(run.index, columns, filings, { top, ...options });
    return { filings, board };
  });
  return { segments, top: top.sorted() };
}

/** Offers those filings that may be among the best. */
function rankFilings(
  segment: number,
  columns: SortColumns,
  { ordinals, scores, count }: MatchedFilings,
  { top, after }: { readonly top: TopFilings; readonly after: RankedFiling | null },
): void {
  const { values, days, highs, lows } = columns;
  for (let i = 0; i < count; i++) {
    const filing = ordinals[i] ?? 0;
    const score = scores[i] ?? 0;
    const value = values === null ? score : (values[filing] ?? 0);
    if (value < top.threshold) continue;
    const day = days[filing] ?? 0;
    const ranked = {
      segment,
      filing,
      value,
      score,
      day,
      high: highs[filing] ?? 0,
      low: lows[filing] ?? 0,
    };
    if (after === null || compareRanked(after, ranked) < 0) top.offer(ranked);
  }
}
