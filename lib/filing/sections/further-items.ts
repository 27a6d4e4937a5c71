/**
 * Items that a heading names behind its first title:
 *
 *     Item 9. Regulation FD Disclosure (Information furnished under Item 12)       12 in a parenthesis
 *     Item 2.02 Results of Operations and Financial Condition and Item 7.01 Regulation FD Disclosure
 *                                                                                   7.01 on the same line
 */
import { findItem, regimeOf } from "../item-taxonomy.ts";
import { coversWording, titleFit, titleWords } from "./item-titles.ts";
import { endsNotApplicable } from "./not-applicable.ts";

/** A parenthesis or heading further behind belongs to the text. */
const PARENTHESIS = /^([^()]{0,160})\(([^()]{0,200})\)/;
const ITEM_NUMBER = /\bitems?\s{1,4}(\d{1,2}(?:\.\d{2})?)(?![\d%]|\.\d)[\s.:;-]{0,6}/gi;
const MAX_HEADING_CHARACTERS = 500;
/** Words of a heading that are not the title's: "and", misspellings, "of a Registrant". */
const STRANGE_WORDS = 3;
const TITLE_FIT = 0.75;

/** What an item was once, or elsewhere. */
const FORMER = /\b(?:formerly|previously|see|former)\b/i;

/** Returns the items named in a parenthesis behind the title. */
export function parentheticalItems(rest: string, codes: readonly string[]): string[] {
  const parenthesis = PARENTHESIS.exec(rest);
  if (parenthesis === null) return [];
  const [, before = "", inside = ""] = parenthesis;
  if (FORMER.test(inside) || !codes.some((code) => isTitleOnly(before, code))) return [];
  const found: string[] = [];
  for (const match of inside.matchAll(ITEM_NUMBER)) {
    const code = findItem(match[1] ?? "")?.code;
    if (code === undefined || codes.includes(code) || found.includes(code)) continue;
    if (regimeOf(code) === regimeOf(codes[0] ?? "")) found.push(code);
  }
  return found;
}

/** Returns the items whose number and title stand on the line of another heading, behind its title. */
export function itemsOnTheLine(rest: string, codes: readonly string[]): string[] {
  const line = rest.slice(0, MAX_HEADING_CHARACTERS);
  const found: string[] = [];
  let previous = codes;
  let titleStart = 0;
  for (const match of line.matchAll(ITEM_NUMBER)) {
    const item = findItem(match[1] ?? "");
    const title = line.slice(titleStart, match.index).replace(/\W+(?:and|&)?\W*$/, "");
    const titleEnd = match.index + match[0].length;
    if (item === null || regimeOf(item.code) !== regimeOf(codes[0] ?? "")) break;
    // "Item 1. Changes in Control. None. Item 2. ...": each has what it says between.
    if (endsNotApplicable(title)) break;
    if (!previous.some((code) => isTitleOnly(title, code))) break;
    const behind = line.slice(titleEnd);
    const isLast = behind === "" && /(?:\band|&)\W*$/.test(line.slice(titleStart, match.index));
    if (!isLast && titleFit(behind, item.code) < TITLE_FIT) break;
    if (/^[a-z]/.test(behind)) break;
    found.push(item.code);
    previous = [item.code];
    titleStart = titleEnd;
  }
  return found;
}

/** The text is the title of the item, whole, and hardly anything else. */
function isTitleOnly(text: string, code: string): boolean {
  if (!coversWording(text, code)) return false;
  const own = titleWords(findItem(code)?.title ?? "").length;
  return titleWords(text).length <= own + STRANGE_WORDS;
}
