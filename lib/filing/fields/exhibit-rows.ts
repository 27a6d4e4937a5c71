/**
 * Lists of exhibits: in the section of the exhibits item, in an index, or named by running text.
 * What a single row looks like is told in exhibit-row.ts.
 */
import type { Line } from "../text/line.ts";
import {
  cleanDescription,
  continuesRow,
  describedIn,
  isExhibitNumber,
  isItemHeading,
  MAX_LINE_CHARS,
  type OpenRow,
  parseRows,
} from "./exhibit-row.ts";

export interface ExhibitRow {
  readonly number: string;
  readonly description: string | null;
}

/** The longest exhibit indexes have some hundred entries. */
const MAX_LIST_LINES = 3000;

const BARE_HEADING = /^\W*(?:\(?[a-e1-9]\)\W*){0,2}exhibits?\W*$/i;
/** "(b) Reports on Form 8-K" follows the exhibits of periodic reports, and may be numbered, too. */
const REPORTS_HEADING = /^\W*(?:\(?[a-e]\)\W*)?reports\s+on\s+form\s+8-?k\b/i;
/** Reads the exhibit rows among the lines, in the order they are printed. */
export function readExhibitRows(lines: readonly Line[]): ExhibitRow[] {
  return describeRows(dropNotes(collectRows(lines)));
}

function collectRows(lines: readonly Line[]): OpenRow[] {
  const rows: OpenRow[] = [];
  let closed = 0;
  let isOfReports = false;
  for (const [at, line] of lines.slice(0, MAX_LIST_LINES).entries()) {
    const text = line.text.slice(0, MAX_LINE_CHARS);
    if (REPORTS_HEADING.test(text)) isOfReports = true;
    if (BARE_HEADING.test(text)) continue;
    const found = parseRows(text, at);
    const [row] = found;
    if (row && !row.sure && isOfReports) continue;
    isOfReports &&= row === undefined;
    if (row) {
      if (rows.at(-1)?.description) closed = rows.length;
      rows.push(...found);
      if (found.length > 1) closed = rows.length - 1;
      continue;
    }
    const open = rows.slice(closed).find(({ description }) => description === "") ?? rows.at(-1);
    if (!open || closed === rows.length) continue;
    if (continuesRow(open, line, text)) {
      open.description =
        `${open.description} ${describedIn(text.slice(0, open.width).trim())}`.trim();
    } else closed = rows.length;
  }
  return rows.filter((row) => !isItemHeading(row));
}

function describeRows(rows: readonly OpenRow[]): ExhibitRow[] {
  return rows
    .map(({ number, description, sure }) => ({
      number,
      sure,
      description: cleanDescription(description),
    }))
    .filter(({ sure, description }) => sure || description !== null)
    .map(({ number, description }) => ({ number, description }));
}

/** A section this short holds a list and no statements whose notes are numbered like exhibits. */
const MAX_LIST_SECTION_LINES = 25;
const LIST_HEADING =
  /^\W*(?:\(?[a-e]\)[\s.]*)?(?:list\s+of\s+|index\s+(?:to|of)\s+|the\s+following\s+)?exhibits?\b|following\s+(?:\w+\s+){0,3}exhibits?\b/i;

/**
 * Reads the rows of an item's section. Financial statements may stand in it, so rows count from
 * the heading of the list on; without one, only numbers that are no footnote's.
 */
export function readItemExhibits(lines: readonly Line[]): ExhibitRow[] {
  const heading = lines.findIndex(
    ({ text }, index) => index > 0 && LIST_HEADING.test(text.slice(0, MAX_LINE_CHARS)),
  );
  const start = heading >= 0 || lines.length > MAX_LIST_SECTION_LINES ? heading : 0;
  const isListed = ({ at, number, sure }: OpenRow): boolean =>
    sure || Number.parseInt(number, 10) > 36 || (start >= 0 && at >= start);
  const rows = dropNotes(collectRows(lines).filter(isListed));
  return describeRows(rows.length > 0 ? rows : collectTrailing(lines));
}

/** What the first exhibit of a list can be; notes to statements begin with "Organization". */
const FIRST_EXHIBIT =
  /agreement|underwrit|press|news|release|letter|contract|certificate|notice|consent|report\b/i;
const STREET = /\b(?:street|avenue|road|drive|boulevard|lane|suite|floor|plaza|st|ave|rd|blvd)\b/i;

/** Drops whole numbers that count notes (1, 2, 3 ...) or houses, and not exhibits. */
function dropNotes(rows: readonly OpenRow[]): OpenRow[] {
  const kept: OpenRow[] = [];
  let counted = 0;
  for (const row of rows) {
    const number = Number(row.number);
    const isNote = number === 1 ? !FIRST_EXHIBIT.test(row.description) : number === counted + 1;
    counted = !row.sure && isNote && (number === 1 || counted > 0) ? number : 0;
    if (counted === 0 && (row.sure || !STREET.test(row.description))) kept.push(row);
  }
  return kept;
}

const NUMBER_ALONE = /^[*†+#]{0,4}(\d{1,3}(?:\.\d{1,3}){1,2})[*†+#]{0,4}$/;

/** Rows of a list whose heading says that the number comes last, "Description⇥Exhibit No." */
function collectTrailing(lines: readonly Line[]): OpenRow[] {
  const heading = lines.findIndex(({ text }) =>
    /^\W*(?:description|document|exhibit)\b[^\t]{0,60}\t.{0,20}exhibit\W+n(?:o|umber)\b/i.test(
      text.slice(0, MAX_LINE_CHARS),
    ),
  );
  if (heading < 0) return [];
  const rows = lines.slice(heading + 1, heading + MAX_LIST_LINES).map(({ text }, at) => {
    const cells = text.slice(0, MAX_LINE_CHARS).trim().split("\t");
    const number = NUMBER_ALONE.exec(cells.pop()?.trim() ?? "")?.[1] ?? "";
    const description = cells.join(" ").replace(/\s+/g, " ").trim();
    if (!isExhibitNumber(number) || !/[A-Za-z]/.test(description)) return null;
    return { at, number, sure: true, indent: 0, width: Number.POSITIVE_INFINITY, description };
  });
  return rows.filter((row) => row !== null);
}

const LETTERED_ROW = /^\W{0,8}exhibit\s{1,3}["“]?([A-Z])["”]?\s{0,3}[:.–—-]{0,2}\s{1,40}(\S.*)$/i;

/** Reads the exhibits that schedules count by letters, which EDGAR types EX-99.A. */
export function readLetteredExhibits(lines: readonly Line[]): ExhibitRow[] {
  const rows = lines.slice(0, MAX_LIST_LINES).map(({ text }) => {
    const match = LETTERED_ROW.exec(text.slice(0, MAX_LINE_CHARS));
    const description = cleanDescription(describedIn(match?.[2] ?? ""));
    if (!match || !/^["“(]?[A-Z]/.test(description ?? "")) return null;
    return { number: `99.${match[1]?.toLowerCase()}`, description };
  });
  return rows.filter((row) => row !== null);
}

/** Reads numbers that running text names, "Exhibit 16, the letter …"; for lists without rows. */
export function readExhibitMentions(lines: readonly Line[]): ExhibitRow[] {
  const text = lines
    .slice(0, MAX_LIST_LINES)
    .map((line) => line.text.slice(0, MAX_LINE_CHARS))
    .join(" ");
  const numbers = text.matchAll(/\bexhibits?\s+(?:no\.?\s+)?(\d{1,3}(?:\.\d{1,3})?)(?![\d.]*\d)/gi);
  return [...new Set([...numbers].map((match) => match[1] ?? ""))]
    .filter(isExhibitNumber)
    .map((number) => ({ number, description: null }));
}
