/** Numbers that say what they are: they become filters, wherever in the query they stand. */
import { findItem, legacyItems } from "../../filing/item-taxonomy.ts";
import { type FilterField, parseAccession } from "./parse-filter.ts";

export interface Identifier {
  readonly field: FilterField;
  readonly value: string;
}

/** Returns the accession number or zero-padded CIK that a word is, null when it is neither. */
export function findIdentifier(word: string): Identifier | null {
  const accession = parseAccession(word);
  if (accession !== null) return { field: "accession", value: accession };
  return /^000\d{7}$/.test(word) ? { field: "cik", value: word } : null;
}

/**
 * Returns what a number means that is all of a query: an item, or a CIK of the usual length.
 * Among other words the same number is searched for in the text.
 */
export function findLoneIdentifier(word: string): Identifier | null {
  if (/^\d\.\d\d$/.test(word) && findItem(word) !== null) return { field: "item", value: word };
  return /^\d{6,7}$/.test(word) ? { field: "cik", value: word } : null;
}

/** Where else to look for what an item reports. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["1.05", "incidents are also reported under 7.01 and 8.01: search for cyber* OR ransomware"],
]);

/** Returns what to tell a reader about what an item filter finds, and what it does not. */
export function describeItems(codes: readonly string[]): string[] {
  const legacy = [...new Set(codes.flatMap((code) => legacyItems(code)))];
  const label = legacy.length === 1 ? "Item" : "Items";
  const included = `includes ${label} ${legacy.join(" and ")} of filings before 23 August 2004`;
  const elsewhere = codes.flatMap((code) => ELSEWHERE.get(code) ?? []);
  return legacy.length === 0 ? elsewhere : [included, ...elsewhere];
}
