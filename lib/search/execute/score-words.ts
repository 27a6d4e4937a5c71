import { PostingListReader } from "../../index/posting-list.ts";
import { openList } from "./fetch-lists.ts";
import type { WordNode } from "./plan-query.ts";
import { nextBit, type SectionBits } from "./section-bits.ts";
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

const reader = new PostingListReader();

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
  const { sections, frequencies } = reader;
  let from = within === null ? 0 : nextBit(within, 0);
  while (from >= 0 && reader.seek(from)) {
    const { count } = reader;
    for (let i = 0; i < count; i++) {
      const section = sections[i] ?? 0;
      const word = section >>> 5;
      if (within !== null && (((within[word] ?? 0) >>> (section & 31)) & 1) === 0) continue;
      const frequency = frequencies[i] ?? 0;
      const norm = norms[lengths[section] ?? 0] ?? 0;
      scores[section] =
        (scores[section] ?? 0) + weight * (d + (frequency * saturation) / (frequency + norm));
      if (maskWords > 0) {
        const mask = section * maskWords + maskAt;
        masks[mask] = (masks[mask] ?? 0) | maskBit;
      }
      bits[word] = (bits[word] ?? 0) | (1 << (section & 31));
    }
    if (within !== null) from = nextBit(within, (sections[count - 1] ?? 0) + 1);
  }
}

const NONE = new Uint32Array(0);
const NO_NORMS = new Float64Array(0);
