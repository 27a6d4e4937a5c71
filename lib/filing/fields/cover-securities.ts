/**
 * The table of securities registered under section 12(b), on covers since May 2019:
 *
 *     Title of each class⇥Trading Symbol(s)⇥Name of each exchange on which registered
 *     Common Stock, $0.01 par value⇥ACME⇥New York Stock Exchange
 */

import type { Security } from "../filing.ts";
import type { CoverGrid } from "./cover-grid.ts";
import { isNothing } from "./printed-nothing.ts";

const MAX_CLASSES = 40;

/** Reads the classes from the rows below the table's heading. */
export function readSecurities(grid: CoverGrid): Security[] {
  const rows = [...grid.rows, ...grid.rest];
  const heading = rows.findIndex(
    (cells) =>
      cells.some((cell) => /title\s+of\s+(?:each\s+)?class/i.test(cell.text)) &&
      cells.some((cell) => /symbol/i.test(cell.text)),
  );
  if (heading < 0) return [];
  const securities: Security[] = [];
  for (const cells of rows.slice(heading + 1, heading + 1 + MAX_CLASSES)) {
    const [title, symbol, exchange] = cells.map((cell) => cell.text);
    if (cells.length !== 3 || title === undefined || symbol === undefined) {
      if (cells.length === 1 && (title ?? "").length > 60) break;
      continue;
    }
    if (!/^[A-Z0-9./ -]{1,12}$/.test(symbol) && !isNothing(symbol)) continue;
    securities.push({
      title,
      symbol: isNothing(symbol) ? null : symbol,
      exchange: exchange ?? null,
      source: "cover",
    });
  }
  return securities;
}
