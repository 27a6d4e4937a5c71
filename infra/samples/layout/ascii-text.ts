/** Typewriter typesetting: wrapping, justification, columns. */

export interface Margins {
  readonly width: number;
  /** Columns before the first line and before the others. */
  readonly first: number;
  readonly rest: number;
  /** Fills lines up to the right margin with extra blanks. */
  readonly justified?: boolean;
}

/** Breaks text into lines. */
export function wrap(text: string, margins: Margins): string[] {
  const lines: string[] = [];
  let words: string[] = [];
  let length = margins.first;
  for (const word of text.split(" ")) {
    if (words.length > 0 && length + word.length > margins.width) {
      lines.push(setLine(words, lines.length, margins));
      words = [];
      length = margins.rest;
    }
    words.push(word);
    length += word.length + 1;
  }
  const indent = " ".repeat(lines.length === 0 ? margins.first : margins.rest);
  return [...lines, indent + words.join(" ")];
}

function setLine(words: readonly string[], lineNumber: number, margins: Margins): string {
  const indent = lineNumber === 0 ? margins.first : margins.rest;
  const plain = " ".repeat(indent) + words.join(" ");
  if (margins.justified !== true || words.length < 2) return plain;
  const gaps = words.length - 1;
  const missing = Math.max(0, margins.width - plain.length);
  // Blanks go in from alternate ends, as word processors did, so that they make no rivers.
  return (
    " ".repeat(indent) +
    words
      .map((word, index) => {
        const turn = lineNumber % 2 === 0 ? index : gaps - 1 - index;
        const blanks = 1 + Math.floor(missing / gaps) + (turn < missing % gaps ? 1 : 0);
        return index === gaps ? word : word + " ".repeat(blanks);
      })
      .join("")
  );
}

/** Centers text between the margins; lines may be longer than the width. */
export function center(text: string, width: number): string {
  return " ".repeat(Math.max(0, Math.floor((width - text.length) / 2))) + text;
}

/** Sets cells side by side, each centered in its share of the width. */
export function columns(cells: readonly string[], width: number): string {
  const share = Math.floor(width / cells.length);
  return cells
    .map((cell) => center(cell, share).padEnd(share))
    .join("")
    .trimEnd();
}

/** Sets the rows of a table: the first column to the left, the others to the right. */
export function tabulate(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = (widths[column] ?? 0) + 3;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("")
      .trimEnd(),
  );
}
