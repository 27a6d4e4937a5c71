import { findDates } from "../fields/calendar-date.ts";
import { CURRENT_ITEMS, FIRST_CURRENT_DAY, findItem, legacyItems } from "../item-taxonomy.ts";
import { foldPunctuation } from "../text/characters.ts";
import type { Line } from "../text/line.ts";
import type { ItemHeading } from "./item-heading.ts";
import { likeliestItem, titleWords } from "./item-titles.ts";
import { endsInItemWord } from "./score-headings.ts";

/** A title without its number must be beyond doubt. */
const MIN_SIMILARITY = 0.9;
const MIN_TITLE_WORDS = 3;
const MAX_TITLE_CHARACTERS = 300;
const MAX_TITLES = 40;
const MAX_COVER_LINES = 100;
/** A current report has far fewer lines in capitals or bold; looking at more would only cost time. */
const MAX_CANDIDATES = 20_000;

/**
 * Finds headings of a filing that numbers none of its items: lines that are an official title and
 * nothing else, bold or in capitals. Without a number only the date on the cover tells which of two
 * codes is meant; the code is today's where there is no date, unless only an old item was called so.
 */
export function findTitles(lines: readonly Line[], end: number): ItemHeading[] {
  const headings: ItemHeading[] = [];
  let candidates = 0;
  for (let at = 0; at < end && headings.length < MAX_TITLES; at++) {
    const line = lines[at];
    if (line === undefined || !mayBeTitle(line)) continue;
    if (++candidates > MAX_CANDIDATES) break;
    const code = titleOnly(line.text, line.bold);
    if (code === null) continue;
    headings.push(titleHeading(line, at, code));
  }
  return isOld(lines, headings[0]?.line ?? 0) ? headings.map(withOldCode) : headings;
}

/** The first date of a cover is the report's or the event's. */
function isOld(lines: readonly Line[], coverEnd: number): boolean {
  for (const { text } of lines.slice(0, Math.min(coverEnd, MAX_COVER_LINES))) {
    const date = findDates(text)[0]?.date;
    if (date !== undefined) return date < FIRST_CURRENT_DAY;
  }
  return false;
}

/** Where the title has no number in front, which would show of which kind it is. */
function withOldCode(heading: ItemHeading): ItemHeading {
  const { candidate, titleRaw } = heading;
  const [old] = legacyItems(candidate.codes[0] ?? "");
  if (old === undefined || NUMBERED.test(titleRaw)) return heading;
  return { ...heading, candidate: { ...candidate, codes: [old] } };
}

/** Numbers that head the list of exhibits, current and old. */
const EXHIBITS = ["9.01", "7"];

/**
 * Finds the title "Financial Statements and Exhibits" where it stands without its number, below items
 * that have theirs; null when the exhibits are headed by number, or not at all.
 */
export function findExhibitsTitle(
  lines: readonly Line[],
  headings: readonly ItemHeading[],
  end: number,
): ItemHeading | null {
  const codes = headings.flatMap(({ candidate }) => candidate.codes);
  const last = headings.at(-1);
  if (last === undefined || codes.some((code) => EXHIBITS.includes(code))) return null;
  let candidates = 0;
  for (let at = last.textLine; at < end; at++) {
    const line = lines[at];
    if (line === undefined || line.link || !mayBeTitle(line)) continue;
    if (endsInItemWord(lines[at - 1] ?? null)) continue;
    // Every wording of the title has the word, and a look for it costs far less than a comparison.
    if (!/exhibit/i.test(line.text.slice(0, MAX_TITLE_CHARACTERS))) continue;
    if (++candidates > MAX_CANDIDATES) break;
    const text = line.text.replace(/^\W*section\s+9\b\W*/i, "");
    if (!EXHIBITS.includes(titleOnly(text, line.bold) ?? "")) continue;
    return titleHeading(line, at, codes.some((code) => code.includes(".")) ? "9.01" : "7");
  }
  return null;
}

function titleHeading(line: Line, at: number, code: string): ItemHeading {
  const title = line.text.replace(/\s+/g, " ").trim();
  return {
    candidate: {
      codes: [code],
      parenthetical: [],
      subparagraphs: [],
      rest: title,
      restIndex: 0,
      punctuation: "",
      upper: false,
      doubt: "none",
      range: false,
    },
    line: at,
    numberLine: at,
    titleRaw: title,
    titleOnly: true,
    fit: 0,
    textLine: at + 1,
    textIndex: 0,
  };
}

/** "5. Other Events" in a list of all items: the number makes up for a short title. */
const NUMBERED = /^\(?(\d{1,2}(?:\.\d{2})?)\s?[.):-]?\s+(?=[A-Z])/;

/** Tells, at little cost, whether titleOnly could say anything of a line. */
function mayBeTitle({ text, bold }: Line): boolean {
  return bold || !/[a-z]/.test(text) || /^[^A-Za-z]*\d/.test(text);
}

/** Today's codes, and the old ones that live on in them. */
const CODES = [...CURRENT_ITEMS, ...CURRENT_ITEMS.flatMap((code) => legacyItems(code))];

function titleOnly(printed: string, bold: boolean): string | null {
  const trimmed = printed.trim();
  if (trimmed.length > MAX_TITLE_CHARACTERS) return null;
  const text = foldPunctuation(trimmed);
  const numbered = NUMBERED.exec(text);
  if (numbered !== null) return numberedTitle(text.slice(numbered[0].length), numbered[1] ?? "");
  if (!/^[A-Za-z]/.test(text) || (!bold && /[a-z]/.test(text))) return null;
  if (titleWords(text).length < MIN_TITLE_WORDS) return null;
  const best = likeliestItem(text, CODES);
  if (best === null || best.similarity < MIN_SIMILARITY) return null;
  return findItem(best.code)?.code ?? null;
}

function numberedTitle(title: string, number: string): string | null {
  const code = findItem(number)?.code;
  if (code === undefined) return null;
  const best = likeliestItem(title, [code]);
  return best !== null && best.similarity >= MIN_SIMILARITY ? code : null;
}
