/**
 * Headings that put the title before the number:
 *
 *     Other Events (Item 5)        OTHER EVENTS - ITEM 5        Other Events | Item 5        one line
 *     Other Events                                                                           two lines
 *     Item 5.
 *
 * Prose names items so, too; hence the title must be the item's own, whole, and nothing else.
 */
import type { Line } from "../text/line.ts";
import { findHeading, type HeadingCandidate } from "./headings.ts";
import type { ItemHeading } from "./item-heading.ts";
import { isSurelyTitle, likeliestItem } from "./item-titles.ts";
import { isInterrupted } from "./score-headings.ts";

/** The longest official title takes fewer. */
const MAX_LINE_CHARACTERS = 300;
/** "(Items 5.02 and 5.03)", with room for spaces. */
const NUMBER_CHARACTERS = 40;
/** Where the number may begin, and how its line may end. */
const NUMBER_START = /[\s,;:(["-]items?\s{0,4}(?:no\.\s?)?\d[^a-z]*$/i;
const LAST_CHARACTERS = '0123456789).]:"';
const MIN_SIMILARITY = 0.75;
/** The longest title takes four lines of ASCII. */
const MAX_LINES_ABOVE = 3;
const START = /^\W{0,100}[A-Z]/;

/** Tells, at little cost, whether a line ends as readTitleFirst wants it to. */
export function mayEndInNumber(text: string): boolean {
  if (text.length > MAX_LINE_CHARACTERS) return false;
  if (!LAST_CHARACTERS.includes(text.charAt(text.length - 1))) return false;
  return NUMBER_START.test(text.slice(-NUMBER_CHARACTERS));
}

/** Reads a line that ends in the number of the item it is the title of; null for any other. */
export function readTitleFirst(lines: readonly Line[], at: number): ItemHeading | null {
  const text = lines[at]?.text ?? "";
  const from = Math.max(0, text.length - NUMBER_CHARACTERS);
  const start = NUMBER_START.exec(text.slice(from))?.index ?? -1;
  if (start < 0) return null;
  const candidate = findHeading(text.slice(from + start));
  const own = text.slice(0, from + start).replace(/[\s,;:(["\u2013\u2014-]+$/, "");
  if (candidate === null || candidate.rest !== "") return null;
  const isPart =
    !text.endsWith(".") &&
    START.test(own) &&
    isSurelyTitle(own, candidate.codes) &&
    !isInterruptedAt(lines, at);
  const title = findTitle(lines, at, own, candidate) ?? (isPart ? { text: own, line: at } : null);
  return title === null ? null : headingOf(candidate, title, at);
}

/** Gives a number without a title that of the lines above; null when they are none. */
export function withTitleAbove(
  lines: readonly Line[],
  { candidate, line, numberLine }: ItemHeading,
): ItemHeading | null {
  const title = findTitle(lines, line - 1, lines[line - 1]?.text ?? "", candidate);
  return title === null ? null : headingOf(candidate, title, numberLine);
}

interface FoundTitle {
  readonly text: string;
  /** The first line that it stands on. */
  readonly line: number;
}

/** Finds the whole title that ends on a line with `own`, and may have begun some lines above. */
function findTitle(
  lines: readonly Line[],
  last: number,
  own: string,
  candidate: HeadingCandidate,
): FoundTitle | null {
  let text = own;
  for (let line = last; text.length <= MAX_LINE_CHARACTERS; line--) {
    if (isTitleOf(text, candidate) && !isInterruptedAt(lines, line)) return { text, line };
    if (last - line >= MAX_LINES_ABOVE || line <= 0 || lines[line]?.blanksBefore !== 0) return null;
    text = `${lines[line - 1]?.text ?? ""} ${text}`;
  }
  return null;
}

function isInterruptedAt(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  return line === undefined || isInterrupted(lines[at - 1] ?? null, line);
}

function headingOf(
  candidate: HeadingCandidate,
  { text, line }: FoundTitle,
  numberLine: number,
): ItemHeading {
  return {
    candidate,
    line,
    numberLine,
    titleRaw: text.replace(/\s+/g, " ").trim(),
    titleOnly: false,
    fit: 1,
    textLine: numberLine + 1,
    textIndex: 0,
  };
}

function isTitleOf(title: string, { codes }: HeadingCandidate): boolean {
  if (!START.test(title)) return false;
  return (likeliestItem(title, codes)?.similarity ?? 0) >= MIN_SIMILARITY;
}
