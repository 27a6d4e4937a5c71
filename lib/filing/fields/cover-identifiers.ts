/**
 * State of incorporation, file number and EIN on a cover. Their forms are so distinct that the
 * value is the fitting cell nearest to the label, in the label's column first.
 */

import type { Sourced } from "../filing.ts";
import { type Cell, overlap } from "../text/text-cells.ts";
import { type CoverGrid, type CoverLabel, cellsNear, findLabel } from "./cover-grid.ts";
import { findEin, findLabelledEin } from "./ein.ts";
import { findLabelledFileNumber } from "./file-number.ts";
import { parseStateCode } from "./state-code.ts";

/** Labels wrap over three lines and rules stand between them and the value. */
const REACH = 6;
/** A name and what it is. */
const MAX_KIND_CHARS = 200;

/** Reads the commission's file number of the registrant. */
export function readFileNumber(grid: CoverGrid): Sourced<string> | null {
  return readNear(grid, "file", findLabelledFileNumber);
}

/** Reads the employer identification number; without a label any text of that form. */
export function readEin(grid: CoverGrid): Sourced<string> | null {
  return readNear(grid, "ein", findLabelledEin) ?? readAnywhere(grid, findEin);
}

/** Reads the state or country of incorporation as EDGAR's code. */
export function readStateOfIncorporation(grid: CoverGrid): Sourced<string> | null {
  return readNear(grid, "state", stateIn) ?? readAnywhere(grid, stateOfKind);
}

/** "(a Wisconsin corporation)" behind or below the name, as utilities' tables of registrants have it. */
const KIND =
  /(?:^\W*|\()an?\s+([A-Z][\w.\s]{1,40}?)\s+(?:(?:stock|public\s+service|business)\s+)?(?:corporation|company|limited\s+(?:liability\s+company|partnership)|(?:statutory\s+|business\s+)?trust)\W*$/i;

function stateOfKind(text: string): string | null {
  return parseStateCode(KIND.exec(text.slice(0, MAX_KIND_CHARS))?.[1] ?? "");
}

function readNear(
  grid: CoverGrid,
  label: CoverLabel,
  parse: (text: string) => string | null,
): Sourced<string> | null {
  const cell = findLabel(grid, label);
  if (!cell) return null;
  const nearest = cellsNear(grid, cell, REACH).find(({ text }) => parse(text) !== null);
  if (!nearest) return null;
  const first = nearest.row < cell.row ? topOfStack(grid, nearest, parse) : nearest;
  const value = parse(first.text);
  return value === null ? null : { value, source: "cover", raw: first.text };
}

/** Values of several registrants are stacked over one label; the first registrant's is on top. */
function topOfStack(grid: CoverGrid, cell: Cell, parse: (text: string) => string | null): Cell {
  const above = grid.rows[cell.row - 1]?.find(
    (other) => overlap(other, cell) > 0 && parse(other.text) !== null,
  );
  return above ? topOfStack(grid, above, parse) : cell;
}

function readAnywhere(
  grid: CoverGrid,
  parse: (text: string) => string | null,
): Sourced<string> | null {
  for (const cell of grid.rows.flat()) {
    const value = parse(cell.text);
    if (value !== null) return { value, source: "cover", raw: cell.text };
  }
  return null;
}

/** A state alone, before the row's other values, behind a label, or as "a Delaware corporation". */
export function stateIn(text: string): string | null {
  const value = text.replace(/^.*(?:incorporation|organization|jurisdiction)[^:]{0,30}:\s*/i, "");
  if (/address|office|\b20549\b/i.test(value)) return null;
  const words = value
    .replace(/^[\s_*(]+/, "")
    .replace(/[(\d].*$/, "")
    .replace(/^\s*an?\s+/i, "")
    .replace(
      /\b(?:business\s+)?(?:corporation|limited\s+\w+(?:\s+company)?|trust|company)\b.*$/i,
      "",
    )
    .replace(/^.*laws\s+of\s+(?:the\s+)?/i, "")
    .replace(/[\s_.,:;*)-]+$/, "");
  return words.length === 2 && words !== words.toUpperCase() ? null : parseStateCode(words);
}
