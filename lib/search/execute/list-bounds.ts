/** What the lists of words are worth at most, for 32 sections at a time; kept with the lists. */
import type { DenseList } from "../../index/dense-list.ts";
import type { FieldList } from "../../index/dictionary.ts";
import { PostingListReader } from "../../index/posting-list.ts";
import { openList } from "./fetch-lists.ts";
import type { WordNode } from "./plan-query.ts";
import { forEachScoredList, type ListScore } from "./score-words.ts";
import type { SegmentRun } from "./segment-run.ts";

/** More than what is lost by storing a bound in four bytes. */
const ROUNDED_UP = 1 + 2 ** -20;

/** Adds to `bounds` what a word is worth at most in each word of 32 sections. */
export function addWordBounds(run: SegmentRun, node: WordNode, bounds: Float64Array): void {
  forEachScoredList(run, node, (list, score, field) => {
    const dense = run.lists.dense.get(list);
    if (dense === undefined) {
      addPostings(run, list, score, bounds);
      return;
    }
    // The same for all queries, as long as the mean length of the field is the same.
    const name = run.query.norms[field]?.name ?? "";
    if (dense.notesName !== name) noteBounds(dense, score);
    dense.notesName = name;
    addBounds(dense.notes, score.weight, bounds);
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
  { weight, lengths, norms, d, saturation }: ListScore,
  bounds: Float64Array,
): void {
  openList(run.lists, list, reader);
  while (reader.next()) {
    const { sections, frequencies, count } = reader;
    for (let i = 0; i < count; i++) {
      const section = sections[i] ?? 0;
      const frequency = frequencies[i] ?? 0;
      const norm = norms[lengths[section] ?? 0] ?? 0;
      const score = weight * (d + (frequency * saturation) / (frequency + norm));
      bounds[section >>> 5] = (bounds[section >>> 5] ?? 0) + score;
    }
  }
}

/** Notes the bounds of a list, but for its weight. */
function noteBounds(
  { bits, frequencies, notes }: DenseList,
  { lengths, norms, d, saturation }: ListScore,
): void {
  let at = 0;
  for (let i = 0; i < bits.length; i++) {
    let largest = 0;
    for (let left = bits[i] ?? 0; left !== 0; left &= left - 1) {
      const section = i * 32 + 31 - Math.clz32(left & -left);
      const frequency = frequencies[at++] ?? 0;
      const norm = norms[lengths[section] ?? 0] ?? 0;
      largest = Math.max(largest, d + (frequency * saturation) / (frequency + norm));
    }
    notes[i] = largest * ROUNDED_UP;
  }
}
