import { BLOCK_VALUES } from "../../index/number-block.ts";
import { PostingListReader } from "../../index/posting-list.ts";
import { openList } from "./fetch-lists.ts";
import type { WordNode } from "./plan-query.ts";
import { emptyBits, intersectBits, nextBit, type SectionBits, setBit } from "./section-bits.ts";
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
  query.words[node.word]?.expansions.forEach(({ entries }, i) => {
    entries[run.index]?.lists.forEach((list, field) => {
      const weight = (weights[i]?.[field] ?? 0) * (node.boosts[field] ?? 0);
      if (list === null || weight === 0) return;
      openList(run.lists, list, reader);
      scoreList(run, { field, weight, source: node.source }, target, within);
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
      forEachBlock(within, (count) => {
        const { sections } = reader;
        for (let i = 0; i < count; i++) setBit(found, sections[i] ?? 0);
      });
    });
  }
  if (within !== null) intersectBits(found, within);
  return found;
}

const reader = new PostingListReader();

/** Stops at the blocks of the opened list that may have sections of `within`. */
function forEachBlock(within: SectionBits | null, visit: (count: number) => void): void {
  let from = within === null ? 0 : nextBit(within, 0);
  while (from >= 0 && reader.seek(from)) {
    const { sections, count } = reader;
    visit(count);
    if (within !== null) from = nextBit(within, (sections[count - 1] ?? 0) + 1);
  }
}

/** The innermost loop of every query: one addition for each posting of the opened list. */
function scoreList(
  run: SegmentRun,
  { field, weight, source }: { field: number; weight: number; source: number },
  { scores, masks, maskWords, bits }: ScoreTarget,
  within: SectionBits | null,
): void {
  const lengths = run.lists.lengths[field] ?? NONE;
  const norms = run.query.norms[field] ?? NO_NORMS;
  const { d } = run.query.scoring;
  const saturation = run.query.scoring.k + 1;
  const maskBit = 1 << (source & 31);
  const maskAt = source >>> 5;
  const { sections } = reader;
  forEachBlock(within, (blockCount) => {
    const count = within === null ? blockCount : choosePlaces(within, blockCount);
    if (count === 0) return;
    const { frequencies } = reader;
    for (let k = 0; k < count; k++) {
      const i = within === null ? k : (places[k] ?? 0);
      const section = sections[i] ?? 0;
      const frequency = frequencies[i] ?? 0;
      const norm = norms[lengths[section] ?? 0] ?? 0;
      scores[section] =
        (scores[section] ?? 0) + weight * (d + (frequency * saturation) / (frequency + norm));
      bits[section >>> 5] = (bits[section >>> 5] ?? 0) | (1 << (section & 31));
      if (maskWords === 0) continue;
      const mask = section * maskWords + maskAt;
      masks[mask] = (masks[mask] ?? 0) | maskBit;
    }
  });
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
