/**
 * What follows from the items of a current report, apart from what they say.
 *
 * Information under Items 2.02 and 7.01 (12 and 9 of before August 2004) is furnished, not filed
 * (General Instruction B.2 of Form 8-K). Item 12, results of operations, applied from 28 March 2003,
 * but EDGAR took the number from 28 July 2003 only; until then the SEC had registrants report results
 * under Item 9 (Releases 33-8176 and 33-8216):
 *
 *     Item 9, 8 April 2003, "... announced a new product"                          no earnings
 *     Item 9, 24 April 2003, "... net income for the quarter ended March 31"      maybe earnings
 */
import type { ItemRef, Section } from "../filing.ts";

const FURNISHED = new Set(["2.02", "7.01"]);

/** Tells whether any of the items is one whose information is furnished and not filed. */
export function isFurnished(items: readonly ItemRef[]): boolean {
  return items.some(({ current }) => current !== null && FURNISHED.has(current));
}

const WINDOW_START = "2003-03-28";
const WINDOW_END = "2003-07-27";
/** A release says at its beginning what it is about. */
const MAX_CHARACTERS = 20_000;
const FIGURES =
  "(?:results|earnings|net\\s(?:income|loss|sales)|revenues?|loss\\sper\\sshare|income\\sper\\sshare)";
const PERIOD =
  "(?:(?:quarters?|years?|months|weeks|periods?)\\s(?:that\\s)?(?:ended|ending)\\b|(?:first|second|third|fourth|fiscal|1st|2nd|3rd|4th)[\\s-](?:fiscal\\s)?(?:quarter|year)|(?:quarter|year)-end)";
const REPORTS_RESULTS = new RegExp(
  `\\b${FIGURES}\\b[^.]{0,160}\\b${PERIOD}|\\b${PERIOD}[^.]{0,160}\\b${FIGURES}\\b|\\b(?:quarterly|annual|year-end)\\s(?:financial\\s|operating\\s)?(?:results|earnings)\\b|\\bearnings\\srelease\\b|\\b(?:results|earnings)\\sfor\\s(?:the|its)\\s(?:quarter|year)\\b`,
  "i",
);
/** "Information furnished under Item 12", in title or text. */
const NAMES_RESULTS_ITEM = /\bitem\s12\b/i;

/**
 * Tells whether an Item 9 of the months without Item 12 seems to report the results of a completed
 * quarter or year.
 *
 * @param day ISO date of the filing, or else of the event; without it nothing can be told.
 */
export function mayReportEarnings(
  items: readonly ItemRef[],
  sections: readonly Section[],
  day: string | null,
): boolean {
  if (day === null || day < WINDOW_START || day > WINDOW_END) return false;
  if (!items.some(({ code }) => code === "9")) return false;
  return sections.some(({ codes, exhibitNumber, text, titleRaw }) => {
    const isItem = codes.includes("9");
    if (!isItem && exhibitNumber?.startsWith("99") !== true) return false;
    const said = text.slice(0, MAX_CHARACTERS).replace(/\s+/g, " ");
    if (isItem && NAMES_RESULTS_ITEM.test(`${titleRaw} ${said}`)) return true;
    return REPORTS_RESULTS.test(said);
  });
}
