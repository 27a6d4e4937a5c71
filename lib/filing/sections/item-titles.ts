/**
 * How well a printed title fits the official titles of an item.
 *
 * Filers misspell, reorder and shorten titles ("Results of Operation", "Exhibits" alone), so titles
 * are compared as sets of stemmed words, and the share is taken of the smaller set:
 *
 *     "FINANCIAL STATEMENTS, PRO FORMA FINANCIAL INFORMAITON"   financial statement pro forma informaiton
 *     "Financial Statements and Exhibits"                       financial statement exhibit
 *                                                               -> 2 of 3
 */
import { ALL_ITEMS, CURRENT_ITEMS, findItem, type ItemDefinition } from "../item-taxonomy.ts";
import { isOneLetterOff } from "./one-letter-off.ts";

/** Words so common that sharing them says nothing. */
const STOP_WORDS = new Set(
  "a an and as at by for from in into of on or that the to under with".split(" "),
);

/** Shorter words with another letter are other words. */
const MIN_SLIP_LETTERS = 6;

/**
 * Returns the words of a title, folded, stemmed and rid of slips in those of items, each once; of
 * what follows a title, no more than `most`.
 */
export function titleWords(text: string, most = Number.POSITIVE_INFINITY): string[] {
  return plainWords(text, most).map(withoutSlip);
}

/** Returns the word of a title that is meant by one a letter off; other words as they are. */
function withoutSlip(word: string): string {
  if (word.length < MIN_SLIP_LETTERS || LONG_WORDS.has(word)) return word;
  for (const meant of LONG_WORDS) {
    const isAsLong = Math.abs(meant.length - word.length) <= 1;
    if (isAsLong && isOneLetterOff(word, meant)) return meant;
  }
  return word;
}

function plainWords(text: string, most = Number.POSITIVE_INFINITY): string[] {
  const words: string[] = [];
  for (const printed of text.toLowerCase().match(/[a-z][a-z'’]*|\d+/g) ?? []) {
    const word = stem(printed.replace(/['’].*$/, ""));
    if (word !== "" && !STOP_WORDS.has(word) && !words.includes(word)) words.push(word);
    if (words.length >= most) break;
  }
  return words;
}

function stem(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) return word.slice(0, -1);
  return word;
}

/** Returns the share of the smaller set of words that the other one has, too; 0 for empty sets. */
export function overlap(left: readonly string[], right: readonly string[]): number {
  const smaller = Math.min(left.length, right.length);
  return smaller === 0 ? 0 : commonWords(left, right) / smaller;
}

/** Returns the share of the larger set of words that the other one has, too; 0 for empty sets. */
export function similarity(left: readonly string[], right: readonly string[]): number {
  const larger = Math.max(left.length, right.length);
  return larger === 0 ? 0 : commonWords(left, right) / larger;
}

function commonWords(left: readonly string[], right: readonly string[]): number {
  return left.filter((word) => right.includes(word)).length;
}

/** The words of an item's title and of each of its aliases. */
const WORDINGS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  ALL_ITEMS.map((item: ItemDefinition) => [
    item.code,
    [item.title, ...item.aliases].map((title) => plainWords(title)),
  ]),
);

const LONG_WORDS: ReadonlySet<string> = new Set(
  [...WORDINGS.values()].flat(2).filter((word) => word.length >= MIN_SLIP_LETTERS),
);

/** A run-in body follows its title; words further out than this many more are not the title's. */
const TITLE_SLACK = 4;
const MAX_TITLE_CHARACTERS = 400;
/** Where a title ends when text runs on behind it. */
const TITLE_END = /[.:](?=\s|$)|\s-{1,2}\s/;

/**
 * Returns how well a printed title fits an item, 0 to 1, by the best of its wordings. Text may
 * follow the title.
 */
export function titleFit(text: string, code: string): number {
  const wordings = WORDINGS.get(code) ?? [];
  const whole = titleOfText(text);
  const own = titleWords(whole);
  const words = whole.length < text.length ? titleWords(text, mostWords(wordings)) : own;
  let best = 0;
  for (const wording of wordings) {
    best = Math.max(best, overlap(words.slice(0, wording.length + TITLE_SLACK), wording));
    // Of a long title filers print some clauses; one word alone could be any text's.
    if (own.length >= MIN_WORDS) best = Math.max(best, overlap(own, wording));
  }
  return best;
}

function mostWords(wordings: readonly (readonly string[])[]): number {
  return Math.max(0, ...wordings.map(({ length }) => length)) + TITLE_SLACK;
}

/** Returns what stands before the first full stop, colon or dash, where a title may end. */
export function titleOfText(text: string): string {
  const bounded = text.slice(0, MAX_TITLE_CHARACTERS);
  const end = TITLE_END.exec(bounded)?.index ?? -1;
  return end < 0 ? bounded : bounded.slice(0, end);
}

const MIN_WORDS = 2;
/** Share of a short title's words that must be the item's. */
const KNOWN_SHARE = 0.75;

/**
 * Tells whether what precedes the first full stop is the title of these items beyond doubt: all of
 * one of their wordings, or several of their words, and hardly any other.
 */
export function isSurelyTitle(text: string, codes: readonly string[]): boolean {
  const title = titleOfText(text);
  const words = titleWords(title);
  const known = new Set(codes.flatMap(itemWords));
  const familiar = words.filter((word) => known.has(word)).length;
  if (words.length === 0 || familiar < words.length * KNOWN_SHARE) return false;
  return familiar >= MIN_WORDS || codes.some((code) => coversWording(title, code));
}

/** The title must be beyond doubt when it stands for the number. */
const TITLE_ALONE_SIMILARITY = 0.9;

/** Returns today's item that a whole title is the title of; null when it is none's. */
export function itemOfTitle(text: string): string | null {
  const best = likeliestItem(titleOfText(text), CURRENT_ITEMS);
  return best !== null && best.similarity >= TITLE_ALONE_SIMILARITY ? best.code : null;
}

/**
 * Returns the item among `codes` whose wording is most like a whole title, and how much it is. An
 * official title wins over an alias that is as like.
 */
export function likeliestItem(
  text: string,
  codes: readonly string[],
): { code: string; similarity: number } | null {
  const words = titleWords(text);
  let best: { code: string; similarity: number; official: boolean } | null = null;
  for (const code of codes) {
    for (const [index, wording] of (WORDINGS.get(code) ?? []).entries()) {
      const found = { code, similarity: similarity(words, wording), official: index === 0 };
      if (found.similarity > 0 && (best === null || isLikelier(found, best))) best = found;
    }
  }
  return best === null ? null : { code: best.code, similarity: best.similarity };
}

function isLikelier(
  left: { similarity: number; official: boolean },
  right: { similarity: number; official: boolean },
): boolean {
  if (left.similarity !== right.similarity) return left.similarity > right.similarity;
  return left.official && !right.official;
}

/** Returns every word that any wording of an item's title has. */
export function itemWords(code: string): readonly string[] {
  return [...new Set((WORDINGS.get(code) ?? []).flat())];
}

/** Tells whether a title has every word of one of the item's wordings. */
export function coversWording(text: string, code: string): boolean {
  const words = titleWords(text);
  return (WORDINGS.get(code) ?? []).some(
    (wording) => commonWords(words, wording) === wording.length,
  );
}

const PRINTED_WORD = /[a-z0-9']+/gi;
/** A sentence, a number, or the letter of a paragraph; a rule may stand between. */
const TEXT_BEHIND = /^\W{1,100}(?!(?:of|above|below|OF|ABOVE|BELOW|Of)\b)(?:[A-Z\d]|[a-d]\))/;

/** The wordings of each item's title as they are printed, in small letters and single-spaced. */
const PRINTED: ReadonlyMap<string, readonly string[]> = new Map(
  ALL_ITEMS.map(({ code, title, aliases }) => [
    code,
    [title, ...aliases].map((each) => printedWords(each).join(" ")),
  ]),
);

function printedWords(title: string): readonly string[] {
  return title.toLowerCase().match(PRINTED_WORD) ?? [];
}

/** Tells whether a text is one of the item's wordings, word for word, and a sentence behind it. */
export function isTitleAndText(text: string, code: string): boolean {
  const bounded = text.slice(0, MAX_TITLE_CHARACTERS);
  let printed = "";
  for (const match of bounded.matchAll(PRINTED_WORD)) {
    printed += `${printed === "" ? "" : " "}${match[0].toLowerCase()}`;
    const titles = PRINTED.get(code)?.filter((title) => title.startsWith(printed)) ?? [];
    if (titles.length === 0) return false;
    if (!titles.includes(printed)) continue;
    if (TEXT_BEHIND.test(bounded.slice(match.index + match[0].length))) return true;
  }
  return false;
}

/** Tells whether the official title consists of clauses, of which filers may use some. */
export function hasClauses(code: string): boolean {
  return findItem(code)?.title.includes(";") === true;
}
