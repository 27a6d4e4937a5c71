import { PostingListReader } from "../../index/posting-list.ts";
import { FIELDS } from "../../index/schema.ts";
import { openList } from "./fetch-lists.ts";
import { type NearTerm, NearWord } from "./near-word.ts";
import type { ProximityItem, ProximityNode } from "./plan-query.ts";
import { NO_SECTION, PostingCursor } from "./posting-cursor.ts";
import {
  areNear,
  areNearInOrder,
  followPhrase,
  type PhraseWord,
  type Positions,
} from "./proximity.ts";
import { hasBit, nextBit, type SectionBits } from "./section-bits.ts";
import type { ScoreTarget, SegmentRun } from "./segment-run.ts";

/**
 * Adds, to each section of `within` in which the items stand as asked, what their words are worth
 * in the fields where they do.
 */
export function scoreProximity(
  run: SegmentRun,
  node: ProximityNode,
  target: ScoreTarget,
  within: SectionBits | null,
): void {
  const { d, k } = run.query.scoring;
  const { scores, masks, maskWords, bits } = target;
  forEachNear(run, node, within, (section, field, words) => {
    const norm = run.query.norms[field]?.byLength[run.lists.lengths[field]?.[section] ?? 0] ?? 0;
    let score = 0;
    for (const word of words) {
      const { source, times } = word;
      for (const { cursor, weight } of word.here()) {
        const { frequency } = cursor;
        score += times * weight * (d + (frequency * (k + 1)) / (frequency + norm));
      }
      if (maskWords === 0) continue;
      const mask = section * maskWords + (source >>> 5);
      masks[mask] = (masks[mask] ?? 0) | (1 << (source & 31));
    }
    scores[section] = (scores[section] ?? 0) + score;
    bits[section >>> 5] = (bits[section >>> 5] ?? 0) | (1 << (section & 31));
  });
}

/** Calls back with every section of `within` and field in which the items stand as asked. */
export function forEachNear(
  run: SegmentRun,
  node: ProximityNode,
  within: SectionBits | null,
  visit: (section: number, field: number, words: readonly NearWord[]) => void,
): void {
  for (let field = 0; field < FIELDS.length; field++) {
    const words = openWords(run, node, field);
    if (words === null) continue;
    const matcher = new NearMatcher(node, words);
    const ordered = [...words.values()];
    const byCount = [...ordered].sort((left, right) => left.count - right.count);
    let section = within === null ? 0 : nextBit(within, 0);
    while (section >= 0) {
      const aligned = align(byCount, section);
      if (aligned === NO_SECTION) break;
      if ((within === null || hasBit(within, aligned)) && matcher.matches()) {
        visit(aligned, field, ordered);
      }
      section = within === null ? aligned + 1 : nextBit(within, aligned + 1);
    }
  }
}

/** Moves all words to the first section from `from` on that has them all. */
function align(words: readonly NearWord[], from: number): number {
  let section = from;
  for (let agreed = 0, i = 0; agreed < words.length; i = (i + 1) % words.length) {
    const found = words[i]?.advance(section) ?? NO_SECTION;
    if (found === NO_SECTION) return NO_SECTION;
    agreed = found === section ? agreed + 1 : 1;
    section = found;
  }
  return section;
}

/** Opens the lists of the distinct words in a field; null when one of them does not occur. */
function openWords(
  run: SegmentRun,
  node: ProximityNode,
  field: number,
): Map<number, NearWord> | null {
  const boost = node.boosts[field] ?? null;
  if (boost === null) return null;
  const words = new Map<number, NearWord>();
  for (const item of node.items) {
    for (const [i, word] of item.words.entries()) {
      const known = words.get(word);
      if (known !== undefined) {
        known.times++;
        continue;
      }
      const opened = openWord(run, word, { field, boost, source: item.sources[i] ?? 0 });
      if (opened === null) return null;
      words.set(word, opened);
    }
  }
  return words;
}

/** Opens the lists of a word's terms in a field; null when none of them occurs. */
function openWord(
  run: SegmentRun,
  word: number,
  { field, boost, source }: { field: number; boost: number; source: number },
): NearWord | null {
  let count = 0;
  const terms: NearTerm[] = [];
  const { expansions } = run.query.words[word] ?? { expansions: [] };
  for (const [i, { term, entries }] of expansions.entries()) {
    const list = entries[run.index]?.lists[field];
    if (!list) continue;
    count += list.count;
    const weight = (run.query.weights[word]?.[i]?.[field] ?? 0) * boost;
    const cursor = new PostingCursor(openList(run.lists, list, new PostingListReader()));
    terms.push({ term, weight, cursor });
  }
  return terms.length === 0 ? null : new NearWord(source, terms, count);
}

/** Compares the positions of the words at their current section. */
class NearMatcher {
  private readonly itemWords: readonly (readonly PhraseWord[])[];
  private readonly occurrences: readonly Positions[];
  private readonly lengths: readonly number[];
  private readonly times: readonly number[];
  private readonly node: ProximityNode;

  constructor(node: ProximityNode, words: ReadonlyMap<number, NearWord>) {
    this.node = node;
    // Where order does not matter, equal items are one item that is needed several times.
    const items = node.ordered ? node.items : distinctItems(node);
    this.times = items.map(({ words: asked }) => {
      return node.items.filter((item) => sameWords(item.words, asked)).length;
    });
    this.itemWords = items.map((item) => phraseWords(item, words));
    this.lengths = items.map((item) => item.words.length);
    this.occurrences = items.map(() => ({ values: new Uint32Array(16), count: 0 }));
  }

  matches(): boolean {
    for (const [i, found] of this.occurrences.entries()) {
      followPhrase(this.itemWords[i] ?? [], found);
      if (found.count === 0) return false;
    }
    const { distance, ordered } = this.node;
    if (ordered) return areNearInOrder(this.occurrences, this.lengths, distance);
    return areNear(this.occurrences, this.lengths, this.times, distance);
  }
}

/** Returns the words of an item, the rarest first. */
function phraseWords(item: ProximityItem, words: ReadonlyMap<number, NearWord>): PhraseWord[] {
  return item.words
    .flatMap((number, offset) => {
      const word = words.get(number);
      return word === undefined ? [] : { offset, word };
    })
    .sort((left, right) => left.word.count - right.word.count)
    .map(({ offset, word }) => ({ offset, read: () => word.readPositions() }));
}

function distinctItems(node: ProximityNode): ProximityNode["items"] {
  return node.items.filter((item, i) => {
    return !node.items.slice(0, i).some((before) => sameWords(before.words, item.words));
  });
}

function sameWords(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((word, i) => word === right[i]);
}
