/**
 * Rows of an exhibit list, as Item 9.01(d) (once 7(c)) and exhibit indexes print them.
 *
 *     99.1           Press Release issued by Northwind Pumps, Inc.,
 *                    dated April 8, 2003                              continued at a deeper indent
 *     (d) Exhibits.  Exhibit 3.1 -  Corrected Certificate             behind the sub-paragraph
 *     2.1*⇥Asset Purchase Agreement                                   marks refer to a legend
 *     (99)           Letter
 *     Exhibit 3-A    Restated Certificate         letters behind a hyphen need the word before them
 *     99.1                                                            text on the next line; several
 *     Press release                                                   numbers in a row take turns
 *
 * Numbers are those of Item 601 of Regulation S-K: 1-36 and 95-107.
 */
import { itemTitle } from "../item-taxonomy.ts";
import type { Line } from "../text/line.ts";

/** Descriptions run over a few lines; what is longer is the exhibit itself. */
const MAX_DESCRIPTION_CHARS = 600;
export const MAX_LINE_CHARS = 1000;

const SUBPARAGRAPH =
  /^\(?[a-e]\)\s*(?:exhibits?\b(?:\s*[.:]?\s+|[^:\t]{0,120}:\s*)(?=exhibit|\d))?/i;
/** "Item 9.01 Financial Statements and Exhibits. (d)" on the line of the first exhibit. */
const ITEM_BEFORE =
  /^items?\s{1,4}(?:7(?!\.\d)|9\.01)(?:\b.{0,120}?(?=\([cd]\)\s{0,4}exhibits?\b)|\W{1,20}(?=exhibit\s{1,4}\d))/i;
/** "The following exhibit is furnished herewith: Exhibit 99" */
const SENTENCE_BEFORE =
  /^[^:\t]{0,60}\bfollowing\s(?:\w{1,20}\s){0,3}exhibits?\b[^:\t]{0,120}:\s{1,20}(?=exhibit|\d)/i;
const ROW =
  /^((?:exhibits?(?:\s+(?:no|number)s?\.?)?|\(?ex\s?[.-])\s*[:#]?\s*)?(?:[*†+#]{1,4}\s{0,20})?\(?(\d{1,3}(?:\.\d{1,3}){0,2}(?:-(?:[a-z](?:-\d{1,2})?|\d{1,2}))?(?:\s?\([a-z0-9]{1,4}\)){0,3}[a-z]?)\)?\s?[*†+#()1-9]{0,4}(?:\s*[.:–—-]{1,2}(?=\s|$)|\s{2,}|\t|,\s|\s(?=["“(]?[A-Z])|$)\s*(.*)$/i;

/**
 * "(a)(1)(A)   Offer to Purchase": tender offers count by the paragraphs of Item 1016 of Regulation M-A;
 * "(a)(1)" alone is the list of financial statements of an annual report.
 */
const TENDER_ROW =
  /^[*†+]{0,3}(\(a\)\s?\(\d\)\s?\([A-Z]{1,3}\)|\([bd]\)\s?\(\d{1,2}\))[*†+]{0,3}(?:\t|\s{2,})\s*(\S.*)$/;

/** Between rows on one line, "99.1 Slides; 99.2 Press release". */
const NEXT_ROW =
  /;\s{1,4}(?:and\s)?(?=(?:exhibit\s\d{1,3}|\d{1,3}\.\d{1,2})\s{1,4}[-–—]{0,2}\s?["“(]?[A-Z])/i;

/** Reads the rows that stand on a line, which are seldom several. */
export function parseRows(line: string, at: number): OpenRow[] {
  const whole = parseRow(line, at);
  if (whole === null || !NEXT_ROW.test(line)) return whole === null ? [] : [whole];
  return line
    .split(NEXT_ROW)
    .map((part) => parseRow(part, at))
    .filter((row) => row !== null);
}

/** A row that lines below may go on with. */
export interface OpenRow {
  /** Ordinal of its line. */
  readonly at: number;
  readonly number: string;
  /** "Exhibit" stands before the number, or it has a dot: surely no page number. */
  readonly sure: boolean;
  readonly indent: number;
  /** Where the column begins that says where the exhibit is found; Infinity without one. */
  readonly width: number;
  description: string;
}

/** Tells whether Item 601 of Regulation S-K has exhibits of that number. */
export function isExhibitNumber(number: string): boolean {
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

/** In a column of their own: where the exhibit is found, the form it was filed with, and its page. */
const PLACE =
  /^\W{0,4}(?:(?:form\s)?(?:8-k|10-[kq]|10-?[kq]sb|[sf]-\d{1,2}|20-f|def\s?14a)(?:\/a)?|(?:page\s)?\d{1,4}|filed\b.*|furnished\b.*|(?:previously|electronically)\s+filed.*|incorporated\b.*|attached\b.*|herewith|n\/a|e-?\d{1,3}|[ivx]{1,5})\W{0,4}$/i;

/** A year ends a description whose lines are justified. */
function isPlace(column: string): boolean {
  return PLACE.test(column) && !/^(?:19|20)\d\d\b/.test(column);
}

/** The description without the columns behind it that say where the exhibit is. */
export function describedIn(text: string): string {
  const columns = text.split(/\t|\s{4,}/).filter((column) => column.trim() !== "");
  const place = columns.findIndex((column, index) => index > 0 && isPlace(column.trim()));
  const own = place < 0 ? columns : columns.slice(0, place);
  return own.join(" ").replace(/\s+/g, " ").trim();
}

/** ASCII: lists of two columns wrap both, so lines below are read up to the second. */
function columnOfPlace(line: string, from: number): number {
  const gaps = [...line.slice(from).matchAll(/\s{3,}/g)];
  for (const [index, gap] of gaps.entries()) {
    const start = from + gap.index + gap[0].length;
    const next = gaps[index + 1];
    const column = line.slice(start, next === undefined ? line.length : from + next.index);
    if (gap.index > 0 && isPlace(column)) return start;
  }
  return Number.POSITIVE_INFINITY;
}

/** Words that go on with a sentence: then the number was none of a row. */
const SENTENCE =
  /^(?:of|to|and|or|hereto|above|below|is|was|shall|will|has|have|which|attached|in|for|contains?|days?|shares?|million|percent)\b/;

/** Periodic reports number the reports on Form 8-K below their exhibits. */
const OTHER_REPORT = /^(?:(?:a\s)?(?:current\s)?reports?\son\s)?form\s8-?k\b/i;

/** Reads the row that a line begins; null when it begins none. */
function parseRow(line: string, at: number): OpenRow | null {
  const tender = parseTenderRow(line, at);
  if (tender) return tender;
  const text = withoutLead(line.trim());
  const match = ROW.exec(text);
  if (!match) return null;
  const number = numberOf(match[2] ?? "");
  const from = line.trimEnd().length - (match[3] ?? "").length;
  const width = columnOfPlace(line, from);
  const description = describedIn(line.slice(from, width));
  const sure = match[1] !== undefined || number.includes(".");
  if (!isExhibitNumber(number) || SENTENCE.test(description)) return null;
  // "Exhibit 3-A" is a number, "10-K" is a form.
  if (number.includes("-") && match[1] === undefined) return null;
  if (!sure && OTHER_REPORT.test(description)) return null;
  // Without the word "Exhibit", a whole number before running text is a date, a count or a page.
  if (!sure && !/^(?:["“(]?(?!exhibits?\s\d)[A-Z]|$)/i.test(description)) return null;
  if (!sure && /^[a-z]/.test(description)) return null;
  return { at, number, description, sure, indent: line.length - line.trimStart().length, width };
}

/** A line without what stands before the number of an exhibit: sub-paragraph, heading or sentence. */
function withoutLead(line: string): string {
  return line.replace(ITEM_BEFORE, "").replace(SUBPARAGRAPH, "").replace(SENTENCE_BEFORE, "");
}

/** EDGAR types these exhibits EX-99.(A)(1)(A). */
function parseTenderRow(line: string, at: number): OpenRow | null {
  const match = TENDER_ROW.exec(line.trim());
  const description = describedIn(match?.[2] ?? "");
  if (!/^["“(]?[A-Z]/.test(description)) return null;
  const number = `99.${match?.[1]?.replace(/\s/g, "").toLowerCase()}`;
  const indent = line.length - line.trimStart().length;
  return { at, number, description, sure: true, indent, width: Number.POSITIVE_INFINITY };
}

const EXHIBITS_ITEM = /^(?:7|9\.01)$/;
const EXHIBITS_TITLE =
  /^(?:exhibits\b|financial\s+(?:statements|information)\b.{0,80}\bexhibits\b)/i;

/** "9.01 Financial Statements and Exhibits", or "7. Exhibits", is the item, its word lost. */
export function isItemHeading({ number, description }: OpenRow): boolean {
  if (EXHIBITS_ITEM.test(number) && EXHIBITS_TITLE.test(description)) return true;
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

/** Tells whether a line goes on with a row. */
export function continuesRow(open: OpenRow, line: Line, text: string): boolean {
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

/** Cuts dots, pages and marks off a description; null when nothing is left. */
export function cleanDescription(text: string): string | null {
  const cleaned = text
    .replace(/(?:\s?\.){3,}\s*\d{0,4}$/, "")
    .replace(/[\s*†+#]{1,20}$/, "")
    .replace(/^[\s*†+#:–—-]{1,20}/, "")
    .replace(/[.;,]{1,3}$/, "")
    .slice(0, MAX_DESCRIPTION_CHARS)
    .trim();
  return /[A-Za-z]/.test(cleaned) ? cleaned : null;
}
