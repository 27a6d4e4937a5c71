/**
 * Decides whether a candidate heads an item or only mentions one. Evidence is added up:
 *
 *     +3  its title, on the same line or the next, fits the item       (share of words >= 0.6)
 *     +1  nothing follows the number
 *     +1  what follows is short and no sentence
 *     +1  ITEM is in capitals
 *     +1  the line is bold (HTML; many filers use no bold, so absence says nothing)
 *     +1  a sentence of its own follows: "Item 8.01 On March 3 the registrant ..."
 *     -4  the line before ends in the middle of a phrase: "... referred to in" / "Item 2.  The"
 *     -4  what follows continues a sentence: "Item 1.01 above is incorporated"
 *     -4  the title is quoted: 'Item 2.02, "Results of Operations"'
 *     -4  the next line is a sentence's end: "Item 1.01 Entry into ..." / "is incorporated herein"
 *     -5  the title is followed by "of this report", or replaced by "Form 8-K" or a date
 *     -5  the title stands between commas: "Item 2, Acquisition or Disposition of Assets, is"
 *     -2  what follows begins in lower case and fits no title
 *     -2  what follows is long and fits no title
 */

import type { Line } from "../text/line.ts";
import { isProse } from "./drop-contents.ts";
import { findHeading, type HeadingCandidate } from "./headings.ts";
import {
  coversWording,
  hasClauses,
  isSurelyTitle,
  isTitleAndText,
  titleFit,
} from "./item-titles.ts";
import { isNotApplicable } from "./not-applicable.ts";
import { namesOtherForm } from "./other-forms.ts";

const MIN_SCORE = 1;
/** From this share of words on, a title is the item's. */
export const TITLE_FIT = 0.6;
const MAX_TITLE_WORDS = 14;
const MAX_TITLE_CHARACTERS = 400;
/** The end of the line before, enough to see its last word. */
const TAIL_CHARACTERS = 40;

const UNFINISHED =
  /(?:\b(?:in|under|to|of|with|by|see|and|or|an|the|this|per|from|pursuant|either|each|both|for|that|such|as|on|at|also)|[,("\u201c]|\bin response to)$/i;
const CONTINUES =
  /^(?:of|above|below|hereof|herein|hereto|hereunder|is|are|was|were|which|that|to|shall|will|in|under|has|have|and|or|by|on|as|for|with|does|do|may|including|includes|contains|pursuant|requires?|provides|\))(?![a-z-])/i;
const OF_THIS_REPORT =
  /^[^.:]{0,250}?(?:\b(?:of|in|to|on)\s+(?:this|the|our|its|such|that|a)\s+(?:[\w'-]+\s+){0,3}?(?:amendment|report|form|filing|8-k)\b|\b(?:above|below)\b|\b(?:is|are)\s+(?:hereby\s+|being\s+)?(?:amended|supplemented|incorporated|replaced|deleted|restated))/i;
/** What is said of an item instead of a title. */
const NAMES_REPORT = /^[^.:]{0,60}\b(?:form\s+8-?k|8-k|current\s+report)\b/i;
/** "Item 5, Other Events, is incorporated": the title is put between commas. */
const COMMA_BEHIND = /^[^,]{3,200},(?:\s(?!or\b|and\b)[a-z]|$)/;
const DATE_ALONE =
  /^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\/\d{1,2}\/\d{2,4})\W*$/i;
/** A sentence that breaks off here goes on wherever its next words stand. */
const BROKEN_OFF =
  /[a-z]\s(?:in|under|to|of|with|by|see|an?|the|this|per|from|pursuant to|in response to)$/;

/** A title never wraps onto these words. */
const ENDS_SENTENCE = /^\s*(?:is|are|was|were|shall|will|has|have|above|below)\s/;
/** "and" alone stands between headings that share a text. */
const AND_ALONE = /^\W*(?:and|&)\W*$/i;

const AND_BEHIND = /[,;]?\s(?:and|&)$/i;

/** The word that belongs to a number on the next line: 'as described in "Item' / '9.01. ...'. */
const ENDS_IN_WORD = /\bitems?$/i;

/** The lines around a candidate; null at the ends of a document. */
export interface Neighbours {
  readonly previous: Line | null;
  readonly line: Line;
  /** The next line that is no ruler. */
  readonly next: Line | null;
}

/** Sections of contracts have a few words of a title, "Section 1.02 Termination", but not all. */
function isWholeTitle(title: string, codes: readonly string[]): boolean {
  return codes.some((code) => hasClauses(code) || coversWording(title, code));
}

/** The rest of the line, or else the next one. */
function titleOf(candidate: HeadingCandidate, next: Line | null): string {
  return candidate.rest === "" ? (next?.text ?? "").slice(0, MAX_TITLE_CHARACTERS) : candidate.rest;
}

/** How well a title fits the items of a candidate, by the one it fits best. */
function fitOf({ codes }: HeadingCandidate, title: string): number {
  return Math.max(...codes.map((code) => titleFit(title, code)));
}

/** Tells whether a candidate heads an item. */
export function isHeading(candidate: HeadingCandidate, around: Neighbours): boolean {
  if (candidate.range) return false;
  const title = titleOf(candidate, around.next);
  if (namesOtherForm(candidate.codes, title)) return false;
  // A list of items that are not reported heads nothing.
  if (candidate.codes.length > 1 && isNotApplicable(candidate.rest)) return false;
  if (candidate.doubt !== "none" && !isSurelyTitle(title, candidate.codes)) return false;
  if (candidate.doubt === "no-word" && !isWholeTitle(title, candidate.codes)) return false;
  if (candidate.doubt === "no-word" && endsInItemWord(around.previous)) return false;
  return scoreHeading(candidate, around, fitOf(candidate, title)) >= MIN_SCORE;
}

function scoreHeading(candidate: HeadingCandidate, around: Neighbours, fit: number): number {
  const { rest, codes, punctuation } = candidate;
  const words = rest === "" ? 0 : rest.split(" ").length;
  const isLower = /^[a-z]/.test(rest) && !isSurelyTitle(rest, codes);
  const fits = fit >= TITLE_FIT && !isLower;
  let score = fits ? 3 : 0;
  if (rest === "") score += 1;
  else if (words <= MAX_TITLE_WORDS && !isSentence(rest)) score += 1;
  if (candidate.upper) score += 1;
  if (around.line.bold) score += 1;
  if (isInterrupted(around.previous, around.line)) score -= 4;
  const opens = opensText(candidate, around);
  if (punctuation.includes(")") || (!opens && continuesSentence(rest))) score -= 4;
  if (punctuation === "," && rest.startsWith('"')) score -= 4;
  if (punctuation === "," && COMMA_BEHIND.test(wrappedRest(rest, around.next))) score -= 5;
  if (ENDS_SENTENCE.test(around.next?.text.slice(0, 100) ?? "")) score -= 4;
  if (saysOfReport(rest, fits) && !isTitleAndText(rest, codes[0] ?? "")) score -= 5;
  if (!fits && isLower) score -= 2;
  if (!fits && opens) score += 1;
  else if (!fits && words > MAX_TITLE_WORDS) score -= 2;
  return score;
}

/** The rest of the line and what it may wrap onto. */
function wrappedRest(rest: string, next: Line | null): string {
  if (next === null || next.blanksBefore > 0) return rest;
  return `${rest} ${next.text.slice(0, MAX_TITLE_CHARACTERS).trim()}`;
}

/** Prose, and titles of few words that end like it. */
function isSentence(rest: string): boolean {
  if (!/[a-z]{2,}\.$/.test(lastWord(rest))) return false;
  return !/^(?:(?:[^a-z\s]\S*|and|of|the|in|for|to|with|or|by|on)(?:\s|$))+$/.test(rest);
}

const FIRST_WORD = /^(?:On|The|In|As|At|A|An|We|Our|Effective)\s/;

/** "Item 5. On March 3 the registrant ...": the text follows the number without a title. */
function opensText({ rest, codes, punctuation }: HeadingCandidate, around: Neighbours): boolean {
  if (!/^["(]?[A-Z][^A-Z]/.test(rest)) return false;
  if (/^[.:-]/.test(punctuation)) return true;
  const isDotted = codes.every((code) => code.includes("."));
  const isText = isProse(rest) || FIRST_WORD.test(rest);
  const isApart = around.line.blanksBefore > 0 || !/[a-z,]$/i.test(tailOf(around.previous));
  return (isDotted || isApart) && punctuation === "" && isText;
}

function saysOfReport(rest: string, fits: boolean): boolean {
  if (fits) return OF_THIS_REPORT.test(rest);
  return NAMES_REPORT.test(rest) || DATE_ALONE.test(rest);
}

function lastWord(text: string): string {
  return text.slice(text.lastIndexOf(" ") + 1);
}

/** Tells whether what follows a number goes on like a sentence: "of this report", "above is". */
export function continuesSentence(rest: string): boolean {
  return CONTINUES.test(rest.replace(/^[("\s]{1,3}/, "")) || /^["(]?[,)]/.test(rest);
}

/** Tells whether the line before runs on into this one. */
export function isInterrupted(previous: Line | null, line: Line): boolean {
  if (isWithinParagraph(previous, line)) return true;
  if (previous !== null && (isAndAlone(previous.text) || isHeadingAndMore(previous.text)))
    return false;
  return (line.blanksBefore > 0 ? BROKEN_OFF : UNFINISHED).test(tailOf(previous));
}

/** Tells whether the number that the next line begins with belongs to the end of this one. */
export function endsInItemWord(line: Line | null): boolean {
  return ENDS_IN_WORD.test(tailOf(line));
}

/** Tells whether a line says no more than "and". */
export function isAndAlone(text: string): boolean {
  return text.length <= TAIL_CHARACTERS && AND_ALONE.test(text);
}

/** "Item 1.01 Entry into a Material Definitive Agreement; and": the next line is a heading, too. */
function isHeadingAndMore(text: string): boolean {
  const title = text.length > MAX_TITLE_CHARACTERS ? "" : text.trim().replace(AND_BEHIND, "");
  if (title === "" || title === text.trim()) return false;
  const heading = findHeading(title);
  return heading?.doubt === "none" && isWholeTitle(heading.rest, heading.codes);
}

function tailOf(line: Line | null): string {
  return line?.text.slice(-TAIL_CHARACTERS).trimEnd() ?? "";
}

/** Lines of a paragraph in ASCII are about this long; a heading alone is shorter. */
const MIN_PARAGRAPH_LINE = 50;
const MAX_PARAGRAPH_LINE = 100;

/** Running text without a full stop above, and running text here: "... of Form 8-K" / "Item 4.01. The". */
function isWithinParagraph(previous: Line | null, line: Line): boolean {
  if (previous === null || line.blanksBefore > 0 || line.bold) return false;
  const isFull = ({ text }: Line): boolean =>
    text.length >= MIN_PARAGRAPH_LINE && text.length <= MAX_PARAGRAPH_LINE;
  if (!isFull(previous) || !isFull(line)) return false;
  return /[a-z0-9]$/i.test(tailOf(previous)) && isProse(previous.text) && isProse(line.text);
}
