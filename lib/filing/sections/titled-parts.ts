/**
 * Items whose numbers stand in the table of contents alone, found by their titles:
 *
 *     Item 1.    Business . . . . . .  3        contents
 *     Item 1A.   Risk Factors  . . . . 9
 *     RISK FACTORS                              body: a heading of that title is the item
 *
 * Annual reports in their own order have such an index too, so most titles must be there, in order.
 */
import type { Line } from "../text/line.ts";
import { hasProse } from "./drop-contents.ts";
import { keyOfPart, type PartHeading } from "./part-headings.ts";
import { headingRank } from "./split-at-headings.ts";

const MIN_FOUND = 2;
const MAX_TITLE_CHARACTERS = 200;
/** Text begins this close below a heading. */
const TEXT_LINES = 30;
/** "F-12" behind the title of an entry; other pages have no letters. */
const LETTERED_PAGE = /\s[a-z]-\d{1,3}$/;

/** Finds the headings of entries that were dropped as contents and do not come again by number. */
export function findTitledParts(
  lines: readonly Line[],
  found: readonly PartHeading[],
  kept: readonly PartHeading[],
): PartHeading[] {
  const known = new Set(kept.map(keyOfPart));
  const entries = found.filter((entry) => entry.title !== "" && !known.has(keyOfPart(entry)));
  if (entries.length < MIN_FOUND) return [];
  const ordinals = new Map(entries.map((entry, ordinal) => [fold(entry.title), ordinal]));
  const headings: PartHeading[] = [];
  let next = 0;
  for (let at = (entries.at(-1)?.line ?? 0) + 1; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.text.length > MAX_TITLE_CHARACTERS || line.link) continue;
    if (headingRank(line, lines[at + 1]) === 0) continue;
    const ordinal = ordinals.get(fold(line.text)) ?? -1;
    const entry = entries[ordinal];
    if (entry === undefined || ordinal < next) continue;
    if (!hasProse(lines, at + 1, Math.min(lines.length, at + TEXT_LINES))) continue;
    headings.push({ ...entry, line: at, lines: 1, title: line.text.replace(/\s+/g, " ").trim() });
    next = ordinal + 1;
  }
  return headings.length >= MIN_FOUND && headings.length * 2 >= entries.length ? headings : [];
}

/** Letters alone, without the pages of an entry. */
function fold(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(LETTERED_PAGE, "")
    .replace(/[^a-z]+/g, "");
}
