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
 * the part, and tables of contents are dropped. Long items are cut further at their own headings.
 */
import type { DocumentText, Line } from "../text/line.ts";
import { isContentsHeading, isRuler } from "../text/page-furniture.ts";
import { hasProse } from "./drop-contents.ts";
import { findTail } from "./find-tail.ts";
import { guessCoverEnd } from "./guess-cover.ts";
import { endsNotApplicable } from "./not-applicable.ts";
import { dropPartContents } from "./part-contents.ts";
import { findItemHeadings, findPartLines, PART_LINE, type PartHeading } from "./part-headings.ts";
import { titleOfPart } from "./part-title.ts";
import type { DocumentSection, LineSpan, SegmentedDocument } from "./segmented-document.ts";
import { splitAtHeadings } from "./split-at-headings.ts";
import { tailSections } from "./tail-sections.ts";
import { textSection } from "./text-section.ts";
import { findTitledParts } from "./titled-parts.ts";

const MAX_NAME_CHARACTERS = 400;
/** In a form of many items, one alone is more likely a mention. */
const MIN_HEADINGS = 2;
/** A cover goes on behind the words that tell it for so much: "State the aggregate market value ..." */
const MAX_REST_OF_COVER = 6_000;

/** "Section 2 - Exhibits", above the items of the forms that number them 2.01. */
const SECTION = /^\W{0,20}section\s{1,3}\d\s{0,3}[-:.]/i;
export interface PartRules {
  /** The form reports under one item as often as under several. */
  readonly singleItem?: boolean;
  /** The form has parts and no items. */
  readonly partsOnly?: boolean;
}

/** Cuts a document into its numbered items; null when it has none. */
export function segmentParts(
  document: DocumentText,
  form: string,
  rules: PartRules = {},
): SegmentedDocument | null {
  const { lines } = document;
  const found = rules.partsOnly ? findPartLines(lines) : findItemHeadings(lines, form);
  const numbered = dropPartContents(lines, found);
  const titled = findTitledParts(lines, found, numbered);
  const headings = [...numbered, ...titled].sort((one, other) => one.line - other.line);
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
    const isBare = end <= heading.line + heading.lines && !endsNotApplicable(heading.title);
    if (isBare && index + 1 < kept.length) continue;
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

function partSections(
  lines: readonly Line[],
  headings: readonly PartHeading[],
  end: number,
): DocumentSection[] {
  const first = headings[0];
  const last = headings.at(-1);
  if (first === undefined || last === undefined) return [];
  const name = headings.map(nameOf).join("; ").slice(0, MAX_NAME_CHARACTERS);
  // "Item 3. Not applicable." is all that there is, so it is the text.
  const isAnswered = end <= last.line + last.lines && endsNotApplicable(last.title);
  const headingLines = isAnswered ? 0 : last.line + last.lines - first.line;
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
  const word = /[ -]/.test(heading.item) ? "Items" : "Item";
  return `${part}${word} ${heading.item}.${title}`;
}

/** "PART II" above the next item belongs to neither. */
function trimPart(lines: readonly Line[], from: number, end: number): number {
  let at = end;
  while (at > from && isPartLine(lines[at - 1]?.text ?? "")) at--;
  return at;
}

function isPartLine(text: string): boolean {
  if (text.length >= 100) return false;
  return PART_LINE.test(text) || SECTION.test(text) || isRuler(text) || isContentsHeading(text);
}
