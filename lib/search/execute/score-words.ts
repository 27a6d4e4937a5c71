import type { DenseList } from "../../index/dense-list.ts";
import { BLOCK_VALUES } from "../../index/number-block.ts";
import { PostingListReader } from "../../index/posting-list.ts";
import { openList } from "./fetch-lists.ts";
import type { WordNode } from "./plan-query.ts";
import { nextBit, popCount, type SectionBits } from "./section-bits.ts";
import type { ScoreTarget, SegmentRun } from "./segment-run.ts";

/**
 * Adds what a word is worth to each section of `within` (null: of all) that it occurs in; `places`,
 * when given, are the words of `within` that are not empty.
 */
export function scoreWord(
  run: SegmentRun,
  node: WordNode,
  target: ScoreTarget,
  within: SectionBits | null,
  places: Uint32Array | null = null,
): void {
  const { query } = run;
  const weights = query.weights[node.word] ?? [];
  const { d } = query.scoring;
  const saturation = query.scoring.k + 1;
  query.words[node.word]?.expansions.forEach(({ entries }, i) => {
    entries[run.index]?.lists.forEach((list, field) => {
      const weight = (weights[i]?.[field] ?? 0) * (node.boosts[field] ?? 0);
      if (list === null || weight === 0) return;
      const lengths = run.lists.lengths[field] ?? NONE;
      const norms = query.norms[field]?.byLength ?? NO_NORMS;
      const scored = { weight, lengths, norms, d, saturation, source: node.source };
      const dense = run.lists.dense.get(list);
      if (dense !== undefined) {
        scoreDense(scored, dense, target, { bits: within ?? dense.bits, places });
        return;
      }
      openList(run.lists, list, reader);
      scoreList(scored, target, within);
    });
  });
}

const reader = new PostingListReader();

/** What a posting of a list adds to its section. */
interface ListScore {
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

/** Scores the sections of `within` that a list has. */
function scoreDense(
  { weight, lengths, norms, d, saturation, source }: ListScore,
  { bits: having, before, frequencies }: DenseList,
  { scores, bits, masks, maskWords }: ScoreTarget,
  within: { readonly bits: SectionBits; readonly places: Uint32Array | null },
): void {
  const maskAt = source >>> 5;
  const maskBit = 1 << (source & 31);
  const { bits: among, places } = within;
  const count = places?.length ?? having.length;
  for (let at = 0; at < count; at++) {
    const i = places?.[at] ?? at;
    const all = having[i] ?? 0;
    let left = all & (among[i] ?? 0);
    if (left === 0) continue;
    bits[i] = (bits[i] ?? 0) | left;
    while (left !== 0) {
      const lowest = left & -left;
      left ^= lowest;
      const section = i * 32 + 31 - Math.clz32(lowest);
      const frequency = frequencies[(before[i] ?? 0) + popCount(all & (lowest - 1))] ?? 0;
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
