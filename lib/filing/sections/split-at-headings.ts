/**
 * Cuts a long text at its headings into parts of bounded size, each with the path of headings it
 * stands under:
 *
 *     ARTICLE II                       ["ARTICLE II THE MERGER"]
 *     THE MERGER
 *     2.1 Closing  ...                 ["ARTICLE II THE MERGER", "2.1 Closing"]
 *
 * Headings are short lines that are no sentence and stand out: bold, in capitals, or centred with space
 * around. How much they stand out is their rank, which gives the path.
 */

import type { Line } from "../text/line.ts";
import { isContentsHeading, isPageNumber } from "../text/page-furniture.ts";
import { isProse } from "./drop-contents.ts";
import type { LineSpan } from "./segmented-document.ts";

/** The cap for a section, where a form has no items of its own: snippets and scores stay local. */
export const MAX_PART_CHARACTERS = 20_000;
const MAX_HEADING_CHARACTERS = 160;
const MAX_PATH = 3;

export interface TextPart {
  readonly span: LineSpan;
  /** Headings from the outermost to the part's own; empty before the first. */
  readonly path: readonly string[];
  readonly headingLines: number;
}

/** Cuts a span into parts of at most `limit` characters; a span within the limit stays whole. */
export function splitAtHeadings(
  lines: readonly Line[],
  span: LineSpan,
  limit: number = MAX_PART_CHARACTERS,
): TextPart[] {
  if (sizeOf(lines, span) <= limit) return [{ span, path: [], headingLines: 0 }];
  const parts: TextPart[] = [];
  const open: { rank: number; line: Line }[] = [];
  let start = span.start;
  let size = 0;
  let path: string[] = [];
  const close = (end: number): void => {
    if (end > start) parts.push({ span: { start, end }, path, headingLines: 0 });
    start = end;
    size = 0;
  };
  for (let at = span.start; at < span.end; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    const rank = headingRank(line, lines[at + 1]);
    const length = line.text.length + 1;
    const isFull = size + length > limit;
    // A heading opens a new part once the one before is worth its name, or must give way.
    if (at > start && (isFull || (rank > 0 && size >= limit / 4))) close(at);
    if (rank > 0) {
      while (open.length > 0 && (open.at(-1)?.rank ?? 0) <= rank) open.pop();
      open.push({ rank, line });
    }
    if (at === start) path = open.slice(-MAX_PATH).map((heading) => tidy(heading.line.text));
    size += length;
  }
  close(span.end);
  return parts;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function sizeOf(lines: readonly Line[], span: LineSpan): number {
  let size = 0;
  for (let at = span.start; at < span.end; at++) size += (lines[at]?.text.length ?? 0) + 1;
  return size;
}

/** Returns how much a line stands out as a heading; 0 when it is none. */
export function headingRank(line: Line, next: Line | undefined): number {
  if (line.text.length > MAX_HEADING_CHARACTERS || (line.table > 0 && !line.bold)) return 0;
  const spaced = line.blanksBefore > 0 || (next?.blanksBefore ?? 1) > 0;
  if (!spaced && !line.bold) return 0;
  const capitals = !/[a-z]/.test(line.text);
  if (!capitals && !line.bold && !line.centered) return 0;
  if (!isHeadingText(line.text.trim())) return 0;
  // Columns of a table are headed by lines as bold and centred as those of a chapter.
  const centered = line.centered && line.table === 0;
  return 1 + (capitals ? 2 : 0) + (line.bold ? 1 : 0) + (centered ? 2 : 0);
}

function isHeadingText(text: string): boolean {
  if (!/[A-Za-z]{3}/.test(text) || text.includes("\t") || /[,;]$/.test(text)) return false;
  if (/^[a-z]/.test(text) || /^\W*(?:yes|no)\b.{0,20}$/i.test(text)) return false;
  if (isPageNumber(text) || isContentsHeading(text)) return false;
  return !(/\.$/.test(text) && isProse(text));
}
