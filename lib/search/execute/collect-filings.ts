/** Runs the query in each segment and gathers the filings: all of them as marks, the best ranked. */
import { matchTree } from "./match-tree.ts";
import { listFilings, markFilings } from "./matched-filings.ts";
import { isAtHand, rankBest } from "./rank-best.ts";
import { rankByColumn, rankByScore } from "./rank-filings.ts";
import type { ScoreBoard } from "./score-board.ts";
import { scoreTree } from "./score-tree.ts";
import { countBits, type SectionBits } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";
import type { SortColumns, SortOrder } from "./sort-values.ts";
import { type RankedFiling, TopFilings } from "./top-filings.ts";

export interface SegmentFilings {
  readonly count: number;
  /** Returns the ordinals of all filings that match. */
  readonly list: () => Uint32Array;
  /** The sections that match. */
  readonly matches: SectionBits;
  /** Scores of some of them, if not of all; to be given back to the pool. */
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
  let top = new TopFilings(limit, after);
  runs[0]?.query.scratch.begin();
  const segments = runs.map((run): SegmentFilings => {
    const { boards, maskWords } = run.query;
    const board = boards.take(run.sectionCount, maskWords);
    const columns = order.columns[run.index] ?? NO_COLUMNS;
    const found = collectInSegment(run, within[run.index] ?? null, { board, columns }, top);
    top = found.top;
    const count = countBits(found.marks);
    const list = () => listFilings(found.marks, run.lists.sectionFilings, count);
    return { count, list, matches: found.matches, board };
  });
  return { segments, top: top.sorted() };
}

const NO_COLUMNS: SortColumns = {
  days: new Uint32Array(0),
  highs: new Uint32Array(0),
  lows: new Uint32Array(0),
  values: null,
};

/** Finds the sections that match, marks their filings, and adds the best of these to `top`. */
function collectInSegment(
  run: SegmentRun,
  within: SectionBits | null,
  { board, columns }: { readonly board: ScoreBoard; readonly columns: SortColumns },
  top: TopFilings,
): { matches: SectionBits; marks: SectionBits; top: TopFilings } {
  const { plan, scratch } = run.query;
  const { root } = plan;
  const atHand = root !== null && isAtHand(run, root);
  if (root !== null && !atHand) scoreTree(run, root, board, within);
  const matches = atHand ? matchTree(run, root, within) : board.bits;
  const marks = markFilings(matches, run.lists.lastSections, scratch.words(run.wordCount));
  if (columns.values !== null) rankByColumn(run, marks, columns, top);
  else if (!atHand) rankByScore(run, board, columns, top);
  else {
    return { matches, marks, top: rankBest(run, { root, matches }, { board, columns }, top) };
  }
  return { matches, marks, top };
}
