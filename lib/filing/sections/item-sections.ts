import { itemTitle } from "../item-taxonomy.ts";
import type { Line } from "../text/line.ts";

import { isContentsHeading, isPageNumber, isRuler } from "../text/page-furniture.ts";
import { renderLines, renderText } from "../text/section-text.ts";

import type { ItemHeading } from "./item-heading.ts";
import { deniesItems, endsNotApplicable, isNotApplicable } from "./not-applicable.ts";
import { isAndAlone } from "./score-headings.ts";
import type { DocumentSection } from "./segmented-document.ts";

/** "SECTION 9. FINANCIAL STATEMENTS AND EXHIBITS" above Item 9.01 belongs to neither item. */
const SECTION_LINE = /^\W*section\s+[1-9]\b(?!\.\d)/i;
const MAX_SECTION_LINE_CHARACTERS = 160;
/** Such a line and the wrapped rest of its title. */
const SECTION_LINES = 3;
/** "Items 1, 2, 3, 4, 6, 7 and 8 are not applicable and are omitted from this report." */
const DENIAL_LINES = 3;
const MAX_DENIAL_CHARACTERS = 240;
/** Seldom does a last line begin so, and joining lines takes longer than a look. */
const BEGINS_DENIAL = /^\W{0,120}items?\s/i;
/** Items whose official text has sub-paragraphs, and how far they go. */
const LAST_SUBPARAGRAPH: ReadonlyMap<string, string> = new Map([
  ["3.01", "d"],
  ["4", "b"],
  ["4.01", "b"],
  ["4.02", "c"],
  ["5.02", "f"],
  ["5.03", "b"],
  ["7", "c"],
  ["9.01", "d"],
]);
/** "(b)", "(a)(b)", "(b), (c) and (e)", "e)" at the beginning of a paragraph. */
const LETTERS = /^(?:\(?[a-f]\)(?:,? and |, ?| ?& ?| )?){1,6}/;
/** Six letters, each with the longest of what may stand behind it: "(a), and ". */
const MAX_LETTERS_CHARACTERS = 54;
/** Reports have fewer pages; larger numbers alone on a line are exhibits' or figures. */
const MAX_PAGE = 60;
const EXHIBIT_ITEMS = new Set(["7", "9.01"]);
const CONTINUED = /\bcont(?:inued|'d|\u2019d|\.)/i;
const FULL_FIT = 0.9;
const ALIAS_FIT = 0.6;

/** So many old items are all that the form has, printed whether or not anything is said under them. */
const MIN_WHOLE_FORM = 6;

/**
 * Cuts the lines between headings, up to the end of the body, into sections. Of a form that is printed
 * whole, headings without text do not share the next one's, but have nothing to report.
 */
export function itemSections(
  lines: readonly Line[],
  headings: readonly ItemHeading[],
  bodyEnd: number,
): DocumentSection[] {
  const own = headings.filter((heading, index) => !isContinued(heading, headings[index - 1]));
  const isWholeForm = countLegacy(own) >= MIN_WHOLE_FORM;
  const sections: DocumentSection[] = [];
  let stacked: ItemHeading[] = [];
  for (const [index, heading] of own.entries()) {
    const next = own[index + 1];
    const group = [...stacked, heading];
    const end = trimEnd(lines, heading, next?.line ?? bodyEnd);
    if (next !== undefined && !isWholeForm && sharesNextBody(lines, heading, next, end)) {
      stacked = group;
      continue;
    }
    stacked = [];
    const section = itemSection(lines, group, Math.max(end, heading.numberLine + 1));
    const isEmpty = isWholeForm && section.text === "";
    sections.push(isEmpty ? { ...section, notApplicable: true } : section);
  }
  return sections;
}

function countLegacy(headings: readonly ItemHeading[]): number {
  const codes = headings.flatMap(({ candidate }) => candidate.codes);
  return new Set(codes.filter((code) => !code.includes("."))).size;
}

/** "Item 5. Other Events (continued)" at the top of a page. */
function isContinued(heading: ItemHeading, before: ItemHeading | undefined): boolean {
  if (before === undefined || !CONTINUED.test(heading.titleRaw)) return false;
  return heading.candidate.codes.every((code) => before.candidate.codes.includes(code));
}

/**
 * What stands between an item and the next belongs to neither: section line, page number, ruler, and
 * that the items in between are not applicable.
 */
function trimEnd(lines: readonly Line[], heading: ItemHeading, limit: number): number {
  let end = limit;
  for (;;) {
    end = trimSectionLine(lines, heading.textLine, end);
    while (end > heading.textLine && isFurniture(lines, end - 1)) end--;
    const denied = startOfDenial(lines, heading.textLine, end);
    if (denied === null) return end;
    end = denied;
  }
}

/** Returns where the last lines say of other items that they have nothing; null when they do not. */
function startOfDenial(lines: readonly Line[], start: number, end: number): number | null {
  const first = Math.max(start, end - DENIAL_LINES);
  for (let at = end - 1; at >= first; at--) {
    if (!BEGINS_DENIAL.test(lines[at]?.text ?? "")) continue;
    const text = lines.slice(at, end).map((line) => line.text.slice(0, MAX_DENIAL_CHARACTERS));
    if (deniesItems(text.join(" "))) return at;
  }
  return null;
}

/** Returns where lines from `start` to `end` really end when the last of them are a section line. */
export function trimSectionLine(lines: readonly Line[], start: number, end: number): number {
  for (let at = end - 1; at >= Math.max(start, end - SECTION_LINES); at--) {
    const text = lines[at]?.text ?? "";
    if (text.length > MAX_SECTION_LINE_CHARACTERS) continue;
    // Where text was rendered from HTML, the word may stand alone above its number.
    const word = at > start ? (lines[at - 1]?.text.trim() ?? "") : "";
    if (/^section$/i.test(word) && /^\s*[1-9]\b(?!\.\d)/.test(text)) return at - 1;
    if (SECTION_LINE.test(text)) return at;
  }
  return end;
}

/** A number below text is the page's; below another number it ends a column. */
function isFurniture(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  if (line === undefined || isContentsHeading(line.text) || isRuler(line.text)) return true;
  if (!isPageNumber(line.text) || line.table > 0) return false;
  const number = Number(/\d+/.exec(line.text)?.[0]);
  return number <= MAX_PAGE && /[a-z]/i.test(lines[at - 1]?.text ?? "");
}

function sharesNextBody(
  lines: readonly Line[],
  heading: ItemHeading,
  next: ItemHeading,
  end: number,
): boolean {
  const isExhibits = (each: ItemHeading): boolean =>
    each.candidate.codes.every((code) => EXHIBIT_ITEMS.has(code));
  if (isExhibits(heading) || isExhibits(next)) return false;
  if (endsNotApplicable(heading.titleRaw)) return false;
  return !hasBody(lines, heading, end);
}

/** Tells whether bodyText says anything, without rendering it. */
function hasBody(
  lines: readonly Line[],
  { textLine, textIndex }: ItemHeading,
  end: number,
): boolean {
  for (let at = textLine; at < end; at++) {
    const text = (lines[at]?.text ?? "").slice(at === textLine ? textIndex : 0);
    if (!/[A-Za-z0-9]/.test(text) || isContentsHeading(text) || isRuler(text)) continue;
    if (!isAndAlone(text)) return true;
  }
  return false;
}

function bodyText(lines: readonly Line[], heading: ItemHeading, end: number): string {
  const { textLine, textIndex } = heading;
  const first = lines[textLine];
  if (first === undefined || textLine >= end) return "";
  if (textIndex === 0) return renderLines(lines, { start: textLine, end });
  const runIn = renderRunIn(first, textIndex);
  if (runIn === "") return renderLines(lines, { start: textLine + 1, end });
  const gap = (lines[textLine + 1]?.blanksBefore ?? 0) > 0;
  return renderLines(lines, { start: textLine + 1, end }, gap ? [runIn, ""] : [runIn]);
}

/** The text behind a title on the title's own line. */
function renderRunIn(line: Line, from: number): string {
  const text = line.text.slice(from);
  return isContentsHeading(text) || isRuler(text) ? "" : renderText(text, line.table);
}

function itemSection(
  lines: readonly Line[],
  group: readonly ItemHeading[],
  end: number,
): DocumentSection {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) throw new RangeError("a section has a heading");
  const codes = [...new Set(group.flatMap((heading) => heading.candidate.codes))];
  const text = bodyText(lines, last, end);
  const titleRaw = group.map((heading) => heading.titleRaw).join(" ");
  return {
    kind: "item",
    codes,
    subparagraphs: subparagraphsOf(group, codes, text),
    title: codes.map((code) => officialTitle(code, titleRaw)).join("; "),
    titleRaw,
    exhibitNumber: null,
    text,
    start: lines[first.line]?.start ?? 0,
    end: lines[end - 1]?.end ?? 0,
    confidence: Math.min(...group.map(confidenceOf)),
    notApplicable: isNotApplicable(text) || (text === "" && endsNotApplicable(titleRaw)),
    lines: { start: first.line, end },
  };
}

/** Item 9 meant sales under Regulation S before it meant Regulation FD. */
function officialTitle(code: string, titleRaw: string): string {
  const day = /\bregulation\s+s\b/i.test(titleRaw) ? "1998-01-01" : null;
  return itemTitle(code, day) ?? "";
}

function subparagraphsOf(
  group: readonly ItemHeading[],
  codes: readonly string[],
  text: string,
): string[] {
  const letters = new Set(group.flatMap((heading) => heading.candidate.subparagraphs));
  const last = codes.map((code) => LAST_SUBPARAGRAPH.get(code)).find((each) => each !== undefined);
  if (last === undefined) return [...letters].sort();
  for (let at = 0; ; ) {
    // Few lines begin so, and a pattern and its matches cost far more than two looks.
    if (text.charAt(at) === "(" || text.charAt(at + 1) === ")") {
      const printed = LETTERS.exec(text.slice(at, at + MAX_LETTERS_CHARACTERS))?.[0] ?? "";
      for (const [, letter = ""] of printed.matchAll(/([a-f])\)/g)) {
        if (letter <= last) letters.add(letter);
      }
    }
    const newline = text.indexOf("\n", at);
    if (newline < 0) return [...letters].sort();
    at = newline + 1;
  }
}

function confidenceOf({ candidate, titleOnly, titleRaw, fit }: ItemHeading): number {
  if (titleOnly || candidate.doubt === "unknown-number") return 0.5;
  if (titleRaw === "") return 0.6;
  if (fit >= FULL_FIT) return candidate.doubt === "none" ? 1 : 0.8;
  return fit >= ALIAS_FIT ? 0.8 : 0.6;
}
