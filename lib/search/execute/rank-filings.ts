/** Offers the matching filings of a segment to the best ones, looking closely at few of them. */
import type { ScoreBoard } from "./score-board.ts";
import type { ScoredSections } from "./score-sections.ts";
import { countBits, hasBit, nextBit, popCount, type SectionBits } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";
import type { SortColumns } from "./sort-values.ts";
import type { RankedFiling, TopFilings } from "./top-filings.ts";
import { largestWeight, weightOf } from "./weigh-sections.ts";

/** Walking along all sections is cheaper than finding the next match if so many of them match. */
const SECTIONS_PER_MATCH = 8;
/** More than what rounding can take from a bound. */
const SLACK = 1 - 2 ** -40;

/** Ranks filings by the score of their best section. */
export function rankByScore(
  run: SegmentRun,
  board: ScoreBoard,
  columns: SortColumns,
  top: TopFilings,
): void {
  const { sectionFilings, sectionStarts } = run.lists;
  const { days } = columns;
  const mostMatched = Math.max(run.query.plan.sources.length, 1);
  // A score grows at most by this before it is final.
  const growth = mostMatched * largestWeight(run.weights);
  const dense = countBits(board.bits) * SECTIONS_PER_MATCH > run.sectionCount;
  const next = dense ? walkToScore : skipToScore;
  let section = next(board, 0, Number.NEGATIVE_INFINITY);
  while (section >= 0) {
    const filing = sectionFilings[section] ?? 0;
    const score = bestScore(run, board, filing);
    if (top.admits(score, days[filing] ?? 0)) top.offer(rankedFiling(run, columns, filing, score));
    const from = sectionStarts[filing + 1] ?? run.sectionCount;
    section = next(board, from, leastToGrow(top.threshold, growth));
  }
}

/** Returns the least score that can reach `threshold`; one below zero may be reached by any. */
function leastToGrow(threshold: number, growth: number): number {
  return threshold > 0 ? (threshold / growth) * SLACK : Number.NEGATIVE_INFINITY;
}

/** Ranks filings by the best of the scored sections that they have. */
export function rankSections(
  run: SegmentRun,
  { sections, scores }: ScoredSections,
  columns: SortColumns,
  top: TopFilings,
): void {
  const { sectionFilings } = run.lists;
  const { days } = columns;
  for (let i = 0; i < sections.length; ) {
    const filing = sectionFilings[sections[i] ?? 0] ?? 0;
    let best = scores[i++] ?? 0;
    while (i < sections.length && sectionFilings[sections[i] ?? 0] === filing) {
      best = Math.max(best, scores[i++] ?? 0);
    }
    if (top.admits(best, days[filing] ?? 0)) top.offer(rankedFiling(run, columns, filing, best));
  }
}

/** Ranks filings, marked at their last sections, by values of their own. */
export function rankByColumn(
  run: SegmentRun,
  marks: SectionBits,
  columns: SortColumns,
  top: TopFilings,
): void {
  for (let last = nextBit(marks, 0); last >= 0; last = nextBit(marks, last + 1)) {
    const filing = run.lists.sectionFilings[last] ?? 0;
    const value = columns.values?.[filing] ?? 0;
    if (top.admits(value, columns.days[filing] ?? 0)) {
      top.offer(rankedFiling(run, columns, filing, value));
    }
  }
}

/**
 * Returns what MiniSearch makes of a section's score in the end, the score times the number of
 * words that matched, times the section's weight.
 */
export function finalScore(run: SegmentRun, board: ScoreBoard, section: number): number {
  const { scores, masks, maskWords } = board;
  let matched = 0;
  for (let k = section * maskWords; k < (section + 1) * maskWords; k++) {
    matched += popCount(masks[k] ?? 0);
  }
  const weight = weightOf(run.weights, section, run.lists.sectionFilings[section] ?? 0);
  return (scores[section] ?? 0) * (matched || 1) * weight;
}

/** Returns the next matching section with at least such a score, trying each; -1 for none. */
function walkToScore({ scores, bits }: ScoreBoard, from: number, least: number): number {
  // Reading beyond an array's end, once, would slow down this loop for good.
  const end = scores.length;
  for (let section = from; section < end; section++) {
    if ((scores[section] ?? 0) >= least && hasBit(bits, section)) return section;
  }
  return -1;
}

/** The same, trying those that match. */
function skipToScore({ scores, bits }: ScoreBoard, from: number, least: number): number {
  let section = nextBit(bits, from);
  while (section >= 0 && (scores[section] ?? 0) < least) section = nextBit(bits, section + 1);
  return section;
}

function bestScore(run: SegmentRun, board: ScoreBoard, filing: number): number {
  const { sectionStarts } = run.lists;
  const end = sectionStarts[filing + 1] ?? 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let section = sectionStarts[filing] ?? 0; section < end; section++) {
    if (hasBit(board.bits, section)) best = Math.max(best, finalScore(run, board, section));
  }
  return best;
}

function rankedFiling(
  run: SegmentRun,
  { days, highs, lows }: SortColumns,
  filing: number,
  value: number,
): RankedFiling {
  return {
    segment: run.index,
    filing,
    value,
    day: days[filing] ?? 0,
    high: highs[filing] ?? 0,
    low: lows[filing] ?? 0,
  };
}
