/**
 * BM25+ as MiniSearch computes it. The score of a term in a field of a section is
 *
 *     ln(1 + (N - n + 0.5) / (n + 0.5)) * (d + f * (k + 1) / (f + k * (1 - b + b * l / L)))
 *
 * N sections in all, n of them with the term in that field, f its occurrences in this one, l the
 * field's length here and L its mean. All are taken over the visible sections of the snapshot, so
 * a score does not depend on how the index is cut into segments.
 */
import { FIELD_BOOSTS, FIELDS } from "../../index/schema.ts";
import type { LengthFacts } from "./live-sections.ts";

export interface Scoring {
  readonly k: number;
  readonly b: number;
  readonly d: number;
  /** By field id. */
  readonly fieldBoosts: readonly number[];
  /** What an inexact match is worth at most, compared with an exact one. */
  readonly prefixWeight: number;
  readonly fuzzyWeight: number;
  /** Largest edit distance that a fraction of a word's length may come to. */
  readonly maxFuzzy: number;
}

/** MiniSearch's defaults, and the schema's boosts. */
export const DEFAULT_SCORING: Scoring = {
  k: 1.2,
  b: 0.7,
  d: 0.5,
  fieldBoosts: FIELDS.map((field) => FIELD_BOOSTS[field]),
  prefixWeight: 0.375,
  fuzzyWeight: 0.45,
  maxFuzzy: 6,
};

/** Returns how much a term of `matching` among `total` sections tells. */
export function inverseFrequency(total: number, matching: number): number {
  return Math.log(1 + (total - matching + 0.5) / (matching + 0.5));
}

/** The part of the formula that depends on the length of a field. */
export interface LengthNorms {
  /** By length. */
  readonly byLength: Float64Array;
  /** Names what scores in this field depend on beside the posting; equal for equal ones. */
  readonly name: string;
}

/** Returns the norms of each field. */
export function lengthNorms(scoring: Scoring, lengths: LengthFacts): readonly LengthNorms[] {
  const { k, b, d } = scoring;
  const known = normsByLengths.get(lengths);
  if (known && known.k === k && known.b === b && known.d === d) return known.norms;
  const norms = lengths.means.map((mean, field) => {
    const longest = lengths.longest[field] ?? 0;
    const norm = (_: unknown, length: number) => k * (1 - b + (b * length) / mean);
    return {
      byLength: new Float64Array(longest + 1).map(norm),
      name: [mean, k, b, d].join(" "),
    };
  });
  normsByLengths.set(lengths, { k, b, d, norms });
  return norms;
}

/** The latest norms of a snapshot; parameters hardly ever change. */
const normsByLengths = new WeakMap<
  LengthFacts,
  Pick<Scoring, "k" | "b" | "d"> & { readonly norms: readonly LengthNorms[] }
>();

/** Returns what a longer term is worth that begins with the word. */
export function prefixTermWeight(scoring: Scoring, termLength: number, wordLength: number): number {
  const distance = termLength - wordLength;
  return (scoring.prefixWeight * termLength) / (termLength + 0.3 * distance);
}

/** Returns what a term at some edit distance from the word is worth. */
export function fuzzyTermWeight(scoring: Scoring, termLength: number, distance: number): number {
  return (scoring.fuzzyWeight * termLength) / (termLength + distance);
}

/** Returns the edit distance that `fuzzy` means for a word. */
export function maxEditDistance(scoring: Scoring, fuzzy: number, wordLength: number): number {
  return fuzzy < 1 ? Math.min(scoring.maxFuzzy, Math.round(wordLength * fuzzy)) : fuzzy;
}
