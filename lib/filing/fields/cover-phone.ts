/** The telephone number of a cover: beside, above or below its label. */

import type { Sourced } from "../filing.ts";
import { type CoverGrid, findLabel } from "./cover-grid.ts";
import { findEin } from "./ein.ts";

/** North American numbers, and foreign ones with a plus or an area code in parentheses. */
export const PHONE =
  /(?:\+?\d{1,3}[\s.-]+)?\(?\d{3}\)?[\s./–-]{0,3}\d{3}\s?[-–.\s]\s?\d{4}(?!\d)|\+\d{1,3}[\s()\d.-]{7,20}\d|\(?0?\d{1,4}\)[\s-]\d[\d\s-]{5,12}\d/;
/** Digits grouped in any way, which only a label makes a telephone number: 44-20-7555-0100. */
const FOREIGN = /(?:^|[:\s])(\(?\d{1,4}\)?(?:[\s./()-]{1,3}\d{1,5}){2,5})\W*$/;
const MIN_FOREIGN_DIGITS = 8;

const FAX = /^\W*(?:fax|facsimile)\b/i;

/**
 * Rows around the label, the likeliest first; a number can end a whole address below it, or below the
 * heading of a table, where a name, a state and an address come first.
 */
const ROWS = [0, -1, -2, 1, -3, 2, 3, 4, 5, 6, 7, 8];
/** A foreign number stands next to its label; further away are numbers of other kinds. */
const NEAR_ROWS = [0, -1, -2, 1];

/** Reads the telephone number beside, above or below its label. */
export function readPhone(grid: CoverGrid): Sourced<string> | null {
  const label = findLabel(grid, "phone");
  const anchor = label ?? findLabel(grid, "address");
  const rows = anchor ? ROWS.map((distance) => anchor.row + distance) : [...grid.rows.keys()];
  const phone = findIn(grid, rows, (text) => PHONE.exec(text)?.[0] ?? null);
  if (phone || !label) return phone;
  const near = NEAR_ROWS.map((distance) => label.row + distance);
  return findIn(grid, near, findForeign);
}

function findIn(
  grid: CoverGrid,
  rows: readonly number[],
  find: (text: string) => string | null,
): Sourced<string> | null {
  for (const row of rows) {
    const texts = (grid.rows[row] ?? []).map(({ text }) => text);
    // The area code can stand in a cell of its own.
    for (const text of texts.length > 1 ? [...texts, texts.join(" ")] : texts) {
      const phone = FAX.test(text) ? "" : find(text)?.trim();
      if (phone) return { value: phone, source: "cover" };
    }
  }
  return null;
}

function findForeign(text: string): string | null {
  const number = FOREIGN.exec(text)?.[1] ?? "";
  const isLong = number.replace(/\D/g, "").length >= MIN_FOREIGN_DIGITS;
  return isLong && findEin(number) === null ? number : null;
}
