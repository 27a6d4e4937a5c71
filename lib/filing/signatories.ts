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
import { findDates } from "./calendar-date.ts";
import { cleanPrintedName } from "./company-name.ts";
import type { Signatory } from "./filing.ts";
import type { Line } from "./line.ts";
import { type Cell, isRule, overlap, splitCells } from "./text-cells.ts";

/** A signature page is short; what follows further down is no signature. */
const MAX_SIGNATURE_LINES = 200;
/** Name, title and a second title line stand this close below the signature. */
const MAX_ROWS_BELOW = 8;
const MAX_TITLE_CHARS = 200;

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

const SIGNED = /(?:\/\s?s\s?\/|\/\/)\s*([^/]*)/i;
const BY = /^(?:by|signed|signature)\s*[:;]?\s*/i;

function readSigner(
  cell: Cell,
  rows: readonly (readonly Cell[])[],
  lines: readonly Line[],
  taken: Set<Cell>,
): { name: string; title: string | null } | null {
  const signed = SIGNED.exec(cell.text);
  if (!signed && !/^(?:by)\s*[:;]/i.test(cell.text)) return null;
  const written = cleanSigned(signed ? (signed[1] ?? "") : cell.text.replace(BY, ""));
  const below = cellsBelow(cell, rows, lines);
  const beside = (rows[cell.row] ?? []).find((other) => other.left >= cell.right);
  let name = written;
  let title: string | null = null;
  if (name === "" && beside && !isDateCell(beside)) {
    name = cleanSigned(beside.text.replace(SIGNED, "$1"));
    taken.add(beside);
  }
  const titles: string[] = [];
  for (const next of below) {
    taken.add(next);
    const text = next.text.replace(/^(?:printed\s+)?name\s*[:;]\s*/i, "");
    const isTitle = /^(?:its|title)\s*[:;]/i.test(next.text);
    const named = text !== next.text;
    if (!isTitle && titles.length === 0 && (named || name === "" || sameName(text, name))) {
      const [printed, rest] = splitNameAndTitle(text);
      name = printed || name;
      if (rest) titles.push(rest);
    } else titles.push(text.replace(/^(?:its|title)\s*[:;]\s*/i, ""));
  }
  const [bare, run] = splitNameAndTitle(name);
  if (run) titles.unshift(run);
  title = cleanTitle(titles);
  const person = bare.replace(/^\((.*)\)$/, "$1").replace(/^name\s+of\s+signer\s*:\s*/i, "");
  return isPersonName(person) ? { name: person, title } : null;
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

function sameName(printed: string, signed: string): boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[a-z]+/g) ?? [];
  const signedWords = new Set(words(signed));
  const last = words(splitNameAndTitle(printed)[0]).findLast((word) => word.length > 2);
  return last !== undefined && signedWords.has(last);
}

const TITLE_WORD =
  /\b(?:president|chief|officer|secretary|treasurer|director|chairman|chairwoman|chairperson|chair|controller|comptroller|counsel|vice|partner|manager|trustee|member|attorney|principal|executive|senior|ceo|cfo|coo|accounting|assistant|authorized|signatory|general|managing|corporate|interim|acting|evp|svp|vp|agent|administrator|founder|head|attorney-in-fact)\b/i;

/** "Judi Irving, Chief Executive Officer" -> name and title; a generation suffix stays with the name. */
function splitNameAndTitle(text: string): readonly [string, string] {
  const parts = text.split(/\s*,\s*/);
  const at = parts.findIndex((part, index) => index > 0 && TITLE_WORD.test(part));
  if (at < 0) {
    const dash = /^(.{3,60}?)\s+[-–—]\s+(.*)$/.exec(text);
    if (dash && TITLE_WORD.test(dash[2] ?? ""))
      return [cleanPrintedName(dash[1] ?? ""), dash[2] ?? ""];
    return [cleanPrintedName(text), ""];
  }
  return [cleanPrintedName(parts.slice(0, at).join(", ")), parts.slice(at).join(", ")];
}

function cleanTitle(parts: readonly string[]): string | null {
  const title = parts
    .filter((part) => !/^\(?(?:signature|print(?:ed)? name|type or print.*)\)?$/i.test(part))
    .join(" ")
    .replace(/\s+/g, " ")
    .replace(/^\W+|[\s,;*_]+$/g, "")
    .slice(0, MAX_TITLE_CHARS);
  return title === "" ? null : title;
}

/** Two to eight words of letters; a title or a company's name is no person. */
function isPersonName(text: string): boolean {
  const words = text.match(/[\p{L}.'’-]+/gu) ?? [];
  return (
    words.length >= 2 &&
    words.length <= 8 &&
    !/\d{2}|corporation|company|incorporated|\binc\b|\bllc\b|\btrust\b/i.test(text)
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
    return SIGNED.test(name) || TITLE_WORD.test(name) || !/[a-z]{2}/i.test(name) ? null : name;
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
