/**
 * Scores of single sections that are known to match. They stand side by side, not in an array of
 * all sections of the segment, so that a few hundred of them stay in the processor's nearest cache.
 */
import type { DenseList } from "../../index/dense-list.ts";
import type { FieldList } from "../../index/dictionary.ts";
import { PostingListReader } from "../../index/posting-list.ts";
import { openList } from "./fetch-lists.ts";
import type { WordNode } from "./plan-query.ts";
import { forEachScoredList, type ListScore } from "./score-words.ts";
import { popCount } from "./section-bits.ts";
import type { SegmentRun } from "./segment-run.ts";
import { weightOf } from "./weigh-sections.ts";

/** More words than are typed; each has a bit in a number. */
export const MAX_SOURCES = 32;

export interface ScoredSections {
  /** Ascending. */
  readonly sections: Uint32Array;
  readonly scores: Float64Array;
}

/** Returns the final scores of ascending sections that match by some of `words`, MAX_SOURCES at most. */
export function scoreSections(
  run: SegmentRun,
  words: readonly WordNode[],
  sections: Uint32Array,
): ScoredSections {
  const { scratch } = run.query;
  const scores = scratch.zeros(sections.length);
  const masks = scratch.emptyWords(sections.length);
  for (const word of words) {
    forEachScoredList(run, word, (list, score) => {
      const dense = run.lists.dense.get(list);
      if (dense === undefined) addPostings(run, list, score, { sections, scores, masks });
      else addDense(dense, score, { sections, scores, masks });
    });
  }
  const { weights, lists } = run;
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i] ?? 0;
    const matched = run.query.maskWords === 0 ? 1 : popCount(masks[i] ?? 0);
    const weight = weightOf(weights, section, lists.sectionFilings[section] ?? 0);
    scores[i] = (scores[i] ?? 0) * (matched || 1) * weight;
  }
  return { sections, scores };
}

interface Target extends ScoredSections {
  /** The words of the query that each section has. */
  readonly masks: Uint32Array;
}

function addDense(
  { bits, before, frequencies }: DenseList,
  { weight, lengths, norms, d, saturation, source }: ListScore,
  { sections, scores, masks }: Target,
): void {
  const maskBit = 1 << source;
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i] ?? 0;
    const word = bits[section >>> 5] ?? 0;
    const member = 1 << (section & 31);
    if ((word & member) === 0) continue;
    const frequency =
      frequencies[(before[section >>> 5] ?? 0) + popCount(word & (member - 1))] ?? 0;
    const norm = norms[lengths[section] ?? 0] ?? 0;
    scores[i] = (scores[i] ?? 0) + weight * (d + (frequency * saturation) / (frequency + norm));
    masks[i] = (masks[i] ?? 0) | maskBit;
  }
}

const reader = new PostingListReader();

function addPostings(
  run: SegmentRun,
  list: FieldList,
  { weight, lengths, norms, d, saturation, source }: ListScore,
  { sections, scores, masks }: Target,
): void {
  const maskBit = 1 << source;
  openList(run.lists, list, reader);
  let i = 0;
  while (i < sections.length && reader.seek(sections[i] ?? 0)) {
    for (let at = 0; at < reader.count && i < sections.length; at++) {
      const section = reader.sections[at] ?? 0;
      i = lowerBound(sections, section, i);
      if (sections[i] !== section) continue;
      const frequency = reader.frequencies[at] ?? 0;
      const norm = norms[lengths[section] ?? 0] ?? 0;
      scores[i] = (scores[i] ?? 0) + weight * (d + (frequency * saturation) / (frequency + norm));
      masks[i] = (masks[i] ?? 0) | maskBit;
    }
  }
}

/** Returns the first place from `from` on at which there is at least `section`. */
function lowerBound(sections: Uint32Array, section: number, from: number): number {
  let low = from;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sections[middle] ?? 0) < section) low = middle + 1;
    else high = middle;
  }
  return low;
}
