import { itemTitle } from "../item-taxonomy.ts";
import type { Line } from "../text/line.ts";
import { isContentsHeading, isRuler } from "../text/page-furniture.ts";
import { renderLines } from "../text/section-text.ts";
import type { ItemHeading } from "./item-heading.ts";
import { endsNotApplicable, isNotApplicable } from "./not-applicable.ts";
import type { DocumentSection } from "./segmented-document.ts";

/** "SECTION 9. FINANCIAL STATEMENTS AND EXHIBITS" above Item 9.01 belongs to neither item. */
const SECTION_LINE = /^\W*section\s+[1-9]\b(?!\.\d)/i;
const MAX_SECTION_LINE_CHARACTERS = 160;
/** Such a line and the wrapped rest of its title. */
const SECTION_LINES = 3;
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
/** "(b)", "(a)(b)", "(b), (c) and (e)" at the beginning of a paragraph. */
const LETTERS = /^(?:\([a-f]\)(?:,? and |, ?| ?& ?| )?){1,6}/;
/** Six letters, each with the longest of what may stand behind it: "(a), and ". */
const MAX_LETTERS_CHARACTERS = 54;
const EXHIBIT_ITEMS = new Set(["7", "9.01"]);
const CONTINUED = /\bcont(?:inued|'d|\u2019d|\.)/i;
const FULL_FIT = 0.9;
const ALIAS_FIT = 0.6;

/** Cuts the lines between headings, up to the end of the body, into sections. */
export function itemSections(
  lines: readonly Line[],
  headings: readonly ItemHeading[],
  bodyEnd: number,
): DocumentSection[] {
  const own = headings.filter((heading, index) => !isContinued(heading, headings[index - 1]));
  const sections: DocumentSection[] = [];
  let stacked: ItemHeading[] = [];
  for (const [index, heading] of own.entries()) {
    const next = own[index + 1];
    const group = [...stacked, heading];
    const end = trimSectionLine(lines, heading, next?.line ?? bodyEnd);
    if (next !== undefined && sharesNextBody(lines, heading, next, end)) {
      stacked = group;
      continue;
    }
    stacked = [];
    sections.push(itemSection(lines, group, Math.max(end, heading.numberLine + 1)));
  }
  return sections;
}

/** "Item 5. Other Events (continued)" at the top of a page. */
function isContinued(heading: ItemHeading, before: ItemHeading | undefined): boolean {
  if (before === undefined || !CONTINUED.test(heading.titleRaw)) return false;
  return heading.candidate.codes.every((code) => before.candidate.codes.includes(code));
}

function trimSectionLine(lines: readonly Line[], heading: ItemHeading, end: number): number {
  for (let at = end - 1; at >= Math.max(heading.textLine, end - SECTION_LINES); at--) {
    const text = lines[at]?.text ?? "";
    if (text.length <= MAX_SECTION_LINE_CHARACTERS && SECTION_LINE.test(text)) return at;
  }
  return end;
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
    if (/[A-Za-z0-9]/.test(text) && !isContentsHeading(text) && !isRuler(text)) return true;
  }
  return false;
}

function bodyText(lines: readonly Line[], heading: ItemHeading, end: number): string {
  const { textLine, textIndex } = heading;
  const first = lines[textLine];
  if (first === undefined || textLine >= end) return "";
  if (textIndex === 0) return renderLines(lines, { start: textLine, end });
  const runIn = { ...first, text: first.text.slice(textIndex), blanksBefore: 0 };
  const below = renderLines(lines, { start: textLine + 1, end });
  const gap = (lines[textLine + 1]?.blanksBefore ?? 0) > 0 && below !== "" ? "\n\n" : "\n";
  return [renderLines([runIn], { start: 0, end: 1 }), below]
    .filter((each) => each !== "")
    .join(gap);
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
  let at = text.startsWith("(") ? 0 : nextLetter(text, 0);
  for (; at >= 0; at = nextLetter(text, at)) {
    const printed = LETTERS.exec(text.slice(at, at + MAX_LETTERS_CHARACTERS))?.[0] ?? "";
    for (const [, letter = ""] of printed.matchAll(/\(([a-f])\)/g)) {
      if (letter <= last) letters.add(letter);
    }
  }
  return [...letters].sort();
}

/** Returns where the next line begins that could begin with a letter; -1 when none does. */
function nextLetter(text: string, from: number): number {
  const newline = text.indexOf("\n(", from);
  return newline < 0 ? -1 : newline + 1;
}

function confidenceOf(heading: ItemHeading): number {
  if (heading.titleOnly) return 0.5;
  if (heading.titleRaw === "") return 0.6;
  if (heading.fit >= FULL_FIT) return 1;
  return heading.fit >= ALIAS_FIT ? 0.8 : 0.6;
}
