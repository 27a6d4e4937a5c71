/**
 * A cover page as a grid of cells with its labels found.
 *
 *     ····000-15223················95-3280412        row 7   two cells
 *     (Commission File No.)···(IRS Employer …)       row 8   labels "file" and "ein"
 *
 * Filers print a value above its label in parentheses, beside it, or (seldom) below; labels wrap
 * over lines, so that only their first words are relied on.
 */
import type { Line } from "../text/line.ts";
import { type Cell, isRule, overlap, splitCells } from "../text/text-cells.ts";

export type CoverLabel =
  | "date"
  | "name"
  | "state"
  | "file"
  | "ein"
  | "address"
  | "zip"
  | "phone"
  | "former";

export interface LabelCell {
  readonly label: CoverLabel;
  readonly cell: Cell;
}

export interface CoverGrid {
  readonly lines: readonly Line[];
  /** Rows of the printed form, down to the check boxes. */
  readonly rows: readonly (readonly Cell[])[];
  readonly labels: readonly LabelCell[];
  /** Rows from the check boxes on, where the table of securities stands. */
  readonly rest: readonly (readonly Cell[])[];
}

/** Covers with their check boxes fill two pages at most. */
const MAX_COVER_LINES = 250;

/** "Check the appropriate box:" on a proxy statement stands above the name. */
const BOXES =
  /check\s+the\s+appropriate\s+box(?!\s*\)?\s*:)|indicate\s+by\s+check\s*mark|^\W*written\s+communications?\s+pursuant/i;

/** Order counts: the first pattern that fits names the label. */
const LABELS: readonly (readonly [CoverLabel, RegExp])[] = [
  ["date", /date\s+of\s+(?:the\s+)?(?:earliest|report|event\b)|earliest\s+event/i],
  ["former", /former(?:ly)?\s+(?:name|address)|if\s+changed\s+since|^\W*former(?:ly)?\W*$/i],
  [
    "name",
    /exact\s+(?:name|title)|names?\s+of\s+(?:the\s+)?(?:registrants?|issuer|company|depositor|small\s+business)\b|^\W*registrant(?:\W*$|\s*:)|registrants?\W{1,3}states?\s+of|as\s+specified\s+in\s+(?:its|the|their)?\s*(?:charter|trust|articles)/i,
  ],
  [
    "phone",
    /registrants?.{0,3}s?\s+telephone|telephone\s*(?:n(?:o\b|umber)|[(:])|^\W*telephone\W*$|area\s+code/i,
  ],
  ["address", /address(?:es)?\W{0,3}(?:of|and|including|\()|principal\s+(?:executive\s+)?office/i],
  [
    "state",
    /state\s+or\s+other|other\s+juris|jurisdiction|state\s+of\s*(?:incorp|organ|other|\W*$)|(?:state|place)\s+(?:or\s+country\s+)?of\s+incorp|^\W*state\W*$/i,
  ],
  [
    "file",
    /(?:^|\W)commission\s*(?:file|no\b|number|\W*$)|file\s*n(?:o\b|umber|os\b)|commission\s+file|registration\s+(?:statement\s+)?n(?:o\b|umber)/i,
  ],
  [
    "ein",
    /employers?\s*(?:ident|i\.?\s?d\b|tax|n(?:o|um))|^\W*employer\W*$|\bI\.?\s?R\.?\s?S\b|tax(?:payer)?\s+ident|identification\s+n/i,
  ],
  ["zip", /zip\s*code/i],
];

/** A table of several registrants has one heading for all that its cells hold. */
const COLUMN_LABELS: readonly CoverLabel[] = ["state", "address", "phone"];

/** Cuts the cover's lines into cells and finds the labels among them. */
export function readCoverGrid(lines: readonly Line[]): CoverGrid {
  const cover = lines.slice(0, MAX_COVER_LINES).map(withoutUnderscores);
  const all = cover.map((line, row) => splitCells(line, row));
  const boxes = all.findIndex((cells) => cells.some(({ text }) => BOXES.test(text)));
  const end = boxes < 0 ? all.length : boxes;
  const rows = all.slice(0, end);
  const labels: LabelCell[] = [];
  for (const [row, cells] of rows.entries()) {
    if (isAgency(cells, rows[row - 1] ?? [])) continue;
    for (const cell of cells) {
      for (const label of labelsOf(cell.text)) labels.push({ label, cell });
    }
  }
  return { lines: cover.slice(0, end), rows, labels, rest: all.slice(end) };
}

/** Blanks to be filled in by hand: "____Delaware____      ____0-12345____". */
function withoutUnderscores(line: Line): Line {
  const isFilled = line.text.includes("_") && /[A-Za-z0-9]/.test(line.text);
  if (!isFilled) return line;
  const { start, end, blanksBefore, link, table, bold, centered } = line;
  const text = line.text.replaceAll("_", " ").trimEnd();
  return { text, start, end, blanksBefore, link, table, bold, centered, tidy: false };
}

/** "SECURITIES AND EXCHANGE" over "COMMISSION": the second line is no label of a file number. */
function isAgency(cells: readonly Cell[], above: readonly Cell[]): boolean {
  return (
    /^\W*commission\W*$/i.test(cells[0]?.text ?? "") &&
    /securities\s+(?:and|&)\s+exchange\s*$/i.test(above[0]?.text ?? "")
  );
}

/** A flattened table row can hold several labels: "(State) (Commission File No.) (IRS …)". */
function labelsOf(text: string): CoverLabel[] {
  if (/securities\s+and\s+exchange\s+commission/i.test(text)) return [];
  const parts = text.split(/\s+(?=\()|(?<=\))(?=\()/);
  const found = new Set<CoverLabel>();
  for (const part of parts) {
    const label = LABELS.find(([, pattern]) => pattern.test(part))?.[0];
    if (label) found.add(label);
    if (label === "phone" && /^\W*address/i.test(part)) found.add("address");
    if (label === "name" && /address/i.test(part))
      for (const more of COLUMN_LABELS) found.add(more);
  }
  return [...found];
}

/** Tells whether a cell is, or goes on with, a label rather than a value. */
export function isLabel(grid: CoverGrid, cell: Cell): boolean {
  return (
    grid.labels.some((label) => label.cell === cell) ||
    (/\)\s*$/.test(cell.text) && !/\(/.test(cell.text) && !/\d/.test(cell.text))
  );
}

const LABEL_WORDS =
  /^(?:(?:identification|numbers?|no|file|commission|employer|irs|i\.r\.s|incorporation|organization|charter|code|of|or|and|the)[\s.,:()/-]{0,8}){1,8}$/i;

/** Tells whether a cell is what is left of a label that wrapped within its table: "Identification". */
export function isRestOfLabel(text: string): boolean {
  return LABEL_WORDS.test(text.trim());
}

/** Returns the first cell that carries the label. */
export function findLabel(grid: CoverGrid, label: CoverLabel): Cell | null {
  return grid.labels.find((found) => found.label === label)?.cell ?? null;
}

/** What stands behind a label's colon, or in the next cell when the label is no text in brackets. */
export function besideLabel(grid: CoverGrid, label: Cell): string | null {
  const behind = /:\s*(\S.*)$/.exec(label.text)?.[1];
  if (behind) return behind;
  if (/^\W*\(/.test(label.text)) return null;
  const row = grid.rows[label.row] ?? [];
  const next = row.find((cell) => cell.left >= label.right);
  return row.length === 2 && next && !isLabel(grid, next) ? next.text : null;
}

/** A value below its label is as likely as one this many rows further above. */
const BELOW_COST = 1.5;

/** So many times further below, values stand under the heading of a table whose cells broke. */
const HEADING_REACH = 2;

/** Cells near a label, the likeliest place of its value first: its row, then above, then below. */
export function cellsNear(grid: CoverGrid, label: Cell, reach: number): Cell[] {
  const rows: { row: number; cost: number }[] = [];
  const below = /^\W*\(/.test(label.text) ? reach : reach * HEADING_REACH;
  for (let row = Math.max(0, label.row - reach); row <= label.row + below; row++) {
    const distance = Math.abs(row - label.row);
    rows.push({ row, cost: row > label.row ? distance + BELOW_COST : distance });
  }
  rows.sort((one, other) => one.cost - other.cost);
  return rows.flatMap(({ row }) => byColumn(grid.rows[row] ?? [], label));
}

function byColumn(cells: readonly Cell[], label: Cell): Cell[] {
  return [...cells].sort((one, other) => overlap(other, label) - overlap(one, label));
}

/** Tells whether a row holds nothing but rules. */
export function isRuleRow(cells: readonly Cell[]): boolean {
  return cells.every((cell) => isRule(cell.text));
}
