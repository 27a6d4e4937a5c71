import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CELL_BREAK, isFigure, splitTable } from "../../lib/page/split-table.ts";

const row = (...cells: string[]) => cells.join(CELL_BREAK);

/** The rows of a table by layout and cells. */
function rowsOf(...lines: string[]): string[] {
  return splitTable(lines.join("\n")).rows.map(({ layout, cells }) => {
    return [layout, ...cells.map(({ text }) => text.replaceAll("\u00a0", "_"))].join(" | ");
  });
}

describe("splitTable", () => {
  it("joins signs with their figures", () => {
    expect(
      rowsOf(row("Revenue", "$", "120", "20", "%"), row("Loss", "(", "3", ")", "(2.5", ")%")),
    ).toStrictEqual(["columns | Revenue | $_120 | 20_%", "columns | Loss | (_3_) | (2.5_)%"]);
  });

  it("puts heads without a first cell above the columns behind it", () => {
    expect(rowsOf(row("2003", "2002"), row("Revenue", "120", "98"))).toStrictEqual([
      "heads | 2003 | 2002",
      "columns | Revenue | 120 | 98",
    ]);
  });

  it("keeps a row whole that lacks a cell, as nothing tells which", () => {
    expect(rowsOf(row("Revenue", "120", "98"), "Other:", row("Gain", "3"))).toStrictEqual([
      "columns | Revenue | 120 | 98",
      "whole | Other:",
      "whole | Gain_3",
    ]);
  });

  it("tells which columns hold figures, as their heads do not", () => {
    const text = [
      row("In millions", "Total", "Note"),
      row("Revenue", "120", "a"),
      row("Gain", "3", "b"),
    ];

    expect(splitTable(text.join("\n")).figureColumns).toStrictEqual([false, true, false]);
  });

  it("keeps every visible character in its place, for any text", () => {
    const piece = fc.constantFrom("a", "12", "$", "%", CELL_BREAK, "\n", " ");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        const shown = new Array<string>(text.length).fill(" ");
        for (const { cells } of splitTable(text).rows) {
          for (const cell of cells) shown.splice(cell.start, cell.text.length, ...cell.text);
        }

        expect(shown.join("").replace(/\s/g, " ")).toBe(text.replace(/\s/g, " "));
      }),
    );
  });
});

describe("isFigure", () => {
  it.each(["120", "$ 1,234.5", "(3.9) pts", "-4", "\u2212 4", "—", "- %", ".5"])(
    "takes %s for one",
    (text) => {
      expect(isFigure(text)).toBe(true);
    },
  );

  it.each(["", "Revenue", "- none", "$", "(a)"])("does not take %j for one", (text) => {
    expect(isFigure(text)).toBe(false);
  });
});
