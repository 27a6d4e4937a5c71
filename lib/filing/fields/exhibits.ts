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

/** A document typed EX-99 is the list's 99.1 when the list names no 99 and only one 99.x. */
export function listedNumber(typed: string, listed: ReadonlyMap<string, unknown>): string {
  if (listed.has(typed) || typed.includes(".")) return typed;
  const parts = [...listed.keys()].filter((number) => number.split(/[.(]/)[0] === typed);
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : typed;
}

/** Returns a DESCRIPTION tag unless it only repeats the number, "EXHIBIT 99.1". */
export function meaningfulDescription(description: string | null): string | null {
  if (!description || /^\W*(?:exhibit|ex)[\s-]*[\d.]*\W*$/i.test(description)) return null;
  return description;
}
