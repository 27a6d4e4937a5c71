/**
 * Cuts lines in which an item, or the signature, begins in the middle of a paragraph:
 *
 *     ... opened a plant in Reno. Item 7. Financial Statements and Exhibits. (c) Exhibits ...
 *                                 ^ a line of its own from here on
 *
 * Prose mentions items all the time, so that here the heading must follow a full stop and have all of
 * its title, with its own end or a sentence behind it, and no line may begin with the same number.
 */
import { type DocumentText, type Line, PackedLine } from "../text/line.ts";
import { endsLikeEntry } from "./drop-contents.ts";
import { findHeading, type HeadingCandidate, mayBeHeading } from "./headings.ts";
import {
  coversWording,
  hasClauses,
  isSurelyTitle,
  isTitleAndText,
  titleOfText,
} from "./item-titles.ts";
import { isNotApplicable } from "./not-applicable.ts";
import { isHeading } from "./score-headings.ts";

const WORDS = ["Item", "ITEM"];
/** The official title that is longest, its number, and what ends both. */
const HEADING_CHARACTERS = 400;
/** Before a heading no sentence, list or parenthesis is under way; a lone "o" is a check box. */
const ENDED = /(?:[.!?)]["\u201d')]?|[.)]\s{1,3}[ox]|[^\sa-z,;:("\u201c\u2018'&])\s{1,8}$/;
/** "... under the Exchange Act ITEM 8.01": of a heading in capitals the label above may stand before it. */
const LABEL = /\s(?!(?:See|Under|In|This|That|The|And|Or|Of|To|By|With)\s)[A-Z][a-z]{2,20}\s{1,8}$/;
/** "Section 9 - Financial Statements and Exhibits Item 9.01": the line above has run in, too. */
const SECTION_LINE =
  /[.!?)\s]\s{0,8}(section\s{1,3}[1-9]\s{0,3}[-\u2013\u2014:.]?\s[^.]{0,100}\s)$/i;
const END_CHARACTERS = 120;
const FORMULA = "Pursuant to the requirement";
const SIGNATURE = /\bsignatures?\W{1,8}$/i;
const SIGNATURE_CHARACTERS = 20;
/** A heading and the end of a sentence take more. */
const MIN_LINE_CHARACTERS = 20;
/** No report has more items; looking at more mentions would only cost time. */
const MAX_CUTS = 50;
const MAX_MENTIONS = 5_000;

/** Returns a current report with such lines cut; the same object when there are none. */
export function splitRunIns(document: DocumentText): DocumentText {
  const { lines } = document;
  const cuts = findCuts(lines);
  if (cuts.length === 0) return document;
  const headed = headedCodes(lines);
  const isNew = ({ codes }: Cut): boolean => codes.every((code) => !headed.has(code));
  const byLine = new Map<number, number[]>();
  for (const cut of cuts.filter(isNew)) {
    byLine.set(cut.line, [...(byLine.get(cut.line) ?? []), cut.index]);
  }
  const split: Line[] = [];
  for (const [at, line] of lines.entries()) {
    const indices = byLine.get(at);
    if (indices === undefined) split.push(line);
    else split.push(...splitLine(line, indices));
  }
  return { ...document, lines: split };
}

interface Cut {
  readonly line: number;
  readonly index: number;
  /** Of the heading; empty for the signature. */
  readonly codes: readonly string[];
}

function findCuts(lines: readonly Line[]): Cut[] {
  const cuts: Cut[] = [];
  let mentions = 0;
  for (const [line, { text }] of lines.entries()) {
    if (text.length < MIN_LINE_CHARACTERS) continue;
    for (const word of WORDS) {
      for (let index = text.indexOf(word, 1); index > 0; index = text.indexOf(word, index + 1)) {
        if (++mentions > MAX_MENTIONS || cuts.length >= MAX_CUTS) return sorted(cuts);
        const found = headingAt(text, index, lines[line + 1]);
        if (found === null) continue;
        const { codes, sectionIndex } = found;
        if (sectionIndex > 0) cuts.push({ line, index: sectionIndex, codes });
        cuts.push({ line, index, codes });
      }
    }
    for (const index of signatureCuts(text)) cuts.push({ line, index, codes: [] });
  }
  return sorted(cuts);
}

function sorted(cuts: Cut[]): Cut[] {
  return cuts.sort((one, other) => one.line - other.line || one.index - other.index);
}

interface FoundHeading {
  readonly codes: readonly string[];
  /** Where the section line above it begins; 0 when there is none. */
  readonly sectionIndex: number;
}

/** The heading that begins at an index of a line; null when none does. */
function headingAt(text: string, index: number, next: Line | undefined): FoundHeading | null {
  const before = text.slice(Math.max(0, index - END_CHARACTERS), index);
  const section = SECTION_LINE.exec(before)?.[1] ?? "";
  const isLabelled = text.startsWith("ITEM", index) && LABEL.test(before);
  if (section === "" && !isLabelled && !ENDED.test(before)) return null;
  const own = text.slice(index, index + HEADING_CHARACTERS);
  const below = (next?.text ?? "").trim().slice(0, HEADING_CHARACTERS);
  const candidate = findHeading(`${own} ${below}`);
  if (candidate === null || !isWholeHeading(candidate)) return null;
  return { codes: candidate.codes, sectionIndex: section === "" ? 0 : index - section.length };
}

function isWholeHeading(candidate: HeadingCandidate): boolean {
  const { rest, codes, doubt } = candidate;
  if (doubt !== "none" || !(hasEndedTitle(candidate) || isTitleAndText(rest, codes[0] ?? ""))) {
    return false;
  }
  return isHeading(candidate, { previous: null, line: PLAIN_LINE, next: null });
}

function hasEndedTitle({ rest, codes }: HeadingCandidate): boolean {
  if (isNotApplicable(titleOfText(rest))) return true;
  if (titleOfText(rest).length === rest.length || !isSurelyTitle(rest, codes)) return false;
  const wording = rest.slice(0, HEADING_CHARACTERS / 2);
  return codes.some((code) => hasClauses(code) || coversWording(wording, code));
}

const PLAIN_LINE: Line = {
  text: "",
  start: 0,
  end: 0,
  blanksBefore: 0,
  link: false,
  table: 0,
  bold: false,
  centered: false,
  tidy: true,
};

/** Where "SIGNATURES" and the formula behind it begin within a line. */
function signatureCuts(text: string): number[] {
  const formula = text.indexOf(FORMULA, 1);
  if (formula < 0) return [];
  const before = text.slice(Math.max(0, formula - SIGNATURE_CHARACTERS), formula);
  const start = SIGNATURE.exec(before)?.index ?? -1;
  if (start < 0) return [];
  return [formula - before.length + start, formula].filter((index) => index > 0);
}

/** The items that lines head, but for those of a table of contents. */
function headedCodes(lines: readonly Line[]): ReadonlySet<string> {
  const codes = new Set<string>();
  let candidates = 0;
  for (const [at, line] of lines.entries()) {
    if (!mayBeHeading(line.text) || line.link || endsLikeEntry(line.text)) continue;
    if (++candidates > MAX_MENTIONS) break;
    const candidate = findHeading(line.text);
    const around = { previous: lines[at - 1] ?? null, line, next: lines[at + 1] ?? null };
    if (candidate === null || !isHeading(candidate, around)) continue;
    for (const code of candidate.codes) codes.add(code);
  }
  return codes;
}

/**
 * Cuts a line. Its parts tell their exact places when it stands in the file as it is shown, otherwise
 * each tells the place of the whole line.
 */
function splitLine(line: Line, indices: readonly number[]): Line[] {
  const isExact = line.text.length === line.end - line.start;
  const starts = [0, ...indices];
  return starts.map((from, part) => {
    const text = line.text.slice(from, starts[part + 1] ?? line.text.length).trimEnd();
    const start = isExact ? line.start + from : line.start;
    const { blanksBefore, link, table, bold, centered, tidy } = line;
    const looks = { link, table, bold, centered, tidy };
    return new PackedLine(text, start, isExact ? start + text.length : line.end, {
      ...looks,
      blanksBefore: part === 0 ? blanksBefore : 1,
    });
  });
}
