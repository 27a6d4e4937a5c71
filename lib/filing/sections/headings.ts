/**
 * Finds the lines that could head an item of Form 8-K, whatever way the filer wrote it:
 *
 *     ITEM 7.   FINANCIAL STATEMENTS     Item 5.02(b) Departure      Items 7.01 and 8.01
 *     Item2. 02 Results                  I T E M  5.                 ITEM V. OTHER EVENTS
 *     Item No. 5                         PART II. ITEM 5.            ------Item 4.02 Non-Reliance
 *     Section 5.06 - Change in Shell Company Status                  9.01 Financial Statements
 *     1. Item 8.01 Other Events          ltem 8.01 Other Events      Item 801 Other Events
 *     (Item 5) Other Events              "Item 5. Other Events"      Form 8-K, Item 5. Other Events
 *
 * Only a bounded prefix of a line is read, by a cursor that never goes back, so that the cost of a line
 * is bounded. Whether a candidate is a heading is decided by scoreHeading.
 */

import { regimeOf } from "../item-taxonomy.ts";
import { Cursor } from "./cursor.ts";
import { foldHeading } from "./fold-heading.ts";
import { itemsOnTheLine, parentheticalItems } from "./further-items.ts";
import { type ItemNumber, takeItemNumber } from "./item-number.ts";
import { itemOfTitle } from "./item-titles.ts";
import { type ItemWord, takeItemWord } from "./item-word.ts";

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
  /** What stands before the title, or its lack, is such that only a fitting title makes sure. */
  readonly doubt: HeadingDoubt;
  /** "Items 1 through 4": heads nothing, but may say that all of them are not applicable. */
  readonly range: boolean;
}

export type HeadingDoubt =
  | "none"
  /** Number or word are written or marked in an odd way: "Item 801", "ltem 8.01", "(Item 8.01)". */
  | "slip"
  /** The word is missing, as it is of the sections of contracts: "9.01 Exhibits", "Section 5.06". */
  | "no-word"
  /** The number is no item's, so that the title alone tells which is meant: "Item 9.02 Exhibits". */
  | "unknown-number";

const LOOKS_LIKE_HEADING =
  /^[^A-Za-z0-9("\u201c]{0,200}(?:part\s|["\u201c(]{0,2}i {0,2}t {0,2}e {0,2}m|[\uff29\uff49]|section\s+\d|0?\d{1,2}\.\d\d[\s.:-]{1,5}[A-Za-z]|[A-Za-z|1!]{3,6}[.:]?\s{1,4}\d|\(?[A-Za-z0-9]{1,4}[.)]\s{1,4}items?\s|(?:form\s{1,3})?8-k\b\W{1,6}item)/i;
const LEAD = /[^A-Za-z0-9("]*/y;
const ENUMERATION = /(?:\(?[a-z0-9]{1,4}[.)]\s{1,4}|(?:form\s{1,3})?8-k\b\W{1,6})(?=items?\s)/iy;
/** What a number may be put between, with the word or without. */
const OPENING = /["(]{1,2}\s?/y;
const CLOSING = /\s?[.:]?[")]{1,2}/y;
const CLOSING_END = /[")]{1,2}[.:]?$/;
/** Behind a mark within the line, prose goes on. */
const CLOSING_WITHIN = /[")]/;
const PART = /part\s+[ivx]+\s*[.,:;-]*\s*/iy;
const SECTION_PREFIX = /section\s+\d[^\d].{0,150}?(?=\bitems?\s+\d{1,2}\.\d\d)/iy;
/** Where the no-break space before a number was decoded wrongly, a letter or question mark is left. */
const NUMBER_SIGN = /\s*(?:(?:nos?\b\.?|numbers?\b|#)\s*)?[:._\u00c2\ufffd?-]?[\s['{<]*/iy;
/** "(b), (c) and (e)", "(d)/(e)"; "(b)-(d)" are three. */
const SUBPARAGRAPH = /\s*(?:[,/]\s*)?(?:(?:and|&)\s*)?\(([a-z0-9]{1,4})\)/iy;
const LAST_OF_RANGE = /\s*(?:-+|through|to)\s*\(([a-z])\)/iy;
const SEPARATOR =
  /(\.)?\s*(?:,|;|&|\+|\/|and\/or\b|and(?![a-z]))\s*(?:and\s+)?(?:items?\s*)?(?=\d)/iy;
const RANGE = /\s*(?:-+|through|thru|to)\s*(?:items?\s*)?(?=\d{1,2}\b)/iy;
const PUNCTUATION = /\s*[.:;,)\]}>_*-]*\s*/y;
/** Letters set apart one by one, as a typist's ornament. */
const SPACED_LETTERS = /^(?:[A-Z] ){3}/;

/** Tells, at little cost, whether a line begins as headings do. */
export function mayBeHeading(line: string): boolean {
  return LOOKS_LIKE_HEADING.test(line);
}

/** Returns what a line would head; null when it cannot be the heading of an 8-K item. */
export function findHeading(line: string): HeadingCandidate | null {
  if (!mayBeHeading(line)) return null;
  const cursor = new Cursor(foldHeading(line.slice(0, PREFIX_CHARACTERS)));
  const named = takeNumber(cursor);
  if (named === null) return null;
  const { word, number } = named;
  const codes = [number.code];
  const subparagraphs = takeSubparagraphs(cursor);
  if (number.letter !== "") subparagraphs.push(number.letter);
  const stopped = number.code !== "" && takeMoreCodes(cursor, codes, subparagraphs);
  const range = takeRange(cursor);
  const title = takeRest(cursor, named.marked);
  if (title === null) return null;
  const { rest, punctuation } = title;
  if (number.code === "") {
    const meant = itemOfTitle(rest);
    if (meant === null) return null;
    codes[0] = meant;
  }
  for (const code of itemsOnTheLine(rest, codes)) if (!codes.includes(code)) codes.push(code);
  return {
    codes,
    parenthetical: parentheticalItems(rest, codes),
    subparagraphs,
    rest,
    restIndex: cursor.at,
    punctuation,
    upper: word.kind === "item" && word.upper,
    doubt: doubtOf(word, number, named.enumerated || named.marked || stopped),
    range,
  };
}

interface NamedNumber {
  readonly word: ItemWord;
  readonly number: ItemNumber;
  /** Another number or the form's name stands before the word. */
  readonly enumerated: boolean;
  /** A quote or parenthesis opens before word or number. */
  readonly marked: boolean;
}

/** Takes what precedes the number, and the number; null when there is none that an item has. */
function takeNumber(cursor: Cursor): NamedNumber | null {
  cursor.take(LEAD);
  const enumerated = cursor.take(ENUMERATION) !== null;
  const wordMarked = cursor.take(OPENING) !== null;
  cursor.take(PART);
  cursor.take(SECTION_PREFIX);
  const word = takeItemWord(cursor);
  const hasWord = word.kind === "item" || word.kind === "slip";
  if (wordMarked && !hasWord) return null;
  if (hasWord) cursor.take(NUMBER_SIGN);
  const marked = (hasWord && cursor.take(OPENING) !== null) || wordMarked;
  const number = takeItemNumber(cursor, hasWord);
  if (number === null || (!hasWord && !number.code.includes("."))) return null;
  return { word, number, enumerated, marked };
}

/** Takes the punctuation; null where prose goes on behind what is marked. */
function takeRest(
  cursor: Cursor,
  marked: boolean,
): Pick<HeadingCandidate, "rest" | "punctuation"> | null {
  const closed = marked && cursor.take(CLOSING) !== null;
  const punctuation = cursor.take(PUNCTUATION)?.[0].trim() ?? "";
  const rest = joinLetters(cursor.text.slice(cursor.at).replace(/\s+/g, " ").trim());
  if (!marked) return { rest, punctuation };
  const title = closed ? rest : rest.replace(CLOSING_END, "");
  const goesOn = punctuation.startsWith(",") || (!closed && CLOSING_WITHIN.test(title));
  return goesOn ? null : { rest: title, punctuation };
}

function doubtOf(word: ItemWord, number: ItemNumber, irregular: boolean): HeadingDoubt {
  if (word.kind === "section" || word.kind === "none") return "no-word";
  if (number.code === "") return "unknown-number";
  return word.kind === "slip" || number.irregular || irregular ? "slip" : "none";
}

/** "O T H E R E V E N T S": the words are lost with their gaps, so the letters stay one word. */
function joinLetters(text: string): string {
  return SPACED_LETTERS.test(text) ? text.replace(/(?<=\b[A-Z]) (?=[A-Z]\b)/g, "") : text;
}

function takeRange(cursor: Cursor): boolean {
  const start = cursor.at;
  const range = cursor.take(RANGE) !== null && takeItemNumber(cursor, false) !== null;
  if (!range) cursor.at = start;
  return range;
}

function takeSubparagraphs(cursor: Cursor): string[] {
  const letters: string[] = [];
  for (let match = cursor.take(SUBPARAGRAPH); match !== null; match = cursor.take(SUBPARAGRAPH)) {
    const letter = (match[1] ?? "").toLowerCase();
    if (!/^[a-z]$/.test(letter)) continue;
    const last = cursor.take(LAST_OF_RANGE)?.[1]?.toLowerCase() ?? letter;
    for (let code = letter.charCodeAt(0); code <= last.charCodeAt(0); code++) {
      const each = String.fromCharCode(code);
      if (!letters.includes(each)) letters.push(each);
    }
  }
  return letters;
}

/**
 * Takes ", 2.03 and 9.01" as long as the items are of the same regime as the first.
 *
 * @returns whether a full stop stands between two of them, "Item 5. and Item 7.", as in prose
 */
function takeMoreCodes(cursor: Cursor, codes: string[], subparagraphs: string[]): boolean {
  const regime = regimeOf(codes[0] ?? "");
  let stopped = false;
  while (codes.length < MAX_CODES) {
    const start = cursor.at;
    const separator = cursor.take(SEPARATOR);
    const next = separator === null ? null : takeItemNumber(cursor, false);
    if (next === null || regimeOf(next.code) !== regime) {
      cursor.at = start;
      return stopped;
    }
    stopped ||= separator?.[1] !== undefined;
    if (!codes.includes(next.code)) codes.push(next.code);
    for (const letter of takeSubparagraphs(cursor)) {
      if (!subparagraphs.includes(letter)) subparagraphs.push(letter);
    }
  }
  return stopped;
}
