/**
 * The exhibits of a filing, merged by number from three places: the list in the exhibits item,
 * the exhibit index behind the signature, and the documents attached. The printed lists describe;
 * DESCRIPTION tags often say only "EXHIBIT 99.1".
 */

import type { SubmissionDocument } from "../container/submission.ts";
import type { Exhibit } from "../filing.ts";
import type { ExhibitRow } from "./exhibit-rows.ts";

/** Returns the number of an exhibit document's type, `99.1` of `EX-99.1`; null for other types. */
export function exhibitNumberOf(type: string | null): string | null {
  const number = /^EX-(\d{1,3}\S*)$/i.exec(type ?? "")?.[1];
  return number?.toLowerCase() ?? null;
}

/** Merges printed rows, attached documents and exhibits typed in behind the signature. */
export function mergeExhibits(
  rows: readonly ExhibitRow[],
  documents: readonly SubmissionDocument[],
  pasted: readonly ExhibitRow[],
): Exhibit[] {
  const exhibits = new Map<string, { -readonly [Key in keyof Exhibit]: Exhibit[Key] }>();
  const find = (number: string) => {
    const known = exhibits.get(number);
    if (known) return known;
    const exhibit = { number, description: null, filename: null, attached: false };
    exhibits.set(number, exhibit);
    return exhibit;
  };
  for (const row of rows) find(row.number).description ??= row.description;
  for (const document of documents) {
    const typed = exhibitNumberOf(document.type);
    if (typed === null) continue;
    const exhibit = find(listedNumber(typed, exhibits));
    exhibit.attached = true;
    exhibit.filename ??= document.filename;
    exhibit.description ??= meaningfulDescription(document.description);
  }
  for (const row of pasted) {
    const exhibit = find(listedNumber(row.number, exhibits));
    exhibit.description ??= row.description;
  }
  return [...exhibits.values()];
}

/**
 * Returns the number that the list has for a typed one: EX-10.M4 is its 10-m-4; EX-99 is its 99.1 when it
 * names no 99 and only one 99.x.
 */
export function listedNumber(typed: string, listed: ReadonlyMap<string, unknown>): string {
  if (listed.has(typed)) return typed;
  const same = /[a-z]/.test(typed)
    ? [...listed.keys()].find((number) => spellingOf(number) === spellingOf(typed))
    : undefined;
  if (same !== undefined || typed.includes(".")) return same ?? typed;
  const parts = [...listed.keys()].filter((number) => number.split(/[.(]/)[0] === typed);
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : typed;
}

/** "10-a-1", "10(a)(1)" and "10.a1" are one. */
function spellingOf(number: string): string {
  return number.replace(/[^a-z\d]/g, "");
}

/** Returns a DESCRIPTION tag unless it only repeats the number, "EXHIBIT 99.1". */
export function meaningfulDescription(description: string | null): string | null {
  if (!description || /^\W*(?:exhibit|ex)[\s-]*[\d.]*\W*$/i.test(description)) return null;
  return description;
}
