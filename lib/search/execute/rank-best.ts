/**
 * Ranks filings by scoring few of the sections that match: first those of which their bounds promise
 * most, then those that may still be among the best, now that it is known how good these are.
 */
import type { SegmentLists } from "./fetch-lists.ts";
import type { FlatWords } from "./flat-words.ts";
import { rankSections } from "./rank-filings.ts";
import { hasBounds, ScoreBounds } from "./score-bounds.ts";
import { MAX_SOURCES, scoreSections } from "./score-sections.ts";
import { countBits, listMembers, type SectionBits } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";
import type { SortColumns } from "./sort-values.ts";
import type { TopFilings } from "./top-filings.ts";
import { largestWeight } from "./weigh-sections.ts";

/** So many sections are scored sooner than bounded. */
const FEW_SECTIONS = 1_000;
/** Words of 32 sections that are tried at first, for each filing wanted. */
const TRIED_PER_FILING = 3;
/**
 * More than what rounding can take from a bound, which is added up in another order than a score.
 * Bounds are compared with scores made less by it.
 */
const SLACK = 1 - 2 ** -40;

/** More than one section in so many is not worth choosing. */
const CHOSEN_PART = 4;

/**
 * Returns `top` with the best of the filings that have one of `matches` among them; null when too
 * many sections would have to be scored.
 */
export function rankBest(
  run: SegmentRun,
  { flat, matches }: { readonly flat: FlatWords; readonly matches: SectionBits },
  columns: SortColumns,
  top: TopFilings,
): TopFilings | null {
  const rank = (sections: SectionBits, count: number, ranked: TopFilings) => {
    const members = listMembers(sections, count, run.query.scratch);
    rankSections(run, scoreSections(run, flat.words, members), columns, ranked);
    return ranked;
  };
  const matchCount = countBits(matches);
  if (matchCount <= FEW_SECTIONS) return rank(matches, matchCount, top);
  const bounds = new ScoreBounds(run, flat, matches);
  const weight = largestWeight(run.weights) / SLACK;
  const promising = nthLargest(bounds.limits, top.limit * TRIED_PER_FILING);
  const tried = Math.max(promising, top.threshold / weight);
  const first = bounds.sectionsWith(tried);
  const firstCount = countBits(first);
  if (firstCount * CHOSEN_PART > run.sectionCount) return null;
  const trial = rank(first, firstCount, top.copy());
  const least = trial.threshold / weight;
  if (least >= tried) return trial;
  const all = bounds.sectionsWith(least);
  const count = countBits(all);
  if (count === firstCount) return trial;
  if (count * CHOSEN_PART > run.sectionCount) return null;
  return rank(all, count, top.copy(trial.threshold));
}

/** Values are told apart by so many steps from nothing to the largest. */
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
/** Lists are opened anew for each try. */
const MAX_OTHER_LISTS = 16;

/** Tells whether rankBest can rank by these words, and their lists are at hand as bits mostly. */
export function canRankBest({ query, lists }: SegmentRun, flat: FlatWords): boolean {
  return (
    query.plan.sources.length <= MAX_SOURCES && hasBounds(query, flat) && areListsAtHand(lists)
  );
}

function areListsAtHand({ dense, postings }: SegmentLists): boolean {
  if (postings.size > MAX_OTHER_LISTS) return false;
  let surplus = 0;
  for (const { count } of dense.keys()) surplus += count;
  for (const { count } of postings.keys()) surplus -= count * DENSE_PER_OTHER;
  return surplus > 0;
}
