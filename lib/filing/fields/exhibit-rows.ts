/**
 * Rows of an exhibit list, as Item 9.01(d) (once 7(c)) and exhibit indexes print them.
 *
 *     99.1           Press Release issued by HemaCare Corporation,
 *                    dated April 8, 2003                              continued at a deeper indent
 *     (d) Exhibits.  Exhibit 3.1 -  Corrected Certificate             behind the sub-paragraph
 *     2.1*⇥Asset Purchase Agreement                                   marks refer to a legend
 *     (99)           Letter
 *     99.1                                                            text on the next line; several
 *     Press release                                                   numbers in a row take turns
 *
 * Numbers are those of Item 601 of Regulation S-K: 1-36 and 95-107.
 */
import { itemTitle } from "../item-taxonomy.ts";
import type { Line } from "../text/line.ts";

export interface ExhibitRow {
  readonly number: string;
  readonly description: string | null;
}

/** Descriptions run over a few lines; what is longer is the exhibit itself. */
const MAX_DESCRIPTION_CHARS = 600;
const MAX_LINE_CHARS = 1000;
/** The longest exhibit indexes have some hundred entries. */
const MAX_LIST_LINES = 3000;

const SUBPARAGRAPH =
  /^\(?[a-e]\)\s*(?:exhibits?\b(?:\s*[.:]?\s+|[^:\t]{0,120}:\s*)(?=exhibit|\d))?/i;
const BARE_HEADING = /^\W*(?:\(?[a-e]\)\W*)?exhibits?\W*$/i;
const ROW =
  /^((?:exhibits?(?:\s+(?:no|number)s?\.?)?|ex\s?[.-])\s*[:#]?\s*)?[*†+#]{0,4}\(?(\d{1,3}(?:\.\d{1,3}){0,2}(?:\s?\([a-z0-9]{1,4}\)){0,3}[a-z]?)\)?\s?[*†+#()1-9]{0,4}(?:\s*[.:–—-]{1,2}(?=\s|$)|\s{2,}|\t|,\s|\s(?=["“(]?[A-Z])|$)\s*(.*)$/i;

interface OpenRow {
  /** Ordinal of its line. */
  readonly at: number;
  readonly number: string;
  /** "Exhibit" stands before the number, or it has a dot: surely no page number. */
  readonly sure: boolean;
  readonly indent: number;
  description: string;
}

/** Reads the exhibit rows among the lines, in the order they are printed. */
export function readExhibitRows(lines: readonly Line[]): ExhibitRow[] {
  return describeRows(dropNotes(collectRows(lines)));
}

function collectRows(lines: readonly Line[]): OpenRow[] {
  const rows: OpenRow[] = [];
  let closed = 0;
  for (const [at, line] of lines.slice(0, MAX_LIST_LINES).entries()) {
    const text = line.text.slice(0, MAX_LINE_CHARS);
    if (BARE_HEADING.test(text)) continue;
    const row = parseRow(text, at);
    if (row) {
      if (rows.at(-1)?.description) closed = rows.length;
      rows.push(row);
      continue;
    }
    const open = rows.slice(closed).find(({ description }) => description === "") ?? rows.at(-1);
    if (!open || closed === rows.length) continue;
    if (continuesRow(open, line, text)) {
      open.description = `${open.description} ${describedIn(text.trim())}`.trim();
    } else closed = rows.length;
  }
  return rows;
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
    return { at, number, sure: true, indent: 0, description };
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

function isExhibitNumber(number: string): boolean {
  const main = Number.parseInt(number, 10);
  return (main >= 1 && main <= 36) || (main >= 95 && main <= 107);
}

/** "10.4(1)": a number behind a number refers to a note; letters count, "99.4(a)". */
function numberOf(printed: string): string {
  return printed
    .replace(/\s/g, "")
    .replace(/(\.\d+)\(\d+\)$/, "$1")
    .toLowerCase();
}

/** In a column of their own: where the exhibit is found, and its page. */
const PLACE =
  /^\W{0,4}(?:(?:page\s)?\d{1,4}|filed\b.*|furnished\b.*|(?:previously|electronically)\s+filed.*|incorporated\b.*|attached\b.*|herewith|n\/a|e-?\d{1,3}|[ivx]{1,5})\W{0,4}$/i;

/** The description without the columns behind it that say where the exhibit is. */
function describedIn(text: string): string {
  const columns = text.split(/\t|\s{4,}/).filter((column) => column.trim() !== "");
  const place = columns.findIndex((column, index) => index > 0 && PLACE.test(column.trim()));
  const own =
    place < 0 || /^20\d\d\b|^19\d\d\b/.test(columns[place] ?? "")
      ? columns
      : columns.slice(0, place);
  return own.join(" ").replace(/\s+/g, " ").trim();
}

/** Words that go on with a sentence: then the number was none of a row. */
const SENTENCE =
  /^(?:of|to|and|or|hereto|above|below|is|was|shall|will|has|have|which|attached|in|for|contains?|days?|shares?|million|percent)\b/;

function parseRow(line: string, at: number): OpenRow | null {
  const text = line.trim().replace(SUBPARAGRAPH, "");
  const match = ROW.exec(text);
  if (!match) return null;
  const number = numberOf(match[2] ?? "");
  const description = describedIn(match[3] ?? "");
  const sure = match[1] !== undefined || number.includes(".");
  if (!isExhibitNumber(number) || SENTENCE.test(description)) return null;
  // Without the word "Exhibit", a whole number before running text is a date, a count or a page.
  if (!sure && !/^(?:["“(]?(?!exhibits?\s\d)[A-Z]|$)/i.test(description)) return null;
  if (!sure && /^[a-z]/.test(description)) return null;
  if (isItemHeading(number, description)) return null;
  return { at, number, description, sure, indent: line.length - line.trimStart().length };
}

/** "9.01 Financial Statements and Exhibits" is the item, its word lost. */
function isItemHeading(number: string, description: string): boolean {
  const title = itemTitle(number);
  return (
    title !== null && description.slice(0, 12).toLowerCase() === title.slice(0, 12).toLowerCase()
  );
}

const OTHER_LINE =
  /^\s*(?:<|exhibit\s+(?:no|number|index)|signatures?\b|item\s+\d|\(?[a-z]\)\s|-{3,}|_{3,}|[*†+#]|\d{1,3}\s*$|furnished\b|filed\s+herewith)/i;
/** A description that ends so goes on. */
const UNFINISHED =
  /(?:\b(?:the|of|and|to|between|by|dated|from|for|with|in|a|an|among|as)|[,“(–—-])$/i;

function continuesRow(open: OpenRow, line: Line, text: string): boolean {
  if (open.description.length > MAX_DESCRIPTION_CHARS || OTHER_LINE.test(text)) return false;
  if (open.description === "") return true;
  if (line.blanksBefore > 0 && line.table === 0) return false;
  if (line.table > 0 && /^[a-z]/.test(text)) return true;
  const indent = text.length - text.trimStart().length;
  return (
    indent > open.indent || UNFINISHED.test(open.description) || hasOpenQuote(open.description)
  );
}

function hasOpenQuote(text: string): boolean {
  return text.lastIndexOf("“") > text.lastIndexOf("”");
}

function cleanDescription(text: string): string | null {
  const cleaned = text
    .replace(/(?:\s?\.){3,}\s*\d{0,4}$/, "")
    .replace(/[\s*†+#]{1,20}$/, "")
    .replace(/^[\s*†+#:–—-]{1,20}/, "")
    .replace(/[.;,]{1,3}$/, "")
    .slice(0, MAX_DESCRIPTION_CHARS)
    .trim();
  return /[A-Za-z]/.test(cleaned) ? cleaned : null;
}
