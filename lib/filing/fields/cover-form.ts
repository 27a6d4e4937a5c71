/**
 * The form and amendment that a cover names: "FORM 8-K/A", "Form 8 - K", "(Amendment No. 2)".
 */
import type { Line } from "../text/line.ts";

/** A form's name stands at the top of its cover. */
const MAX_LINES = 40;
const MAX_LINE_CHARS = 200;

const TYPES =
  "8\\s?[-–—]?\\s?K(?:12B|12G3|15D5)?|10\\s?[-–—]\\s?(?:KSB|QSB|KT|QT|K405|K|Q|D)|6\\s?[-–—]\\s?K|" +
  "(?:20|40)\\s?[-–—]\\s?F|11\\s?[-–—]\\s?K|[SF]\\s?[-–—]\\s?\\d{1,2}|SD|N\\s?[-–—]\\s?(?:CSR|PORT|Q|CEN)|" +
  "10|1\\s?[-–—]\\s?U|ABS\\s?[-–—]\\s?15G|15|25|144|[345]";
/** The form stands at the start of its line; within a sentence it is another filing's. */
const FORM = new RegExp(
  `^\\W*(?:(?:sec|current|annual|quarterly|transition|united|states)\\s+(?:report\\s+(?:on\\s+)?)?)?` +
    `f\\s?o\\s?r\\s?m\\s*:?\\s*(${TYPES})(\\s?[/–—-]\\s?A|A)?(?![A-Za-z0-9])`,
  "i",
);
const BARE_FORM = /^\W*(8\s?[-–—]\s?K)(\s?\/\s?A)?\W*$/i;
/** The cover ends here at the latest. */
const FIRST_ITEM = /^\W*(?:part\s+[iv]+\W+)?items?\s*[\d.]/i;
const SCHEDULE = /^\W*schedule\s+(14A|14C|13D|13G|TO|13E-3|14D-9)\b(\s?\/\s?A)?/i;
/** A box that is ticked, in whatever font. */
const TICKED =
  "^(?:.{0,80}[\\s:])?(?:\\[\\s?x\\s?\\]|\\|x\\||x|[\u2612\u2611\u00fe\u00fd])\\s{0,4}";
const STATEMENT = new RegExp(`${TICKED}(preliminary|definitive\\s+additional|soliciting)`, "i");
const LATE_NOTICE = /^\W*form\s+12b-?25\b/i;
const LATE_REPORT = new RegExp(
  `${TICKED}form\\s+(10-?[KQ](?:SB)?|20-?F|11-?K|10-?D|N-?CSR)\\b`,
  "i",
);
/** "Amendment No. 2", "First Amendment", and the number behind the form: "FORM 8-K/A No. 3". */
const AMENDMENTS = [
  /amendment\s+(?:no|number|#)\s*\.?\s*[:#]?\s*(\d{1,3}|one|two|three|four|five|six|vi|iv|v|i{1,3})(?![a-z\d])/i,
  /amendment\s+(\d{1,2})(?![\w/-])/i,
  /^\W*(first|second|third|fourth|fifth|sixth)\s+amendment(?:\s+to\s.{0,40}(?:8-k|report))?\W*$/i,
  /^\W*form\s.{1,12}\/\s?A[\s(-]{1,3}(?:no\b\W{0,3}|#\s?)?(\d{1,2})(?![\w/-])/i,
];
/** "AMENDMENT TO FORM 8-K", with or without a number. */
const AMENDS_FORM = /^\W*amendment\s+to(?:\s+the|\s+its)?(?:\s+(?:form|current|report)\b.*|\W*)$/i;
const NUMBERS = [
  ["one", "first", "i"],
  ["two", "second", "ii"],
  ["three", "third", "iii"],
  ["four", "fourth", "iv"],
  ["five", "fifth", "v"],
  ["six", "sixth", "vi"],
];

export interface CoverForm {
  /** EDGAR's spelling, `8-K/A`; null when the cover names no form. */
  readonly form: string | null;
  readonly raw: string | null;
  readonly amendmentNumber: number | null;
}

/** Reads form type and amendment number from the first lines of a document. */
export function readCoverForm(lines: readonly Line[]): CoverForm {
  const top = coverTop(lines);
  const late = firstMatch(top, LATE_NOTICE);
  const printed = late ?? firstMatch(top, FORM) ?? firstMatch(top, BARE_FORM);
  const schedule = printed ? null : firstMatch(top, SCHEDULE);
  const number = amendmentOf(top)?.toLowerCase();
  const named = late
    ? lateForm(top)
    : printed
      ? spell(printed[1] ?? "")
      : scheduleForm(schedule?.[1], firstMatch(top, STATEMENT)?.[1]);
  const amended =
    Boolean(printed?.[2] ?? schedule?.[2] ?? number) || firstMatch(top, AMENDS_FORM) !== null;
  return {
    form: named && amended ? `${named}/A` : named,
    raw: printed?.[0] ?? schedule?.[0] ?? null,
    amendmentNumber: number ? numberOf(number) : null,
  };
}

function coverTop(lines: readonly Line[]): string[] {
  const top = lines.slice(0, MAX_LINES).map((line) => line.text.slice(0, MAX_LINE_CHARS).trim());
  const end = top.findIndex((text) => FIRST_ITEM.test(text));
  return end < 0 ? top : top.slice(0, end);
}

function firstMatch(lines: readonly string[], pattern: RegExp): RegExpExecArray | null {
  for (const line of lines) {
    const match = pattern.exec(line);
    if (match) return match;
  }
  return null;
}

/** "8 - k" and "8K" are 8-K. */
function spell(printed: string): string {
  const tight = printed.replace(/\s/g, "").replace(/[–—]/g, "-").toUpperCase();
  return tight.replace(/^8-?K/, "8-K");
}

/** A notice of late filing is of the kind of the report that is late: "[X] Form 10-K". */
function lateForm(top: readonly string[]): string | null {
  const report = firstMatch(top, LATE_REPORT)?.[1];
  return report ? `NT ${report.toUpperCase().replace(/^(10|20|11|N)-?/, "$1-")}` : null;
}

/** Schedules 14A and 14C are of the kind whose box is ticked. */
function scheduleForm(printed: string | undefined, ticked = "definitive"): string | null {
  if (!printed) return null;
  const name = printed.toUpperCase();
  if (!name.startsWith("14A") && !name.startsWith("14C")) return `SC ${name}`;
  if (/^preliminary/i.test(ticked)) return `PRE ${name}`;
  return /^definitive$/i.test(ticked) ? `DEF ${name}` : `DEFA${name}`;
}

function amendmentOf(top: readonly string[]): string | undefined {
  for (const pattern of AMENDMENTS) {
    const number = firstMatch(top, pattern)?.[1];
    if (number) return number;
  }
  return undefined;
}

function numberOf(printed: string): number {
  const index = NUMBERS.findIndex((words) => words.includes(printed));
  return index >= 0 ? index + 1 : Number(printed);
}
