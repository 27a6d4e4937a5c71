/**
 * When the report that an amendment amends was filed, as its explanatory note says:
 *
 *     This Amendment No. 1 amends the Current Report on Form 8-K originally filed with the
 *     Securities and Exchange Commission on August 2, 2017 ...
 *
 * A date behind "dated" is that of the report or of its event, and not when it was filed.
 */
import type { Section, Sourced } from "../filing.ts";
import { findDates } from "./calendar-date.ts";

/** The note says it in its first sentences, without a note the first item or the end of the cover. */
const SEARCH_CHARS = 2000;
const REACH_CHARS = 250;
const FILED = /\b(?:filed|furnished|submitted)\b.{0,150}\bon\s(?:or\sabout\s)?$/i;
const REPORT = /form\s?8-?k|original|initial|report|amend/i;

/** Reads the day from an amendment's sections; null when they do not say it. */
export function readAmendedFiling(sections: readonly Section[]): Sourced<string> | null {
  const note = sections.find(({ kind }) => kind === "explanatory-note");
  const told = note ?? sections.find(({ kind }) => kind === "item" || kind === "body");
  const cover = note ? undefined : sections.find(({ kind }) => kind === "cover");
  return filedDate(told?.text ?? "") ?? filedDate((cover?.text ?? "").slice(-SEARCH_CHARS));
}

function filedDate(told: string): Sourced<string> | null {
  const text = told.slice(0, SEARCH_CHARS).replace(/\s+/g, " ");
  for (const { date, start, end } of findDates(text)) {
    const before = text.slice(Math.max(0, start - REACH_CHARS), start);
    if (!FILED.test(before) || !REPORT.test(before)) continue;
    return { value: date, source: "text", raw: text.slice(start, end) };
  }
  return null;
}
