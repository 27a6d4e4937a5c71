/**
 * The queries that engines are measured with: 200 of words, 40 of phrases and NEAR, drawn from the
 * vocabulary and the expressions of the generated filings with a fixed seed.
 *
 *     rare word 25   hot word 10   OR of two 25   of three or four 20   AND of two 25   of three
 *     or four 20   prefix 20   fuzzy 15   prefix and fuzzy 10   in one field 12   with a filter 12
 *     AND NOT 6   phrase 25   NEAR 15
 *
 * The ranks of frequency are drawn evenly over their magnitudes, so that a word in thousands of
 * sections is asked for as often as one in a few. Words of a field come from titles of items:
 * others find nothing there, and measure nothing.
 */
import { itemTitle } from "../../lib/filing/item-taxonomy.ts";
import { phrasesOf } from "../samples/item-phrases.ts";
import { createRandom, type Random } from "../samples/random.ts";
import { spellWord } from "../samples/vocabulary.ts";

export type BenchKind =
  | "rare"
  | "hot"
  | "or"
  | "and"
  | "prefix"
  | "fuzzy"
  | "prefix-fuzzy"
  | "field"
  | "filter"
  | "and-not"
  | "phrase"
  | "near";

export interface BenchQuery {
  readonly kind: BenchKind;
  readonly words: readonly string[];
  /** The only field to search. */
  readonly field?: "title" | "company";
  /** Only filings that report this item. */
  readonly item?: string;
}

const SEED = 42;
/** Items whose usual expressions the phrases are taken from. */
const ITEM_CODES = ["1.01", "1.03", "2.01", "2.02", "2.03", "9.01"];
/** Ranks of frequency from which words are drawn. */
const HOT_RANKS = [0, 40] as const;
const COMMON_RANKS = [20, 2_000] as const;
const RARE_RANKS = [3_000, 30_000] as const;

const COUNTS: readonly (readonly [BenchKind, number, number])[] = [
  ["rare", 25, 1],
  ["hot", 10, 1],
  ["or", 25, 2],
  ["or", 20, 4],
  ["and", 25, 2],
  ["and", 20, 4],
  ["prefix", 20, 1],
  ["fuzzy", 15, 1],
  ["prefix-fuzzy", 10, 1],
  ["field", 12, 1],
  ["filter", 12, 2],
  ["and-not", 6, 2],
  ["phrase", 25, 0],
  ["near", 15, 2],
];

/** Makes the mix; the same on every call. */
export function makeQueryMix(): BenchQuery[] {
  const random = createRandom(SEED, 1);
  return COUNTS.flatMap(([kind, count, words]) => {
    return Array.from({ length: count }, () => makeQuery(random, kind, words));
  });
}

function makeQuery(random: Random, kind: BenchKind, most: number): BenchQuery {
  const common = () => spellWord(drawMagnitude(random, COMMON_RANKS));
  switch (kind) {
    case "rare":
      return { kind, words: [spellWord(drawMagnitude(random, RARE_RANKS))] };
    case "hot":
      return { kind, words: [spellWord(random.integer(...HOT_RANKS))] };
    case "prefix":
    case "prefix-fuzzy":
      return { kind, words: [common().slice(0, 5)] };
    case "fuzzy":
      return { kind, words: [misspell(random, common())] };
    case "field":
      return { kind, words: [titleWord(random)], field: "title" };
    case "filter":
      return { kind, words: [common(), common()], item: random.pick(["4.01", "5.02", "9.01"]) };
    case "phrase":
      return { kind, words: phraseWords(random) };
    case "near":
      return { kind, words: [...phraseWords(random).slice(0, 1), common()] };
    default: {
      const count = most > 2 ? random.integer(3, most) : most;
      return { kind, words: Array.from({ length: count }, common) };
    }
  }
}

function drawMagnitude(random: Random, [least, most]: readonly [number, number]): number {
  return Math.floor(least * (most / least) ** random.float());
}

function titleWord(random: Random): string {
  const words = (itemTitle(random.pick(ITEM_CODES)) ?? "").toLowerCase().match(LONG_WORD);
  return random.pick(words ?? ["financial"]);
}

/** Function words are in most titles. */
const LONG_WORD = /[a-z]{5,}/g;

function phraseWords(random: Random): string[] {
  const phrases = phrasesOf(random.pick(ITEM_CODES)).filter((phrase) => phrase.includes(" "));
  return (phrases[random.integer(0, phrases.length - 1)] ?? "press release").split(" ");
}

/** Leaves out a letter in the middle. */
function misspell(random: Random, word: string): string {
  const at = random.integer(1, Math.max(1, word.length - 2));
  return word.slice(0, at) + word.slice(at + 1);
}
