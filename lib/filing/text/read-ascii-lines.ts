/**
 * Reads an ASCII document as lines, as printed, so that columns can be compared.
 *
 * EDGAR's ASCII has SGML tags of its own (EDGAR Filer Manual, volume II, chapter 5). Lines that are
 * nothing but such tags are dropped, others keep their width:
 *
 *     <PAGE>   <PAGE> 2        end of a page; a number alone above it was the page's
 *     <TABLE> <CAPTION>        region of a table
 *     <S>        <C>    <C>    column ruler
 *     <F1>                     footnote mark, shown as [F1]
 *
 * Any other `<` is a less-than sign.
 */

import type { SourceText } from "../container/source-text.ts";
import {
  collapseSpaces,
  firstVisible,
  hasUnusual,
  lastVisible,
  plainSpaces,
} from "./characters.ts";
import { type DocumentText, type Line, PackedLine } from "./line.ts";
import { maxLines } from "./line-limit.ts";
import { dropRunningHeads, isPageNumber } from "./page-furniture.ts";

/** EDGAR allows 132 columns; tabs in far longer lines are not meant for alignment. */
const MAX_ALIGNED_CHARACTERS = 400;
const TAB_WIDTH = 8;
/** By the column within a stop, what a tab there is as wide as. */
const TAB_BLANKS = Array.from({ length: TAB_WIDTH }, (_, shift) => " ".repeat(TAB_WIDTH - shift));
/** Width that centred lines are centred in; EDGAR's limit outside tables. */
const PAGE_WIDTH = 80;
const CENTERED_INDENT = 12;
const CENTERED_TOLERANCE = 10;
/** A line of tags alone is short. */
const MAX_TAG_LINE_CHARACTERS = 400;
const MAX_TAG_LINES = 200;
const PAGE_LINE = "<PAGE>";
const MAX_BLANKS = 9;
const TAB = 0x09;
const LINE_FEED = 0x0a;

const TAG = /<(\/?)(page|table|caption|s|c|fn|r|f\d{1,2})(?:\s[^<>]{0,20})?\d{0,4}>/gi;

/**
 * Text that somebody rendered from HTML keeps the zero-width spaces of empty paragraphs, and the dash of
 * a last empty cell, or the full stop of a paragraph, but not the line breaks behind them. Documents
 * written as ASCII have a space before "Item".
 */
const LOST_BREAK = /\u200b|(?<=[\u2014.\u201d)])(?=items?\s{1,3}\d)/gi;
const ZERO_WIDTH = 0x200b;
/** As LOST_BREAK, but with a word for which a search can skip most characters. */
const MAY_BE_LOST = /[\u2014.\u201d)]item/i;

/** Reads the lines of an ASCII document in one pass. */
export function readAsciiLines(source: SourceText): DocumentText {
  const reader = new AsciiReader(source);
  const { text } = source;
  const limit = maxLines(text.length) - 1;
  const lost = new LostBreaks(text);
  let at = 0;
  while (at < text.length && reader.lines.length < limit) {
    if (text.charCodeAt(at) === LINE_FEED || startsBreaks(text, at)) {
      reader.addBlank();
      at++;
      continue;
    }
    const newline = text.indexOf("\n", at);
    const stop = newline < 0 ? text.length : newline;
    for (let end = lost.next(at); end < stop && reader.lines.length < limit; end = lost.next(at)) {
      reader.addLine(at, end);
      at = end;
    }
    reader.addLine(at, stop);
    at = stop + 1;
  }
  if (at < text.length) reader.addLine(at, text.length);
  return {
    lines: dropRunningHeads(reader.lines, reader.pageStarts),
    facts: [],
    contextMembers: new Map(),
  };
}

/** A zero-width space before another is a line of its own, and blank. */
function startsBreaks(text: string, at: number): boolean {
  return text.charCodeAt(at) === ZERO_WIDTH && text.charCodeAt(at + 1) === ZERO_WIDTH;
}

/** Finds a mark in ascending order, looking at each character once. */
class Marks {
  private readonly text: string;
  private readonly mark: string;
  private found = -1;

  constructor(text: string, mark: string) {
    this.text = text;
    this.mark = mark;
  }

  /** Tells whether the mark stands in [start, end); both must not descend from call to call. */
  isWithin(start: number, end: number): boolean {
    if (this.found < start) {
      const found = this.text.indexOf(this.mark, start);
      this.found = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.found < end;
  }
}

/** Finds lost breaks in ascending order, looking at each character once. */
class LostBreaks {
  private readonly text: string;
  private found: number;

  constructor(text: string) {
    this.text = text;
    this.found = text.includes("\u200b") || MAY_BE_LOST.test(text) ? 0 : text.length;
  }

  /** Returns the next lost break behind `at`; the length of the text when there is none. */
  next(at: number): number {
    if (this.found <= at && this.found < this.text.length) {
      LOST_BREAK.lastIndex = at + 1;
      this.found = LOST_BREAK.exec(this.text)?.index ?? this.text.length;
    }
    return this.found;
  }
}

class AsciiReader {
  readonly lines: Line[] = [];
  readonly pageStarts: number[] = [];
  private readonly source: SourceText;
  private readonly text: string;
  private readonly tags: Marks;
  private readonly tabs: Marks;
  private readonly gaps: Marks;
  private blanks = 0;
  private tables = 0;
  private inTable = false;
  /** A document repeats few lines of tags alone very often. */
  private readonly tagLines = new Map<string, TagLine>();

  /** Looked for once, since nearly all documents have none. */
  private readonly hasUnusual: boolean;

  constructor(source: SourceText) {
    this.source = source;
    this.text = source.text;
    this.tags = new Marks(source.text, "<");
    this.tabs = new Marks(source.text, "\t");
    this.gaps = new Marks(source.text, "  ");
    this.hasUnusual = hasUnusual(source.text);
  }

  /** Adds the characters [start, end) as a line. */
  addLine(start: number, end: number): void {
    const raw = this.text.slice(start, end);
    const printed = this.tags.isWithin(start, end) ? this.readTags(raw) : raw;
    const first = printed === null ? -1 : firstVisible(printed);
    if (printed === null || first < 0) {
      this.addBlank();
      return;
    }
    const last = lastVisible(printed);
    const shown = last === printed.length ? printed : printed.slice(0, last);
    const hasTabs = this.tabs.isWithin(start, end);
    const text = this.clean(shown, hasTabs);
    const isCollapsed = hasTabs && shown.length > MAX_ALIGNED_CHARACTERS;
    const asPrinted = printed === raw && (isCollapsed || text === shown);
    const from = this.source.offsetAt(start + first);
    const to = this.source.offsetAt(start + last - 1) + 1;
    this.lines.push(
      new PackedLine(text, from, to, {
        blanksBefore: this.blanks,
        link: false,
        table: this.inTable ? this.tables : 0,
        bold: false,
        centered: first > 0 && isCentered(text),
        tidy: asPrinted && first === 0 && (isCollapsed || !this.gaps.isWithin(start, start + last)),
      }),
    );
    this.blanks = 0;
  }

  private clean(text: string, hasTabs: boolean): string {
    const plain = this.hasUnusual ? plainSpaces(text) : text;
    return hasTabs ? alignTabs(plain) : plain;
  }

  addBlank(): void {
    if (this.blanks < MAX_BLANKS) this.blanks++;
  }

  /** Returns the line without tags, of the same length; null when there was nothing but tags. */
  private readTags(raw: string): string | null {
    if (raw.length > MAX_TAG_LINE_CHARACTERS) return raw;
    // Most lines of tags are this one, and comparing costs less than finding it among the known.
    if (raw === PAGE_LINE) {
      this.endPage();
      return null;
    }
    const known = this.tagLines.get(raw);
    const line = known ?? parseTags(raw);
    if (known === undefined && this.tagLines.size < MAX_TAG_LINES && line.names.length > 0) {
      this.tagLines.set(raw, line);
    }
    for (const name of line.names) this.readTag(name);
    return line.printed;
  }

  private readTag(name: string): void {
    if (name === "page" || name === "/page") this.endPage();
    else if (name === "/table") this.inTable = false;
    else if (name === "table") {
      this.inTable = true;
      this.tables++;
    }
  }

  private endPage(): void {
    const last = this.lines.at(-1);
    if (last !== undefined && isPageNumber(last.text)) this.lines.pop();
    if (this.pageStarts.at(-1) !== this.lines.length) this.pageStarts.push(this.lines.length);
  }
}

/** What a line with tags says. */
interface TagLine {
  /** The line without tags, of the same length; null when there was nothing but tags. */
  readonly printed: string | null;
  /** In lower case; of end tags with the slash. */
  readonly names: readonly string[];
}

function parseTags(raw: string): TagLine {
  const names: string[] = [];
  const printed = raw.replace(TAG, (tag: string, slash: string, name: string) => {
    const folded = name.toLowerCase();
    names.push(`${slash}${folded}`);
    const isFootnote = slash === "" && /^f\d/.test(folded);
    return isFootnote ? `[${tag.slice(1, -1)}]` : " ".repeat(tag.length);
  });
  if (names.length === 0) return { printed: raw, names };
  const isRuler = names.some((name) => /^\/?[sc]$/.test(name)) && /<s>/i.test(raw);
  const isPageLine = /^\s*<page/i.test(raw) && printed.trim().length <= 4;
  return { printed: isRuler || isPageLine ? null : printed, names };
}

function alignTabs(text: string): string {
  if (text.length > MAX_ALIGNED_CHARACTERS) return collapseSpaces(text);
  let aligned = "";
  let column = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) !== TAB) continue;
    column += at - from;
    const blanks = TAB_BLANKS[column % TAB_WIDTH] ?? "";
    aligned += text.slice(from, at) + blanks;
    column += blanks.length;
    from = at + 1;
  }
  return aligned + text.slice(from);
}

function isCentered(text: string): boolean {
  if (text.length > PAGE_WIDTH) return false;
  const indent = text.length - text.trimStart().length;
  if (indent < CENTERED_INDENT) return false;
  return Math.abs(PAGE_WIDTH - text.length - indent) <= CENTERED_TOLERANCE;
}
