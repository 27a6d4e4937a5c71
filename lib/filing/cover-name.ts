/**
 * The registrant's name: the block of up to three lines above "(Exact name of registrant as
 * specified in its charter)", or behind that label, or a line that looks like a company's name.
 */

import { findDates } from "./calendar-date.ts";
import { cleanPrintedName } from "./company-name.ts";
import { type CoverGrid, findLabel, isRuleRow } from "./cover-grid.ts";
import { stateIn } from "./cover-identifiers.ts";
import { findEin } from "./ein.ts";
import { findFileNumber } from "./file-number.ts";
import type { Sourced } from "./filing.ts";
import { type Cell, overlap } from "./text-cells.ts";

const MAX_NAME_LINES = 3;
const ROWS_ABOVE = 6;
const ROWS_BELOW = 8;

/** Reads the registrant's name from the cover; the first one when several registrants report. */
export function readCompany(grid: CoverGrid): Sourced<string> | null {
  const label = findLabel(grid, "name");
  const name = label ? (nameAbove(grid, label) ?? nameBehind(grid, label)) : likelyName(grid);
  return name ? { value: name, source: "cover" } : null;
}

function nameAbove(grid: CoverGrid, label: Cell): string | null {
  const parts: string[] = [];
  for (let row = label.row - 1; row >= Math.max(0, label.row - ROWS_ABOVE); row--) {
    const cells = grid.rows[row] ?? [];
    if (isRuleRow(cells)) {
      if (parts.length > 0) break;
      continue;
    }
    const text = nameCells(grid, cells, label).join(" ");
    if (text === "" || isBoilerplate(text) || isOtherLabel(grid, cells)) break;
    parts.unshift(text);
    const gap = grid.lines[row]?.blanksBefore ?? 0;
    if (gap > 0 || parts.length === MAX_NAME_LINES) break;
  }
  const name = cleanPrintedName(parts.join(" "));
  return /[\p{L}\d]/u.test(name) ? name : null;
}

/** Of a row with several values, the ones that stand over the label and are no other field's. */
function nameCells(grid: CoverGrid, cells: readonly Cell[], label: Cell): string[] {
  if (cells.length === 1) return cells.map((cell) => cell.text);
  const labelRow = grid.rows[label.row] ?? [];
  const over = labelRow.length > 1 ? cells.filter((cell) => overlap(cell, label) > 0) : cells;
  return over.map((cell) => cell.text).filter((text) => !isIdentifier(text));
}

/** "Exact name …: ACME CORP", or the first text below a heading of several registrants' table. */
function nameBehind(grid: CoverGrid, label: Cell): string | null {
  const colon = /:\s*(\S.*)$/.exec(label.text)?.[1];
  if (colon) return cleanPrintedName(colon) || null;
  for (let row = label.row + 1; row <= label.row + ROWS_BELOW; row++) {
    const cells = grid.rows[row] ?? [];
    if (isRuleRow(cells) || isOtherLabel(grid, cells)) continue;
    const value = cells.find(({ text }) => !isIdentifier(text) && !isBoilerplate(text));
    if (value) return cleanPrintedName(value.text) || null;
  }
  return null;
}

function isIdentifier(text: string): boolean {
  return (
    findEin(text) !== null ||
    findFileNumber(text) !== null ||
    stateIn(text) !== null ||
    !/\p{L}{2}/u.test(text)
  );
}

const CORPORATE =
  /\b(?:inc|corp|corporation|incorporated|company|co|ltd|limited|l\.?l\.?c|l\.?p|plc|n\.?v|s\.?a|a\.?g|trust|bancorp|bancshares|partners|holdings|group|fund)\b\.?\s*$/i;
const MAX_NAME_CHARS = 120;

/** Without a label, the first line that ends as companies' names do, else the first behind the title. */
function likelyName(grid: CoverGrid): string | null {
  const title = grid.rows.findLastIndex((cells) => cells.some(({ text }) => isTitle(text)));
  const behind = grid.rows.slice(title + 1).flatMap((cells) => cells.slice(0, 1));
  const named = behind.filter(
    ({ text }) => text.length <= MAX_NAME_CHARS && !isBoilerplate(text) && !isIdentifier(text),
  );
  const likely =
    named.find(({ text }) => CORPORATE.test(text)) ?? (title < 0 ? undefined : named[0]);
  return likely ? cleanPrintedName(likely.text) : null;
}

/** The lines that every cover opens with. */
function isTitle(text: string): boolean {
  return /act\s+of\s+1934|^\W*current\s+report\W*$/i.test(text);
}

/** Tells whether a line is one that every cover prints, or a date or an item; never a name. */
export function isBoilerplate(text: string): boolean {
  return (
    /exchange\s+act|act\s+of\s+\d{4}|securities\s+and\s+exchange|date\s+of\s+(?:earliest|report)|current\s+report|^\W*form\s|section\s+13|20549|amendment\s+n|^\W*\(|^\W*\d{4}\W*$|event\s+reported|check\s+mark|^\W*items?\s+\d/i.test(
      text,
    ) || (findDates(text)[0]?.start ?? 99) <= 2
  );
}

function isOtherLabel(grid: CoverGrid, cells: readonly Cell[]): boolean {
  return grid.labels.some(({ cell }) => cells.includes(cell));
}
