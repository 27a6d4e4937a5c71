/**
 * Lines as cells, so that a label finds its value by column.
 *
 *     ···········000-15223························95-3280412            ASCII: cut at 3 blanks;
 *     ·····(Commission File No.)·······(IRS Employer Identification No.)  columns are print positions
 *
 *     Delaware⇥001-33886⇥22-2786081                                     HTML: cut at tabs; columns
 *     (State)⇥(Commission File No.)⇥(IRS Employer No.)                  are ordinals of the cells
 */
import type { Line } from "./line.ts";

export interface Cell {
  readonly text: string;
  /** Columns [left, right). */
  readonly left: number;
  readonly right: number;
  /** Ordinal of the line it stands in. */
  readonly row: number;
}

/** Columns are compared on covers and signatures; longer lines are running text. */
const MAX_CELL_CHARS = 1000;
const MIN_GAP = /\s{3,}/g;

/** Cuts one line into its cells, blank ones left out. */
export function splitCells(line: Line, row: number): Cell[] {
  const text = line.text.slice(0, MAX_CELL_CHARS);
  return text.includes("\t") ? splitTabbed(text, row) : splitSpaced(text, row);
}

function splitTabbed(text: string, row: number): Cell[] {
  const cells: Cell[] = [];
  for (const [column, cell] of text.split("\t").entries()) {
    if (cell.trim() !== "") cells.push({ text: cell.trim(), left: column, right: column + 1, row });
  }
  return cells;
}

function splitSpaced(text: string, row: number): Cell[] {
  const cells: Cell[] = [];
  const push = (from: number, to: number): void => {
    const raw = text.slice(from, to);
    const left = from + (raw.length - raw.trimStart().length);
    const trimmed = raw.trim();
    if (trimmed !== "") cells.push({ text: trimmed, left, right: left + trimmed.length, row });
  };
  let from = text.length - text.trimStart().length;
  for (const gap of text.matchAll(MIN_GAP)) {
    if (gap.index < from) continue;
    push(from, gap.index);
    from = gap.index + gap[0].length;
  }
  push(from, text.length);
  return cells;
}

/** Returns how many columns two cells share. */
export function overlap(one: Cell, other: Cell): number {
  return Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left));
}

/** Tells whether a text is only rules and blanks. */
export function isRule(text: string): boolean {
  return !/[^\s_=\-*.–—~|+]/.test(text);
}
