/**
 * Cuts lines in which an item, or the signature, begins in the middle of a paragraph:
 *
 *     ... opened a plant in Reno. Item 7. Financial Statements and Exhibits. (c) Exhibits ...
 *                                 ^ a line of its own from here on
 *
 * Prose mentions items all the time, so that here the heading must follow a full stop and have all of
 * its title, and no line may begin with the same number.
 */
import { type DocumentText, type Line, PackedLine } from "../text/line.ts";
import { endsLikeEntry } from "./drop-contents.ts";
import { findHeading, type HeadingCandidate, mayBeHeading } from "./headings.ts";
import { coversWording, hasClauses, isSurelyTitle, titleOfText } from "./item-titles.ts";
import { isHeading } from "./score-headings.ts";

const WORDS = ["Item", "ITEM"];
/** The official title that is longest, its number, and what ends both. */
const HEADING_CHARACTERS = 400;
/** How the text before a heading ends; enough of it is looked at to see that. */
const ENDED = /[.!?)]["\u201d')]?\s{1,8}$/;
const END_CHARACTERS = 12;
const FORMULA = "Pursuant to the requirement";
const SIGNATURE = /\bsignatures?\W{1,8}$/i;
const SIGNATURE_CHARACTERS = 20;
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
    for (const word of WORDS) {
      for (let index = text.indexOf(word, 1); index > 0; index = text.indexOf(word, index + 1)) {
        if (++mentions > MAX_MENTIONS || cuts.length >= MAX_CUTS) return sorted(cuts);
        const codes = headingAt(text, index, lines[line + 1]);
        if (codes !== null) cuts.push({ line, index, codes });
      }
    }
    for (const index of signatureCuts(text)) cuts.push({ line, index, codes: [] });
  }
  return sorted(cuts);
}

function sorted(cuts: Cut[]): Cut[] {
  return cuts.sort((one, other) => one.line - other.line || one.index - other.index);
}

/** The items whose heading begins at an index of a line; null when none does. */
function headingAt(text: string, index: number, next: Line | undefined): readonly string[] | null {
  if (!ENDED.test(text.slice(Math.max(0, index - END_CHARACTERS), index))) return null;
  const own = text.slice(index, index + HEADING_CHARACTERS);
  const below = (next?.text ?? "").trim().slice(0, HEADING_CHARACTERS);
  const candidate = findHeading(`${own} ${below}`);
  return candidate !== null && isWholeHeading(candidate) ? candidate.codes : null;
}

function isWholeHeading(candidate: HeadingCandidate): boolean {
  const { rest, codes, doubt } = candidate;
  const title = titleOfText(rest);
  if (doubt !== "none" || title.length === rest.length || !isSurelyTitle(rest, codes)) return false;
  const wording = rest.slice(0, HEADING_CHARACTERS / 2);
  if (!codes.some((code) => hasClauses(code) || coversWording(wording, code))) return false;
  return isHeading(candidate, { previous: null, line: PLAIN_LINE, next: null });
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
