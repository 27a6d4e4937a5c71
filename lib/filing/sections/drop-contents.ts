/**
 * Drops the headings that belong to a table of contents.
 *
 * The last entry of a table of contents is followed by "SIGNATURE" and exhibit titles and looks as
 * substantial as a section, so entries are not judged one by one: a first run of headings, all of
 * which come again, goes as a whole, unless there is prose between them.
 *
 *     2.02  9.01  (SIGNATURE, EXHIBIT INDEX)  2.02 text  9.01 text
 *     `-- first run, all recur --'
 */

import type { Line } from "../text/line.ts";
import type { ItemHeading } from "./item-heading.ts";

/** Less text than this between two headings is no section, if the first comes again. */
const MIN_SECTION_CHARACTERS = 120;
/** So many lines are more than that, however short they are. */
const MAX_ENTRY_LINES = 120;
/** Titles capitalise their long words, prose does not. */
const LONG_WORD = 4;
const MIN_PROSE_WORDS = 5;
const PROSE_SHARE = 0.5;
const MAX_PROSE_CHARACTERS = 1_000;
const LEADERS_OR_PAGE = /(?:\.{4,}|(?:\. ){4,}|\s{2,}|\t)\s*\d{1,3}\s*$|\.{4,}\s*$/;

/** "Mr. Doe resigned." is all that a section says; no entry of a table of contents ends so. */
const SENTENCE = /(?:^|\s)[a-z]{4,20}\.\s?$/;
const MAX_SENTENCE_END = 30;

/** Returns the headings without those of a table of contents. */
export function dropContents(
  lines: readonly Line[],
  headings: readonly ItemHeading[],
): readonly ItemHeading[] {
  const body = headings.slice(contentsRun(lines, headings));
  const last = lastOccurrences(body);
  return body.filter((heading, index) => {
    const recurs = heading.candidate.codes.every((code) => (last.get(code) ?? 0) > index);
    return !recurs || !looksLikeEntry(lines, heading, body[index + 1]);
  });
}

/** Returns how many headings at the beginning are a table of contents. */
function contentsRun(lines: readonly Line[], headings: readonly ItemHeading[]): number {
  const first = headings[0];
  if (first === undefined) return 0;
  const again = headings.findIndex((heading, index) => index > 0 && sharesCode(heading, first));
  if (again < 0) return 0;
  const last = lastOccurrences(headings);
  const allRecur = headings
    .slice(0, again)
    .every((heading) => heading.candidate.codes.every((code) => (last.get(code) ?? 0) >= again));
  if (!allRecur) return 0;
  const from = first.textLine;
  const to = headings[again]?.line ?? from;
  // Of a single entry nothing but sentences tells that it is a section of few words.
  const isSection = again === 1 && hasSentence(lines, from, to);
  return isSection || hasProse(lines, from, to) ? 0 : again;
}

function hasSentence(lines: readonly Line[], from: number, to: number): boolean {
  const end = Math.min(to, from + MAX_ENTRY_LINES);
  return lines
    .slice(from, end)
    .some(({ text, link }) => !link && SENTENCE.test(text.slice(-MAX_SENTENCE_END)));
}

function sharesCode(left: ItemHeading, right: ItemHeading): boolean {
  return left.candidate.codes.some((code) => right.candidate.codes.includes(code));
}

function lastOccurrences(headings: readonly ItemHeading[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [index, heading] of headings.entries()) {
    for (const code of heading.candidate.codes) last.set(code, index);
  }
  return last;
}

function looksLikeEntry(
  lines: readonly Line[],
  heading: ItemHeading,
  next: ItemHeading | undefined,
): boolean {
  const line = lines[heading.numberLine];
  if (line === undefined) return false;
  if (line.link || endsLikeEntry(line.text)) return true;
  const from = heading.textLine;
  const to = Math.min(next?.line ?? lines.length, from + MAX_ENTRY_LINES);
  const runIn = heading.textIndex > 0 ? line.text.length - heading.textIndex : 0;
  let length = runIn;
  for (let at = from; at < to && length < MIN_SECTION_CHARACTERS; at++) {
    const text = lines[at]?.text ?? "";
    if (!lines[at]?.link && SENTENCE.test(text.slice(-MAX_SENTENCE_END))) return false;
    length += text.trim().length;
  }
  return length < MIN_SECTION_CHARACTERS && !hasProse(lines, from, to);
}

/** Tells whether a line ends in dot leaders or a page number set apart. */
export function endsLikeEntry(text: string): boolean {
  return LEADERS_OR_PAGE.test(text.slice(-60));
}

/** Tells whether any line of [from, to) is written in sentences. */
export function hasProse(lines: readonly Line[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (isProse(lines[at]?.text ?? "")) return true;
  }
  return false;
}

/** Tells whether most long words of a line begin in lower case, as titles' do not. */
export function isProse(text: string): boolean {
  const words = text.slice(0, MAX_PROSE_CHARACTERS).match(/[A-Za-z]{2,}/g) ?? [];
  const long = words.filter((word) => word.length >= LONG_WORD);
  const lower = long.filter((word) => /^[a-z]/.test(word));
  return long.length >= MIN_PROSE_WORDS && lower.length > long.length * PROSE_SHARE;
}
