import type { DenseList } from "../../index/dense-list.ts";
import type { FieldList } from "../../index/dictionary.ts";
import { BLOCK_VALUES } from "../../index/number-block.ts";
import { PostingListReader } from "../../index/posting-list.ts";
import { openList } from "./fetch-lists.ts";
import type { WordNode } from "./plan-query.ts";
import { nextBit, popCount, type SectionBits } from "./section-bits.ts";
import type { ScoreTarget, SegmentRun } from "./segment-run.ts";

/** Adds what a word is worth to each section of `within` (null: of all) that it occurs in. */
export function scoreWord(
  run: SegmentRun,
  node: WordNode,
  target: ScoreTarget,
  within: SectionBits | null,
): void {
  forEachScoredList(run, node, (list, score) => {
    const dense = run.lists.dense.get(list);
    if (dense !== undefined) {
      scoreDense(score, dense, target, within ?? dense.bits);
      return;
    }
    openList(run.lists, list, reader);
    scoreList(score, target, within);
  });
}

/** What a posting of a list adds to its section. */
export interface ListScore {
  readonly weight: number;
  /** By section. */
  readonly lengths: Uint32Array;
  /** By length. */
  readonly norms: Float64Array;
  readonly d: number;
  /** k + 1 of the formula. */
  readonly saturation: number;
  readonly source: number;
}

/** Calls back with the lists of a word in a segment that add to scores, in the order of adding. */
export function forEachScoredList(
  run: SegmentRun,
  { word, boosts, source }: WordNode,
  visit: (list: FieldList, score: ListScore, field: number) => void,
): void {
  const { query, lists } = run;
  const weights = query.weights[word] ?? [];
  const { d, k } = query.scoring;
  query.words[word]?.expansions.forEach(({ entries }, i) => {
    entries[run.index]?.lists.forEach((list, field) => {
      const boost = boosts[field] ?? null;
      if (list === null || boost === null) return;
      const weight = (weights[i]?.[field] ?? 0) * boost;
      const lengths = lists.lengths[field] ?? NONE;
      const norms = query.norms[field]?.byLength ?? NO_NORMS;
      visit(list, { weight, lengths, norms, d, saturation: k + 1, source }, field);
    });
  });
}

const reader = new PostingListReader();

/** Scores the sections of `within` that a list has. */
function scoreDense(
  { weight, lengths, norms, d, saturation, source }: ListScore,
  { bits: having, before, frequencies }: DenseList,
  { scores, bits, masks, maskWords }: ScoreTarget,
  within: SectionBits,
): void {
  const maskAt = source >>> 5;
  const maskBit = 1 << (source & 31);
  for (let i = 0; i < having.length; i++) {
    const all = having[i] ?? 0;
    let left = all & (within[i] ?? 0);
    if (left === 0) continue;
    bits[i] = (bits[i] ?? 0) | left;
    const isWhole = left === all;
    let at = before[i] ?? 0;
    while (left !== 0) {
      const lowest = left & -left;
      left ^= lowest;
      const section = i * 32 + 31 - Math.clz32(lowest);
      // Where no section is left out, the frequencies are wanted one after the other.
      if (!isWhole) at = (before[i] ?? 0) + popCount(all & (lowest - 1));
      const frequency = frequencies[at++] ?? 0;
      const norm = norms[lengths[section] ?? 0] ?? 0;
      scores[section] =
        (scores[section] ?? 0) + weight * (d + (frequency * saturation) / (frequency + norm));
      if (maskWords === 0) continue;
      const mask = section * maskWords + maskAt;
      masks[mask] = (masks[mask] ?? 0) | maskBit;
    }
  }
}

/** Scores the sections of the opened list. */
function scoreList(list: ListScore, target: ScoreTarget, within: SectionBits | null): void {
  let from = within === null ? 0 : nextBit(within, 0);
  while (from >= 0 && reader.seek(from)) {
    const { sections, count } = reader;
    if (within === null) scoreBlock(list, target, count);
    else {
      scorePlaces(list, target, choosePlaces(within, count));
      from = nextBit(within, (sections[count - 1] ?? 0) + 1);
    }
  }
}

/** The innermost loop of every query: one addition for each posting of the current block. */
function scoreBlock(list: ListScore, target: ScoreTarget, count: number): void {
  const { weight, lengths, norms, d, saturation } = list;
  const { scores, bits } = target;
  const { sections, frequencies } = reader;
  for (let i = 0; i < count; i++) {
    const section = sections[i] ?? 0;
    const frequency = frequencies[i] ?? 0;
    const norm = norms[lengths[section] ?? 0] ?? 0;
    scores[section] =
      (scores[section] ?? 0) + weight * (d + (frequency * saturation) / (frequency + norm));
    bits[section >>> 5] = (bits[section >>> 5] ?? 0) | (1 << (section & 31));
  }
  if (target.maskWords > 0) markSource(list.source, target, count);
}

function markSource(source: number, { masks, maskWords }: ScoreTarget, count: number): void {
  const { sections } = reader;
  const maskAt = source >>> 5;
  const maskBit = 1 << (source & 31);
  for (let i = 0; i < count; i++) {
    const mask = (sections[i] ?? 0) * maskWords + maskAt;
    masks[mask] = (masks[mask] ?? 0) | maskBit;
  }
}

/** Moves the chosen postings to the front of the block, and scores them. */
function scorePlaces(list: ListScore, target: ScoreTarget, count: number): void {
  if (count === 0) return;
  const { sections, frequencies } = reader;
  for (let i = 0; i < count; i++) {
    const place = places[i] ?? 0;
    sections[i] = sections[place] ?? 0;
    frequencies[i] = frequencies[place] ?? 0;
  }
  scoreBlock(list, target, count);
}

/** Where sections of `within` stand in the current block. */
const places = new Uint8Array(BLOCK_VALUES);

function choosePlaces(within: SectionBits, count: number): number {
  const { sections } = reader;
  let chosen = 0;
  for (let i = 0; i < count; i++) {
    const section = sections[i] ?? 0;
    places[chosen] = i;
    chosen += ((within[section >>> 5] ?? 0) >>> (section & 31)) & 1;
  }
  return chosen;
}

const NONE = new Uint32Array(0);
const NO_NORMS = new Float64Array(0);
