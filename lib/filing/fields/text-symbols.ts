/**
 * Trading symbols that running text names: "Northwind Pumps, Inc. (Nasdaq: NWP) today announced".
 * A release names partners too, so the registrant's name has to stand right before the bracket.
 */
import type { Security } from "../filing.ts";

/** Releases name the symbol in their first paragraph. */
const SEARCH_CHARS = 6000;
/** Between the name and the bracket stand at most "Inc. and its subsidiaries". */
const NAME_REACH_CHARS = 80;
const MAX_SYMBOLS = 5;

const SYMBOL =
  /\(\s*(nasdaq|nyse|amex|otc|tsx|nyse\s+american|nyse\s+arca|new\s+york\s+stock\s+exchange|american\s+stock\s+exchange)([\s\w./-]{0,30}?)\s*[:\-–]\s*["“]?([A-Z]{1,5}(?:\.[A-Z]{1,3})?)\b(?!\s*:)[^)]{0,80}\)/gi;

/** Finds the registrant's own symbols at the beginning of texts; each symbol once. */
export function findSymbols(texts: readonly string[], company: string): Security[] {
  const name = firstWord(company);
  if (name === null) return [];
  const found = new Map<string, Security>();
  for (const text of texts) {
    const head = text.slice(0, SEARCH_CHARS);
    for (const match of head.matchAll(SYMBOL)) {
      const before = head.slice(Math.max(0, match.index - NAME_REACH_CHARS), match.index);
      const symbol = match[3] ?? "";
      if (symbol !== symbol.toUpperCase() || !namedBefore(before, name)) continue;
      const exchange = (match[1] ?? "").toUpperCase().replace(/\s+/g, " ");
      if (found.size < MAX_SYMBOLS && !found.has(symbol)) {
        found.set(symbol, { title: null, symbol, exchange, source: "text" });
      }
    }
  }
  return [...found.values()];
}

/** The capitalized words right before the bracket, and one more, since names can be written "eBay". */
function namedBefore(before: string, name: string): boolean {
  const words = before.trim().split(/\s+/);
  const lower = words.findLastIndex((word) => !/^[\p{Lu}\d(]/u.test(word));
  return words.slice(Math.max(0, lower)).join(" ").toLowerCase().includes(name);
}

/** The word that tells a company from others: not "The", not "First". */
function firstWord(company: string): string | null {
  const words = company.toLowerCase().match(/[\p{L}\d]{2,}/gu) ?? [];
  return words.find((word) => !COMMON_WORDS.has(word)) ?? words[0] ?? null;
}

const COMMON_WORDS = new Set(["the", "first", "new", "united", "american", "national", "general"]);
