/**
 * Cuts the main document of a Form 8-K into its items.
 *
 *   1. find lines that could head an item, and judge each by its title and neighbours
 *   2. one dotted heading makes every bare number a reference to another form (10-K, agenda items)
 *   3. drop the table of contents
 *   4. end at the signature; what is pasted behind it is an exhibit
 *   5. an item ends where the next begins, whatever its number: the order is the filer's
 *
 * Headings without text of their own share the body of the next: one section of both items.
 */

import type { Warning } from "../filing.ts";
import { ALL_ITEMS, regimeOf } from "../item-taxonomy.ts";
import type { DocumentText, Line } from "../text/line.ts";
import { acceptHeadings } from "./accept-headings.ts";
import { dropContents } from "./drop-contents.ts";
import { findAmended } from "./find-amended.ts";
import { findTail, type Tail } from "./find-tail.ts";
import { findExhibitsTitle, findTitles } from "./find-titles.ts";
import { guessCoverEnd } from "./guess-cover.ts";
import type { ItemHeading } from "./item-heading.ts";
import { itemSections, trimSectionLine } from "./item-sections.ts";
import { likeliestItem } from "./item-titles.ts";
import { isNotApplicable } from "./not-applicable.ts";
import { TITLE_FIT } from "./score-headings.ts";
import type {
  DocumentItem,
  DocumentSection,
  LineSpan,
  SegmentedDocument,
} from "./segmented-document.ts";
import { tailSections } from "./tail-sections.ts";
import { type SectionNaming, textSection } from "./text-section.ts";

const NOTE =
  /^\W*(?:explanatory\s+(?:note|statement|paragraph)|introductory\s+(?:note|statement))s?\b/i;
/** A title that fits its own item less and another one more than this is probably misnumbered. */
const FOREIGN_TITLE_FIT = 0.3;
const OTHER_TITLE_SIMILARITY = 0.8;

/** Cuts the main document of a filing of the 8-K family into cover, items and tail. */
export function segmentItems(document: DocumentText): SegmentedDocument {
  return assembleItems(document.lines, findItems(document.lines));
}

/** Does the same for a document that may be of another form; null when it heads no item. */
export function segmentFoundItems(document: DocumentText): SegmentedDocument | null {
  const found = findItems(document.lines);
  return found.headings.length === 0 ? null : assembleItems(document.lines, found);
}

interface FoundItems {
  readonly headings: readonly ItemHeading[];
  readonly tail: Tail;
  /** Ordinal of the first line of the table of contents, or else of the first heading. */
  readonly contentsAt: number;
}

function findItems(lines: readonly Line[]): FoundItems {
  const accepted = inOneRegime(acceptHeadings(lines));
  const candidates = dropContents(lines, accepted);
  const tail = findTail(lines, candidates[0]?.numberLine ?? 0);
  const kept = candidates.filter((heading) => heading.line < tail.bodyEnd);
  const headings = kept.length > 0 ? withExhibits(lines, kept, tail) : unnumbered(lines, tail);
  const contentsAt = (accepted[0] ?? headings[0])?.line ?? lines.length;
  return {
    headings,
    tail,
    contentsAt: Math.min(contentsAt, headings[0]?.line ?? lines.length),
  };
}

function withExhibits(
  lines: readonly Line[],
  headings: readonly ItemHeading[],
  tail: Tail,
): readonly ItemHeading[] {
  const exhibits = findExhibitsTitle(lines, headings, tail.bodyEnd);
  return exhibits === null ? headings : [...headings, exhibits];
}

function unnumbered(lines: readonly Line[], tail: Tail): ItemHeading[] {
  const titles = findTitles(lines, tail.bodyEnd);
  return titles.length > 0 ? titles : findAmended(lines, tail.bodyEnd);
}

/** A dotted number without the word is no item's among bare numbers with it, but a contract's. */
function inOneRegime(found: readonly ItemHeading[]): ItemHeading[] {
  const hasWord = ({ candidate }: ItemHeading): boolean => candidate.doubt !== "no-word";
  const worded = found.filter(hasWord);
  const headings = worded.length > 0 && !worded.some(isCurrent) ? worded : found;
  if (headings.some(isCurrent)) return headings.filter(isCurrent);
  const kept: ItemHeading[] = [];
  let highest = 0;
  for (const heading of headings) {
    const number = Number(heading.candidate.codes[0] ?? "0");
    if (number < highest && isAgendaItem(heading)) continue;
    kept.push(heading);
    if (heading.fit >= TITLE_FIT) highest = Math.max(highest, number);
  }
  return kept;
}

function isCurrent({ candidate }: ItemHeading): boolean {
  return regimeOf(candidate.codes[0] ?? "") === "current";
}

/** Old items whose titles filers choose freely; an odd title of another is an agenda's or a list's. */
const FREE_TITLES = new Set(["5", "9", "12"]);

/** "Item 1 - Election of Directors" below "Item 5. Other Events": a lower number with an odd title. */
function isAgendaItem({ candidate, titleRaw, fit }: ItemHeading): boolean {
  if (titleRaw === "" || fit >= FOREIGN_TITLE_FIT || isNotApplicable(titleRaw)) return false;
  return !candidate.codes.some((code) => FREE_TITLES.has(code));
}

function assembleItems(
  lines: readonly Line[],
  { headings, tail, contentsAt }: FoundItems,
): SegmentedDocument {
  const first = headings[0]?.line ?? tail.bodyEnd;
  const cover = { start: 0, end: coverEnd(lines, headings, Math.min(contentsAt, tail.bodyEnd)) };
  const note = findLine(lines, NOTE, cover.end === 0 ? 0 : cover.start, first);
  if (note >= 0) cover.end = Math.min(cover.end, note);
  const items = itemSections(lines, headings, tail.bodyEnd);
  const sections: DocumentSection[] = [];
  const add = (span: LineSpan, naming: SectionNaming): void => {
    if (span.end > span.start) sections.push(textSection(lines, span, naming));
  };
  add(cover, { kind: "cover", title: "Cover" });
  if (note >= 0) {
    const title = headingText(lines[note]);
    add({ start: note, end: first }, { kind: "explanatory-note", title, headingLines: 1 });
  } else if (items.length === 0) {
    add({ start: cover.end, end: tail.bodyEnd }, { kind: "body", title: "Body" });
  }
  sections.push(...items, ...tailSections(lines, tail));
  return {
    sections,
    items: listItems(items, headings),
    cover,
    signature: tail.signature,
    exhibitIndex: tail.exhibitIndex,
    pastedExhibits: tail.pastedExhibits,
    warnings: headingWarnings(headings),
  };
}

/** Without a heading, the cover ends behind the last of its usual words. */
function coverEnd(lines: readonly Line[], headings: readonly ItemHeading[], end: number): number {
  return headings.length > 0 ? trimSectionLine(lines, 0, end) : guessCoverEnd(lines, end);
}

function findLine(lines: readonly Line[], pattern: RegExp, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (pattern.test((lines[at]?.text ?? "").slice(0, 80))) return at;
  }
  return -1;
}

function headingText(line: Line | undefined): string {
  return (line?.text ?? "").replace(/\s+/g, " ").trim().slice(0, 80);
}

/** Each code once; one whose every section is not applicable is marked so. */
function listItems(
  sections: readonly DocumentSection[],
  headings: readonly ItemHeading[],
): DocumentItem[] {
  const items = new Map<string, DocumentItem>();
  for (const section of sections) {
    for (const code of section.codes) {
      const notApplicable = section.notApplicable && (items.get(code)?.notApplicable ?? true);
      items.set(code, { code, source: "body", notApplicable });
    }
  }
  for (const code of headings.flatMap((heading) => heading.candidate.parenthetical)) {
    if (items.has(code)) continue;
    items.set(code, { code, source: "heading-parenthetical", notApplicable: false });
  }
  return [...items.values()];
}

function headingWarnings(headings: readonly ItemHeading[]): Warning[] {
  if (headings.length === 0) return [{ code: "no-items", message: "no item heading was found" }];
  const warnings: Warning[] = [];
  for (const { candidate, titleRaw, titleOnly, fit } of headings) {
    if (titleOnly || titleRaw === "" || fit >= FOREIGN_TITLE_FIT) continue;
    const other = likeliestItem(titleRaw, sameRegime(candidate.codes[0] ?? ""));
    if (other === null || other.similarity < OTHER_TITLE_SIMILARITY) continue;
    const message = `item ${candidate.codes.join(", ")} has the title of ${other.code}`;
    warnings.push({ code: "title-mismatch", message });
  }
  return warnings;
}

function sameRegime(code: string): string[] {
  return ALL_ITEMS.map((item) => item.code).filter((each) => regimeOf(each) === regimeOf(code));
}
