/**
 * Who signed. Behind the formula "Pursuant to the requirements …" stand the registrant's name,
 * a date, and a block for each signer:
 *
 *     Date: April 8, 2003          HEMACARE CORPORATION            Dated: 4/8/03
 *                                                                  By: /s/ A. B. Smith
 *                                  /s/ Judi Irving                 Name: A. B. Smith
 *                                  ------------------              Title: Treasurer
 *                                   Judi Irving,
 *                                   Chief Executive Officer
 *
 * Lines are cut into cells, because date and signer often share lines; a signer's name and title
 * are the cells below its signature in the same columns.
 */

import type { Signatory } from "../filing.ts";
import type { Line } from "../text/line.ts";
import { type Cell, isRule, overlap, splitCells } from "../text/text-cells.ts";
import { findDates } from "./calendar-date.ts";
import { cleanPrintedName } from "./company-name.ts";
import {
  hasTitleWord,
  isSamePerson,
  joinTitle,
  personName,
  splitNameAndTitle,
} from "./signer-name.ts";

/** A signature page is short; what follows further down is no signature. */
const MAX_SIGNATURE_LINES = 200;
/** Name, title and a second title line stand this close below the signature. */
const MAX_ROWS_BELOW = 8;

/** Reads the signatories from the lines of the signature block, its heading included. */
export function readSignatories(lines: readonly Line[]): Signatory[] {
  const block = lines.slice(0, MAX_SIGNATURE_LINES);
  const start = endOfFormula(block);
  const rows = block.map((line, row) => (row < start ? [] : joinLabels(splitCells(line, row))));
  const signers: Signatory[] = [];
  const dates = readDates(rows);
  const taken = new Set<Cell>();
  for (const [row, cells] of rows.entries()) {
    for (const cell of cells) {
      const signer = taken.has(cell) ? null : readSigner(cell, rows, block, taken);
      if (!signer) continue;
      signers.push({
        ...signer,
        company: companyAbove(rows, row, cell),
        signedAt: nearestDate(dates, row),
      });
    }
  }
  return distinctSigners(signers);
}

/** "By:" and "Title:" in cells of their own go with the cell they label. */
function joinLabels(cells: readonly Cell[]): Cell[] {
  const joined: Cell[] = [];
  for (const cell of cells) {
    const label = joined.at(-1);
    if (label && /^(?:by|name|title|its|dated?)\s*[:;]?$/i.test(label.text)) {
      joined[joined.length - 1] = {
        ...label,
        text: `${label.text} ${cell.text}`,
        right: cell.right,
      };
    } else joined.push(cell);
  }
  return joined;
}

/** The formula ends with "duly authorized"; without it the whole block is searched. */
function endOfFormula(lines: readonly Line[]): number {
  for (const [index, line] of lines.entries()) {
    if (/duly\s+(?:authori[sz]ed|caused)|thereunto|hereunto/i.test(line.text)) {
      const next = lines[index + 1]?.text ?? "";
      if (!/authori[sz]ed/i.test(line.text) && /authori[sz]ed/i.test(next)) return index + 2;
      if (/authori[sz]ed/i.test(line.text)) return index + 1;
    }
  }
  return 0;
}

/** "/s/", and the "//" of some; not the one of an address on the web. */
const SIGNED = /(?:\/\s?s\s?\/|(?<!:)\/\/)\s*([^/]*)/i;
const BY = /^(?:by|signed|signature)\s*[:;]?\s*/i;
const NAME_LABEL = /^(?:printed\s+)?name\s*[:;]\s*/i;
const TITLE_LABEL = /^(?:its|title)\s*[:;]\s*/i;

type Rows = readonly (readonly Cell[])[];

/** Reads the signer that a cell begins, and marks the cells that belong to it as taken. */
function readSigner(
  cell: Cell,
  rows: Rows,
  lines: readonly Line[],
  taken: Set<Cell>,
): Pick<Signatory, "name" | "title"> | null {
  const signed = SIGNED.exec(cell.text);
  if (!signed && !/^by\s*[:;]/i.test(cell.text)) return null;
  const written = cleanSigned(signed ? (signed[1] ?? "") : cell.text.replace(BY, ""));
  const [name, ...titles] = readBelow(
    written || writtenBeside(cell, rows, taken),
    cellsBelow(cell, rows, lines),
    taken,
  );
  const [bare, title] = splitNameAndTitle(name ?? "");
  const person = personName(bare);
  return person ? { name: person, title: joinTitle(title ? [title, ...titles] : titles) } : null;
}

/** A signature in the cell beside "By:". */
function writtenBeside(cell: Cell, rows: Rows, taken: Set<Cell>): string {
  const beside = (rows[cell.row] ?? []).find((other) => other.left >= cell.right);
  if (!beside || isDateCell(beside)) return "";
  taken.add(beside);
  return cleanSigned(beside.text.replace(SIGNED, "$1"));
}

/** The name as printed below the signature, else as written, and the lines of the title. */
function readBelow(written: string, below: readonly Cell[], taken: Set<Cell>): string[] {
  let name = written;
  const titles: string[] = [];
  for (const next of below) {
    taken.add(next);
    const text = next.text.replace(NAME_LABEL, "");
    const isName = text !== next.text || name === "" || isSamePerson(text, name);
    if (isName && titles.length === 0 && !TITLE_LABEL.test(next.text)) {
      const [printed, title] = splitNameAndTitle(text);
      name = printed || name;
      if (title) titles.push(title);
    } else titles.push(text.replace(TITLE_LABEL, ""));
  }
  return [name, ...titles];
}

/** Cells in the signer's columns down to the next signature, date or wide gap. */
function cellsBelow(
  cell: Cell,
  rows: readonly (readonly Cell[])[],
  lines: readonly Line[],
): Cell[] {
  const found: Cell[] = [];
  for (let row = cell.row + 1; row <= cell.row + MAX_ROWS_BELOW && row < rows.length; row++) {
    const gap = lines[row]?.blanksBefore ?? 0;
    if (found.length > 0 && gap > 1) break;
    const candidates = (rows[row] ?? []).filter((other) => !isRule(other.text));
    const next =
      candidates.find((other) => overlap(other, cell) > 0) ??
      candidates.find((other) => candidates.length === 1 && other.left >= cell.left - 12);
    if (!next) continue;
    if (SIGNED.test(next.text) || /^by\s*[:;]/i.test(next.text)) break;
    if (isDateCell(next)) continue;
    if (/exhibit|^signature|pursuant|^page\b|^<|^\W*\d+\W*$/i.test(next.text)) break;
    if (found.length > 1 && gap > 0) break;
    found.push(next);
  }
  return found;
}

function isDateCell(cell: Cell): boolean {
  return /^dated?\b/i.test(cell.text) || findDates(cell.text)[0]?.start === 0;
}

function cleanSigned(text: string): string {
  return cleanPrintedName(
    text
      .replace(/_{2,}.*$/, "")
      .replace(BY, "")
      .replace(/^[/\s]+/, ""),
  );
}

/** The registrant's name is the last text above the signature that is neither date nor rule. */
function companyAbove(
  rows: readonly (readonly Cell[])[],
  row: number,
  signer: Cell,
): string | null {
  for (let above = row - 1; above >= 0 && above >= row - MAX_ROWS_BELOW; above--) {
    const cells = (rows[above] ?? []).filter((cell) => !isRule(cell.text) && !isDateCell(cell));
    const cell = cells.find((other) => overlap(other, signer) > 0) ?? cells.at(-1);
    if (!cell) continue;
    if (/^\(?registrant\)?\.?$|^by\s*[:;]|^\(/i.test(cell.text)) continue;
    const name = cleanPrintedName(cell.text.replace(/\(registrant\)/i, ""));
    return SIGNED.test(name) || hasTitleWord(name) || !/[a-z]{2}/i.test(name) ? null : name;
  }
  return null;
}

interface SignedDate {
  readonly row: number;
  readonly date: string;
}

function readDates(rows: readonly (readonly Cell[])[]): SignedDate[] {
  const dates: SignedDate[] = [];
  for (const [row, cells] of rows.entries()) {
    const line = cells.map((cell) => cell.text).join(" ");
    const date = findDates(line)[0]?.date;
    if (date) dates.push({ row, date });
  }
  return dates;
}

/** The date above a signature belongs to it, else the first below. */
function nearestDate(dates: readonly SignedDate[], row: number): string | null {
  return (dates.findLast((date) => date.row <= row) ?? dates[0])?.date ?? null;
}

function distinctSigners(signers: readonly Signatory[]): Signatory[] {
  const seen = new Set<string>();
  return signers.filter(
    ({ name }) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()),
  );
}
