/** Values as people read them. EDGAR is American, and so are the dates and numbers. */

const dateFormat = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });
const dateTimeFormat = new Intl.DateTimeFormat("en-US", {
  dateStyle: "medium",
  timeStyle: "short",
});
const numberFormat = new Intl.NumberFormat("en-US");

/** Formats an ISO date: `2003-04-08` is `Apr 8, 2003`. Anything else comes back as it is. */
export function formatDate(isoDate: string): string {
  const time = Date.parse(`${isoDate}T00:00:00Z`);
  return Number.isNaN(time) ? isoDate : dateFormat.format(time);
}

/** Formats an ISO instant in the reader's own time zone. */
export function formatInstant(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : dateTimeFormat.format(time);
}

/** Formats a whole number with thousands separators. */
export function formatCount(count: number): string {
  return numberFormat.format(count);
}

/** Formats a count with its noun: `1 filing`, `2,150 filings`. */
export function formatPlural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Makes a sentence of a message in lower case and without a full stop. */
export function formatSentence(message: string): string {
  const sentence = message.slice(0, 1).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
