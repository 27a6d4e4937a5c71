/**
 * Rows of an exhibit list, as Item 9.01(d) (once 7(c)) and exhibit indexes print them.
 *
 *     99.1           Press Release issued by HemaCare Corporation,
 *                    dated April 8, 2003                              continued at a deeper indent
 *     Exhibit 3.1 -  Corrected Certificate
 *     2.1*⇥Asset Purchase Agreement                                   marks refer to a legend
 *     (99)           Letter
 *     99.1                                                            text on the next line
 *     Press release
 *
 * Numbers are those of Item 601 of Regulation S-K: 1-36 and 95-107.
 */
import type { Line } from "./line.ts";

export interface ExhibitRow {
  readonly number: string;
  readonly description: string | null;
}

/** Descriptions run over a few lines; what is longer is the exhibit itself. */
const MAX_DESCRIPTION_CHARS = 600;
const MAX_LINE_CHARS = 1000;

const ROW =
  /^(exhibits?(?:\s+(?:no|number)s?\.?)?\s*:?\s*)?([*†+#]*)\(?(\d{1,3}(?:\.\d{1,3}){0,2}(?:\s?\([a-z0-9]{1,4}\)){0,3}[a-z]?)\)?\s?[*†+#()1-9]{0,4}(\s*[.:–—-]{1,2}(?=\s|$)|\s{2,}|\t|\s(?=[A-Z"“(])|$)\s*(.*)$/i;

/** Reads the exhibit rows among the lines; a number is listed once per row. */
export function readExhibitRows(lines: readonly Line[]): ExhibitRow[] {
  const rows: { number: string; description: string; indent: number }[] = [];
  for (const line of lines) {
    const text = line.text.slice(0, MAX_LINE_CHARS);
    const indent = text.length - text.trimStart().length;
    const row = parseRow(text.trim());
    const open = rows.at(-1);
    if (row) rows.push({ ...row, indent });
    else if (open && continues(open, line, text, indent)) {
      open.description = `${open.description} ${text.trim().replace(/\s+/g, " ")}`.trim();
    } else if (open) open.indent = ROW_CLOSED;
  }
  return rows.map(({ number, description }) => ({
    number,
    description: cleanDescription(description),
  }));
}

/** Indent of a row that takes no further lines. */
const ROW_CLOSED = Number.POSITIVE_INFINITY;

function parseRow(text: string): { number: string; description: string } | null {
  const match = ROW.exec(text);
  if (!match) return null;
  const number = (match[3] ?? "").replace(/\s/g, "").toLowerCase();
  const main = Number.parseInt(number, 10);
  if (!((main >= 1 && main <= 36) || (main >= 95 && main <= 107))) return null;
  const description = (match[5] ?? "").replace(/\s+/g, " ").trim();
  const named = match[1] !== undefined;
  // Without the word "Exhibit", a whole number before running text is a date, a count or a page.
  if (!named && !number.includes(".") && !/^(?:["“(]?[A-Z]|$)/.test(description)) return null;
  if (
    /^(?:of|to|and|or|hereto|above|below|is|was|shall|will|has|have|which|attached|in|for|contains?)\b/.test(
      description,
    )
  )
    return null;
  return { number, description };
}

function continues(
  open: { description: string; indent: number },
  line: Line,
  text: string,
  indent: number,
): boolean {
  if (open.indent === ROW_CLOSED || open.description.length > MAX_DESCRIPTION_CHARS) return false;
  if (
    /^\s*(?:<|exhibit\s+(?:no|number|index)|signatures?\b|item\s+\d|\(?[a-z]\)\s|-{3,}|_{3,}|\*)/i.test(
      text,
    )
  )
    return false;
  if (open.description === "") return true;
  if (line.blanksBefore > 0 && !text.includes("\t")) return false;
  return indent > open.indent;
}

function cleanDescription(text: string): string | null {
  const cleaned = text
    .replace(/\t/g, " ")
    .replace(/(?:\s*\.){3,}\s*\d*\s*$/, "")
    .replace(/[\s*†+#]+$/, "")
    .replace(/^[\s*†+#:–—-]+/, "")
    .replace(/\s{2,}/g, " ")
    .replace(/[.;,]+$/, "")
    .slice(0, MAX_DESCRIPTION_CHARS)
    .trim();
  return /[A-Za-z]/.test(cleaned) ? cleaned : null;
}
