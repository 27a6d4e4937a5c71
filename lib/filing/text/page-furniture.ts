/**
 * Lines that belong to the page and not to its text: page numbers, running heads, rulers.
 */

import type { Line } from "./line.ts";

/** Longer lines are text. */
const MAX_FURNITURE_LENGTH = 200;

const PAGE_NUMBER =
  /^\W{0,8}(?:page\s{1,3})?\d{1,3}(?:\s{1,3}of\s{1,3}\d{1,3}(?:\s{1,3}pages)?)?\W{0,8}$/i;
const RULER = /^(?:[\s\-_=*~.+\u2010-\u2015\u2500\u2550]+|\s*<page>\s*)$/i;
/** What the next pattern matches is shorter. */
const MAX_CONTENTS_LENGTH = 60;
const TABLE_OF_CONTENTS =
  /^\W{0,8}(?:(?:back|return)\s{1,4}to\s{1,4})?(?:the\s{1,4})?(?:table\s{1,4}of\s{1,4}contents|top\s{1,4}of\s{1,4}(?:the\s{1,4})?(?:form|page|document)|(?<=to\s{1,4}(?:the\s{1,4})?)(?:top|contents|index))\W{0,8}$/i;

/** Tells whether a line holds nothing but a page number, as "- 2 -" or "Page 2 of 4". */
export function isPageNumber(line: string): boolean {
  return line.length <= MAX_FURNITURE_LENGTH && (isDigit(line) || PAGE_NUMBER.test(line.trim()));
}

/**
 * Tells whether a line is drawn, not written: dashes, underscores, asterisks; or the ASCII tag of a page
 * that was encoded as text of HTML.
 */
export function isRuler(line: string): boolean {
  // Most lines begin with a letter, and one look costs less than a pattern.
  if (isAsciiLetter(line.charCodeAt(0))) return false;
  return RULER.test(
    line.length > MAX_FURNITURE_LENGTH ? line.slice(0, MAX_FURNITURE_LENGTH) : line,
  );
}

/** The shortest page numbers, told without a pattern. */
function isDigit(line: string): boolean {
  return line.length === 1 && line >= "0" && line <= "9";
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Tells whether a line is the words "Table of Contents" or "Top of the Form" alone, as many pages begin. */
export function isContentsHeading(line: string): boolean {
  return line.length <= MAX_CONTENTS_LENGTH && TABLE_OF_CONTENTS.test(line);
}

/** A running head is one of the first lines of a page. */
const HEAD_LINES = 3;
const MAX_HEAD_CHARACTERS = 100;
/** Words, and not the number of an item or exhibit. */
const RUNNING_HEAD = /^(?!\W*(?:items?|part|section|exhibits?|signatures?)\b).*[A-Za-z]{4}/i;
/** What stands atop one page only is no running head. */
const MIN_PAGES = 2;

/**
 * Drops lines that stand atop several pages, as the company's name does.
 *
 * @returns the same list when there are none
 * @param pageStarts ordinals of the first line of each page but the first, ascending
 */
export function dropRunningHeads(
  lines: readonly Line[],
  pageStarts: readonly number[],
): readonly Line[] {
  const pages = new Map<string, number[]>();
  for (const [index, start] of pageStarts.entries()) {
    const end = Math.min(start + HEAD_LINES, pageStarts[index + 1] ?? lines.length, lines.length);
    for (let at = start; at < end; at++) {
      const text = lines[at]?.text.trim() ?? "";
      if (text.length > MAX_HEAD_CHARACTERS || !RUNNING_HEAD.test(text)) continue;
      const places = pages.get(text);
      if (places === undefined) pages.set(text, [at]);
      else places.push(at);
    }
  }
  const isHead = new Uint8Array(lines.length);
  let count = 0;
  for (const places of pages.values()) {
    if (places.length < MIN_PAGES) continue;
    for (const at of places) isHead[at] = 1;
    count += places.length;
  }
  return count === 0 ? lines : lines.filter((_, at) => isHead[at] === 0);
}

/** Tells whether a line can begin with a letter, perhaps behind marks, without a pattern's cost. */
export function mayBegin(line: string, letter: string): boolean {
  const code = line.charCodeAt(0);
  return !isAsciiLetter(code) || (code | 0x20) === letter.charCodeAt(0);
}
