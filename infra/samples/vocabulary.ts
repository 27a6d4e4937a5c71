/**
 * An endless vocabulary with the word frequencies of real text.
 *
 * Frequencies follow Zipf and Mandelbrot's law for the first CORE_SIZE words and fall off with the
 * square of the rank from there, the double power law that Montemurro (2001) found in large
 * corpora. The tail has no end, so the number of different words goes on growing with the square
 * root of the text (Heaps' law):
 *
 *     frequency(rank) ~ 1 / (rank + 2.7)^1.05     rank <  10,000
 *                     ~ 1 / rank^2                rank >= 10,000
 *
 *     words of text        1 M      10 M     100 M
 *     different words     ~50 k    ~165 k    ~530 k
 */
import { COMMON_WORDS } from "./common-words.ts";
import type { Random } from "./random.ts";

const CORE_SIZE = 10_000;
const MANDELBROT_SHIFT = 2.7;
const CORE_EXPONENT = 1.05;
/** Buckets of the inverse distribution function; a power of two well above the core's size. */
const BUCKETS = 1 << 18;
/** Keeps the rarest imaginable rank within exact integers. */
const LEAST_UNIFORM = 2 ** -33;

const ONSETS = "b br c ch d f fl g gr h j k l m n p pl pr qu r s sh st t tr v w z".split(" ");
const NUCLEI = "a e i o u ea io ou".split(" ");
const CODAS = ["", "", "", "", "", "n", "r", "s", "l", "m", "t", "nt", "st", "x"];
/** Few enough to leave most letter combinations unused, as in a language. */
const SYLLABLE_COUNT = 640;
const DIGIT_SHIFT = 37;

const syllables = spellSyllables();
const coreWords = Array.from({ length: CORE_SIZE }, (_, rank) => spellWord(rank));
const { coreShare, ranks } = tabulateCore();

/** Draws a word by its frequency. */
export function drawWord(random: Random): string {
  const rank = drawRank(random);
  return coreWords[rank] ?? spellWord(rank);
}

/** Draws the frequency rank of a word; 0 is the most frequent. */
export function drawRank(random: Random): number {
  const uniform = random.float();
  if (uniform < coreShare) return ranks[Math.floor((uniform / coreShare) * BUCKETS)] ?? 0;
  return Math.floor(CORE_SIZE / Math.max(random.float(), LEAST_UNIFORM));
}

/** Spells the word of a rank: an English one for the first few hundred, then a made-up one. */
export function spellWord(rank: number): string {
  const common = COMMON_WORDS[rank];
  if (common !== undefined) return common;
  // The least significant digit comes first and shifts the ones after it, so that words of like
  // rank share neither a prefix nor a suffix.
  let rest = rank - COMMON_WORDS.length + SYLLABLE_COUNT;
  let shift = 0;
  let word = "";
  while (rest > 0) {
    shift = (rest + shift * DIGIT_SHIFT) % SYLLABLE_COUNT;
    word += syllables[shift] ?? "";
    rest = Math.floor(rest / SYLLABLE_COUNT);
  }
  return word;
}

function spellSyllables(): string[] {
  const total = ONSETS.length * NUCLEI.length * CODAS.length;
  // A step that shares no factor with the total visits every combination once.
  const step = 1_277;
  return Array.from({ length: SYLLABLE_COUNT }, (_, index) => {
    const combination = (index * step) % total;
    const onset = ONSETS[combination % ONSETS.length] ?? "";
    const nucleus = NUCLEI[Math.floor(combination / ONSETS.length) % NUCLEI.length] ?? "";
    const coda = CODAS[Math.floor(combination / (ONSETS.length * NUCLEI.length))] ?? "";
    return onset + nucleus + coda;
  });
}

function tabulateCore(): { coreShare: number; ranks: Uint16Array } {
  const weights = Array.from(
    { length: CORE_SIZE },
    (_, rank) => (rank + 1 + MANDELBROT_SHIFT) ** -CORE_EXPONENT,
  );
  const coreWeight = weights.reduce((sum, weight) => sum + weight, 0);
  // The integral of an inverse square from CORE_SIZE on, joined on at the last core weight.
  const tailWeight = (weights[CORE_SIZE - 1] ?? 0) * CORE_SIZE;
  const ranks = new Uint16Array(BUCKETS);
  let rank = 0;
  let reached = weights[0] ?? 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    while (reached < ((bucket + 0.5) / BUCKETS) * coreWeight && rank < CORE_SIZE - 1) {
      rank++;
      reached += weights[rank] ?? 0;
    }
    ranks[bucket] = rank;
  }
  return { coreShare: coreWeight / (coreWeight + tailWeight), ranks };
}
