/**
 * Puts the pieces of text between HTML tags together to lines.
 *
 * A row of a table is one line as long as each of its cells is one line; otherwise the cells follow
 * each other, so that the order is the one of reading:
 *
 *     |Item 5.02|Departure|     Item 5.02\tDeparture
 *
 *     |Delaware |0-15223  |     Delaware
 *     |(State)  |(File)   |     (State)
 *                               0-15223
 *                               (File)
 */

import type { SourceText } from "../container/source-text.ts";
import {
  decodeReferences,
  firstPrinted,
  isTidyAscii,
  lastPrinted,
} from "./character-references.ts";
import { collapseSpaces, hasDoubleBlank, plainSpaces } from "./characters.ts";
import { PLAIN, type TextState } from "./element-stack.ts";
import { type Line, PackedLine } from "./line.ts";
import { maxLines } from "./line-limit.ts";
import { dropRunningHeads, isPageNumber } from "./page-furniture.ts";
import { TextPieces } from "./text-pieces.ts";

/** More blank lines than this say nothing more. */
const MAX_BLANKS = 9;
/** Preformatted text is not indented further. */
const MAX_INDENT = 200;
const BLANK = 0x20;
const DELETE = 0x7f;

export class HtmlLineBuilder {
  private readonly lines: Line[] = [];
  private readonly pageStarts: number[] = [];
  private readonly source: SourceText;
  private readonly maxLines: number;
  private readonly text = new TextPieces();
  private start = -1;
  private end = -1;
  private allBold = true;
  private allLinked = true;
  private first: TextState = PLAIN;
  private blanks = 0;
  /** A cell of this row has more than one line, so that cells cannot stand beside each other. */
  private rowBroken = false;
  private inCell = false;
  private cellHasText = false;
  private tabPending = false;
  private breakPending = false;
  /** White space in front of preformatted text. */
  private indent = "";

  constructor(source: SourceText) {
    this.source = source;
    this.maxLines = maxLines(source.text.length);
  }

  /** Adds the characters [start, end) of the source, which are `encoded` as in HTML. */
  addText(encoded: string, start: number, state: TextState): void {
    if (state.preformatted) this.addPreformatted(encoded, start, state);
    else this.addPiece(encoded, start, state);
  }

  /** Adds white space that stands between tags. */
  addSpace(): void {
    if (!this.text.endsInSpace) this.text.add(" ");
  }

  /** Ends the line; `vertical` is the number of blank lines that an element is set apart by. */
  breakLine(vertical: number, inCell: boolean): void {
    if (inCell && !this.rowBroken && !this.cellHasText) return;
    if (inCell && !this.rowBroken) {
      this.breakPending = true;
      return;
    }
    this.flush();
    this.blanks = Math.max(this.blanks, vertical);
  }

  /** Ends the line as `<br>` does; one on an empty line makes it blank. */
  breakByTag(inCell: boolean): void {
    const blank = this.text.isEmpty && !inCell;
    this.breakLine(0, inCell);
    if (blank) this.blanks = Math.min(this.blanks + 1, MAX_BLANKS);
  }

  startRow(): void {
    this.flush();
    this.rowBroken = false;
    this.inCell = false;
    this.cellHasText = false;
    this.breakPending = false;
  }

  /** Begins a cell, and ends the one before when its end tag is missing. */
  startCell(): void {
    if (this.inCell) this.endCell();
    this.inCell = true;
    this.cellHasText = false;
    this.breakPending = this.rowBroken;
  }

  endCell(): void {
    this.inCell = false;
    this.breakPending = this.rowBroken;
    this.tabPending = !this.rowBroken && !this.text.isEmpty;
    this.cellHasText = false;
  }

  /** Ends a table: what follows in a cell around it cannot stand beside it. */
  endTable(inCell: boolean): void {
    this.flush();
    this.rowBroken = inCell;
    this.breakPending = false;
    this.blanks = Math.max(this.blanks, 1);
  }

  /** Ends the page: a number alone on its last line was the page's. */
  endPage(): void {
    this.flush();
    this.dropPageNumber();
    this.startPage();
  }

  /** A rule ends the page only below a page number. */
  rule(inCell: boolean): void {
    if (inCell) return;
    this.flush();
    if (this.dropPageNumber()) this.startPage();
  }

  /** Returns the lines, without running heads. */
  finish(): readonly Line[] {
    this.flush();
    return dropRunningHeads(this.lines, this.pageStarts);
  }

  private dropPageNumber(): boolean {
    const last = this.lines.at(-1);
    const drops = last !== undefined && isPageNumber(last.text);
    if (drops) this.lines.pop();
    return drops;
  }

  private startPage(): void {
    if (this.pageStarts.at(-1) !== this.lines.length) this.pageStarts.push(this.lines.length);
    this.blanks = Math.max(this.blanks, 1);
  }

  private flush(): void {
    this.breakPending = false;
    this.tabPending = false;
    if (this.text.isEmpty) return;
    if (this.lines.length >= this.maxLines) {
      this.addSpace();
      return;
    }
    const text = tidyCells(this.text.take());
    const start = this.source.offsetAt(this.start);
    const end = this.source.offsetAt(this.end - 1) + 1;
    this.lines.push(
      new PackedLine(text, start, end, {
        blanksBefore: this.blanks,
        link: this.allLinked,
        table: this.first.table,
        bold: this.allBold,
        centered: this.first.centered,
        tidy: text.charCodeAt(0) > BLANK && !hasDoubleBlank(text),
      }),
    );
    this.blanks = 0;
  }

  private addPreformatted(encoded: string, start: number, state: TextState): void {
    let at = 0;
    for (;;) {
      const newline = encoded.indexOf("\n", at);
      const stop = newline < 0 ? encoded.length : newline;
      this.addPiece(encoded.slice(at, stop), start + at, state);
      if (newline < 0) return;
      if (this.text.isEmpty) this.blanks = Math.min(this.blanks + 1, MAX_BLANKS);
      this.flush();
      at = newline + 1;
    }
  }

  private addPiece(encoded: string, start: number, state: TextState): void {
    if (isTidyAscii(encoded)) {
      this.putPiece(encoded, start, start + encoded.length, state);
      return;
    }
    const decoded = decodeReferences(encoded);
    const clean = state.preformatted ? plainSpaces(decoded) : collapseSpaces(decoded);
    const first = firstPrinted(encoded);
    if (first < 0) {
      this.addBlank(clean, state);
      return;
    }
    this.putPiece(clean, start + first, start + lastPrinted(encoded), state);
  }

  /** Puts a piece that prints behind the others; [start, end) is where it does. */
  private putPiece(clean: string, start: number, end: number, state: TextState): void {
    this.beginPiece(start, state);
    const doubles = clean.charCodeAt(0) === BLANK && this.text.endsInSpace && !state.preformatted;
    this.text.add(doubles ? clean.trimStart() : clean);
    this.end = end;
    this.allBold &&= state.bold;
    this.allLinked &&= state.linked;
    this.cellHasText = true;
  }

  private addBlank(clean: string, state: TextState): void {
    if (state.preformatted && this.text.isEmpty) this.indent += clean.slice(0, MAX_INDENT);
    else if (clean !== "") this.addSpace();
  }

  private beginPiece(start: number, state: TextState): void {
    if (this.breakPending) {
      this.flush();
      this.rowBroken = true;
    }
    if (this.tabPending && !this.text.isEmpty) this.text.add("\t");
    this.tabPending = false;
    if (!this.text.isEmpty) return;
    this.start = start;
    this.first = state;
    this.allBold = true;
    this.allLinked = true;
    this.text.add(this.indent);
    this.indent = "";
  }
}

/** Takes the space between the end of a cell's text and the tab behind it. */
function tidyCells(text: string): string {
  const lastCode = text.charCodeAt(text.length - 1);
  const trimmed = lastCode > BLANK && lastCode < DELETE ? text : text.trimEnd();
  return trimmed.includes("\t") && trimmed.includes(" \t")
    ? trimmed.replaceAll(" \t", "\t")
    : trimmed;
}
