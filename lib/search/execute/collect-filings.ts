/** Runs the query in each segment and gathers the filings: all of them as marks, the best ranked. */
import { flatWords } from "./flat-words.ts";
import { matchTree } from "./match-tree.ts";
import { listFilings, markFilings } from "./matched-filings.ts";
import type { PlanNode } from "./plan-query.ts";
import { canRankBest, rankBest } from "./rank-best.ts";
import { finalScore, rankByColumn, rankByScore } from "./rank-filings.ts";
import { type ScoredSections, scoreSections } from "./score-sections.ts";
import { scoreTree } from "./score-tree.ts";
import { countBits, hasBit, type SectionBits } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";
import type { SortColumns, SortOrder } from "./sort-values.ts";
import { type RankedFiling, TopFilings } from "./top-filings.ts";

export interface SegmentFilings {
  readonly count: number;
  /** Returns the ordinals of all filings that match. */
  readonly list: () => Uint32Array;
  /** Returns those of ascending sections that match, with their scores. */
  readonly score: (sections: readonly number[]) => ScoredSections;
  /** Gives back what was taken for it. */
  readonly release: () => void;
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

/** Finds the filings of all segments that match, and ranks them. */
export function collectFilings(
  runs: readonly SegmentRun[],
  within: readonly (SectionBits | null)[],
  { order, limit, after }: CollectOptions,
): CollectedFilings {
  let top = new TopFilings(limit, after);
  runs[0]?.query.scratch.begin();
  const segments = runs.map((run): SegmentFilings => {
    const columns = order.columns[run.index] ?? NO_COLUMNS;
    const found = findMatches(run, within[run.index] ?? null);
    const words = run.query.scratch.words(run.wordCount);
    const marks = markFilings(found.matches, run.lists.lastSections, words);
    if (columns.values !== null) rankByColumn(run, marks, columns, top);
    else top = found.rank(columns, top);
    const count = countBits(marks);
    return { ...found, count, list: () => listFilings(marks, run.lists.sectionFilings, count) };
  });
  return { segments, top: top.sorted() };
}

function membersOf(matches: SectionBits, sections: readonly number[]): Uint32Array {
  return Uint32Array.from(sections.filter((section) => hasBit(matches, section)));
}

const NO_COLUMNS: SortColumns = {
  days: new Uint32Array(0),
  highs: new Uint32Array(0),
  lows: new Uint32Array(0),
  values: null,
};

/** The sections of a segment that match, of which some or all have been scored. */
interface Matches extends Pick<SegmentFilings, "score" | "release"> {
  readonly matches: SectionBits;
  /** Returns `top` with the filings of the best sections among them. */
  readonly rank: (columns: SortColumns, top: TopFilings) => TopFilings;
}

function findMatches(run: SegmentRun, within: SectionBits | null): Matches {
  const { root } = run.query.plan;
  const flat = root === null ? null : flatWords(run.query, root);
  if (root === null || flat === null || !canRankBest(run, flat)) {
    return scoreAllMatches(run, root, within);
  }
  const matches = matchTree(run, root, within);
  return {
    matches,
    rank: (columns, top) => {
      return (
        rankBest(run, { flat, matches }, columns, top) ??
        rankAll(run, { root, within: matches }, columns, top)
      );
    },
    score: (sections) => scoreSections(run, flat.words, membersOf(matches, sections)),
    release: () => {},
  };
}

function rankAll(
  run: SegmentRun,
  { root, within }: { readonly root: PlanNode; readonly within: SectionBits },
  columns: SortColumns,
  top: TopFilings,
): TopFilings {
  const { rank, release } = scoreAllMatches(run, root, within);
  const ranked = rank(columns, top);
  release();
  return ranked;
}

/** Finds what matches by scoring it, in one go over the lists. */
function scoreAllMatches(
  run: SegmentRun,
  root: PlanNode | null,
  within: SectionBits | null,
): Matches {
  const { boards, maskWords } = run.query;
  const board = boards.take(run.sectionCount, maskWords);
  if (root !== null) scoreTree(run, root, board, within);
  return {
    matches: board.bits,
    rank: (columns, top) => {
      rankByScore(run, board, columns, top);
      return top;
    },
    score: (asked) => {
      const sections = membersOf(board.bits, asked);
      const scores = Float64Array.from(sections, (section) => finalScore(run, board, section));
      return { sections, scores };
    },
    release: () => boards.give(board),
  };
}
