/**
 * The table of securities registered under section 12(b), on covers since May 2019:
 *
 *     Title of each class⇥Trading Symbol(s)⇥Name of each exchange on which registered
 *     Common Stock, $0.01 par value⇥ACME⇥New York Stock Exchange
 *
 * Cells break over lines as often as they share one, so that the table is read as a row of texts: a
 * symbol is the text that an exchange follows, and what stands before it is the title.
 */

import type { Security } from "../filing.ts";
import type { Cell } from "../text/text-cells.ts";
import type { CoverGrid } from "./cover-grid.ts";
import { parseExchange } from "./exchange-name.ts";
import { isNothing } from "./printed-nothing.ts";

const MAX_CLASSES = 60;
/** A heading of three cells, each broken over three lines. */
const HEADING_ROWS = 10;
/** A class takes three cells, which break over a few lines each. */
const MAX_ROWS = 400;

const TITLE = /^\W*title\s+of(?:\s+(?:each|class)|\s*$)/i;
const HEADING_WORD =
  /^\(?(?:title|of|each|class(?:es)?|trading|ticker|symbols?(?:\(s\))?|names?|exchanges?|on|which|registered|to|be|so|is|securit(?:y|ies))\W*$/i;
const END =
  /emerging\s+growth|indicate\s+by|check\s*mark|section\s+12\s?\(g\)|^\W*items?\s+\d|^\W*signatures?\b/i;
const EXCHANGE = /\b(?:nyse|nasdaq|exchange|stock\s+market|otc|cboe|bats|iex|arca|amex)/i;
/** The rest of an exchange's name that wrapped: "The Nasdaq Stock" "Market LLC". */
const EXCHANGE_REST =
  /^(?:stock|exchange|market|llc|l\.l\.c|global|select|capital|inc\b|american|\(.{0,60}\)\W*$)/i;
const SYMBOL = /^[A-Z][A-Z0-9./ -]{0,9}[A-Za-z]{0,2}[A-Z0-9./ -]{0,4}$/;

/** Reads the classes from the texts behind the table's heading. */
export function readSecurities(grid: CoverGrid): Security[] {
  const texts = tableTexts([...grid.rows, ...grid.rest]);
  const securities: Security[] = [];
  let title: string[] = [];
  for (let at = 0; at < texts.length && securities.length < MAX_CLASSES; at++) {
    const symbol = symbolOf(texts[at] ?? "");
    const exchange = texts[at + 1] ?? "";
    const known = title.length === 0 ? securities.at(-1) : undefined;
    const isListedAgain = known !== undefined && known.symbol === symbol;
    if (symbol === null || !EXCHANGE.test(exchange) || (title.length === 0 && !isListedAgain)) {
      title.push(texts[at] ?? "");
      continue;
    }
    securities.push({
      title: known?.title ?? title.join(" "),
      symbol: symbol || null,
      exchange: parseExchange(exchange),
      source: "cover",
    });
    title = [];
    at++;
    while (EXCHANGE_REST.test(texts[at + 1] ?? "")) at++;
  }
  return securities;
}

/** The symbol that a text is, without quotes; empty for "N/A", null for any other text. */
function symbolOf(text: string): string | null {
  const bare = text.replace(/^[\s"“”'‘’()]+|[\s"“”'‘’()*]+$/g, "");
  if (EXCHANGE.test(bare)) return null;
  if (isNothing(text)) return "";
  return SYMBOL.test(bare) ? bare : null;
}

/** The table's cells in reading order, heading left out; none without such a heading. */
function tableTexts(rows: readonly (readonly Cell[])[]): string[] {
  const top = rows.findIndex((cells) => cells.some(({ text }) => TITLE.test(text)));
  const heading = rows.slice(top, top + HEADING_ROWS).flat();
  if (top < 0 || !heading.some(({ text }) => /symbol/i.test(text))) return [];
  if (/^\(/.test(heading[0]?.text ?? "")) return textsAbove(rows, top);
  const below = rows.slice(top, top + MAX_ROWS);
  const end = below.findIndex((cells) => cells.some(({ text }) => END.test(text)));
  const texts = below.slice(0, end < 0 ? below.length : end).flat();
  const first = texts.findIndex(({ text }) => !TITLE.test(text) && !isHeading(text));
  return first < 0 ? [] : texts.slice(first).map(({ text }) => text);
}

function isHeading(text: string): boolean {
  return text.split(/\s+/).every((word) => HEADING_WORD.test(word));
}

/** Labels in brackets stand below their values, as elsewhere on a cover. */
function textsAbove(rows: readonly (readonly Cell[])[], labels: number): string[] {
  const above = rows.slice(0, labels);
  const top = above.findLastIndex((cells) =>
    cells.some(({ text }) => /section\s+12\s?\(b\)/i.test(text)),
  );
  return top < 0 ? [] : above.slice(top + 1).flatMap((cells) => cells.map(({ text }) => text));
}
