/**
 * Decides whether a candidate heads an item or only mentions one. Evidence is added up:
 *
 *     +3  its title, on the same line or the next, fits the item       (share of words >= 0.6)
 *     +1  nothing follows the number
 *     +1  what follows is short and no sentence
 *     +1  ITEM is in capitals
 *     +1  the line is bold (HTML; many filers use no bold, so absence says nothing)
 *     -4  the line before ends in the middle of a phrase: "... referred to in" / "Item 2.  The"
 *     -4  what follows continues a sentence: "Item 1.01 above is incorporated"
 *     -4  the title is followed by "of this report"
 *     -2  what follows begins in lower case and fits no title
 *     -2  what follows is long and fits no title
 */

import { regimeOf } from "../item-taxonomy.ts";
import type { Line } from "../text/line.ts";
import type { HeadingCandidate } from "./headings.ts";
import { likeliestItem, similarity, titleFit, titleWords } from "./item-titles.ts";

const MIN_SCORE = 1;
/** From this share of words on, a title is the item's. */
export const TITLE_FIT = 0.6;
/** An irregular number needs a title beyond doubt. */
const SURE_TITLE_FIT = 0.75;
const MAX_TITLE_WORDS = 14;
/** The end of the line before, enough to see its last word. */
const TAIL_CHARACTERS = 40;

const UNFINISHED =
  /(?:\b(?:in|under|to|of|with|by|see|and|or|the|this|per|from|pursuant|either|each|both|for|that|such|as|on|at)|[,("\u201c]|\bin response to)$/i;
const CONTINUES =
  /^(?:of|above|below|hereof|herein|hereto|hereunder|is|are|was|were|which|that|to|shall|will|in|under|has|have|and|or|by|on|as|for|with|does|do|may|including|includes|contains|pursuant|requires?|provides|\))(?![a-z-])/i;
const OF_THIS_REPORT =
  /^[^.:]{0,250}?(?:\b(?:of|in|to|on)\s+(?:this|the|our|its|such|that)\s+(?:amendment|current|original|initial|report|form|filing|8-k)|\b(?:above|below)\b|\b(?:is|are)\s+(?:hereby\s+|being\s+)?(?:amended|supplemented|incorporated|replaced|deleted|restated))/i;

/** The lines around a candidate; null at the ends of a document. */
export interface Neighbours {
  readonly previous: Line | null;
  readonly line: Line;
  /** The next line that is no ruler. */
  readonly next: Line | null;
}

/** Returns how well the title of a candidate fits its items, by the one it fits best. */
function candidateFit(candidate: HeadingCandidate, next: Line | null): number {
  const title = candidate.rest === "" ? (next?.text ?? "").slice(0, 400) : candidate.rest;
  return Math.max(...candidate.codes.map((code) => titleFit(title, code)));
}

/** Tells whether a candidate heads an item. */
export function isHeading(candidate: HeadingCandidate, around: Neighbours): boolean {
  if (candidate.range || namesOtherForm(candidate, around.next)) return false;
  const fit = candidateFit(candidate, around.next);
  if (candidate.irregular && fit < SURE_TITLE_FIT) return false;
  return scoreHeading(candidate, around, fit) >= MIN_SCORE;
}

/** Items of Forms 10-K and 10-Q, which 8-Ks of before August 2004 name with bare numbers, too. */
const OTHER_FORMS = [
  "Risk Factors",
  "Legal Proceedings",
  "Submission of Matters to a Vote of Security Holders",
  "Market for Registrant's Common Equity and Related Stockholder Matters",
  "Selected Financial Data",
  "Management's Discussion and Analysis of Financial Condition and Results of Operations",
  "Quantitative and Qualitative Disclosures About Market Risk",
  "Financial Statements and Supplementary Data",
  "Changes in and Disagreements with Accountants on Accounting and Financial Disclosure",
  "Directors and Executive Officers of the Registrant",
  "Executive Compensation",
  "Security Ownership of Certain Beneficial Owners and Management",
  "Certain Relationships and Related Transactions",
  "Controls and Procedures",
  "Exhibits, Financial Statement Schedules and Reports on Form 8-K",
].map((title) => titleWords(title));
const OTHER_FORM_SIMILARITY = 0.75;

function namesOtherForm(candidate: HeadingCandidate, next: Line | null): boolean {
  if (candidate.codes.some((code) => regimeOf(code) === "current")) return false;
  const title = candidate.rest === "" ? (next?.text ?? "") : candidate.rest;
  const words = titleWords(title.slice(0, 200));
  const other = Math.max(...OTHER_FORMS.map((each) => similarity(words, each)));
  if (other < OTHER_FORM_SIMILARITY) return false;
  const own = likeliestItem(title.slice(0, 200), candidate.codes);
  return own === null || own.similarity < other;
}

function scoreHeading(candidate: HeadingCandidate, around: Neighbours, fit: number): number {
  const { rest, punctuation } = candidate;
  const fits = fit >= TITLE_FIT;
  const words = rest === "" ? 0 : rest.split(" ").length;
  let score = fits ? 3 : 0;
  if (rest === "") score += 1;
  else if (words <= MAX_TITLE_WORDS && !/[a-z]{2,}\.$/.test(lastWord(rest))) score += 1;
  if (candidate.upper) score += 1;
  if (around.line.bold) score += 1;
  if (isInterrupted(around.previous, around.line)) score -= 4;
  // "Item 5. On March 3 the registrant ...": the text follows the number without a title.
  const opensText = /^[.:-]/.test(punctuation) && /^[A-Z("][^A-Z]/.test(rest);
  if (punctuation.includes(")") || (!opensText && continuesSentence(rest))) score -= 4;
  if (fits && OF_THIS_REPORT.test(rest)) score -= 4;
  if (!fits && /^[a-z]/.test(rest)) score -= 2;
  if (!fits && opensText) score += 1;
  else if (!fits && words > MAX_TITLE_WORDS) score -= 2;
  return score;
}

function lastWord(text: string): string {
  return text.slice(text.lastIndexOf(" ") + 1);
}

/** Tells whether what follows a number goes on like a sentence: "of this report", "above is". */
export function continuesSentence(rest: string): boolean {
  return CONTINUES.test(rest) || /^["(]?[,)]/.test(rest);
}

/** Tells whether the line before runs on into this one. */
export function isInterrupted(previous: Line | null, line: Line): boolean {
  if (previous === null || line.blanksBefore > 0) return false;
  return UNFINISHED.test(previous.text.slice(-TAIL_CHARACTERS).trimEnd());
}
