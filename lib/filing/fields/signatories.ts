/**
 * Who signed. Behind the formula "Pursuant to the requirements …" stand the registrant's name,
 * a date, and a block for each signer:
 *
 *     Date: April 8, 2003          NORTHWIND PUMPS, INC.           Dated: 4/8/03
 *                                                                  By: /s/ A. B. Smith
 *                                  /s/ Jane Q. Doe                 Name: A. B. Smith
 *                                  ------------------              Title: Treasurer
 *                                   Jane Q. Doe,
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
import { endsAsCompany } from "./cover-name.ts";
import { capacityBeside } from "./signer-capacity.ts";
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
  const block = aboveLetter(lines.slice(0, MAX_SIGNATURE_LINES));
  const start = endOfFormula(block);
  const rows = block.map((line, row) => (row < start ? [] : joinLabels(splitCells(line, row))));
  const signers: Signatory[] = [];
  const dates = readDates(rows);
  const taken = new Set<Cell>();
  const through = new Set<Cell>();
  for (const cells of rows) {
    for (const cell of cells) {
      const own = new Set<Cell>();
      const signer = taken.has(cell) ? null : readSigner(cell, rows, block, own);
      for (const each of own) (signer ? taken : through).add(each);
      if (!signer) continue;
      // "*By: /s/ Jane Doe, attorney-in-fact" stands below those she signs for.
      const above = cell.text.startsWith("*") ? null : companyAbove(rows, cell, taken, through);
      signers.push({
        ...signer,
        company: above ?? signers.at(-1)?.company ?? null,
        signedAt: nearestDate(dates, cell),
      });
    }
  }
  return distinctSigners(signers.length > 0 ? signers : signersUnderRules(rows, dates));
}

/** Who signs a letter or an exhibit that is typed below the signature does not sign the report. */
function aboveLetter(lines: readonly Line[]): readonly Line[] {
  const signed = lines.findIndex(({ text }) => SIGNED.test(text));
  const letter = lines.findIndex(
    ({ text, blanksBefore }, row) => row > signed && blanksBefore > 0 && LETTER.test(text),
  );
  return signed < 0 || letter < 0 ? lines : lines.slice(0, letter);
}

/** Copies that show no signature: a rule, and below it a name with its title. */
function signersUnderRules(rows: Rows, dates: readonly SignedDate[]): Signatory[] {
  const signers: Signatory[] = [];
  for (const rule of rows.flat().filter(({ text }) => /^_{5,}$/.test(text))) {
    const inColumn = (row: number): string =>
      rows[row]?.find((cell) => overlap(cell, rule) > 0)?.text ?? "";
    const [bare, beside] = splitNameAndTitle(inColumn(rule.row + 1).replace(NAME_LABEL, ""));
    const name = hasTitleWord(bare) ? null : personName(bare);
    const title = joinTitle([beside || inColumn(rule.row + 2).replace(TITLE_LABEL, "")]);
    if (name === null || title === null || !hasTitleWord(title)) continue;
    signers.push({
      name,
      title,
      company: companyAbove(rows, rule, new Set(), new Set()),
      signedAt: nearestDate(dates, rule),
    });
  }
  return signers;
}

/** "By:" and "Title:" in cells of their own go with the cell they label. */
function joinLabels(cells: readonly Cell[]): Cell[] {
  const joined: Cell[] = [];
  for (const cell of cells) {
    const label = joined.at(-1);
    if (label && isLabelOf(label.text, cell.text)) {
      joined[joined.length - 1] = {
        ...label,
        text: `${label.text.replace(/^by$/i, "By:")} ${cell.text}`,
        right: cell.right,
      };
    } else joined.push(cell);
  }
  return joined;
}

/** "Date" below a date is not the label of the name that stands beside it. */
function isLabelOf(label: string, value: string): boolean {
  if (/^dated?\s*[:;]?$/i.test(label)) return /\d/.test(value);
  return /^(?:by|name|title|its)\s*[:;]?$/i.test(label);
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

/** "/s/", and the "//", "s/" and "(s)" of some; not the slashes of an address on the web. */
const SIGNED =
  /(?:\/\s?s\s?\/|(?<!:)\/\/|^(?:by\s{0,3}:?\s{0,3})?(?:s\/|\(s\)|\\s\\)(?=\s{0,3}[a-z]))\s*([^/]*)/i;
const BY = /^(?:by|signed|signature)\s*[:;]?\s*/i;
const NAME_LABEL = /^(?:printed\s+)?name\s*[:;]\s*/i;
const TITLE_LABEL = /^(?:its|title)\s*[:;]\s*/i;

const LETTER =
  /^\W*(?:exhibit\s+(?:no\.?\s*)?\d[\d.]*\W*$|dear\s+(?:sirs?|madam|ladies|m[rs]s?\b)|(?:ladies\s+and\s+)?gentlemen\s*:|(?:u\.?s\.?\s+|united\s+states\s+)?securities\s+(?:and|&)\s+exchange\s+commission\W*$)/i;

type Rows = readonly (readonly Cell[])[];

/** Reads the signer that a cell begins, and marks the cells that belong to it as taken. */
function readSigner(
  cell: Cell,
  rows: Rows,
  lines: readonly Line[],
  taken: Set<Cell>,
): Pick<Signatory, "name" | "title"> | null {
  const signed = SIGNED.exec(cell.text);
  if (!signed && !/^by\s*[:;]/i.test(cell.text) && !isPrintedAgain(cell, rows, lines)) return null;
  const written = cleanSigned(signed ? (signed[1] ?? "") : cell.text.replace(BY, ""));
  const beside = capacityBeside(
    cell,
    rows,
    (other) => SIGNED.test(other.text) || isDateCell(other) || /^by\s*[:;]/i.test(other.text),
  );
  for (const each of beside) taken.add(each);
  const below = cellsBelow(cell, rows, lines);
  const [name, ...titles] = readBelow(
    written || writtenBeside(cell, rows, taken),
    beside.length > 0 ? below.filter((each) => isNameOf(each, cell, written)) : below,
    taken,
  );
  const [bare, title = ""] = splitNameAndTitle(name ?? "");
  const person = personName(bare);
  const parts = [...beside.map(({ text }) => text), title, ...titles].filter((part) => part !== "");
  return person ? { name: person, title: joinTitle(parts) } : null;
}

/** "By JANE Q. DOE", without a colon, above "Jane Q. Doe". */
function isPrintedAgain(cell: Cell, rows: Rows, lines: readonly Line[]): boolean {
  if (!/^by\s+[A-Z]/i.test(cell.text)) return false;
  const name = cell.text.replace(BY, "");
  const [below] = cellsBelow(cell, rows, lines);
  return personName(name) !== null && below !== undefined && isSamePerson(below.text, name);
}

/** Below a signature with its capacity beside it there is nothing but the name. */
function isNameOf(cell: Cell, signature: Cell, written: string): boolean {
  return overlap(cell, signature) > 0 && (written === "" || isSamePerson(cell.text, written));
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
    const text = next.text.replace(BY, "").replace(NAME_LABEL, "");
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
    const candidates = (rows[row] ?? []).filter(
      (other) => !isRule(other.text) && !other.text.startsWith("*") && !isDateCell(other),
    );
    const next =
      candidates.find((other) => overlap(other, cell) > 0) ??
      candidates.find((other) => candidates.length === 1 && other.left >= cell.left - 12);
    if (!next) continue;
    if (SIGNED.test(next.text)) break;
    if (/^by\s*[:;]/i.test(next.text) && !repeatsSigner(next.text, cell.text)) break;
    if (/^\W*\(?signature\)\W*$/i.test(next.text)) continue;
    if (/exhibit|^signature|pursuant|^page\b|^<|^\W*\d+\W*$/i.test(next.text)) break;
    const isTitled = hasTitleWord(found.at(-1)?.text ?? "") && !hasTitleWord(next.text);
    // "Executive Vice President," goes on, however wide the lines are set.
    const isOpen = /(?:[,&]|\band)$/i.test(found.at(-1)?.text ?? "");
    if (gap > 0 && !isOpen && (found.length > 1 || isTitled)) break;
    found.push(next);
  }
  return found;
}

/** "By: Jane Q. Doe" below "/s/ Jane Q. Doe". */
function repeatsSigner(printed: string, signed: string): boolean {
  return SIGNED.test(signed) && isSamePerson(printed.replace(BY, ""), signed);
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

const FORMULA =
  /requirements?\s+of|persons?\s+in\s+the|signed\s+(?:below|by|on)|knowledge\s+and\s+belief|certify\s+that|.{150}/i;

/**
 * The registrant's name is the last text above the signature that is neither date nor rule, nor says
 * through which companies it signs.
 */
function companyAbove(
  rows: Rows,
  signer: Cell,
  taken: ReadonlySet<Cell>,
  through: ReadonlySet<Cell>,
): string | null {
  for (let row = signer.row - 1; row >= Math.max(0, signer.row - MAX_ROWS_BELOW); row--) {
    const cells = (rows[row] ?? []).filter((cell) => !isRule(cell.text) && !isDateCell(cell));
    const cell = cells.find((other) => overlap(other, signer) > 0) ?? cells.at(-1);
    if (!cell || through.has(cell)) continue;
    if (
      /^\(?registrant\)?\.?$|^by\s*[:;]|^its\s|^\(|^(?:signature|name|title)s?\W*$/i.test(cell.text)
    )
      continue;
    const name = cleanPrintedName(cell.text.replace(/\(registrant\)/i, ""));
    const isOffice = hasTitleWord(name) && !endsAsCompany(name);
    const isOther = taken.has(cell) || SIGNED.test(name) || isOffice || FORMULA.test(name);
    return isOther || !/[A-Z]/.test(name) || !/[a-z]{2}/i.test(name) ? null : name;
  }
  return null;
}

interface SignedDate {
  readonly cell: Cell;
  readonly date: string;
}

function readDates(rows: Rows): SignedDate[] {
  const dates: SignedDate[] = [];
  for (const [row, cells] of rows.entries()) {
    const dated = cells.flatMap((cell) => dateIn(cell.text, cell));
    const [first] = cells;
    // A date can be cut into cells, "March 3," and "2006".
    const joined = first
      ? dateIn(cells.map(({ text }) => text).join(" "), {
          ...first,
          right: cells.at(-1)?.right ?? 0,
          row,
        })
      : [];
    dates.push(...(dated.length > 0 ? dated : joined));
  }
  return dates;
}

function dateIn(text: string, cell: Cell): SignedDate[] {
  const date = findDates(text)[0]?.date;
  return date ? [{ date, cell }] : [];
}

/** The date above a signature belongs to it, else the first below; of a row the one in its column. */
function nearestDate(dates: readonly SignedDate[], signer: Cell): string | null {
  const nearest = dates.findLast(({ cell }) => cell.row <= signer.row) ?? dates[0];
  const row = dates.filter(({ cell }) => cell.row === nearest?.cell.row);
  return (row.find(({ cell }) => overlap(cell, signer) > 0) ?? nearest)?.date ?? null;
}

/** Who signs for two registrants signs twice. */
function distinctSigners(signers: readonly Signatory[]): Signatory[] {
  const seen = new Set<string>();
  return signers.filter(({ name, company }) => {
    const key = `${name} ${company}`.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}
