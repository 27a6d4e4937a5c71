import { MarkedText } from "./marked-text.tsx";
import { type Highlight, shiftHighlights } from "./split-highlights.ts";
import { splitTable, type TableCell, type TableRow } from "./split-table.ts";

interface TextTableProps {
  readonly text: string;
  /** Within the text. */
  readonly highlights: readonly Highlight[];
}

/** A table of a filing: figures in columns, and as a line what fits none. */
export function TextTable({ text, highlights }: TextTableProps) {
  const { figureColumns, rows } = splitTable(text);
  return (
    <div class="text-table">
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.cells[0]?.start}>
              <RowCells row={row} figureColumns={figureColumns} highlights={highlights} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowCellsProps {
  readonly row: TableRow;
  readonly figureColumns: readonly boolean[];
  readonly highlights: readonly Highlight[];
}

function RowCells({ row: { cells, layout }, figureColumns, highlights }: RowCellsProps) {
  const show = (cell: TableCell) => (
    <MarkedText text={cell.text} highlights={shiftHighlights(highlights, cell)} />
  );
  const isFigureAt = (column: number) => {
    // Heads stand above all columns but the first.
    return layout !== "whole" && figureColumns[layout === "heads" ? column + 1 : column] === true;
  };
  return (
    <>
      {layout === "heads" && <td />}
      {cells.map((cell, column) => (
        <td
          key={cell.start}
          colSpan={layout === "whole" ? figureColumns.length : undefined}
          class={isFigureAt(column) ? "figure" : undefined}
        >
          {show(cell)}
        </td>
      ))}
    </>
  );
}
