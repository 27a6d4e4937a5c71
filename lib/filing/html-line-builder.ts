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
import { collapseSpaces, firstVisible, lastVisible, plainSpaces } from "./characters.ts";
import { PLAIN, type TextState } from "./element-stack.ts";
import type { Line } from "./line.ts";
import { maxLines } from "./line-limit.ts";
import { isPageNumber } from "./page-furniture.ts";
import type { SourceText } from "./source-text.ts";
import { TextPieces } from "./text-pieces.ts";

/** More blank lines than this say nothing more. */
const MAX_BLANKS = 9;

export class HtmlLineBuilder {
  readonly lines: Line[] = [];
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
  private cellHasText = false;
  private tabPending = false;
  private breakPending = false;
  /** White space in front of preformatted text. */
  private indent = "";

  constructor(source: SourceText) {
    this.source = source;
    this.maxLines = maxLines(source.text.length);
  }

  /** Adds the characters [start, end) of the source, decoded as `text`. */
  addText(text: string, start: number, end: number, state: TextState): void {
    if (state.preformatted) this.addPreformatted(text, start, end, state);
    else this.addPiece(collapseSpaces(text), text, { start, end }, state);
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
    this.startCell();
  }

  startCell(): void {
    this.cellHasText = false;
    this.breakPending = false;
  }

  endCell(): void {
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
    const last = this.lines.at(-1);
    if (last !== undefined && isPageNumber(last.text)) this.lines.pop();
    this.blanks = Math.max(this.blanks, 1);
  }

  flush(): void {
    this.breakPending = false;
    this.tabPending = false;
    if (this.text.isEmpty) return;
    if (this.lines.length >= this.maxLines) {
      this.addSpace(" ", PLAIN);
      return;
    }
    this.lines.push({
      text: tidyCells(this.text.take()),
      start: this.source.offsetAt(this.start),
      end: this.source.offsetAt(this.end - 1) + 1,
      blanksBefore: this.blanks,
      link: this.allLinked,
      table: this.first.table,
      bold: this.allBold,
      centered: this.first.centered,
    });
    this.blanks = 0;
  }

  private addPreformatted(text: string, start: number, end: number, state: TextState): void {
    let at = 0;
    for (;;) {
      const newline = text.indexOf("\n", at);
      const stop = newline < 0 ? text.length : newline;
      const piece = text.slice(at, stop);
      // A piece that is not the whole text is no entity, so its characters count one for one.
      const span =
        newline < 0 && at === 0 ? { start, end } : { start: start + at, end: start + stop };
      this.addPiece(plainSpaces(piece), piece, span, state);
      if (newline < 0) return;
      if (this.text.isEmpty) this.blanks = Math.min(this.blanks + 1, MAX_BLANKS);
      this.flush();
      at = newline + 1;
    }
  }

  private addPiece(
    clean: string,
    raw: string,
    span: { start: number; end: number },
    state: TextState,
  ): void {
    const first = firstVisible(raw);
    if (first < 0) {
      this.addSpace(clean, state);
      return;
    }
    this.beginPiece(span.start + Math.min(first, span.end - span.start - 1), state);
    this.text.add(this.text.endsInSpace && !state.preformatted ? clean.trimStart() : clean);
    this.end = span.end - (raw.length - lastVisible(raw));
    if (this.end <= this.start) this.end = span.end;
    this.allBold &&= state.bold;
    this.allLinked &&= state.linked;
    this.cellHasText = true;
  }

  private addSpace(clean: string, state: TextState): void {
    if (state.preformatted) {
      this.indent += this.text.isEmpty ? clean : "";
    }
    if (clean !== "" && !this.text.isEmpty && !this.text.endsInSpace) this.text.add(" ");
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
  const trimmed = text.trimEnd();
  return trimmed.includes(" \t") ? trimmed.replaceAll(" \t", "\t") : trimmed;
}
