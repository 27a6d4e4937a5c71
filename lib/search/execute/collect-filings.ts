/** Runs the query in each segment and gathers the filings: all of them as ordinals, the best ranked. */
import type { ScoreBoard } from "./score-board.ts";
import { scoreTree } from "./score-tree.ts";
import { popCount, type SectionBits } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";
import type { SortOrder } from "./sort-values.ts";
import { compareRanked, type RankedFiling, TopFilings } from "./top-filings.ts";
import { weightOf } from "./weigh-sections.ts";

export interface SegmentFilings {
  /** Matching filings, ascending. */
  readonly filings: Uint32Array;
  /** Scores of their sections; to be given back to the pool. */
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
    const { plan, pool, maskWords } = run.query;
    const board = pool.take(run.sectionCount, maskWords);
    if (plan.root !== null) scoreTree(run, plan.root, board, within[run.index] ?? null);
    return { filings: rankFilings(run, board, options, top), board };
  });
  return { segments, top: top.sorted() };
}

/**
 * Returns what MiniSearch makes of a section's score in the end, the score times the number of
 * words that matched, times the section's weight.
 */
export function finalScore(run: SegmentRun, board: ScoreBoard, section: number): number {
  const { scores, masks, maskWords } = board;
  const weight = weightOf(run.weights, section, run.lists.sectionFilings[section] ?? 0);
  let matched = 0;
  for (let k = section * maskWords; k < (section + 1) * maskWords; k++) {
    matched += popCount(masks[k] ?? 0);
  }
  return (scores[section] ?? 0) * (matched || 1) * weight;
}

function rankFilings(
  run: SegmentRun,
  board: ScoreBoard,
  options: CollectOptions,
  top: TopFilings,
): Uint32Array {
  const { sectionFilings } = run.lists;
  const { bits } = board;
  const filings = new Uint32Array(run.lists.sectionStarts.length - 1);
  let count = 0;
  let filing = -1;
  let best = 0;
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i] ?? 0;
    while (word !== 0) {
      const section = i * 32 + 31 - Math.clz32(word & -word);
      word &= word - 1;
      const score = finalScore(run, board, section);
      const next = sectionFilings[section] ?? 0;
      if (next === filing) {
        if (score > best) best = score;
        continue;
      }
      if (filing >= 0) rank(run, options, top, { filing, score: best });
      filing = next;
      best = score;
      filings[count++] = filing;
    }
  }
  if (filing >= 0) rank(run, options, top, { filing, score: best });
  return filings.subarray(0, count);
}

function rank(
  run: SegmentRun,
  { order, after }: CollectOptions,
  top: TopFilings,
  { filing, score }: { readonly filing: number; readonly score: number },
): void {
  const columns = order.columns[run.index];
  if (columns === undefined) return;
  const value = columns.values === null ? score : (columns.values[filing] ?? 0);
  if (value < top.threshold) return;
  const ranked: RankedFiling = {
    segment: run.index,
    filing,
    value,
    score,
    day: columns.days[filing] ?? 0,
    high: columns.highs[filing] ?? 0,
    low: columns.lows[filing] ?? 0,
  };
  if (after === null || compareRanked(after, ranked) < 0) top.offer(ranked);
}
