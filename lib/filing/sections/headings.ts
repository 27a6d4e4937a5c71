/**
 * Finds the lines that could head an item of Form 8-K, whatever way the filer wrote it:
 *
 *     ITEM 7.   FINANCIAL STATEMENTS     Item 5.02(b) Departure      Items 7.01 and 8.01
 *     Item2. 02 Results                  I T E M  5.                 ITEM V. OTHER EVENTS
 *     Item No. 5                         PART II. ITEM 5.            ------Item 4.02 Non-Reliance
 *     Section 5.06 - Change in Shell Company Status                  9.01 Financial Statements
 *
 * Only a bounded prefix of a line is read, by a cursor that never goes back, so that the cost of a line
 * is bounded. Whether a candidate is a heading is decided by scoreHeading.
 */

import { findItem, regimeOf } from "../item-taxonomy.ts";
import { foldPunctuation } from "../text/characters.ts";
import { itemsOnTheLine, parentheticalItems } from "./further-items.ts";

/** Rulers glued to a heading, the heading, and enough of what follows to judge it. */
const PREFIX_CHARACTERS = 800;
/** No heading names more items. */
const MAX_CODES = 12;

export interface HeadingCandidate {
  /** As in the taxonomy, each once, in the order printed. */
  readonly codes: readonly string[];
  /** Codes in a parenthesis behind the title: "Regulation FD Disclosure (furnished under Item 12)". */
  readonly parenthetical: readonly string[];
  /** Letters of sub-paragraphs: `b` of "Item 5.02(b)". */
  readonly subparagraphs: readonly string[];
  /** What follows number and punctuation, folded and with single spaces; cut with the prefix. */
  readonly rest: string;
  /** Index in the line where `rest` begins. */
  readonly restIndex: number;
  /** Punctuation between number and rest. */
  readonly punctuation: string;
  /** The word ITEM is in capitals. */
  readonly upper: boolean;
  /** The number is written in a way that only a fitting title makes sure: "Item 801", "9.01 Exhibits". */
  readonly irregular: boolean;
  /** "Items 1 through 4": heads nothing, but may say that all of them are not applicable. */
  readonly range: boolean;
}

const LOOKS_LIKE_HEADING =
  /^[^A-Za-z0-9("\u201c]{0,200}(?:part\s|i ?t ?e ?m|section\s+\d|0?\d{1,2}\.\d\d[\s.:-]{1,5}[A-Za-z])/i;
const LEAD = /[^A-Za-z0-9("]*/y;
const PART = /part\s+[ivx]+\s*[.,:;-]*\s*/iy;
const SECTION_PREFIX = /section\s+\d[^\d].{0,150}?(?=\bitems?\s+\d{1,2}\.\d\d)/iy;
const ITEM = /i ?t ?e ?m ?(?:s(?![a-z])|\(s\))?(?![a-z])/iy;
const SECTION = /section(?=\s+\d\.\d\d)/iy;
const NUMBER_SIGN = /\s*(?:(?:nos?\b\.?|numbers?\b|#)\s*)?[:.-]?\s*/iy;
const DOTTED = /0?(\d{1,2})(\s?\.\s?)(\d{2})(?!\d)/y;
const BARE = /0?(\d{1,2})(?![\d%]|\.\d)/y;
const ODD_NUMBER = /(\d)(?:[,:-]0|0|\.)(\d)(?![\d.])/y;
const ROMAN = /(x?(?:ix|iv|v?i{1,3}|v|x))(?=[\s.:-])/iy;
const SPELT = /(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/iy;
/** Letters that scanned or hastily typed numbers have for digits: "l.0l", "8.O1". */
const MISTYPED = /([1-9lI])\.([0Oo])([1-9lI])(?![\w.])/y;
const SUBPARAGRAPH = /\s*(?:,\s*)?(?:(?:and|&)\s*)?\(([a-z0-9]{1,4})\)/iy;
const SEPARATOR = /\s*(?:,|;|&|\/|and\/or\b|and\b)\s*(?:and\s+)?(?:items?\s*)?(?=\d)/iy;
const RANGE = /\s*(?:-+|through|thru|to)\s*(?:items?\s*)?(?=\d{1,2}\b)/iy;
const PUNCTUATION = /\s*[.:;,)*-]*\s*/y;

const ROMANS = "i ii iii iv v vi vii viii ix x xi xii".split(" ");
const SPELT_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split(" ");

interface TakenCode {
  readonly code: string;
  readonly irregular: boolean;
}

/** Reads tokens off a text, one behind the other. */
class Cursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Takes a sticky pattern off the text; null, and no move, when it does not match here. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match !== null) this.at = pattern.lastIndex;
    return match;
  }
}

/** Tells, at little cost, whether a line begins as headings do. */
export function mayBeHeading(line: string): boolean {
  return LOOKS_LIKE_HEADING.test(line);
}

/** Returns what a line would head; null when it cannot be the heading of an 8-K item. */
export function findHeading(line: string): HeadingCandidate | null {
  if (!mayBeHeading(line)) return null;
  const cursor = new Cursor(foldPunctuation(line.slice(0, PREFIX_CHARACTERS)));
  cursor.take(LEAD);
  cursor.take(PART);
  cursor.take(SECTION_PREFIX);
  const word = cursor.take(ITEM) ?? cursor.take(SECTION);
  const wordless = word === null;
  const unsure = wordless || /^section/i.test(word[0]);
  if (!wordless) cursor.take(NUMBER_SIGN);
  const first = takeCode(cursor, !unsure);
  if (first === null || (unsure && !first.code.includes("."))) return null;

  const codes = [first.code];
  const subparagraphs = takeSubparagraphs(cursor);
  takeMoreCodes(cursor, codes, subparagraphs);
  const range = takeRange(cursor);
  const punctuation = cursor.take(PUNCTUATION)?.[0].trim() ?? "";
  const rest = cursor.text.slice(cursor.at).replace(/\s+/g, " ").trim();
  for (const code of itemsOnTheLine(rest, codes)) if (!codes.includes(code)) codes.push(code);
  return {
    codes,
    parenthetical: parentheticalItems(rest, codes),
    subparagraphs,
    rest,
    restIndex: cursor.at,
    punctuation,
    upper: !wordless && /^[^a-z]+$/.test(word[0]),
    irregular: unsure || first.irregular,
    range,
  };
}

/** Takes the number of an item that the form has or had. */
function takeCode(cursor: Cursor, lenient: boolean): TakenCode | null {
  const start = cursor.at;
  const dotted = cursor.take(DOTTED);
  if (dotted !== null) {
    const item = findItem(`${dotted[1]}.${dotted[3]}`);
    if (item !== null) return { code: item.code, irregular: false };
    cursor.at = start;
    // "Item 5. 10 directors were elected": the second number is not the item's.
    if (dotted[2] === ".") return null;
  }
  const odd = lenient ? takeOddCode(cursor) : null;
  if (odd !== null) return odd;
  const bare = findItem(cursor.take(BARE)?.[1] ?? "");
  if (bare !== null) return { code: bare.code, irregular: false };
  cursor.at = start;
  return lenient ? takeRoman(cursor) : null;
}

/** "801", "8.1", "8,01" for 8.01; believed only with a title that fits. */
function takeOddCode(cursor: Cursor): TakenCode | null {
  const start = cursor.at;
  const odd = cursor.take(ODD_NUMBER);
  const [, whole = "", , decimal = ""] = cursor.take(MISTYPED) ?? [];
  const digits =
    odd === null ? `${whole}.0${decimal}`.replace(/[lI]/g, "1") : `${odd[1]}.0${odd[2]}`;
  const item = findItem(digits);
  if (item !== null) return { code: item.code, irregular: true };
  cursor.at = start;
  return null;
}

function takeRoman(cursor: Cursor): TakenCode | null {
  const roman = cursor.take(ROMAN);
  const words = roman === null ? SPELT_NUMBERS : ROMANS;
  const written = (roman ?? cursor.take(SPELT))?.[1] ?? "";
  const value = words.indexOf(written.toLowerCase());
  return value < 0 ? null : { code: String(value + 1), irregular: false };
}

function takeRange(cursor: Cursor): boolean {
  const start = cursor.at;
  const range = cursor.take(RANGE) !== null && takeCode(cursor, false) !== null;
  if (!range) cursor.at = start;
  return range;
}

function takeSubparagraphs(cursor: Cursor): string[] {
  const letters: string[] = [];
  for (let match = cursor.take(SUBPARAGRAPH); match !== null; match = cursor.take(SUBPARAGRAPH)) {
    const letter = (match[1] ?? "").toLowerCase();
    if (/^[a-z]$/.test(letter) && !letters.includes(letter)) letters.push(letter);
  }
  return letters;
}

/** Takes ", 2.03 and 9.01" as long as the items are of the same regime as the first. */
function takeMoreCodes(cursor: Cursor, codes: string[], subparagraphs: string[]): void {
  const regime = regimeOf(codes[0] ?? "");
  while (codes.length < MAX_CODES) {
    const start = cursor.at;
    const next = cursor.take(SEPARATOR) === null ? null : takeCode(cursor, false);
    if (next === null || regimeOf(next.code) !== regime) {
      cursor.at = start;
      return;
    }
    if (!codes.includes(next.code)) codes.push(next.code);
    for (const letter of takeSubparagraphs(cursor)) {
      if (!subparagraphs.includes(letter)) subparagraphs.push(letter);
    }
  }
}

const NOT_APPLICABLE =
  /^\W*(?:not\s+applicable|none|n\s?\/\s?a|inapplicable|no\s+(?:events?|changes?|response)(?:\s+to\s+report)?|omitted|nothing\s+to\s+report)\W*$/i;

/** What may stand below "None." and still say nothing: a page number, a running head. */
const MAX_FURNITURE_CHARACTERS = 80;

/** Tells whether a text says no more than that there is nothing to report. */
export function isNotApplicable(text: string): boolean {
  const newline = text.indexOf("\n");
  const first = newline < 0 ? text : text.slice(0, newline);
  if (first.length > 80 || text.length > first.length + MAX_FURNITURE_CHARACTERS) return false;
  return NOT_APPLICABLE.test(first) && !/[a-z]{3}.*[.:;]/.test(text.slice(first.length));
}
