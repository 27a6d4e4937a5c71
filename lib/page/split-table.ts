/**
 * The rows of a table from its text, in which an em space parts the cells of a row.
 *
 * EDGAR's tables have cells for currency and percent signs alone, and leave out cells that are
 * empty. So signs are joined with their figures, and a row is laid out in columns only if it has
 * all of them: no figure is ever shown under the head of another.
 *
 *     2003|2002                       heads     |  2003 |  2002
 *     Revenue|$|120|$|98              columns   Revenue   | $ 120 | $ 98
 *     Assets:                         whole     Assets:
 *     Gain|3                          whole     Gain  3
 */
export interface TableCell {
  /** Where the cell begins in the table's text. */
  readonly start: number;
  /** As long as the piece of the table's text that it shows. */
  readonly text: string;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** Heads have a cell less than there are columns, and are those of all but the first. */
  readonly layout: "columns" | "heads" | "whole";
}

export interface Table {
  /** For each column, whether most of its cells are figures. */
  readonly figureColumns: readonly boolean[];
  readonly rows: readonly TableRow[];
}

/** Parts the cells of a row in the text of a section; see the index's records. */
export const CELL_BREAK = "\u2003";

/** Shown in place of a break within a cell: of the same length, and holding sign and figure together. */
const NO_BREAK_SPACE = "\u00a0";

const FIGURE = /^[$€£¥(+\u2212-]*\s?(?:[.]?\d|[—–-]{1,3}\s?[)%]?$)/;

/** Tells whether a cell holds a figure, or the dash that stands for none. */
export function isFigure(text: string): boolean {
  return FIGURE.test(text);
}

/** Reads the rows of a table, a line each. */
export function splitTable(text: string): Table {
  const lines = splitAt(text, "\n", 0).map((line) =>
    joinSigns(splitAt(line.text, CELL_BREAK, line.start)),
  );
  const columnCount = Math.max(1, ...lines.map((cells) => cells.length));
  const firstFull = lines.findIndex((cells) => cells.length === columnCount);
  const rows = lines.map((cells, n): TableRow => {
    if (cells.length === columnCount) return { cells, layout: "columns" };
    const isHeads = n < firstFull && cells.length === columnCount - 1 && cells.length > 1;
    return isHeads ? { cells, layout: "heads" } : { cells: [joinCells(cells)], layout: "whole" };
  });
  const full = rows.filter(({ layout }) => layout === "columns");
  const figureColumns = Array.from({ length: columnCount }, (_, column) => {
    const figures = full.filter(({ cells }) => isFigure(cells[column]?.text ?? ""));
    return figures.length * 2 > full.length;
  });
  return { figureColumns, rows };
}

function splitAt(text: string, separator: string, offset: number): TableCell[] {
  let start = offset;
  return text.split(separator).map((piece) => {
    const cell = { start, text: piece };
    start += piece.length + separator.length;
    return cell;
  });
}

/** Joins `$` with the figure behind it, and `%` and `)` with the one before. */
function joinSigns(cells: readonly TableCell[]): TableCell[] {
  const joined: TableCell[] = [];
  let opensNext = false;
  for (const cell of cells) {
    const last = joined.at(-1);
    if (last !== undefined && (opensNext || /^[%)]{1,2}$/.test(cell.text))) {
      joined[joined.length - 1] = joinCells([last, cell]);
    } else joined.push(cell);
    opensNext = /^[$€£¥(]{1,2}$/.test(cell.text);
  }
  return joined;
}

function joinCells(cells: readonly TableCell[]): TableCell {
  const text = cells.map((cell) => cell.text).join(NO_BREAK_SPACE);
  return { start: cells[0]?.start ?? 0, text };
}
