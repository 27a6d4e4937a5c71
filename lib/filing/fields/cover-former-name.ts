/**
 * The former name on a cover. Its label asks for a former address and fiscal year too.
 *
 *     OLD PUMPS, INC.                                           above the label
 *     (Former name or former address, if changed since last report)
 *
 *     Former name or former address, if changed since last report: OLD PUMPS, INC.
 *     (formerly known as Old Pumps, Inc.)
 *     Old Pumps, Inc., 12 Elm Street, Reno, Nevada 89501        with the address
 */

import type { Sourced } from "../filing.ts";
import type { Cell } from "../text/text-cells.ts";
import { cleanPrintedName } from "./company-name.ts";
import { besideLabel, type CoverGrid, findLabel, isLabel, isRuleRow } from "./cover-grid.ts";
import { endsAsCompany, isBoilerplate } from "./cover-name.ts";
import { PHONE } from "./cover-phone.ts";
import { parseAddress } from "./postal-address.ts";
import { isNothing } from "./printed-nothing.ts";

const ROWS_ABOVE = 3;
const KNOWN_AS =
  /^\W*(?:formerly|f\/k\/a)\s+(?:known\s+as|named|called|doing\s+business\s+as)?[\s:]*/i;

/** A name that moved with the office: what stands before its address. */
const NAME_AND_ADDRESS =
  /^(\D.{1,80}?\b(?:inc|incorporated|corp|corporation|company|co|ltd|limited|llc|l\.l\.c|lp|l\.p|plc|trust|bancorp)\b\.?),\s+(.+)$/i;

/** Reads the former name; null when the cover says that there is none, or gives an address. */
export function readFormerName(grid: CoverGrid): Sourced<string> | null {
  const label = findLabel(grid, "former");
  const labelled = label ? (besideLabel(grid, label) ?? textAbove(grid, label)) : null;
  const known = grid.rows
    .flat()
    .find(({ text }) => KNOWN_AS.test(text) && !isLabelText(grid, text));
  const value = nameIn(labelled ?? "") ?? nameIn(known?.text ?? "");
  return value === null ? null : { value, source: "cover" };
}

function nameIn(printed: string): string | null {
  const [, name = "", address = ""] = NAME_AND_ADDRESS.exec(printed) ?? [];
  if (isAddress(address)) return cleanPrintedName(name.replace(KNOWN_AS, ""));
  if (isNothing(printed) || isAddress(printed)) return null;
  const value = cleanPrintedName(printed.replace(KNOWN_AS, "").replace(/^\(+|\)+$/g, ""));
  return /\p{L}{2}/u.test(value) && !isNothing(value) ? value : null;
}

function isLabelText(grid: CoverGrid, text: string): boolean {
  return grid.labels.some(({ cell }) => cell.text === text);
}

function textAbove(grid: CoverGrid, label: Cell): string | null {
  const own = grid.labels.filter((found) => found.label === "former").map(({ cell }) => cell.row);
  const top = Math.min(label.row, ...own);
  let moved = false;
  for (let row = top - 1; row >= Math.max(0, top - ROWS_ABOVE); row--) {
    const cells = grid.rows[row] ?? [];
    if (isRuleRow(cells)) continue;
    const text = cells.map((cell) => cell.text).join(" ");
    if (KNOWN_AS.test(text) && cells.length === 1) return text;
    if (cells.some((cell) => isLabel(grid, cell)) || PHONE.test(text)) return null;
    if (isBoilerplate(text)) return null;
    moved ||= isAddress(text);
    if (!moved || endsAsCompany(text) || NAME_AND_ADDRESS.test(text)) return text;
    // The name that moved with the office stands right above its address.
    if ((grid.lines[row]?.blanksBefore ?? 0) > 0) return null;
  }
  return null;
}

/** A street or city with its place: the office moved, the name stayed. */
function isAddress(text: string): boolean {
  const address = /\d/.test(text) ? parseAddress([text], null) : null;
  if (address === null) return false;
  return address.street !== null || (address.state !== null && address.zip !== null);
}
