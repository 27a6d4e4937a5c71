/** Text with the statistics of reports: frequencies, repetition, names, amounts, sentences. */
import type { Random } from "./random.ts";
import { drawWord } from "./vocabulary.ts";

export interface TextPlan {
  readonly words: number;
  /** Expressions to strew in. */
  readonly phrases: readonly string[];
  readonly names: readonly string[];
}

/** How often the next word is one that stands in the text already. */
const REPEAT_CHANCE = 0.1;
const PHRASE_CHANCE = 0.02;
const NAME_CHANCE = 0.008;
const AMOUNT_CHANCE = 0.025;
/** Shorter words are function words, which are frequent enough without being repeated. */
const LEAST_REPEATED_LENGTH = 5;
const REMEMBERED_WORDS = 64;
const SENTENCES_PER_PARAGRAPH = 5;

/** Writes so many words, in sentences and paragraphs. */
export function writeText(random: Random, plan: TextPlan): string {
  const recent: string[] = [];
  let text = "";
  let written = 0;
  let sentences = 0;
  while (written < plan.words) {
    const length = Math.min(plan.words - written, random.integer(9, 32));
    let sentence = "";
    for (let left = length; left > 0; left--) {
      sentence += (sentence === "" ? "" : " ") + drawToken(random, plan, recent);
    }
    written += length;
    sentences++;
    const separator = sentences % SENTENCES_PER_PARAGRAPH === 0 ? ".\n\n" : ". ";
    text += `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${separator}`;
  }
  return text.trimEnd();
}

function drawToken(random: Random, plan: TextPlan, recent: string[]): string {
  const kind = random.float();
  if (kind < PHRASE_CHANCE) return random.pick(plan.phrases);
  if (kind < PHRASE_CHANCE + NAME_CHANCE) return random.pick(plan.names);
  if (kind < PHRASE_CHANCE + NAME_CHANCE + AMOUNT_CHANCE) return drawAmount(random);
  // Rarer while there is little to repeat, or short texts would stammer.
  if (kind > 1 - (REPEAT_CHANCE * recent.length) / REMEMBERED_WORDS) return random.pick(recent);
  const word = drawWord(random);
  if (word.length >= LEAST_REPEATED_LENGTH) remember(random, recent, word);
  return word;
}

function remember(random: Random, recent: string[], word: string): void {
  if (recent.length < REMEMBERED_WORDS) recent.push(word);
  else recent[random.integer(0, REMEMBERED_WORDS - 1)] = word;
}

function drawAmount(random: Random): string {
  const amount = random.integer(1, 999);
  if (random.chance(0.4)) return `$${amount}.${random.integer(0, 9)} million`;
  if (random.chance(0.5)) return `${amount},${String(random.integer(0, 999)).padStart(3, "0")}`;
  return random.chance(0.5) ? String(random.integer(1990, 2024)) : `${amount % 100}%`;
}
