/**
 * Renders lines as the text of a section: without page numbers, rulers and running heads, with blank
 * lines where paragraphs end.
 */

import type { LineSpan } from "../sections/segmented-document.ts";
import { singleSpaced } from "./characters.ts";
import type { Line } from "./line.ts";
import { isContentsHeading, isRuler } from "./page-furniture.ts";

/**
 * Returns the readable text of lines [start, end), separated by \n; ASCII columns are kept.
 *
 * @param lead text that goes before, with an empty string behind it where a paragraph ends
 */
export function renderLines(
  lines: readonly Line[],
  span: LineSpan,
  lead: readonly string[] = [],
): string {
  const rendered = [...lead];
  let count = 0;
  for (let at = span.start; at < span.end; at++) {
    const line = lines[at];
    if (line === undefined || isContentsHeading(line.text) || isRuler(line.text)) continue;
    if (line.blanksBefore > 0 && count > 0) rendered.push("");
    rendered.push(line.tidy ? line.text : renderText(line.text, line.table));
    count++;
  }
  return count === 0 ? (lead[0] ?? "") : rendered.join("\n");
}

/** Runs of prose are justified with double spaces; only tables need their columns. */
export function renderText(text: string, table: number): string {
  return table > 0 ? text : singleSpaced(text.trim());
}
