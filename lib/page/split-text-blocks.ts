/**
 * A section's text as the blocks to show it in.
 *
 * Filings mix prose with tables drawn by spaces. Prose reads best in a proportional face, a drawn
 * table only in a fixed one, so a block goes by its lines: a gap of three or more spaces inside a
 * line, or a rule of dashes, makes it a drawing. (Justified text has gaps of two.)
 *
 *     The Company sold 3,000 units.          prose
 *
 *                      2003      2002        drawing
 *     Revenue         $ 120     $  98
 *
 * Tables of HTML come with their cells parted, and are laid out by split-table.ts.
 */
import { CELL_BREAK, isFigure } from "./split-table.ts";

export interface TextBlock {
  readonly kind: "prose" | "drawing" | "table";
  /** Where the block begins in the section's text. */
  readonly start: number;
  /** As long as the piece of the section's text that it shows: offsets within hold for both. */
  readonly text: string;
}

/** Cuts a text at its empty lines; drawings that follow each other stay one block. */
export function splitTextBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const { start, end, isDrawing } of paragraphsOf(text)) {
    const last = blocks.at(-1);
    if (isDrawing && last?.kind === "drawing") {
      blocks[blocks.length - 1] = { ...last, text: text.slice(last.start, end) };
    } else if (isDrawing) {
      blocks.push({ kind: "drawing", start, text: text.slice(start, end) });
    } else {
      blocks.push(...splitTables(text.slice(start, end), start));
    }
  }
  return blocks;
}

interface Paragraph {
  readonly start: number;
  end: number;
  isDrawing: boolean;
}

function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | null = null;
  let position = 0;
  for (const line of text.split("\n")) {
    const end = position + line.trimEnd().length;
    if (end === position) {
      open = null;
    } else if (open === null) {
      open = { start: position, end, isDrawing: isDrawn(line) };
      paragraphs.push(open);
    } else {
      open.end = end;
      open.isDrawing ||= isDrawn(line);
    }
    position += line.length + 1;
  }
  return paragraphs;
}

function isDrawn(line: string): boolean {
  return /\S {3,}\S|\t|[-=_]{5}/.test(line);
}

/** Cuts a paragraph before and behind its tables: rows with figures, at least two of them. */
function splitTables(paragraph: string, start: number): TextBlock[] {
  if (!paragraph.includes(CELL_BREAK)) return proseBlocks(paragraph, start);
  const lines = paragraph.split("\n");
  const blocks: TextBlock[] = [];
  let position = start;
  for (let first = 0, end = 0; first < lines.length; first = end) {
    end = endOfRun(lines, first);
    const text = lines.slice(first, end).join("\n");
    if (isTable(text)) blocks.push({ kind: "table", start: position, text });
    else blocks.push(...proseBlocks(text, position));
    position += text.length + 1;
  }
  return blocks;
}

/** Returns where the rows, or the lines that are none, end; a short line between rows is theirs. */
function endOfRun(lines: readonly string[], first: number): number {
  const hasCells = (line = "") => line.includes(CELL_BREAK);
  const isRows = hasCells(lines[first]);
  let end = first + 1;
  for (; end < lines.length; end++) {
    const isBetween = isRows && (lines[end] ?? "").length < MAX_WIDTH && hasCells(lines[end + 1]);
    if (hasCells(lines[end]) !== isRows && !isBetween) break;
  }
  return end;
}

function isTable(text: string): boolean {
  return (
    text.includes(CELL_BREAK) && text.includes("\n") && text.split(/[\n\u2003]/).some(isFigure)
  );
}

/**
 * Lines that no terminal broke are paragraphs of HTML, each by itself; short ones between them, of
 * an address or a list, stay together.
 */
function proseBlocks(paragraph: string, start: number): TextBlock[] {
  const blocks: TextBlock[] = [];
  let position = start;
  let wasLong = true;
  for (const line of paragraph.split("\n")) {
    const isLong = line.length > MAX_WIDTH;
    const last = blocks.at(-1);
    if (last === undefined || isLong || wasLong) {
      blocks.push({ kind: "prose", start: position, text: line });
    } else blocks[blocks.length - 1] = { ...last, text: `${last.text}\n${line}` };
    wasLong = isLong;
    position += line.length + 1;
  }
  return blocks.map((block) => ({ ...block, text: unwrap(block.text) }));
}

/** Narrower than this, lines were broken to be looked at and not because they were full. */
const MIN_WIDTH = 50;
/** Wider than this, no terminal broke them. */
const MAX_WIDTH = 100;
/** Figures that make a line a row of a table, and their share of its words: dates are fewer. */
const FIGURES_OF_ROW = 3;
const SHARE_OF_ROW = 0.28;

/** What a first line may lack in width: its indent, which sections have lost. */
const MAX_INDENT = 10;

/**
 * Joins the lines of a paragraph that were broken only to fit a terminal: those into which the
 * first word of the next line would not have gone, and those of some length whose sentence goes on
 * with a small letter.
 */
function unwrap(paragraph: string): string {
  const lines = paragraph.split("\n");
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  if (width < MIN_WIDTH) return paragraph;
  let isFirst = true;
  return lines
    .map((line, n) => {
      const next = lines[n + 1];
      if (next === undefined) return line;
      const indent = isFirst && !/[.:;]$/.test(line) ? MAX_INDENT : 0;
      const isJoined = isBrokenAt(line, next, width - indent);
      isFirst = !isJoined;
      return line + (isJoined ? " " : "\n");
    })
    .join("");
}

function isBrokenAt(line: string, next: string, width: number): boolean {
  const [word = ""] = next.trimStart().split(" ", 1);
  const isFull = line.length + 1 + word.length > width;
  const goesOn = line.length >= MIN_WIDTH && /^[a-z]/.test(word) && !/[.:;]$/.test(line);
  return (isFull || goesOn) && !isRow(line) && !isRow(next) && !isListItem(next);
}

function isRow(line: string): boolean {
  if (line.includes(CELL_BREAK)) return true;
  const words = line.split(" ");
  const figures = words.filter((word) => /^[($-]*\d[\d,.]*[)%*]*$/.test(word));
  return figures.length >= FIGURES_OF_ROW && figures.length >= words.length * SHARE_OF_ROW;
}

function isListItem(line: string): boolean {
  return /^\s*(?:[•·*-]|\(?[a-z\d]{1,3}[.)])\s/i.test(line);
}
