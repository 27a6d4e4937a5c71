/**
 * Ranks filings by scoring few of the sections that match: first those of which their bounds promise
 * most, then those that may still be among the best, now that it is known how good these are.
 */
import type { PlanNode } from "./plan-query.ts";
import { rankByScore } from "./rank-filings.ts";
import type { ScoreBoard } from "./score-board.ts";
import { ScoreBounds } from "./score-bounds.ts";
import { scoreMatches } from "./score-tree.ts";
import { countBits, isEmpty, type SectionBits, subtractBits } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";
import type { SortColumns } from "./sort-values.ts";
import type { TopFilings } from "./top-filings.ts";
import { largestWeight } from "./weigh-sections.ts";

/** So many sections are scored sooner than bounded. */
const FEW_SECTIONS = 1_000;
/** Words of 32 sections that are tried at first, for each filing wanted. */
const TRIED_PER_FILING = 2;
/** More than what rounding can take from a bound. */
const SLACK = 1 - 2 ** -40;

/** Returns `top` with the best filings of a segment among them; leaves what it scored on the board. */
export function rankBest(
  run: SegmentRun,
  { root, matches }: { readonly root: PlanNode; readonly matches: SectionBits },
  { board, columns }: { readonly board: ScoreBoard; readonly columns: SortColumns },
  top: TopFilings,
): TopFilings {
  const ranked = () => {
    const copy = top.copy();
    rankByScore(run, board, columns, copy);
    return copy;
  };
  if (countBits(matches) <= FEW_SECTIONS) {
    scoreMatches(run, root, board, matches);
    return ranked();
  }
  const bounds = new ScoreBounds(run, root, matches);
  const weight = largestWeight(run.weights) / SLACK;
  const promising = nthLargest(bounds.limits, top.limit * TRIED_PER_FILING);
  const tried = Math.max(promising, top.threshold / weight);
  scoreMatches(run, root, board, bounds.sectionsWith(tried));
  const trial = ranked();
  const least = trial.threshold / weight;
  if (least >= tried) return trial;
  const rest = bounds.sectionsWith(least);
  subtractBits(rest, board.bits);
  if (isEmpty(rest)) return trial;
  scoreMatches(run, root, board, rest);
  return ranked();
}

const STEPS = 256;

/** Returns a value that about `count` of the others reach, found without sorting; 0 if all do. */
function nthLargest(values: Float64Array, count: number): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, values[i] ?? 0);
  const steps = new Uint32Array(STEPS + 1);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < 0) continue;
    const step = Math.floor((value / largest) * STEPS);
    steps[step] = (steps[step] ?? 0) + 1;
  }
  let reached = 0;
  for (let step = STEPS; step > 0; step--) {
    reached += steps[step] ?? 0;
    if (reached >= count) return (largest * step) / STEPS;
  }
  return 0;
}

/** Postings at hand as bits make up for so many that are not. */
const DENSE_PER_OTHER = 2;

/** Tells whether a tree consists of words, and their lists are at hand as bits for the most part. */
export function isAtHand(run: SegmentRun, root: PlanNode): boolean {
  if (!consistsOfWords(root)) return false;
  const { dense, postings } = run.lists;
  let surplus = 0;
  for (const { count } of dense.keys()) surplus += count;
  for (const { count } of postings.keys()) surplus -= count * DENSE_PER_OTHER;
  return surplus > 0;
}

function consistsOfWords(node: PlanNode): boolean {
  return node.kind === "word" || ("operands" in node && node.operands.every(consistsOfWords));
}
