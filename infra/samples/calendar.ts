/** Days as ISO dates, counted without a clock or a time zone. */
const DAY_MS = 86_400_000;

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Returns the date so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Returns the date so many weekdays later, the way the deadline of Form 8-K is counted. */
export function addBusinessDays(date: string, days: number): string {
  let day = date;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isWeekday(day)) left--;
  }
  return day;
}

/** Tells whether EDGAR takes filings on a day, holidays apart. */
export function isWeekday(date: string): boolean {
  const weekday = new Date(Date.parse(date)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** Writes a date as reports do: `April 8, 2003`. */
export function formatLongDate(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${MONTHS[Number(month) - 1] ?? month} ${Number(day)}, ${year}`;
}

/** Writes a date as EDGAR headers do: `20030408`. */
export function formatCompactDate(date: string): string {
  return date.replaceAll("-", "");
}
