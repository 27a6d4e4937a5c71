/**
 * Dates as people write them in filters, and the days they span.
 *
 *     2003                        2003-01-01 … 2003-12-31
 *     2003-04                     2003-04-01 … 2003-04-30
 *     2003-04-08                  that day
 *     [2003-04-01 TO 2003-06-30]  from the first day of the one to the last day of the other
 *     2003-04..2003-06            the same, shorter; `*` or nothing leaves an end open
 *     >=2003-04  <2004            on and after 1 April 2003; until 31 December 2003
 */
export interface DateRange {
  /** ISO dates, inclusive; null when that end is open. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The days of a year, month or day; both ends are given. */
export interface DateSpan {
  readonly from: string;
  readonly to: string;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const FEBRUARY = 2;
/** The day behind it takes more than ten characters, and would sort before all others. */
const LAST_DAY = "9999-12-31";

/** Returns the first and last day of a year, month or day; null when the text is no such date. */
export function parseDateSpan(text: string): DateSpan | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  if (match === null) return null;
  const [, year = "", month, day] = match;
  if (Number(year) === 0) return null;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const lastDay = daysInMonth(Number(year), Number(month));
  if (lastDay === null) return null;
  if (day === undefined) {
    return { from: `${year}-${month}-01`, to: `${year}-${month}-${String(lastDay)}` };
  }
  if (Number(day) < 1 || Number(day) > lastDay) return null;
  const date = `${year}-${month}-${day}`;
  return { from: date, to: date };
}

/** Returns the days that a date, a range or a comparison spans; null when the text is none. */
export function parseDateRange(text: string): DateRange | null {
  const trimmed = text.trim();
  const comparison = /^([<>]=?)\s*(.+)$/.exec(trimmed);
  if (comparison !== null) return compare(comparison[1] ?? "", comparison[2] ?? "");
  const between =
    /^\[\s*(\S+)\s+TO\s+(\S+)\s*\]$/i.exec(trimmed) ?? /^([\d*-]*)\.\.([\d*-]*)$/.exec(trimmed);
  if (between === null) return parseDateSpan(trimmed);
  const from = rangeEnd(between[1] ?? "");
  const to = rangeEnd(between[2] ?? "");
  if (from === undefined || to === undefined) return null;
  return { from: from?.from ?? null, to: to?.to ?? null };
}

/** Returns the days that lie in both ranges. */
export function intersectRanges(left: DateRange, right: DateRange): DateRange {
  return {
    from: sortDates(left.from, right.from).at(-1) ?? null,
    to: sortDates(left.to, right.to).at(0) ?? null,
  };
}

/** ISO dates sort as text. */
function sortDates(...dates: readonly (string | null)[]): string[] {
  return dates.filter((date) => date !== null).sort();
}

function rangeEnd(text: string): DateSpan | null | undefined {
  if (text === "*" || text === "") return null;
  return parseDateSpan(text) ?? undefined;
}

function compare(operator: string, text: string): DateRange | null {
  const span = parseDateSpan(text);
  if (span === null) return null;
  if (operator === ">=") return { from: span.from, to: null };
  if (operator === "<=") return { from: null, to: span.to };
  if (operator === ">") return span.to === LAST_DAY ? null : { from: nextDay(span.to), to: null };
  return { from: null, to: previousDay(span.from) };
}

function nextDay(date: string): string {
  return shiftDay(date, 1);
}

function previousDay(date: string): string {
  return shiftDay(date, -1);
}

function shiftDay(date: string, days: number): string {
  const shifted = new Date(`${date}T00:00:00Z`);
  shifted.setUTCDate(shifted.getUTCDate() + days);
  return shifted.toISOString().slice(0, "0000-00-00".length);
}

function daysInMonth(year: number, month: number): number | null {
  const days = DAYS_IN_MONTH[month - 1];
  if (days === undefined) return null;
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === FEBRUARY && isLeapYear ? days + 1 : days;
}
