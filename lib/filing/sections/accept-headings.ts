import type { Line } from "../text/line.ts";
import { isRuler, mayBegin } from "../text/page-furniture.ts";
import { findHeading, mayBeHeading } from "./headings.ts";
import type { ItemHeading } from "./item-heading.ts";
import { readTitle } from "./read-title.ts";
import { isHeading } from "./score-headings.ts";
import { mayEndInNumber, readTitleFirst, withTitleAbove } from "./title-first.ts";

/** Filings have a few dozen lines that begin like a heading; looking at more would only cost time. */
const MAX_CANDIDATES = 5_000;
/** "Item" alone may be centred. */
const MAX_WORD_LINE = 100;

/** Finds the lines that head items of either regime, those of a table of contents included. */
export function acceptHeadings(lines: readonly Line[]): ItemHeading[] {
  const accepted: ItemHeading[] = [];
  let candidates = 0;
  for (let at = 0; at < lines.length && candidates < MAX_CANDIDATES; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    const joined = joinNumber(line, lines[at + 1]);
    const begins = mayBeHeading(joined ?? line.text);
    if (!begins && !mayEndInNumber(line.text)) continue;
    candidates++;
    const heading = begins
      ? numberedHeading(lines, at, joined, accepted.at(-1))
      : readTitleFirst(lines, at);
    if (heading === null || heading.line < (accepted.at(-1)?.textLine ?? 0)) continue;
    accepted.push(heading);
    at = heading.numberLine;
  }
  return accepted;
}

/** "Item" alone on its line heads what the next line begins with. */
function joinNumber(line: Line, next: Line | undefined): string | null {
  if (next === undefined || line.text.length > MAX_WORD_LINE) return null;
  if (!mayBegin(line.text, "i") || !/^\W{0,80}items?\W{0,4}$/i.test(line.text)) return null;
  return /^\W{0,80}\d/.test(next.text.slice(0, 100)) ? `${line.text} ${next.text}` : null;
}

function numberedHeading(
  lines: readonly Line[],
  at: number,
  joined: string | null,
  before: ItemHeading | undefined,
): ItemHeading | null {
  const line = lines[at];
  const candidate = line === undefined ? null : findHeading(joined ?? line.text);
  if (line === undefined || candidate === null) return null;
  const numberLine = joined === null ? at : at + 1;
  const previous = lines[at - 1] ?? null;
  const next = nextText(lines, numberLine + 1);
  if (!isHeading(candidate, { previous, line, next })) return null;
  // With the word on the line before, the index counts from the joined text.
  const shift = joined === null ? 0 : line.text.length + 1;
  const own = { ...candidate, restIndex: candidate.restIndex - shift };
  const heading = readTitle(lines, own, { line: at, numberLine });
  // The line above may be the title of the item before.
  const isFree = at > (before?.textLine ?? 0);
  if (!isFree || heading.titleRaw !== "" || candidate.rest !== "") return heading;
  return withTitleAbove(lines, heading) ?? heading;
}

function nextText(lines: readonly Line[], from: number): Line | null {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (line !== undefined && !isRuler(line.text)) return line;
  }
  return null;
}
