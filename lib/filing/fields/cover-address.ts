/**
 * The address of the principal offices on a cover: the block above its label, beside it, or below.
 *
 *     21101 Oxnard Street                                  601 McCarthy Blvd., Milpitas, CA 95035
 *     Woodland Hills, CA 91367                             12130 Galveston Road, Webster, Texas⇥77598
 *     (Address of principal executive offices)             (Address …)⇥(Zip Code)
 */

import type { Address, Sourced } from "../filing.ts";
import type { Cell } from "../text/text-cells.ts";
import {
  besideLabel,
  type CoverGrid,
  findLabel,
  isLabel,
  isRestOfLabel,
  isRuleRow,
} from "./cover-grid.ts";
import { PHONE } from "./cover-phone.ts";
import { parseAddress, parseZip, SEPARATOR } from "./postal-address.ts";
import { isNothing } from "./printed-nothing.ts";

/** Two offices with their streets, cities and codes on lines of their own. */
const MAX_ADDRESS_LINES = 8;
const ROWS_ABOVE = 10;

/** Reads the principal offices' address from the block above its label, beside or below it. */
export function readAddress(grid: CoverGrid, phone: string | null): Sourced<Address> | null {
  const label = findLabel(grid, "address");
  const blocks = label
    ? [blockBeside(grid, label), blockAbove(grid, label.row), blockBelow(grid, label.row)]
    : grid.rows.map((cells) => [textOf(cells)]).filter(hasZip);
  for (const texts of blocks) {
    const value = texts.length > 0 ? parseAddress(texts, phone) : null;
    if (value && (label || (value.zip && value.state && value.street))) {
      const zip = value.zip ?? (label && zipBelow(grid, label.row));
      return {
        value: { ...value, zip },
        source: "cover",
        raw: texts.join("\n").replaceAll(SEPARATOR, " "),
      };
    }
  }
  return null;
}

/** Labels that run over lines have no more of them below the first. */
const MAX_LABEL_ROWS = 3;
const ZIP_LABEL = /^\W*zip\s*code\W*$/i;

/**
 * A zip code between the address's label and its own. Cells that hold a value above its label are read
 * one after another, the address with its label first.
 */
function zipBelow(grid: CoverGrid, labelRow: number): string | null {
  for (let row = labelRow + 1; row <= labelRow + MAX_LABEL_ROWS; row++) {
    const zip = parseZip(textOf(grid.rows[row] ?? []));
    if (zip !== null) return ZIP_LABEL.test(textOf(grid.rows[row + 1] ?? [])) ? zip : null;
  }
  return null;
}

/** Without a label, only a line with a zip code is looked at. */
function hasZip([text = ""]: readonly string[]): boolean {
  return /\d{5}/.test(text);
}

/** A row's text without the telephone number that stands among it, and its label. */
function textOf(cells: readonly Cell[]): string {
  return withoutPhone(cells.map((cell) => cell.text).join(SEPARATOR)).replace(SHORT_LABEL, "");
}

/** "Address: 12 High Street", which is no label of the form's own. */
const SHORT_LABEL = /^(?:(?:business|mailing|office|street)\s+)?address\s{0,2}:\s{0,4}/i;

function withoutPhone(text: string): string {
  const rest = text.replace(PHONE, "");
  return (rest === text ? text : rest.replace(PHONE_LABEL, "")).trim();
}

const PHONE_LABEL =
  /[\s,;(]{0,5}\b(?:tele?(?:phone)?|phone|fax|facsimile)\b[\s.:)]{0,5}(?:n(?:o|umber)\b)?[\s.:)]{0,5}$/i;

/** "Address of principal executive offices:  100 Main Street", and the lines it goes on in. */
function blockBeside(grid: CoverGrid, label: Cell): string[] {
  const beside = besideLabel(grid, label);
  if (beside === null) return [];
  const first = withoutPhone(beside);
  return hasPlace([first]) ? [first] : [first, ...blockBelow(grid, label.row)];
}

/** Texts of the rows below a label that stands as a heading, up to a wide gap. */
function blockBelow(grid: CoverGrid, labelRow: number): string[] {
  const texts: string[] = [];
  for (let row = labelRow + 1; row <= labelRow + MAX_ADDRESS_LINES; row++) {
    const cells = grid.rows[row] ?? [];
    const gap = grid.lines[row]?.blanksBefore ?? 0;
    if (texts.length > 0 && (gap > 1 || hasPlace(texts))) break;
    if (isRuleRow(cells) || cells.some((cell) => isLabel(grid, cell) || isOther(cell.text))) {
      continue;
    }
    const text = textOf(cells).replace(REST_OF_LABEL, "");
    if (text !== "") texts.push(text);
  }
  return texts;
}

/** "Address of principal" / "executive offices:   100 Main Street" */
const REST_OF_LABEL = /^(?:principal\s+)?(?:executive\s+)?offices?\s*:?\s*/i;

/** What names several registrants stands between the heading and the address they share. */
function isOther(text: string): boolean {
  return isRestOfLabel(text) || IDENTIFIER.test(text) || /^\(an?\s[^)]*\)$/i.test(text);
}

const IDENTIFIER = /^\d{1,3}-\d{3,7}(?:-\d{1,3})?$/;

/** "(Translation of registrant's name into English)" */
const ASIDE = /^\([^)\d]*\)$/;

/** Texts of the rows above a label, up to the next label, rule or wide gap. */
function blockAbove(grid: CoverGrid, labelRow: number): string[] {
  const texts: string[] = [];
  for (let row = labelRow - 1; row >= Math.max(0, labelRow - ROWS_ABOVE); row--) {
    const cells = grid.rows[row] ?? [];
    if (isRuleRow(cells)) {
      if (texts.length > 0) break;
      continue;
    }
    const values = cells.filter(({ text }) => !ZIP_LABEL.test(text) && !isNothing(text));
    if (values.some((cell) => isLabel(grid, cell) || ASIDE.test(cell.text))) break;
    const text = textOf(values);
    if (text !== "") texts.unshift(text);
    const gap = grid.lines[row]?.blanksBefore ?? 0;
    if (texts.length === MAX_ADDRESS_LINES || (gap > 0 && hasStreet(texts))) break;
  }
  return texts;
}

function hasStreet(texts: readonly string[]): boolean {
  const address = parseAddress(texts, null);
  return address?.state != null && address.street !== null && !UNIT.test(texts[0] ?? "");
}

/** A line that says where in a building, so that the street is still to come. */
const UNIT =
  /^\W*(?:suite|ste\b|unit|room|floor|building|bldg|(?:\w+\s+)floor\b|mail\s+(?:stop|code))/i;

function hasPlace(texts: readonly string[]): boolean {
  return parseAddress(texts, null)?.state != null;
}
