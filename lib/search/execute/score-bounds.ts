/**
 * Bounds of the scores that sections may have, for 32 sections at a time, so that most of them need
 * not be scored ("block-max", Ding and Suel, "Faster Top-k Document Retrieval Using Block-Max
 * Indexes", SIGIR 2011). A bound is the sum of the bounds of the query's lists (list-bounds.ts).
 *
 * As a score is multiplied by the number of words of the query that match, a section that has m of
 * them is worth m times the sum of m bounds at most:
 *
 *     auditor OR resigned     bounds of the words in some 32 sections: 3 and 2
 *     has both                2 * (3 + 2) = 10
 *     has one                 1 * 3 = 3; if the tenth filing has 4, only those with both matter
 */
import type { FlatWords } from "./flat-words.ts";
import { addWordBounds } from "./list-bounds.ts";
import { matchTree } from "./match-tree.ts";
import { MAX_COUNTED_SETS, MemberCounts } from "./member-counts.ts";
import type { WordNode } from "./plan-query.ts";
import type { Scratch } from "./scratch.ts";
import type { SectionBits } from "./section-bits.ts";
import type { QueryRun, SegmentRun } from "./segment-run.ts";

/**
 * Tells whether the largest score of a list bounds what it adds. With other parameters than usual
 * a posting may take something away, or have a score that is no number.
 */
export function hasBounds({ scoring }: QueryRun, { words }: FlatWords): boolean {
  const { k, b, d, prefixWeight, fuzzyWeight } = scoring;
  if (!(k >= 0 && b >= 0 && b <= 1 && d >= 0 && prefixWeight > 0 && fuzzyWeight > 0)) return false;
  const isUsual = (boost: number | null) =>
    boost === null || (boost >= 0 && Number.isFinite(boost));
  return words.every(({ boosts }) => boosts.every(isUsual));
}

export class ScoreBounds {
  /** The largest score in each word of 32 sections; -1 where none matches. */
  readonly limits: Float64Array;
  /** What the words of the query may be worth together, and the best of them alone. */
  private readonly sums: Float64Array;
  private readonly largest: Float64Array;
  private readonly matches: SectionBits;
  private readonly scratch: Scratch;
  private readonly sourceCount: number;
  /** How many words of the query each section has; null where they are not told apart. */
  private readonly counts: MemberCounts | null;

  /** Bounds the scores of `matches`. */
  constructor(run: SegmentRun, { words, areAllThere }: FlatWords, matches: SectionBits) {
    const { scratch } = run.query;
    const sources = Map.groupBy(words, ({ source }) => source);
    const isTold = !areAllThere && sources.size <= MAX_COUNTED_SETS;
    this.matches = matches;
    this.scratch = scratch;
    this.sourceCount = sources.size;
    this.counts = isTold ? new MemberCounts(matches, scratch) : null;
    this.sums = scratch.zeros(matches.length);
    this.largest = sources.size > 1 ? scratch.zeros(matches.length) : this.sums;
    for (const operands of sources.values()) this.addSource(run, operands);
    this.limits = this.findLimits();
  }

  /** Returns the sections that may have at least such a score. */
  sectionsWith(least: number): SectionBits {
    const { limits, sums, largest, sourceCount, counts, matches } = this;
    const found = this.scratch.emptyWords(limits.length);
    const lowest = Math.max(least, 0);
    for (let i = 0; i < limits.length; i++) {
      if ((limits[i] ?? 0) < lowest) continue;
      const sum = sums[i] ?? 0;
      const best = largest[i] ?? 0;
      let matched = 1;
      while (matched < sourceCount && matched * Math.min(sum, matched * best) < least) matched++;
      found[i] = counts === null || matched === 1 ? (matches[i] ?? 0) : counts.atLeast(matched, i);
    }
    return found;
  }

  /** Adds a word of the query, in all forms in which it is asked for. */
  private addSource(run: SegmentRun, operands: readonly WordNode[]): void {
    const { sums, largest } = this;
    this.counts?.add(matchTree(run, { kind: "or", operands }, null));
    if (this.sourceCount === 1) {
      for (const word of operands) addWordBounds(run, word, sums);
      return;
    }
    const own = this.scratch.zeros(sums.length);
    for (const word of operands) addWordBounds(run, word, own);
    for (let i = 0; i < own.length; i++) {
      const bound = own[i] ?? 0;
      sums[i] = (sums[i] ?? 0) + bound;
      if (bound > (largest[i] ?? 0)) largest[i] = bound;
    }
  }

  private findLimits(): Float64Array {
    const { matches, sums, largest, counts, sourceCount } = this;
    const limits = this.scratch.zeros(matches.length);
    for (let i = 0; i < limits.length; i++) {
      const most = counts === null ? sourceCount : counts.largest(i);
      const limit = most * Math.min(sums[i] ?? 0, most * (largest[i] ?? 0));
      limits[i] = matches[i] === 0 ? -1 : limit;
    }
    return limits;
  }
}
