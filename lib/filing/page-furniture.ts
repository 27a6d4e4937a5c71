/**
 * Lines that belong to the page and not to its text: page numbers, running heads, rulers.
 */

/** Longer lines are text. */
const MAX_FURNITURE_LENGTH = 200;

const PAGE_NUMBER = /^\W{0,8}(?:page\s{1,3})?\d{1,3}(?:\s{1,3}of\s{1,3}\d{1,3})?\W{0,8}$/i;
const RULER = /^[\s\-_=*~.+\u2010-\u2015\u2500\u2550]+$/;
const TABLE_OF_CONTENTS = /^\W{0,8}table\s{1,4}of\s{1,4}contents\W{0,8}$/i;

/** Tells whether a line holds nothing but a page number, as "- 2 -" or "Page 2 of 4". */
export function isPageNumber(line: string): boolean {
  return line.length <= MAX_FURNITURE_LENGTH && PAGE_NUMBER.test(line.trim());
}

/** Tells whether a line is drawn, not written: dashes, underscores, asterisks. */
export function isRuler(line: string): boolean {
  return RULER.test(
    line.length > MAX_FURNITURE_LENGTH ? line.slice(0, MAX_FURNITURE_LENGTH) : line,
  );
}

/** Tells whether a line is the words "Table of Contents" alone, as many pages begin. */
export function isContentsHeading(line: string): boolean {
  return line.length <= MAX_FURNITURE_LENGTH && TABLE_OF_CONTENTS.test(line);
}
