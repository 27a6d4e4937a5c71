/** What the lists of words are worth at most, for 32 sections at a time; kept with the lists. */
import type { DenseList } from "../../index/dense-list.ts";
import type { FieldList } from "../../index/dictionary.ts";
import { PostingListReader } from "../../index/posting-list.ts";
import { openList } from "./fetch-lists.ts";
import type { WordNode } from "./plan-query.ts";
import type { LengthNorms } from "./scoring.ts";
import type { SegmentRun } from "./segment-run.ts";

/** More than what is lost by storing a bound in four bytes. */
const ROUNDED_UP = 1 + 2 ** -20;

/** How a posting of a field is scored, but for the weight of its word. */
interface FieldScore {
  /** By section. */
  readonly lengths: Uint32Array;
  readonly norms: LengthNorms;
  readonly d: number;
  /** k + 1 of the formula. */
  readonly saturation: number;
}

/** Adds to `bounds` what a word is worth at most in each word of 32 sections. */
export function addWordBounds(run: SegmentRun, node: WordNode, bounds: Float64Array): void {
  const { query, lists } = run;
  const { d, k } = query.scoring;
  query.words[node.word]?.expansions.forEach(({ entries }, i) => {
    entries[run.index]?.lists.forEach((list, field) => {
      const weight = (query.weights[node.word]?.[i]?.[field] ?? 0) * (node.boosts[field] ?? 0);
      const norms = query.norms[field];
      const lengths = lists.lengths[field];
      if (list === null || weight === 0 || !norms || !lengths) return;
      const score = { lengths, norms, d, saturation: k + 1 };
      const dense = lists.dense.get(list);
      if (dense === undefined) addPostings(run, list, score, { weight, bounds });
      else addBounds(boundsOf(run, list, dense, score), weight, bounds);
    });
  });
}

function addBounds(from: Float32Array, weight: number, bounds: Float64Array): void {
  for (let i = 0; i < bounds.length; i++) bounds[i] = (bounds[i] ?? 0) + weight * (from[i] ?? 0);
}

const reader = new PostingListReader();

/** Adds all scores of a list that is not at hand as bits, which is short. */
function addPostings(
  run: SegmentRun,
  list: FieldList,
  { lengths, norms, d, saturation }: FieldScore,
  { weight, bounds }: { readonly weight: number; readonly bounds: Float64Array },
): void {
  openList(run.lists, list, reader);
  while (reader.next()) {
    const { sections, frequencies, count } = reader;
    for (let i = 0; i < count; i++) {
      const section = sections[i] ?? 0;
      const frequency = frequencies[i] ?? 0;
      const norm = norms.byLength[lengths[section] ?? 0] ?? 0;
      const score = weight * (d + (frequency * saturation) / (frequency + norm));
      bounds[section >>> 5] = (bounds[section >>> 5] ?? 0) + score;
    }
  }
}

/** Returns the bounds of a list; for the same mean length of its field, they are found once. */
function boundsOf(
  run: SegmentRun,
  list: FieldList,
  dense: DenseList,
  score: FieldScore,
): Float32Array {
  const bytes = run.lists.segment.keepForList(list, `bounds ${score.norms.name}`, () => {
    return new Uint8Array(findBounds(dense, score).buffer);
  });
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

function findBounds(
  { bits, frequencies }: DenseList,
  { lengths, norms, d, saturation }: FieldScore,
): Float32Array {
  const bounds = new Float32Array(bits.length);
  let at = 0;
  for (let i = 0; i < bits.length; i++) {
    let largest = 0;
    for (let left = bits[i] ?? 0; left !== 0; left &= left - 1) {
      const section = i * 32 + 31 - Math.clz32(left & -left);
      const frequency = frequencies[at++] ?? 0;
      const norm = norms.byLength[lengths[section] ?? 0] ?? 0;
      largest = Math.max(largest, d + (frequency * saturation) / (frequency + norm));
    }
    bounds[i] = largest * ROUNDED_UP;
  }
  return bounds;
}
