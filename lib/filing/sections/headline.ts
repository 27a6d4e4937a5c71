/**
 * The headline of a press release: the first line that announces something, or the first that is
 * set like a headline, with the lines it wraps onto.
 *
 *     EXHIBIT 99.1                                   skipped: number, address, contacts, dates,
 *     FOR IMMEDIATE RELEASE                          the release's own label, the company alone
 *     Contact: Jane Doe, (218) 555-0100
 *     NORTHWIND PUMPS REPORTS RECORD RESULTS         the headline
 *     FOR THE SECOND QUARTER                         its second line
 *     DULUTH, Minn., August 20, 2004 -- …            the text
 */
import type { Line } from "../text/line.ts";

/** Headlines stand above the dateline, contacts and letterheads included. */
const MAX_LINES = 40;
const MAX_HEADLINE_LINES = 3;
const MAX_CHARS = 300;
const MIN_WORDS = 4;

const ANNOUNCES =
  /\b(?:announc|report|declar|complet|acqui|appoint|nam(?:es|ed)\b|elect|resign|retir|result|agree|sign|launch|receiv|approv|increas|expand|sell|sale|merg|offer|pric|clos|enter|provid|updat|extend|adopt|schedul|to\s+(?:acquire|present|report|host))/i;
const OTHER =
  /^\W*(?:exhibit|ex-|contacts?\b|for\s+(?:immediate|further|more|additional|release)|(?:press|news)\s+release|news\b|page\b|investor|media|source:|date:?|tel|phone|fax|e-?mail|http|www\.|\[|immediate)/i;
const DATELINE =
  /\b(?:19|20)\d{2}\b.{0,40}(?:--|–|—|\/PRNewswire|\(BUSINESS WIRE)|\/PRNewswire|\(BUSINESS WIRE\)|GLOBE NEWSWIRE/i;
/** "DULUTH, MN, June 2, 1997 - Northwind", with a hyphen; the date of a headline stands behind words. */
const HYPHEN_DATELINE =
  /^\W{0,8}[A-Z][A-Za-z .'-]{1,30},?\s{1,3}(?:[A-Z][A-Za-z.]{1,14},?\s{1,3})?\(?(?:january|february|march|april|may|june|july|august|september|october|november|december)\s{1,3}\d{1,2},?\s{1,3}(?:19|20)\d{2}\)?\s{0,3}(?:[-:]|\.\s?\.)/i;

/** Returns the headline of a press release; null when none is found before its text begins. */
export function findHeadline(lines: readonly Line[]): string | null {
  const head = lines.slice(0, MAX_LINES);
  const dateline = head.findIndex(({ text }) => isDateline(text.slice(0, MAX_CHARS)));
  const above = dateline < 0 ? head : head.slice(0, dateline);
  const announcing = above.findIndex((line, at) => {
    const text = MAX_CHARS < line.text.length ? line.text : joinWrapped(above, at);
    return isHeadline(line, text) && ANNOUNCES.test(text);
  });
  const start =
    announcing >= 0 ? announcing : above.findIndex((line) => isHeadline(line) && isSetOff(line));
  if (start < 0) return null;
  return joinWrapped(above, start);
}

function isDateline(text: string): boolean {
  return DATELINE.test(text) || HYPHEN_DATELINE.test(text);
}

/** A line is a headline by its own text, or by that which its next lines make whole. */
function isHeadline(line: Line, text = line.text): boolean {
  const words = text.trim().split(/\s+/);
  const prose = /[a-z]{2}\.\s*$/.test(text) && !/\b(?:inc|corp|co|ltd)\.\s*$/i.test(text);
  return (
    words.length >= MIN_WORDS &&
    text.length <= MAX_CHARS &&
    !prose &&
    (isSetOff(line) || isTitleCase(line.text.trim().split(/\s+/))) &&
    !OTHER.test(text) &&
    !/@|\(\d{3}\)|\d{3}-\d{4}/.test(text)
  );
}

function isSetOff(line: Line): boolean {
  return line.bold || line.centered || isUpper(line.text);
}

/** Most words of more than three letters are capitalized. */
function isTitleCase(words: readonly string[]): boolean {
  const long = words.filter((word) => word.length > 3);
  const capitalized = long.filter((word) => /^[^a-z]/.test(word));
  return long.length > 0 && capitalized.length >= long.length * TITLE_SHARE;
}

const TITLE_SHARE = 0.7;
/** A line that ends so goes on, however it is set. */
const GOES_ON = /(?:[;,&]|\b(?:and|of|for|the|to|in|with|by|from|on))$/i;

function isUpper(text: string): boolean {
  return text === text.toUpperCase() && /[A-Z]{4}/.test(text);
}

/** A headline goes on in lines set alike, without a blank line between. */
function joinWrapped(lines: readonly Line[], start: number): string {
  const first = lines[start];
  const parts: string[] = [];
  for (const line of lines.slice(start, start + MAX_HEADLINE_LINES)) {
    const alike = line.bold === first?.bold && isUpper(line.text) === isUpper(first.text);
    const isOpen = GOES_ON.test(parts.at(-1) ?? "") && isTitleCase(line.text.trim().split(/\s+/));
    if (parts.length > 0 && (line.blanksBefore > 0 || !alike || !(isSetOff(line) || isOpen))) break;
    parts.push(line.text.replace(/\s+/g, " ").trim());
  }
  return parts.join(" ").slice(0, MAX_CHARS);
}
