/**
 * Address, telephone number and former name of a cover.
 *
 *     21101 Oxnard Street                                  601 McCarthy Blvd., Milpitas, CA 95035
 *     Woodland Hills, CA 91367                             12130 Galveston Road, Webster, Texas⇥77598
 *     (Address of principal executive offices)             (Address …)⇥(Zip Code)
 */

import type { Address, Sourced } from "../filing.ts";
import type { Cell } from "../text/text-cells.ts";
import { type CoverGrid, type CoverLabel, findLabel, isLabel, isRuleRow } from "./cover-grid.ts";
import { isBoilerplate } from "./cover-name.ts";
import { isNothing } from "./printed-nothing.ts";
import { splitTrailingState } from "./state-code.ts";

/** Between the cells of one line. */
const SEPARATOR = "\t";
const MAX_ADDRESS_LINES = 5;
const ROWS_ABOVE = 8;

const PHONE =
  /(?:\+?\d{1,3}[\s.-]+)?\(?\d{3}\)?[\s./–-]{0,3}\d{3}\s?[-–.\s]\s?\d{4}(?!\d)|\+\d{1,3}[\s()\d.-]{7,20}\d|\(?0?\d{1,4}\)[\s-]\d[\d\s-]{5,12}\d/;

/** Reads the principal offices' address from the block above its label. */
export function readAddress(grid: CoverGrid, phone: string | null): Sourced<Address> | null {
  const label = findLabel(grid, "address");
  const blocks = label
    ? [blockAbove(grid, label.row, MAX_ADDRESS_LINES), blockBelow(grid, label.row)]
    : grid.rows.map((cells) => [cells.map((cell) => cell.text).join(SEPARATOR)]).filter(hasZip);
  for (const texts of blocks) {
    const block = texts.map((text) => text.replace(PHONE, "").trim()).filter((text) => text !== "");
    const value = block.length > 0 ? parseAddress(block, phone) : null;
    if (value && (label || (value.zip && value.state && value.street))) {
      return { value, source: "cover", raw: block.join("\n").replaceAll(SEPARATOR, " ") };
    }
  }
  return null;
}

/** Without a label, only a line with a zip code is looked at. */
function hasZip([text = ""]: readonly string[]): boolean {
  return /\d{5}/.test(text);
}

/** Texts of the rows below a label that stands as a heading, up to a wide gap. */
function blockBelow(grid: CoverGrid, labelRow: number): string[] {
  const texts: string[] = [];
  for (let row = labelRow + 1; row <= labelRow + MAX_ADDRESS_LINES + 1; row++) {
    const cells = grid.rows[row] ?? [];
    const gap = grid.lines[row]?.blanksBefore ?? 0;
    if (texts.length > 0 && (gap > 1 || hasPlace(texts))) break;
    if (isRuleRow(cells) || cells.some((cell) => isLabel(grid, cell))) continue;
    texts.push(cells.map((cell) => cell.text).join(SEPARATOR));
  }
  return texts;
}

/** Texts of the rows above a label, up to the next label, rule or wide gap. */
function blockAbove(grid: CoverGrid, labelRow: number, limit: number): string[] {
  const texts: string[] = [];
  for (let row = labelRow - 1; row >= Math.max(0, labelRow - ROWS_ABOVE); row--) {
    const cells = grid.rows[row] ?? [];
    if (isRuleRow(cells)) {
      if (texts.length > 0) break;
      continue;
    }
    const values = cells.filter((cell) => !/^\W*zip\s*code\W*$/i.test(cell.text));
    if (values.some((cell) => isLabel(grid, cell))) break;
    texts.unshift(values.map((cell) => cell.text).join(SEPARATOR));
    const gap = grid.lines[row]?.blanksBefore ?? 0;
    if (texts.length === limit || (gap > 0 && hasStreet(texts))) break;
  }
  return texts;
}

/** A zip code in a column of its own belongs behind the city, on whichever line it stands. */
function zipLast(parts: readonly string[]): string[] {
  const isZip = (part: string): boolean => /^\W*\d{5}(?:\s?-\s?\d{4})?\W*$/.test(part);
  return [...parts.filter((part) => !isZip(part)), ...parts.filter(isZip)];
}

function hasStreet(texts: readonly string[]): boolean {
  const address = parseAddress(texts, null);
  return address?.state != null && address.street !== null;
}

function hasPlace(texts: readonly string[]): boolean {
  return parseAddress(texts, null)?.state != null;
}

const ZIP =
  /\s*\b(\d{5}(?:\s?-\s?\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2})\W*$/i;

function parseAddress(block: readonly string[], phone: string | null): Address | null {
  const text = zipLast(block.flatMap((line) => line.split(SEPARATOR)))
    .map((part) => part.replace(/[,;\s]+$/, ""))
    .join(", ")
    .replace(/\s+/g, " ");
  const zip = ZIP.exec(text);
  const placed = splitTrailingState(
    (zip ? text.slice(0, zip.index) : text).replace(/[\s,.]+$/, ""),
  );
  if (!zip && !placed) return null;
  const parts = (placed?.before ?? text.slice(0, zip?.index))
    .split(/\s*,\s*/)
    .filter((part) => part !== "");
  const last = parts.length > 1 || block.length === 1 ? (parts.pop() ?? null) : null;
  const [unit, city] = splitUnit(last);
  if (unit) parts.push(unit);
  return {
    street: parts.join(", ") || null,
    city,
    state: placed?.state ?? null,
    zip: zip?.[1]?.replace(/\s*-\s*/, "-") ?? null,
    phone,
  };
}

/** "Suite 2050 Duluth" is the end of the street and the city. */
function splitUnit(text: string | null): readonly [string | null, string | null] {
  const unit =
    /^(.*\b(?:suite|ste\.?|floor|room|unit|box|bldg\.?|building|street|avenue|road|drive|blvd\.?|boulevard|#)(?:\s*[\dA-Z]*\d[\w-]*)?)\s+([A-Z].*)$/i.exec(
      text ?? "",
    );
  return unit ? [unit[1] ?? null, unit[2] ?? null] : [null, text];
}

/** Rows around the label, the likeliest first; a number can end a whole address below it. */
const PHONE_ROWS = [0, -1, -2, 1, -3, 2, 3, 4, 5];

/** Reads the telephone number beside, above or below its label. */
export function readPhone(grid: CoverGrid): Sourced<string> | null {
  const label = findLabel(grid, "phone") ?? findLabel(grid, "address");
  const rows = label ? PHONE_ROWS.map((distance) => label.row + distance) : grid.rows.keys();
  for (const row of rows) {
    for (const cell of grid.rows[row] ?? []) {
      const phone = PHONE.exec(cell.text)?.[0].trim();
      if (phone) return { value: phone, source: "cover" };
    }
  }
  return null;
}

/** Reads the former name; null when the cover says that there is none. */
export function readFormerName(grid: CoverGrid): Sourced<string> | null {
  const label = findLabel(grid, "former");
  if (!label) return null;
  const [value] = valuesAbove(grid, label, "former");
  if (value === undefined || isNothing(value)) return null;
  return { value, source: "cover" };
}

function valuesAbove(grid: CoverGrid, label: Cell, name: CoverLabel): string[] {
  const own = grid.labels.filter((found) => found.label === name).map((found) => found.cell.row);
  const top = Math.min(label.row, ...own);
  for (let row = top - 1; row >= Math.max(0, top - 3); row--) {
    const cells = grid.rows[row] ?? [];
    if (isRuleRow(cells)) continue;
    if (cells.some((cell) => isLabel(grid, cell))) return [];
    const text = cells.map((cell) => cell.text).join(" ");
    return PHONE.test(text) || isBoilerplate(text) ? [] : [text];
  }
  return [];
}
