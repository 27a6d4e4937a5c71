/**
 * Tables of contents and cross-reference indexes of forms with numbered items:
 *
 *     Item 1.   Business . . . . . . .  3        pages behind the titles
 *     Item 1.   Business                         no pages, but all of it comes again below
 *     Item 1.   Business           3-12, 40      an index in place of headings, at either end
 */
import type { Line } from "../text/line.ts";
import { isProse } from "./drop-contents.ts";
import { keyOfPart, type PartHeading } from "./part-headings.ts";

/** Fewer lines with pages than this may be headings of short sections. */
const MIN_ENTRIES = 3;
const PAGE_CHARACTERS = 60;
/** "3", "F-12", "3-12", "3, 40", behind a gap or dot leaders. */
const PAGES =
  /(?:\t|\s{2}|\.{4}|(?:\. ){4})[\s.]{0,40}(?:pages?\s)?(?:[a-z]-)?\d{1,3}(?:\s{0,2}[-,]\s{0,2}(?:[a-z]-)?\d{1,3}){0,8}\s*$|\.{4,}\s*$/i;

/** Drops the headings that belong to a table of contents or index. */
export function dropPartContents(
  lines: readonly Line[],
  headings: readonly PartHeading[],
): PartHeading[] {
  const isOfHeading = new Set<number>();
  for (const { line, lines: count } of headings) {
    for (let at = line; at < line + count; at++) isOfHeading.add(at);
  }
  const body = dropFirstRun(lines, headings, isOfHeading);
  const dropped = new Set<PartHeading>();
  for (const run of runsWithoutProse(lines, body, isOfHeading)) {
    const entries = run.filter((heading) => isEntry(lines, heading));
    const last = entries.at(-1);
    if (last === undefined || entries.length < MIN_ENTRIES) continue;
    const contents = run.slice(0, run.indexOf(last) + 1);
    if (entries.length * 2 >= contents.length) for (const each of contents) dropped.add(each);
  }
  const kept = body.filter((heading) => !dropped.has(heading));
  const last = new Map(kept.map((heading) => [keyOfPart(heading), heading.line]));
  return kept.filter((heading) => {
    const recurs = (last.get(keyOfPart(heading)) ?? 0) > heading.line;
    return !recurs || !(lines[heading.line]?.link || isEntry(lines, heading));
  });
}

/** Drops a first run of headings that all come again without prose between them. */
function dropFirstRun(
  lines: readonly Line[],
  headings: readonly PartHeading[],
  isOfHeading: ReadonlySet<number>,
): readonly PartHeading[] {
  const first = headings[0];
  if (first === undefined) return headings;
  const again = headings.findIndex(
    (heading, index) => index > 0 && keyOfPart(heading) === keyOfPart(first),
  );
  const next = headings[again];
  if (next === undefined) return headings;
  const below = new Set(headings.slice(again).map(keyOfPart));
  const allRecur = headings.slice(0, again).every((heading) => below.has(keyOfPart(heading)));
  const isContents = allRecur && !hasProseBetween(lines, first, next, isOfHeading);
  return isContents ? headings.slice(again) : headings;
}

function runsWithoutProse(
  lines: readonly Line[],
  headings: readonly PartHeading[],
  isOfHeading: ReadonlySet<number>,
): PartHeading[][] {
  const runs: PartHeading[][] = [];
  let before: PartHeading | null = null;
  for (const heading of headings) {
    const run = runs.at(-1);
    if (run && before && !hasProseBetween(lines, before, heading, isOfHeading)) run.push(heading);
    else runs.push([heading]);
    before = heading;
  }
  return runs;
}

/** Titles of items can read like prose, so those of the headings do not count. */
function hasProseBetween(
  lines: readonly Line[],
  from: PartHeading,
  to: PartHeading,
  isOfHeading: ReadonlySet<number>,
): boolean {
  for (let at = from.line; at < to.line; at++) {
    if (!isOfHeading.has(at) && isProse(lines[at]?.text ?? "")) return true;
  }
  return false;
}

function isEntry(lines: readonly Line[], { line, lines: count }: PartHeading): boolean {
  for (let at = line; at < line + count; at++) {
    if (PAGES.test(lines[at]?.text.slice(-PAGE_CHARACTERS) ?? "")) return true;
  }
  return false;
}
