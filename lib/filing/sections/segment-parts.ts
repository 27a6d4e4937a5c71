/**
 * Cuts periodic reports and schedules into their numbered items, whatever the form: 10-K, 10-Q, 20-F,
 * SC 13D, SC TO, 10-D ... Titles are taken as printed, since every form has its own.
 *
 *     PART I
 *     ITEM 1. BUSINESS            "Part I, Item 1. Business"
 *     ITEM 1A. RISK FACTORS       "Part I, Item 1A. Risk Factors"
 *     PART II
 *     ITEM 5. ...                 "Part II, Item 5. ..."
 *
 * Item numbers come again in another part (10-Q) and in the table of contents, so a heading's key holds
 * the part, and a first run of headings that all come again without prose between them is dropped. Long
 * items are cut further at their own headings.
 */
import { foldPunctuation } from "../text/characters.ts";
import type { DocumentText, Line } from "../text/line.ts";
import { isContentsHeading, isRuler } from "../text/page-furniture.ts";
import { endsLikeEntry, hasProse, isProse } from "./drop-contents.ts";
import { findTail } from "./find-tail.ts";
import { guessCoverEnd } from "./guess-cover.ts";
import { titleOfPart } from "./part-title.ts";
import { continuesSentence, isInterrupted } from "./score-headings.ts";
import type { DocumentSection, LineSpan, SegmentedDocument } from "./segmented-document.ts";
import { splitAtHeadings } from "./split-at-headings.ts";
import { tailSections } from "./tail-sections.ts";
import { textSection } from "./text-section.ts";

/** A heading is read from so much of a line. */
const PREFIX_CHARACTERS = 400;
const MAX_TITLE_WORDS = 30;
/** A title that reaches this column may go on in the next line, for so many words. */
const FULL_LINE = 50;
const MAX_WRAPPED_WORDS = 8;
/** Reports have a few dozen items; what repeats more often is no heading. */
const MAX_HEADINGS = 2_000;
const MAX_NAME_CHARACTERS = 400;
/** In a form of many items, one alone is more likely a mention. */
const MIN_HEADINGS = 2;
/** A cover goes on behind the words that tell it for so much: "State the aggregate market value ..." */
const MAX_REST_OF_COVER = 6_000;

const ITEM =
  /^[^A-Za-z0-9("]{0,80}(?:part\s{1,3}([ivx]{1,4})[\s.,:;-]{1,6})?items?\s{0,4}(?:no\.?\s{0,2})?(\d{1,2}(?:\.\d{2}|[a-z])?)(?![a-z\d])(?:\(t\))?((?:\s?\([a-z0-9]{1,3}\)){0,3})((?:\s{0,2}(?:,|&|and)\s{1,2}(?:items?\s{1,3})?\d{1,2}(?:\.\d{2}|[a-z])?(?![a-z\d%])){0,4})[\s.:;*-]{0,12}/i;
const PART = /^\W{0,80}part\s{1,3}([ivx]{1,4})\b[\s.:;,-]{0,8}/i;
/** "Section 2 - Exhibits", above the items of the forms that number them 2.01. */
const SECTION = /^\W{0,20}section\s{1,3}\d\s{0,3}[-:.]/i;
const CONTINUED = /\(?\bcont(?:inued|'d|\.)\)?\W*$/i;

interface PartHeading {
  readonly line: number;
  /** "I", "II"; empty before the first part. */
  readonly part: string;
  /** "1A", or "1 and 2" as printed. */
  readonly item: string;
  readonly title: string;
  /** Lines of heading and title. */
  readonly lines: number;
}

export interface PartRules {
  /** The form reports under one item as often as under several. */
  readonly singleItem?: boolean;
  /** The form has parts and no items. */
  readonly partsOnly?: boolean;
}

/** Cuts a document into its numbered items; null when it has none. */
export function segmentParts(
  document: DocumentText,
  rules: PartRules = {},
): SegmentedDocument | null {
  const { lines } = document;
  const found = rules.partsOnly ? findPartLines(lines) : findHeadings(lines);
  const headings = dropContentsRun(lines, found);
  if (headings.length < (rules.singleItem ? 1 : MIN_HEADINGS)) return null;
  const tail = findTail(lines, headings.at(-1)?.line ?? 0);
  const kept = headings.filter((heading) => heading.line < tail.bodyEnd);
  const front = splitFront(lines, found, kept[0]?.line ?? tail.bodyEnd);
  const { cover } = front;
  const sections: DocumentSection[] = [];
  if (cover.end > 0) sections.push(textSection(lines, cover, { kind: "cover", title: "Cover" }));
  sections.push(...front.bodies.flatMap((span) => frontSections(lines, span)));
  let stacked: PartHeading[] = [];
  for (const [index, heading] of kept.entries()) {
    const end = trimPart(
      lines,
      heading.line + heading.lines,
      kept[index + 1]?.line ?? tail.bodyEnd,
    );
    stacked.push(heading);
    // Items without text of their own share that of the next: "Items 10, 11, 12 are omitted".
    if (end <= heading.line + heading.lines && index + 1 < kept.length) continue;
    sections.push(...partSections(lines, stacked, end));
    stacked = [];
  }
  sections.push(...tailSections(lines, tail));
  const { signature, exhibitIndex, pastedExhibits } = tail;
  return { sections, items: [], cover, signature, exhibitIndex, pastedExhibits, warnings: [] };
}

interface Front {
  readonly cover: LineSpan;
  /** A prospectus before the contents, a notice behind them. */
  readonly bodies: readonly LineSpan[];
}

/** Cuts what stands before the first item: cover, text, table of contents, text. */
function splitFront(lines: readonly Line[], found: readonly PartHeading[], end: number): Front {
  const contents = found.filter((heading) => heading.line < end);
  const first = Math.min(contents[0]?.line ?? end, end);
  const guessed = guessCoverEnd(lines, first);
  const rest = { start: guessed, end: first };
  const isCover = guessed === 0 || charactersIn(lines, rest) <= MAX_REST_OF_COVER;
  const behind = { start: (contents.at(-1)?.line ?? end - 1) + 1, end };
  return {
    cover: { start: 0, end: isCover ? first : guessed },
    bodies: isCover ? [behind] : [rest, behind],
  };
}

function charactersIn(lines: readonly Line[], { start, end }: LineSpan): number {
  let count = 0;
  for (let at = start; at < end; at++) count += lines[at]?.text.length ?? 0;
  return count;
}

function frontSections(lines: readonly Line[], span: LineSpan): DocumentSection[] {
  if (span.end <= span.start || !hasProse(lines, span.start, span.end)) return [];
  return splitAtHeadings(lines, span).map((part) =>
    textSection(lines, part.span, { kind: "body", title: titleOfPart(lines, part) }),
  );
}

/** Headings of a form that is numbered by parts alone: "PART III -- NARRATIVE". */
function findPartLines(lines: readonly Line[]): PartHeading[] {
  const headings: PartHeading[] = [];
  for (const [at, line] of lines.entries()) {
    const text = foldPunctuation(line.text.slice(0, PREFIX_CHARACTERS));
    const part = PART.exec(text);
    const title = text.slice(part?.[0].length ?? 0).trim();
    if (part === null || title === "" || !isTitle(title)) continue;
    headings.push({ line: at, part: (part[1] ?? "").toUpperCase(), item: "", title, lines: 1 });
    if (headings.length === MAX_HEADINGS) break;
  }
  return headings;
}

function findHeadings(lines: readonly Line[]): PartHeading[] {
  const headings: PartHeading[] = [];
  let part = "";
  for (let at = 0; at < lines.length && headings.length < MAX_HEADINGS; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    const text = foldPunctuation(line.text.slice(0, PREFIX_CHARACTERS));
    const opened = PART.exec(text);
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
  if (next === undefined || !isTitle(next.text) || PART.test(next.text)) return "";
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

function dropContentsRun(lines: readonly Line[], headings: readonly PartHeading[]): PartHeading[] {
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

function partSections(
  lines: readonly Line[],
  headings: readonly PartHeading[],
  end: number,
): DocumentSection[] {
  const first = headings[0];
  const last = headings.at(-1);
  if (first === undefined || last === undefined) return [];
  const name = headings.map(nameOf).join("; ").slice(0, MAX_NAME_CHARACTERS);
  const headingLines = last.line + last.lines - first.line;
  return splitAtHeadings(lines, { start: first.line, end }).map((part, index) => {
    const below = part.path.filter((each) => last.title === "" || !each.includes(last.title));
    const title = [name, ...below].join(" \u203a ");
    const own = index === 0 ? headingLines : 0;
    return textSection(lines, part.span, { kind: "body", title, headingLines: own });
  });
}

function nameOf(heading: PartHeading): string {
  const title = heading.title === "" ? "" : ` ${heading.title}`;
  if (heading.item === "") return `Part ${heading.part}.${title}`;
  const part = heading.part === "" ? "" : `Part ${heading.part}, `;
  return `${part}Item ${heading.item}.${title}`;
}

/** "PART II" above the next item belongs to neither. */
function trimPart(lines: readonly Line[], from: number, end: number): number {
  let at = end;
  while (at > from && isPartLine(lines[at - 1]?.text ?? "")) at--;
  return at;
}

function isPartLine(text: string): boolean {
  if (text.length >= 100) return false;
  return PART.test(text) || SECTION.test(text) || isRuler(text) || isContentsHeading(text);
}
