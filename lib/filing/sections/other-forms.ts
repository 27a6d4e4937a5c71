/**
 * Items of Forms 10-K, 10-KSB and 10-Q, which 8-Ks of before August 2004 name with bare numbers, too:
 *
 *     Item 7. Management's Discussion and Analysis    an annual report's, quoted or recast
 *     Item 7. Financial Statements and Exhibits       this form's
 */

import { regimeOf } from "../item-taxonomy.ts";
import { likeliestItem, overlap, similarity, titleWords } from "./item-titles.ts";

const MDA = "Management's Discussion and Analysis of Financial Condition and Results of Operations";
const LEGAL = "Legal Proceedings";
const MARKET_RISK = "Quantitative and Qualitative Disclosures About Market Risk";
const CONTROLS = "Controls and Procedures";
const DISAGREEMENTS =
  "Changes in and Disagreements with Accountants on Accounting and Financial Disclosure";
const DIRECTORS = "Directors and Executive Officers of the Registrant";
const COMPENSATION = "Executive Compensation";
const OWNERSHIP = "Security Ownership of Certain Beneficial Owners and Management";
const RELATIONSHIPS = "Certain Relationships and Related Transactions";
const REPORTS = "Exhibits and Reports on Form 8-K";

const TITLES: ReadonlyMap<string, readonly string[]> = new Map([
  ["1", ["Business", "Description of Business", "Financial Statements", LEGAL, "Risk Factors"]],
  ["2", ["Properties", "Description of Property", MDA, "Changes in Securities", "Use of Proceeds"]],
  ["3", [LEGAL, MARKET_RISK, "Defaults Upon Senior Securities", CONTROLS]],
  ["4", ["Submission of Matters to a Vote of Security Holders", CONTROLS]],
  ["5", ["Market for Registrant's Common Equity and Related Stockholder Matters"]],
  ["6", ["Selected Financial Data", MDA, REPORTS]],
  ["7", [MDA, "MD&A", MARKET_RISK, "Financial Statements and Supplementary Data"]],
  ["8", ["Financial Statements and Supplementary Data", DISAGREEMENTS]],
  ["9", [DISAGREEMENTS, DIRECTORS, CONTROLS]],
  ["10", [DIRECTORS, COMPENSATION]],
  ["11", [COMPENSATION, OWNERSHIP]],
  ["12", [OWNERSHIP, RELATIONSHIPS]],
  ["13", [RELATIONSHIPS, REPORTS]],
]);

const WORDINGS = new Map(
  [...TITLES].map(([number, titles]) => [number, titles.map((title) => titleWords(title))]),
);
const MAX_TITLE_CHARACTERS = 200;
/** From this share of the smaller set of words on, a title is the other form's. */
const OTHER_FORM_FIT = 0.75;

/** Tells whether a bare number with this title is the item of a periodic report. */
export function namesOtherForm(codes: readonly string[], title: string): boolean {
  const number = codes[0] ?? "";
  if (regimeOf(number) === "current") return false;
  const printed = title.slice(0, MAX_TITLE_CHARACTERS);
  const words = titleWords(printed);
  let fit = 0;
  let likeness = 0;
  for (const wording of WORDINGS.get(number) ?? []) {
    if (words.length > wording.length + 2) continue;
    fit = Math.max(fit, overlap(words, wording));
    likeness = Math.max(likeness, similarity(words, wording));
  }
  if (fit < OTHER_FORM_FIT) return false;
  const own = likeliestItem(printed, codes);
  return own === null || own.similarity < likeness;
}
