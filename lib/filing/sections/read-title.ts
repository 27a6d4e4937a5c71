/**
 * Reads the title that belongs to the number of an item: the rest of the line, or the next line, as far
 * as its words are those of the official title, and continuation lines that make it fit better.
 *
 *     Item 8.01 Other Events. On March 13, 2015 the Registrant ...      title "Other Events."
 *     ITEM 7.   FINANCIAL STATEMENTS, PRO FORMA FINANCIAL INFORMATION   title of two lines
 *               AND EXHIBITS
 */
import { foldPunctuation } from "../text/characters.ts";
import type { Line } from "../text/line.ts";
import { isRuler } from "../text/page-furniture.ts";
import { isProse } from "./drop-contents.ts";
import type { HeadingCandidate } from "./headings.ts";
import type { ItemHeading } from "./item-heading.ts";
import { coversWording, hasClauses, itemWords, titleFit, titleWords } from "./item-titles.ts";
import { withoutDenial } from "./not-applicable.ts";
import { TITLE_FIT } from "./score-headings.ts";

/** A title of its own wording is at most so long; more is the text. */
const MAX_FREE_TITLE_WORDS = 14;
/** Words of other wordings within a title ("Pro Forma") before it is taken to have ended. */
const MAX_STRANGE_WORDS = 2;
/** The longest official title takes four lines of ASCII. */
const MAX_TITLE_LINES = 5;
const MAX_TITLE_CHARACTERS = 600;
/** A title that fits less is of the filer's own wording. */
const OWN_TITLE_FIT = 0.3;

/** The end of a title in other words: "... Arrangement of a Registration." */
const CLOSING_WORDS = /^\s+(?:of|and|or)(?:\s+[A-Za-z]+){1,3}\.(?=\s|$)/;
const CLOSING_LINE = /^\s*(?:of|and|or|under)(?:\s+[A-Za-z]+){1,5}\W*$/;

/** "(c) Exhibits" below a number is its text. */
const SUBPARAGRAPH = /^\s*\([a-d]\)/;

/** What no title begins with, however short it is: "On May 5, 1999", "Exhibit 99". */
const BEGINS_TEXT =
  /^(?:(?:on|effective|as\s+of)\s+(?:[a-z]{3,9}\.?\s+\d|\d)|exhibits?\s+(?:no\.?\s*)?\d)/i;

/** A piece of a line taken as title, and where the text behind it begins; -1 at the line's end. */
interface TitlePart {
  readonly text: string;
  readonly end: number;
}

/** Places the title of an accepted candidate and the beginning of the text below it. */
export function readTitle(
  lines: readonly Line[],
  candidate: HeadingCandidate,
  place: { line: number; numberLine: number },
): ItemHeading {
  let at = place.numberLine;
  let from = candidate.restIndex;
  const own = lines[at]?.text ?? "";
  if (candidate.rest === "") {
    from = 0;
    at = nextTextLine(lines, at + 1);
    const below = lines[at]?.text ?? "";
    if (SUBPARAGRAPH.test(below) || fitOf(below, candidate) < TITLE_FIT) {
      return withoutTitle(candidate, place);
    }
  } else if (isLongText(own.slice(from), candidate)) {
    return { ...withoutTitle(candidate, place), textLine: at, textIndex: from };
  }

  const part = takeTitle(lines[at]?.text ?? "", from, candidate);
  if (part.end >= 0) return titled(candidate, place, part.text, at, part.end);
  return continueTitle(lines, candidate, place, { text: part.text, at });
}

function continueTitle(
  lines: readonly Line[],
  candidate: HeadingCandidate,
  place: { line: number; numberLine: number },
  begun: { text: string; at: number },
): ItemHeading {
  let { text, at } = begun;
  for (let count = 1; count < MAX_TITLE_LINES; count++) {
    const below = belowUnderline(lines, at);
    const next = lines[below];
    if (next === undefined || !continuesTitle(text, next, candidate)) break;
    at = below;
    const part = takeTitle(next.text, 0, candidate);
    text = `${text} ${part.text}`;
    if (part.end >= 0) return titled(candidate, place, text, at, part.end);
  }
  return titled(candidate, place, text, at + 1, 0);
}

/** The next line; of a heading with a rule under each of its lines the one below the rule. */
function belowUnderline(lines: readonly Line[], at: number): number {
  const isUnderlined = (line: number): boolean => isRuler(lines[line]?.text ?? "");
  return isUnderlined(at + 1) && isUnderlined(at + 3) ? at + 2 : at + 1;
}

function titled(
  candidate: HeadingCandidate,
  place: { line: number; numberLine: number },
  title: string,
  textLine: number,
  textIndex: number,
): ItemHeading {
  const titleRaw = title.replace(/\s+/g, " ").trim();
  const fit = fitOf(titleRaw, candidate);
  return { candidate, ...place, titleRaw, titleOnly: false, fit, textLine, textIndex };
}

function withoutTitle(
  candidate: HeadingCandidate,
  place: { line: number; numberLine: number },
): ItemHeading {
  return titled(candidate, place, "", place.numberLine + 1, 0);
}

function fitOf(text: string, candidate: HeadingCandidate): number {
  const bounded = text.slice(0, MAX_TITLE_CHARACTERS);
  return Math.max(...candidate.codes.map((code) => titleFit(bounded, code)));
}

function nextTextLine(lines: readonly Line[], from: number): number {
  let at = from;
  while (at < lines.length && isRuler(lines[at]?.text ?? "")) at++;
  return at;
}

function isLongText(text: string, candidate: HeadingCandidate): boolean {
  const words = text.slice(0, MAX_TITLE_CHARACTERS).trim().split(/\s+/);
  if (words.length <= MAX_FREE_TITLE_WORDS) return BEGINS_TEXT.test(text.trimStart());
  return fitOf(text, candidate) < TITLE_FIT;
}

/**
 * Takes the title off a line from an index on: the whole rest when that is short, otherwise up to the
 * last word that belongs to the official title.
 */
function takeTitle(line: string, from: number, candidate: HeadingCandidate): TitlePart {
  const text = line.slice(from, from + MAX_TITLE_CHARACTERS);
  const known = new Set(candidate.codes.flatMap((code) => itemWords(code)));
  // EDGAR's own label of 5.02 has a colon between its clauses.
  const isPoint = !candidate.codes.some(hasClauses);
  let end = -1;
  let strange = 0;
  let count = 0;
  for (const match of foldPunctuation(text).matchAll(/\S+/g)) {
    count++;
    const words = titleWords(match[0]);
    if (words.length === 0) continue;
    const belongs = words.every((word) => known.has(word));
    strange = belongs ? 0 : strange + 1;
    if (strange > MAX_STRANGE_WORDS) break;
    if (belongs) end = match.index + match[0].length;
    if (end > 0 && belongs && (isPoint ? /[.:]["')]?$/ : /[.]["')]?$/).test(match[0])) break;
  }
  const total = count < MAX_FREE_TITLE_WORDS ? text.trim().split(/\s+/).length : Infinity;
  const tail = end < 0 ? "" : text.slice(end).trim();
  if (tail === "" || (total <= MAX_FREE_TITLE_WORDS && !/[.:]/.test(text.slice(end - 1, end)))) {
    return { text, end: -1 };
  }
  const whole = end + (CLOSING_WORDS.exec(text.slice(end, end + 40))?.[0].length ?? 0);
  return { text: text.slice(0, whole), end: from + whole };
}

/** The title ends like a sentence, and has every word of one of the item's wordings. */
function isComplete(title: string, candidate: HeadingCandidate): boolean {
  if (!/\.\W{0,2}$/.test(title.trimEnd())) return false;
  return candidate.codes.some((code) => coversWording(title.slice(0, MAX_TITLE_CHARACTERS), code));
}

/** A line continues a title when it stands right below and adds words of the official one. */
function continuesTitle(title: string, next: Line, candidate: HeadingCandidate): boolean {
  if (next.blanksBefore > 0 && !/(?:;|,|\b(?:and|or|of|the|in))$/i.test(title.trim())) return false;
  if (CLOSING_LINE.test(next.text.slice(0, 60)) && !/[.]\s*$/.test(title)) return true;
  if (isComplete(title, candidate) && !/^\s*and\b/i.test(next.text)) return false;
  if (/^\s*\(/.test(next.text) || /^\s*items?\s*\d/i.test(next.text)) return false;
  const isEnded = /[.]\s*$/.test(title);
  if (isEnded && next.blanksBefore > 0) return false;
  // Words of the official title occur in any text below a title of the filer's own.
  if (fitOf(title, candidate) < OWN_TITLE_FIT && (isEnded || isProse(next.text))) return false;
  const before = titleWords(title.slice(0, MAX_TITLE_CHARACTERS));
  const known = new Set(candidate.codes.flatMap((code) => itemWords(code)));
  const part = withoutDenial(takeTitle(next.text, 0, candidate).text);
  const added = titleWords(part.slice(0, MAX_TITLE_CHARACTERS));
  const news = added.filter((word) => known.has(word) && !before.includes(word));
  const familiar = added.filter((word) => known.has(word)).length;
  if (news.length > 0) return familiar >= added.length * TITLE_FIT;
  // Clauses repeat their words: "... APPOINTMENT OF PRINCIPAL" / "OFFICERS."
  const repeats = candidate.codes.some(hasClauses) && added.length > 0;
  return repeats && familiar === added.length && !isEnded && next.blanksBefore === 0;
}
