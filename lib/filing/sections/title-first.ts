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

/** The longest official title takes fewer. */
const MAX_LINE_CHARACTERS = 300;
/** "(Items 5.02 and 5.03)", with room for spaces. */
const NUMBER_CHARACTERS = 40;
/** Where the number may begin, and how its line may end. */
const NUMBER_START = /[\s,;:(["-]items?\s{0,4}(?:no\.\s?)?\d[^a-z]*$/i;
const LAST_CHARACTERS = '0123456789).]:"';
const MIN_SIMILARITY = 0.75;
const START = /^\W{0,100}[A-Z]/;

/** Tells, at little cost, whether a line ends as readTitleFirst wants it to. */
export function mayEndInNumber(text: string): boolean {
  if (text.length > MAX_LINE_CHARACTERS) return false;
  if (!LAST_CHARACTERS.includes(text.charAt(text.length - 1))) return false;
  return NUMBER_START.test(text.slice(-NUMBER_CHARACTERS));
}

/** Reads a line that ends in the number of the item it is the title of; null for any other. */
export function readTitleFirst(line: Line, at: number): ItemHeading | null {
  const { text } = line;
  const from = Math.max(0, text.length - NUMBER_CHARACTERS);
  const start = NUMBER_START.exec(text.slice(from))?.index ?? -1;
  if (start < 0) return null;
  const candidate = findHeading(text.slice(from + start));
  const title = text.slice(0, from + start).replace(/[\s,;:(["\u2013\u2014-]+$/, "");
  if (candidate === null || candidate.rest !== "") return null;
  const isPart = !text.endsWith(".") && isSurelyTitle(title, candidate.codes);
  if (!isTitleOf(title, candidate) && !(isPart && START.test(title))) return null;
  return headingOf(candidate, { title, line: at, numberLine: at });
}

/** Gives a number without a title that of the line above; null when that is none. */
export function withTitleAbove(heading: ItemHeading, above: Line | undefined): ItemHeading | null {
  const { candidate, line, numberLine } = heading;
  if (above === undefined || above.text.length > MAX_LINE_CHARACTERS) return null;
  if (!isTitleOf(above.text, candidate)) return null;
  return headingOf(candidate, { title: above.text, line: line - 1, numberLine });
}

function headingOf(
  candidate: HeadingCandidate,
  { title, line, numberLine }: { title: string; line: number; numberLine: number },
): ItemHeading {
  return {
    candidate,
    line,
    numberLine,
    titleRaw: title.replace(/\s+/g, " ").trim(),
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
