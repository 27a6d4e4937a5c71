/**
 * Headings of numbered items, whatever the form, each with the part that it stands in.
 *
 *     PART I                      ITEM 7A. QUANTITATIVE ...     Items 1 and 2. Business and Properties
 *     Item 1.  Business           Item 9A(T). Controls          Item 2.01 Exhibits
 *
 * A number that goes on like a sentence, "Item 1 of this report", is a mention and no heading. The text
 * may begin on the line of the heading: "Item 3. Legal Proceedings. There are no material ...".
 */
import { foldPunctuation } from "../text/characters.ts";
import type { Line } from "../text/line.ts";
import { isProse } from "./drop-contents.ts";
import { isNotApplicable } from "./not-applicable.ts";
import { partOfItem } from "./part-of-item.ts";
import { continuesSentence, isInterrupted } from "./score-headings.ts";

/** A heading is read from so much of a line. */
const PREFIX_CHARACTERS = 400;
const MAX_TITLE_WORDS = 30;
const MAX_TITLE_CHARACTERS = 200;
const REPEATED_NUMBER = /^(?:items?\s)?\d{1,2}\s?\([a-z]\)[\s.:-]{0,4}(?=[A-Z])/i;
/** A title that reaches this column may go on in the next line, for so many words. */
const FULL_LINE = 50;
const MAX_WRAPPED_WORDS = 8;
const MAX_TITLE_LINES = 3;
/** Words that a title cannot end or begin with: "DISCUSSION AND ANALYSIS" / "OF FINANCIAL CONDITION". */
const OPEN_END = /(?:\b(?:of|and|or|the|for|to|in|with|on|by|from|related)|[,&])$/i;
const OPEN_START = /^(?:of|and|or|for|to|in|with|on|by|from)\b/i;
/** Reports have a few dozen items; what repeats more often is no heading. */
const MAX_HEADINGS = 2_000;

/** Lines that begin like a heading; looking at more than these would only cost time. */
const MAX_CANDIDATES = 20_000;
const LOOKS_LIKE_HEADING = /^\W{0,80}(?:part|item)/i;
const ITEM =
  /^[^A-Za-z0-9("]{0,80}(?:part\s{1,3}([ivx]{1,4})[\s.,:;-]{1,6})?items?\s{0,4}(?:no\.?\s{0,2})?(\d{1,2}(?:\.\d{2}|[a-z])?)(?![a-z\d])(?:\(t\))?((?:\s?\([a-z0-9]{1,3}\)){0,3})((?:\.?(?:\s{0,2}(?:,(?:\s?and)?|&|and|through|thru|to)\s{1,2}|\s?-{1,2}\s?)(?:items?\s{1,3})?\d{1,2}(?:\.\d{2}|[a-z])?(?![a-z\d%])){0,5})[\s.:;*-]{0,12}(?:\([a-z]\)[\s.:;-]{0,6})?/i;
const ITEM_BEHIND_PART = /^[^.]{0,80}?(?=\bitem\s{0,4}\d)/i;
/** The letter of "Item 9 B." and "Item 7(A)", of which only the title tells that it is no paragraph's. */
const LETTER = /^\(?([a-k])\)?[\s.:;-]{1,6}(?=[A-Z])/i;
const LETTERED_TITLE =
  /^(?:risk\s+factors|unresolved\s|cybersecurity|quantitative\s|controls\s|other\s+information|disclosures?\s+(?:regarding|about)|mine\s+safety|audit\s+committee|code\s+of\s+ethics|principal\s+account|exemptions?\s|purchases?\s+of|changes?\s+in\s+registrant|corporate\s+governance|insider\s)/i;
/** A title with its end, and the sentence behind it. */
const TITLE_AND_TEXT = /^(.{4,200}?(?:[a-z)][.:]|\s-{1,2}))\s{1,3}(?=["(]?[A-Z])/i;
/** What stands in place of a title. */
const ANSWER =
  /^(?:(?:the\s+)?information\s+(?:required|called|with\s+respect|regarding|concerning|under|relating)|incorporated\s|if\s+this\s+statement\s+is\s)/i;
/** "Item 4 of the Schedule 13D is hereby amended as follows:" is all that heads an amended item. */
const SCHEDULE = /^SC/i;
const AMENDED =
  /^(?:of\s.{0,80}?\s)?(?:is|are)\s(?:hereby\s|being\s)?(?:further\s)?(?:amended|supplemented|restated)\b/i;
const NO_TITLE = /^\((?:removed|reserved|omitted|intentionally|deleted|not\s|none)/i;
const VERB = /\s(?:is|are|was|were|has|have|will|shall|does|do)\s/;
/** "PART II. OTHER INFORMATION", at the beginning of a line. */
export const PART_LINE = /^\W{0,80}part\s{1,3}([ivx]{1,4})\b[\s.:;,-]{0,8}/i;
/** "TYPE OF REPORTING PERSON*  IN", for an individual, atop of Item 1 of a Schedule 13D. */
const REPORTING_PERSON = /(?:^|\s{2}|\t|person\W{0,20})[A-Z]{2}\s*$/;
const CONTINUED = /\(?\bcont(?:inued|'d|\.)\)?\W*$/i;

export interface PartHeading {
  readonly line: number;
  /** "I", "II"; empty before the first part. */
  readonly part: string;
  /** "1A", or as printed "1 and 2", "1 through 9". */
  readonly item: string;
  readonly title: string;
  /** Lines of heading and title; 0 when the text begins on the same line. */
  readonly lines: number;
}

/** Headings of a form that is numbered by parts alone: "PART III -- NARRATIVE". */
export function findPartLines(lines: readonly Line[]): PartHeading[] {
  const headings: PartHeading[] = [];
  for (const [at, line] of lines.entries()) {
    const text = foldPunctuation(line.text.slice(0, PREFIX_CHARACTERS));
    const part = PART_LINE.exec(text);
    const title = text.slice(part?.[0].length ?? 0).trim();
    if (part === null || title === "" || !isTitle(title)) continue;
    headings.push({ line: at, part: (part[1] ?? "").toUpperCase(), item: "", title, lines: 1 });
    if (headings.length === MAX_HEADINGS) break;
  }
  return headings;
}

/** Finds the headings of items, those of a table of contents included. */
export function findItemHeadings(lines: readonly Line[], form: string): PartHeading[] {
  const headings: PartHeading[] = [];
  let part = "";
  let candidates = 0;
  for (let at = 0; at < lines.length && headings.length < MAX_HEADINGS; at++) {
    const line = lines[at];
    if (line === undefined || !LOOKS_LIKE_HEADING.test(line.text)) continue;
    if (++candidates > MAX_CANDIDATES) break;
    const text = foldPunctuation(line.text.slice(0, PREFIX_CHARACTERS));
    const opened = PART_LINE.exec(text);
    if (opened !== null && !isProse(text)) part = (opened[1] ?? "").toUpperCase();
    const heading = readHeading(lines, at, behindPart(text, opened), { form, part });
    if (heading === null) continue;
    const own = { ...heading, part: partOfItem(form, heading.item, heading.title, heading.part) };
    const before = headings.at(-1);
    // Schedules number paragraphs: Item 1(a), 1(b) are one section.
    if (before !== undefined && keyOfPart(before) === keyOfPart(own) && !line.link) continue;
    headings.push(own);
  }
  return headings;
}

/** "PART II - OTHER INFORMATION   Item 1. Legal Proceedings": the item behind a part's title. */
function behindPart(text: string, part: RegExpExecArray | null): string {
  if (part === null || ITEM.test(text)) return text;
  const item = ITEM_BEHIND_PART.exec(text.slice(part[0].length));
  return item === null ? text : text.slice(part[0].length + item[0].length);
}

function readHeading(
  lines: readonly Line[],
  at: number,
  text: string,
  { form, part }: { readonly form: string; readonly part: string },
): PartHeading | null {
  const line = lines[at];
  const match = ITEM.exec(text);
  if (match === null || line === undefined) return null;
  const [all, ownPart, first = "", paragraph = "", more = ""] = match;
  const behind = text.slice(all.length).replace(/\s+/g, " ").trim();
  const { letter, rest } =
    more === "" ? splitLetter(paragraph, behind) : { letter: "", rest: behind };
  const isAmended = SCHEDULE.test(form) && AMENDED.test(rest);
  const runIn = isAmended ? "" : titleBeforeText(rest, lines[at + 1] ?? null);
  if ((runIn === null && !isTitle(rest)) || CONTINUED.test(rest)) return null;
  const previous = lines[at - 1] ?? null;
  const isBelowPerson = REPORTING_PERSON.test(previous?.text.slice(-60) ?? "");
  if (!isBelowPerson && isInterrupted(previous, line)) return null;
  const below = runIn === null ? titleBelow(lines, at, rest) : [];
  return {
    line: at,
    part: ownPart?.toUpperCase() ?? part,
    item: cleanNumbers(first + letter + more),
    title: cleanTitle(runIn ?? [rest, ...below].join(" ")),
    lines: runIn === null ? 1 + below.length : 0,
  };
}

/** The letter of an item that stands apart from its number, and the title behind it. */
function splitLetter(paragraph: string, behind: string): { letter: string; rest: string } {
  const text = `${paragraph} ${behind}`.trim();
  const letter = LETTER.exec(text);
  const rest = text.slice(letter?.[0].length ?? 0);
  if (letter === null || !LETTERED_TITLE.test(rest)) return { letter: "", rest: behind };
  return { letter: letter[1] ?? "", rest };
}

/** The title that prose follows on the same line, empty for an answer without title; else null. */
function titleBeforeText(rest: string, next: Line | null): string | null {
  const wraps = next !== null && next.blanksBefore === 0 && !LOOKS_LIKE_HEADING.test(next.text);
  const text = wraps ? `${rest} ${next.text.slice(0, PREFIX_CHARACTERS).trim()}` : rest;
  if (ANSWER.test(rest) && isProse(text)) return /^if\b/i.test(rest) ? rest : "";
  const found = TITLE_AND_TEXT.exec(rest);
  const title = found?.[1] ?? "";
  if (found === null || !isTitle(title) || isProse(title)) return null;
  return isProse(text.slice(found[0].length)) ? title.replace(/\s-+$/, "") : null;
}

/** "1. and Item 2" is "1 and 2". */
function cleanNumbers(text: string): string {
  return text
    .replace(/\bitems?\s{1,3}/gi, "")
    .replace(/\.(?!\d)/g, "")
    .replace(/\s*&\s*/g, " and ")
    .replace(/\s*-+\s*/g, "-")
    .replace(/\d[a-z]/gi, (number) => number.toUpperCase())
    .replace(/\s+/g, " ");
}

/** "Item 1. Item 1(a) Name of issuer:" repeats its number. */
function cleanTitle(text: string): string {
  const title = text.replace(/\s+/g, " ").trim().slice(0, MAX_TITLE_CHARACTERS);
  return title.replace(REPEATED_NUMBER, "").replace(/:$/, "");
}

/** The title, when the number stands alone; and the lines that one too long for its line goes on in. */
function titleBelow(lines: readonly Line[], at: number, rest: string): string[] {
  const below: string[] = [];
  let title = rest;
  for (let next = at + 1; next <= at + MAX_TITLE_LINES; next++) {
    const above = lines[next - 1];
    const line = lines[next];
    if (line === undefined || !isTitle(line.text, title) || PART_LINE.test(line.text)) break;
    if (title === "" && isSentence(line.text)) break;
    if (title !== "" && (above === undefined || !goesOn(above, title, line))) break;
    title = line.text.trim();
    below.push(title);
  }
  return below;
}

function goesOn(above: Line, title: string, line: Line): boolean {
  if (line.blanksBefore > 0 || /[.:]$/.test(title) || LOOKS_LIKE_HEADING.test(line.text))
    return false;
  const text = line.text.trim();
  if (text.split(/\s+/).length > MAX_WRAPPED_WORDS || isProse(text)) return false;
  if (above.text.length >= FULL_LINE || OPEN_END.test(title) || OPEN_START.test(text)) return true;
  return hangsBelow(above, title, line) && !isNotApplicable(text);
}

/** ASCII: a line that begins in the column of the title above. */
function hangsBelow(above: Line, title: string, line: Line): boolean {
  const indent = line.text.length - line.text.trimStart().length;
  return indent > 0 && above.text.indexOf(title.split(" ")[0] ?? "") === indent;
}

/** "The information required by these items is incorporated by reference." stands under a bare number. */
function isSentence(printed: string): boolean {
  const text = printed.slice(0, PREFIX_CHARACTERS);
  return VERB.test(text) && /[a-z]\.\s*$/.test(text) && !/^\W*if\s/i.test(text) && isProse(text);
}

/** A title is short, begins with a capital and does not go on like a sentence about an item. */
function isTitle(printed: string, above = ""): boolean {
  const text = printed.trim();
  if (NO_TITLE.test(text)) return true;
  const isRest = above !== "" && OPEN_START.test(text);
  if (!isRest && (continuesSentence(text) || /^[a-z(]/.test(text))) return false;
  const words = text.split(/\s+/);
  return words.length <= MAX_TITLE_WORDS && !(isProse(text) && words.length > MAX_TITLE_WORDS / 2);
}

/** What a heading names: no two items of a report have the same part and number. */
export function keyOfPart(heading: PartHeading): string {
  return `${heading.part} ${heading.item}`;
}
