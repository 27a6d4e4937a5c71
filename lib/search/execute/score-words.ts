import { BLOCK_VALUES } from "../../index/number-block.ts";
import { PostingListReader } from "../../index/posting-list.ts";
import { openList } from "./fetch-lists.ts";
import type { WordNode } from "./plan-query.ts";
import { emptyBits, intersectBits, nextBit, type SectionBits } from "./section-bits.ts";
import type { ScoreTarget, SegmentRun } from "./segment-run.ts";

/** Adds what a word is worth to each section of `within` that it occurs in. */
export function scoreWord(
  run: SegmentRun,
  node: WordNode,
  target: ScoreTarget,
  within: SectionBits | null,
): void {
  const { query } = run;
  const weights = query.weights[node.word] ?? [];
  const { d } = query.scoring;
  const saturation = query.scoring.k + 1;
  query.words[node.word]?.expansions.forEach(({ entries }, i) => {
    entries[run.index]?.lists.forEach((list, field) => {
      const weight = (weights[i]?.[field] ?? 0) * (node.boosts[field] ?? 0);
      if (list === null || weight === 0) return;
      openList(run.lists, list, reader);
      const lengths = run.lists.lengths[field] ?? NONE;
      const norms = query.norms[field] ?? NO_NORMS;
      scoreList({ weight, lengths, norms, d, saturation, source: node.source }, target, within);
    });
  });
}

/** Returns the sections of `within` that a word occurs in. */
export function matchWord(
  run: SegmentRun,
  node: WordNode,
  within: SectionBits | null,
): SectionBits {
  const found = emptyBits(run.sectionCount);
  for (const { entries } of run.query.words[node.word]?.expansions ?? []) {
    entries[run.index]?.lists.forEach((list, field) => {
      if (list === null || (node.boosts[field] ?? 0) === 0) return;
      openList(run.lists, list, reader);
      matchList(found, within);
    });
  }
  if (within !== null) intersectBits(found, within);
  return found;
}

const reader = new PostingListReader();

function matchList(found: SectionBits, within: SectionBits | null): void {
  let from = within === null ? 0 : nextBit(within, 0);
  while (from >= 0 && reader.seek(from)) {
    const { sections, count } = reader;
    for (let i = 0; i < count; i++) {
      const section = sections[i] ?? 0;
      found[section >>> 5] = (found[section >>> 5] ?? 0) | (1 << (section & 31));
    }
    if (within !== null) from = nextBit(within, (sections[count - 1] ?? 0) + 1);
  }
}

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
