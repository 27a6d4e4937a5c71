/**
 * Dates as EDGAR's headers and as people write them.
 *
 *     20030408                     header            April 8, 2003 · April 8,2003 · Apr. 8th 2003
 *     20241227162940               acceptance        8 April 2003 · the 8th day of April, 2003
 *     04/08/2003 · 4-8-03          month first       2003-04-08
 *     28/04/2003 · 28.04.2003      day first, as no month has that number
 *     October 12 - 14, 2003        the first day     June 30 and July 2, 2003
 *
 * All become ISO dates; a day that the calendar does not have is no date.
 */

/** Filings are of these years; a number outside is something else. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Returns `yyyymmdd` as an ISO date; null when it is none. */
export function parseHeaderDate(text: string): string | null {
  const parts = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text);
  return parts ? isoDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}

/** Returns `yyyymmddhhmmss` as local time `yyyy-mm-ddThh:mm:ss`; null when it is none. */
export function parseHeaderTime(text: string): string | null {
  const parts = /^\s*(\d{8})(\d{2})(\d{2})(\d{2})\s*$/.exec(text);
  const date = parseHeaderDate(parts?.[1] ?? "");
  if (!parts || !date) return null;
  const [hours, minutes, seconds] = [Number(parts[2]), Number(parts[3]), Number(parts[4])];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return `${date}T${parts[2]}:${parts[3]}:${parts[4]}`;
}

export interface PrintedDate {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

const DAY = "(\\d{1,2})(?:\\s?(?:st|nd|rd|th)\\b)?";
const UNTIL =
  "(?:\\s?(?:-|\\u2013|\\u2014|and|&|to|through|thru)\\s?(?:[A-Za-z]{3,9}\\.? )?\\d{1,2})?";
const YEAR = "(\\d{4}|\\d ?\\d ?\\d ?\\d)(?!\\d)";
const MONTH = "(?<![A-Za-z])((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,8})\\.?,?";

const FORMATS: readonly {
  readonly pattern: RegExp;
  readonly order: readonly ["year" | "month" | "day", "year" | "month" | "day", string];
}[] = [
  {
    pattern: new RegExp(`${MONTH}\\s?${DAY}${UNTIL}\\s?[,.]{0,2}\\s?(?:of )?${YEAR}`, "gi"),
    order: ["month", "day", "year"],
  },
  {
    pattern: new RegExp(
      `(?<!\\d)${DAY}\\s?(?:day )?(?:of )?[-\\s]?${MONTH}\\s?[-,]?\\s?${YEAR}`,
      "gi",
    ),
    order: ["day", "month", "year"],
  },
  {
    pattern: new RegExp(`(?<![\\d-])(\\d{1,2})-${MONTH}-(\\d{2})(?![\\d-])`, "gi"),
    order: ["day", "month", "year"],
  },
  { pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g, order: ["year", "month", "day"] },
  {
    pattern: /(?<![\d/-])(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(\d{4}|\d{2})(?![\d-])/g,
    order: ["month", "day", "year"],
  },
  { pattern: /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/g, order: ["month", "day", "year"] },
];

const MONTH_NAME = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i;
/** Those that a text without the name of a month can hold. */
const NUMERIC_FORMATS = FORMATS.filter(({ pattern }) => !pattern.source.includes("jan|"));

/** What every date without the name of a month has. */
const NUMERIC_DATE = /\d\s?[-/.]\s?\d/;

/** Dates are looked for in lines and labels' values; what is longer is no such thing. */
const MAX_SEARCH_CHARS = 2000;

/** Finds the dates printed in a line or value, in the order they stand. */
export function findDates(text: string): PrintedDate[] {
  // Most lines hold no digit, and four patterns cost more than one look.
  if (!/\d/.test(text)) return [];
  const spaced = text.slice(0, MAX_SEARCH_CHARS).replace(/[^\S ]/g, " ");
  const found: PrintedDate[] = [];
  const isNamed = MONTH_NAME.test(spaced);
  if (!isNamed && !NUMERIC_DATE.test(spaced)) return [];
  const formats = isNamed ? FORMATS : NUMERIC_FORMATS;
  for (const { pattern, order } of formats) {
    for (const match of spaced.matchAll(pattern)) {
      const printed = (part: string): string => match[order.indexOf(part) + 1] ?? "";
      const date = dateOf(printed("year"), printed("month"), printed("day"));
      const overlaps = found.some(
        (other) => match.index < other.end && other.start < match.index + match[0].length,
      );
      if (date && !overlaps)
        found.push({ date, start: match.index, end: match.index + match[0].length });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

/** Numbers are month and day; when the first can be no month, they are day and month. */
function dateOf(year: string, month: string, day: string): string | null {
  const [first, second] = [monthOf(month), Number(day)];
  const swapped = first > MONTHS.length && second <= MONTHS.length;
  return swapped ? isoDate(yearOf(year), second, first) : isoDate(yearOf(year), first, second);
}

function yearOf(printed: string): number {
  const digits = printed.replaceAll(" ", "");
  if (digits.length !== 2) return Number(digits);
  return Number(digits) + (Number(digits) >= 70 ? 1900 : 2000);
}

function monthOf(printed: string): number {
  const number = Number(printed);
  return Number.isInteger(number) ? number : MONTHS.indexOf(printed.slice(0, 3).toLowerCase()) + 1;
}

function isoDate(year: number, month: number, day: number): string | null {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
