/**
 * Renders lines as the text of a section: without page numbers, rulers and running heads, with blank
 * lines where paragraphs end.
 */

import type { LineSpan } from "../sections/segmented-document.ts";
import type { Line } from "./line.ts";
import { isContentsHeading, isRuler } from "./page-furniture.ts";

/** Returns the readable text of lines [start, end), separated by \n; ASCII columns are kept. */
export function renderLines(lines: readonly Line[], span: LineSpan): string {
  const rendered: string[] = [];
  for (let at = span.start; at < span.end; at++) {
    const line = lines[at];
    if (line === undefined || isContentsHeading(line.text) || isRuler(line.text)) continue;
    if (line.blanksBefore > 0 && rendered.length > 0) rendered.push("");
    rendered.push(renderLine(line));
  }
  return rendered.join("\n");
}

/** Runs of prose are justified with double spaces; only tables need their columns. */
function renderLine(line: Line): string {
  if (line.table > 0) return line.text;
  const text = line.text.trim();
  return text.includes("  ") ? text.replace(/ {2,}/g, " ") : text;
}
