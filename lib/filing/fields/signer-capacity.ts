/**
 * The capacity in which somebody signs, where it stands beside the signature and not below it:
 *
 *     Signature                        Title                              Date
 *     /s/ Jane Q. Doe                  Chairman of the Board              March 28, 1997
 *     -----------------                and Director
 *     Jane Q. Doe                      (Principal Executive Officer)
 */
import { type Cell, isRule, overlap } from "../text/text-cells.ts";
import { hasTitleWord } from "./signer-name.ts";

/** Capacities of chairmen who are chief executives run over so many lines. */
const MAX_ROWS = 5;

/**
 * Returns the cells of the capacity beside a signature, the first in its row; none when there is none.
 *
 * @param startsOther tells whether a cell is another signature or a date
 */
export function capacityBeside(
  signature: Cell,
  rows: readonly (readonly Cell[])[],
  startsOther: (cell: Cell) => boolean,
): Cell[] {
  const first = (rows[signature.row] ?? []).find(
    (cell) => cell.left >= signature.right && hasTitleWord(cell.text) && !startsOther(cell),
  );
  if (first === undefined) return [];
  const cells = [first];
  for (let row = signature.row + 1; row < signature.row + MAX_ROWS; row++) {
    const below = rows[row] ?? [];
    if (below.some((cell) => startsOther(cell) || cell.text.startsWith("*"))) break;
    const next = below.find((cell) => overlap(cell, first) > 0 && !isRule(cell.text));
    if (next !== undefined && overlap(next, signature) === 0) cells.push(next);
  }
  return cells;
}
