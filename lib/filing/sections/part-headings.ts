/**
 * Headings of numbered items, whatever the form, each with the part that it stands in.
 *
 *     PART I                      ITEM 7A. QUANTITATIVE ...     Items 1 and 2. Business and Properties
 *     Item 1.  Business           Item 9A(T). Controls          Item 2.01 Exhibits
 *
 * A number that goes on like a sentence, "Item 1 of this report", is a mention and no heading.
 */
import { foldPunctuation } from "../text/characters.ts";
import type { Line } from "../text/line.ts";
import { endsLikeEntry, hasProse, isProse } from "./drop-contents.ts";
import { continuesSentence, isInterrupted } from "./score-headings.ts";

/** A heading is read from so much of a line. */
const PREFIX_CHARACTERS = 400;
const MAX_TITLE_WORDS = 30;
/** A title that reaches this column may go on in the next line, for so many words. */
const FULL_LINE = 50;
const MAX_WRAPPED_WORDS = 8;
/** Reports have a few dozen items; what repeats more often is no heading. */
const MAX_HEADINGS = 2_000;

/** Lines that begin like a heading; looking at more than these would only cost time. */
const MAX_CANDIDATES = 20_000;
const LOOKS_LIKE_HEADING = /^\W{0,80}(?:part|item)/i;
const ITEM =
  /^[^A-Za-z0-9("]{0,80}(?:part\s{1,3}([ivx]{1,4})[\s.,:;-]{1,6})?items?\s{0,4}(?:no\.?\s{0,2})?(\d{1,2}(?:\.\d{2}|[a-z])?)(?![a-z\d])(?:\(t\))?((?:\s?\([a-z0-9]{1,3}\)){0,3})((?:\s{0,2}(?:,|&|and)\s{1,2}(?:items?\s{1,3})?\d{1,2}(?:\.\d{2}|[a-z])?(?![a-z\d%])){0,4})[\s.:;*-]{0,12}/i;
/** "PART II. OTHER INFORMATION", at the beginning of a line. */
export const PART_LINE = /^\W{0,80}part\s{1,3}([ivx]{1,4})\b[\s.:;,-]{0,8}/i;
const CONTINUED = /\(?\bcont(?:inued|'d|\.)\)?\W*$/i;

export interface PartHeading {
  readonly line: number;
  /** "I", "II"; empty before the first part. */
  readonly part: string;
  /** "1A", or "1 and 2" as printed. */
  readonly item: string;
  readonly title: string;
  /** Lines of heading and title. */
  readonly lines: number;
}

/** Headings of a form that is numbered by parts alone: "PART III -- NARRATIVE". */
export function findPartLines(lines: readonly Line[]): PartHeading[] {
  const headings: PartHeading[] = [];
  for (const [at, line] of lines.entries()) {
    const text = foldPunctuation(line.text.slice(0, PREFIX_CHARACTERS));
    const part = PART_LINE.exec(text);
    const title = text.slice(part?.[0].length ?? 0).trim();
    if (part === null || title === "" || !isTitle(title)) continue;
    headings.push({ line: at, part: (part[1] ?? "").toUpperCase(), item: "", title, lines: 1 });
    if (headings.length === MAX_HEADINGS) break;
  }
  return headings;
}

/** Finds the headings of items, those of a table of contents included. */
export function findItemHeadings(lines: readonly Line[]): PartHeading[] {
  const headings: PartHeading[] = [];
  let part = "";
  let candidates = 0;
  for (let at = 0; at < lines.length && headings.length < MAX_HEADINGS; at++) {
    const line = lines[at];
    if (line === undefined || !LOOKS_LIKE_HEADING.test(line.text)) continue;
    if (++candidates > MAX_CANDIDATES) break;
    const text = foldPunctuation(line.text.slice(0, PREFIX_CHARACTERS));
    const opened = PART_LINE.exec(text);
    if (opened !== null && !isProse(text)) part = (opened[1] ?? "").toUpperCase();
    const heading = readHeading(lines, at, text, part);
    if (heading === null) continue;
    const before = headings.at(-1);
    // Schedules number paragraphs: Item 1(a), 1(b) are one section.
    if (before !== undefined && keyOf(before) === keyOf(heading) && !line.link) continue;
    headings.push(heading);
  }
  return headings;
}

function readHeading(
  lines: readonly Line[],
  at: number,
  text: string,
  part: string,
): PartHeading | null {
  const line = lines[at];
  const match = ITEM.exec(text);
  if (match === null || line === undefined) return null;
  const [all, ownPart, first = "", , more = ""] = match;
  const rest = text.slice(all.length).replace(/\s+/g, " ").trim();
  if (!isTitle(rest) || CONTINUED.test(rest)) return null;
  if (isInterrupted(lines[at - 1] ?? null, line)) return null;
  const below = titleBelow(line, lines[at + 1], rest);
  const numbers = [first, ...(more.match(/\d{1,2}(?:\.\d{2}|[a-z])?/gi) ?? [])];
  return {
    line: at,
    part: ownPart?.toUpperCase() ?? part,
    item: numbers.map((number) => number.toUpperCase()).join(" and "),
    title: `${rest} ${below}`.replace(/\s+/g, " ").trim().slice(0, 200),
    lines: below === "" ? 1 : 2,
  };
}

/** The title, when the number stands alone; or the rest of one that fills its line. */
function titleBelow(line: Line, next: Line | undefined, rest: string): string {
  if (next === undefined || !isTitle(next.text) || PART_LINE.test(next.text)) return "";
  if (rest === "") return next.text.trim();
  const fills = line.text.length >= FULL_LINE && !/[.]$/.test(rest) && next.blanksBefore === 0;
  const isShort = next.text.trim().split(/\s+/).length <= MAX_WRAPPED_WORDS;
  return fills && isShort && !isProse(next.text) ? next.text.trim() : "";
}

/** A title is short, begins with a capital and does not go on like a sentence about an item. */
function isTitle(text: string): boolean {
  if (continuesSentence(text) || /^[a-z(]/.test(text)) return false;
  const words = text.trim().split(/\s+/);
  return words.length <= MAX_TITLE_WORDS && !(isProse(text) && words.length > MAX_TITLE_WORDS / 2);
}

function keyOf(heading: PartHeading): string {
  return `${heading.part} ${heading.item}`;
}

/** Drops a first run of headings that all come again without prose between them. */
export function dropContentsRun(
  lines: readonly Line[],
  headings: readonly PartHeading[],
): PartHeading[] {
  const last = new Map<string, number>();
  for (const [index, heading] of headings.entries()) last.set(keyOf(heading), index);
  const first = headings[0];
  const again = headings.findIndex(
    (heading, index) => index > 0 && first !== undefined && keyOf(heading) === keyOf(first),
  );
  const isContents =
    first !== undefined &&
    again > 0 &&
    headings.slice(0, again).every((heading) => (last.get(keyOf(heading)) ?? 0) >= again) &&
    !hasProse(lines, first.line + 1, headings[again]?.line ?? 0);
  const body = isContents ? headings.slice(again) : headings;
  return body.filter((heading) => {
    const line = lines[heading.line];
    const recurs = (headings[last.get(keyOf(heading)) ?? 0]?.line ?? 0) > heading.line;
    return !recurs || line === undefined || !(line.link || endsLikeEntry(line.text));
  });
}
