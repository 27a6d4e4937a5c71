/** Runs the query in each segment and gathers the filings: all of them as marks, the best ranked. */
import { listFilings, markFilings } from "./matched-filings.ts";
import { rankByColumn, rankByScore } from "./rank-filings.ts";
import type { ScoreBoard } from "./score-board.ts";
import { scoreTree } from "./score-tree.ts";
import { countBits, type SectionBits } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";
import type { SortOrder } from "./sort-values.ts";
import { type RankedFiling, TopFilings } from "./top-filings.ts";

export interface SegmentFilings {
  readonly count: number;
  /** Returns the ordinals of all filings that match. */
  readonly list: () => Uint32Array;
  /** Scores of the matching sections; to be given back to the pool. */
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
  { order, limit, after }: CollectOptions,
): CollectedFilings {
  const top = new TopFilings(limit, after);
  const segments = runs.map((run): SegmentFilings => {
    const { plan, boards, maskWords } = run.query;
    const board = boards.take(run.sectionCount, maskWords);
    if (plan.root !== null) scoreTree(run, plan.root, board, within[run.index] ?? null);
    const marks = markFilings(board.bits, run.lists.lastSections);
    const columns = order.columns[run.index];
    if (columns?.values === null) rankByScore(run, board, columns, top);
    else if (columns !== undefined) rankByColumn(run, { board, marks }, columns, top);
    const count = countBits(marks);
    return { count, list: () => listFilings(marks, run.lists.sectionFilings, count), board };
  });
  return { segments, top: top.sorted() };
}
