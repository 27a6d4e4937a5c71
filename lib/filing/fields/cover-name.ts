/**
 * The registrant's name on a cover.
 *
 *     NORTHWIND PUMPS                                       a block of up to three lines above the
 *     AND VALVES, INC.                                      label; lines in brackets between them
 *     (formerly Old Pumps, Inc.)                            are no part of it
 *     (Exact name of registrant as specified in its charter)
 *
 *     NORTHWIND TRUST 1999-1                                brackets may go over lines
 *     (as issuer under an agreement
 *     dated as of March 1, 1999)
 *     (Exact name of registrant as specified in its charter)
 *
 *     NORTHWIND PUMPS, INC. (Exact name of registrant …)    before the label
 *     Exact name of registrant: NORTHWIND PUMPS, INC.       behind it
 *     Commission File No.⇥Exact name …; State …; Address    below it, in a table of several
 *     1-16169⇥NORTHWIND POWER CORPORATION                   registrants
 *
 * Without a label it is the first line that looks like a company's name.
 */

import type { Sourced } from "../filing.ts";
import { type Cell, overlap } from "../text/text-cells.ts";
import { findDates } from "./calendar-date.ts";
import { cleanPrintedName } from "./company-name.ts";
import { besideLabel, type CoverGrid, findLabel, isRestOfLabel, isRuleRow } from "./cover-grid.ts";
import { stateIn } from "./cover-identifiers.ts";
import { findEin } from "./ein.ts";
import { findFileNumber } from "./file-number.ts";

const MAX_NAME_LINES = 3;
/** The name, and the lines that say under which agreement a depositor reports. */
const ROWS_ABOVE = 12;
const ROWS_BELOW = 8;

/** Reads the registrant's name from the cover; the first one when several registrants report. */
export function readCompany(grid: CoverGrid): Sourced<string> | null {
  const label = findLabel(grid, "name");
  const name = label ? labelledName(grid, label) : null;
  const found = name ?? likelyName(grid, { suffixed: label !== null });
  return found ? { value: found, source: "cover" } : null;
}

function labelledName(grid: CoverGrid, label: Cell): string | null {
  const before = nameOf(label.text.replace(/\(?\s*exact\s+name.*$|\(registrant\).*$/i, ""));
  const isName = before !== null && !/^\W*registrant\W{0,3}s?\W*$/i.test(before);
  if (isName && before !== nameOf(label.text)) return before;
  const printed = /^\W*\(/.test(label.text);
  const beside = printed ? nameLeft(grid, label) : nameBeside(grid, label);
  return beside ?? nameAbove(grid, label) ?? nameBelow(grid, label);
}

/** "Exact name of registrant: ACME CORP", with the name in the same cell or the next. */
function nameBeside(grid: CoverGrid, label: Cell): string | null {
  const beside = besideLabel(grid, label);
  return beside === null ? null : nameOf(beside);
}

/** "ACME CORP      (Exact name of registrant …)" on one line. */
function nameLeft(grid: CoverGrid, label: Cell): string | null {
  const [left, right, ...more] = grid.rows[label.row] ?? [];
  if (!left || right !== label || more.length > 0) return null;
  return isOtherLabel(grid, [left]) || isIdentifier(left.text) ? null : nameOf(left.text);
}

function nameAbove(grid: CoverGrid, label: Cell): string | null {
  const parts: string[] = [];
  const top = Math.max(0, label.row - ROWS_ABOVE);
  for (let row = label.row - 1; row >= top; row--) {
    if (parts.length === 0) row = asideStart(grid, row, top);
    const cells = grid.rows[row] ?? [];
    if (isRuleRow(cells) || cells.every(({ text }) => isAside(text))) {
      if (parts.length > 0) break;
      continue;
    }
    const text = nameCells(grid, cells, label).join(" ");
    if (text === "" || isBoilerplate(text) || isOtherLabel(grid, cells)) break;
    parts.unshift(text);
    const gap = grid.lines[row]?.blanksBefore ?? 0;
    if ((gap > 0 && !isSuffix(parts.join(" "))) || parts.length === MAX_NAME_LINES) break;
  }
  return nameOf(firstRegistrant(parts));
}

/** The row in which brackets begin that end in this one; the row itself when there are none. */
function asideStart(grid: CoverGrid, end: number, top: number): number {
  const last = rowText(grid, end).trimEnd();
  if (last.includes("(") || !/\)[,;]?$/.test(last.slice(-2))) return end;
  for (let row = end - 1; row >= top; row--) {
    const text = rowText(grid, row);
    const open = text.lastIndexOf("(");
    const close = text.lastIndexOf(")");
    if (open > close) return row;
    if (close >= 0) break;
  }
  return end;
}

function rowText(grid: CoverGrid, row: number): string {
  return (grid.rows[row] ?? []).map(({ text }) => text).join(" ");
}

/** "CORPORATION" alone is the end of a name that was set with wide lines. */
function isSuffix(text: string): boolean {
  return text.trim().split(/\s+/).length === 1 && CORPORATE.test(text);
}

/** Text in brackets: a former name, the capacity of a depositor, a logo. */
function isAside(text: string): boolean {
  return /^\W*\([^)]*\)?\W*$/.test(text) || /^\W*\[[^\]]*\]\W*$/.test(text);
}

/** Of names stacked over one label the first; a wrapped name is joined. */
function firstRegistrant(parts: readonly string[]): string {
  const complete = parts.length > 1 && parts.every((part) => CORPORATE.test(part));
  return complete ? (parts[0] ?? "") : parts.join(" ");
}

/** What covers add to a name: capacity, trade name, place of incorporation, subsidiaries. */
const ADDITIONS =
  /\s*\(\s*(?:the\s+|collectively,?\s+)?["“].*$|[\s,(]*\b(?:as\s+(?:depositor|seller|servicer|sponsor|originator)|on\s+behalf\s+of|d\/b\/a|doing\s+business\s+as|an?\s+(?:\w+\s+){1,3}(?:corporation|limited\s+(?:partnership|liability\s+company))|and\s+(?:its\s+)?(?:consolidated\s+)?subsidiaries)\b.*$/i;

/** Of a row with several values, the ones that stand over the label and are no other field's. */
function nameCells(grid: CoverGrid, cells: readonly Cell[], label: Cell): string[] {
  if (cells.length === 1) return cells.map((cell) => joinLetters(cell.text));
  const labelRow = grid.rows[label.row] ?? [];
  const over = labelRow.length > 1 ? cells.filter((cell) => overlap(cell, label) > 0) : cells;
  return over.map((cell) => joinLetters(cell.text)).filter((text) => !isIdentifier(text));
}

/** Names set with a blank behind each letter: "A C M E  P U M P S" is "ACME PUMPS". */
function joinLetters(text: string): string {
  if (!SPACED_LETTERS.test(text)) return text;
  return text
    .split(/\s{2,}/)
    .map((word) => word.replace(/\s/g, ""))
    .join(" ");
}

const SPACED_LETTERS = /^(?:[A-Z&][.,]{0,2}\s{1,4}){2,60}[A-Z&][.,]{0,2}$/;

/** The first text below the heading of a table of several registrants. */
function nameBelow(grid: CoverGrid, label: Cell): string | null {
  const isHeading = /^\W*\(/.test(label.text) === false;
  for (let row = label.row + 1; isHeading && row <= label.row + ROWS_BELOW; row++) {
    const cells = grid.rows[row] ?? [];
    if (isRuleRow(cells) || isOtherLabel(grid, cells)) continue;
    const value = cells.find(
      ({ text }) =>
        !isIdentifier(text) && !isBoilerplate(text) && !GOES_ON.test(text) && !isRestOfLabel(text),
    );
    if (value) return nameOf(value.text);
  }
  return null;
}

/** The rest of a heading that wrapped, "incorporation". */
const GOES_ON = /^[a-z][^A-Z]*$/;

function nameOf(text: string): string | null {
  const name = cleanPrintedName(text.replace(ADDITIONS, ""));
  return /\p{L}/u.test(name) ? name : null;
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
  /\b(?:inc|corp|corporation|incorporated|company|co|ltd|limited|l\.?l\.?c|l\.?p|plc|n\.?v|s\.?a|a\.?g|trust|bancorp|bancshares|partners|holdings|group|fund)\b[\s.,*]{0,4}$/i;
const MAX_NAME_CHARS = 120;

/** The first line that ends as companies' names do, else the first behind the form's title. */
function likelyName(grid: CoverGrid, options: { readonly suffixed: boolean }): string | null {
  const title = grid.rows.findLastIndex((cells) => cells.some(({ text }) => isTitle(text)));
  const behind = grid.rows.slice(title + 1).flatMap((cells) => cells.slice(0, 1));
  const named = behind.filter(
    (cell) =>
      cell.text.length <= MAX_NAME_CHARS &&
      !isBoilerplate(cell.text) &&
      !isIdentifier(cell.text) &&
      !isOtherLabel(grid, [cell]),
  );
  const likely =
    named.find(({ text }) => CORPORATE.test(text)) ??
    (title < 0 || options.suffixed ? undefined : named[0]);
  return likely ? nameOf(likely.text) : null;
}

/** The lines that every cover opens with. */
function isTitle(text: string): boolean {
  return /act\s+of\s+1934|^\W*current\s+report\W*$/i.test(text);
}

const BOILERPLATE =
  /exchange\s+act|act\s+of\s+\d{4}|securities\s+and\s+exchange|^\W*united\s+states\W*$|washington,?\s+d\W{0,3}c\b|date\s+of\s+(?:earliest|report|event)|event\s+reported|(?:current|annual|quarterly)\s+report|^\W*form\s|section\s+13|20549|amendment\s+n|^\W*\(|^\W*\d{4}\W*$|check\s+(?:mark|the\s+appropriate)|^\W*items?\s+\d|^\W*for\s+the\s+|^\W*commission\s+file|^\W*filed\s+by\s|proxy\s+statement|^\W*schedule\s+1|^\W*soliciting\s/i;

/** Tells whether a line ends as companies' names do. */
export function endsAsCompany(text: string): boolean {
  return text.length <= MAX_NAME_CHARS && CORPORATE.test(text);
}

/** Tells whether a line is one that every cover prints, or a date or an item; never a name. */
export function isBoilerplate(text: string): boolean {
  return BOILERPLATE.test(text) || (findDates(text)[0]?.start ?? 99) <= 2;
}

function isOtherLabel(grid: CoverGrid, cells: readonly Cell[]): boolean {
  return grid.labels.some(({ cell }) => cells.includes(cell));
}
