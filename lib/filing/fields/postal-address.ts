/**
 * A printed address in its parts.
 *
 *     21101 Oxnard Street                                  street
 *     Woodland Hills, CA 91367                             city, state, zip
 *
 *     1500 West Georgia Street, Vancouver, British Columbia  V6G 2Z6
 *     10 Berkeley Square, London W1J 6AA, United Kingdom   the code may stand before the country
 *
 * A company with two offices prints both in one block; the first is its address.
 */
import type { Address } from "../filing.ts";
import { splitTrailingState } from "./state-code.ts";

/** Between the cells of one line. */
export const SEPARATOR = "\t";

const CODE =
  "\\d{5}(?:\\s?[-\\u2010-\\u2014]\\s?\\d{4})?|[A-Z]\\d[A-Z]\\s?\\d[A-Z]\\d|[A-Z]{1,2}\\d[A-Z\\d]?\\s\\d[A-Z]{2}";
const ZIP_AT_END = new RegExp(`\\s*\\b(${CODE})\\W*$`, "i");
const ZIP_ALONE = new RegExp(`^\\W*(${CODE})\\W*$`, "i");

/** Reads the parts of an address; null when neither state nor zip code ends it. */
export function parseAddress(block: readonly string[], phone: string | null): Address | null {
  const text = zipLast(firstAddress(block).flatMap((line) => line.split(SEPARATOR)))
    .map((part) => part.replace(/[,;\s]+$/, ""))
    .join(", ")
    .replace(/\s+/g, " ")
    .replace(/ ?[|\u2022\u00b7] ?/g, ", ");
  const behindCountry = splitCodeBehindCountry(text);
  if (behindCountry) {
    const address = parseAddress([behindCountry.before], phone);
    return address && { ...address, zip: behindCountry.code };
  }
  const country = ZIP_AT_END.test(text) ? null : splitTrailingState(text.replace(/[\s,.]+$/, ""));
  const beforeCountry = country ? country.before.replace(/[\s,.]+$/, "") : text;
  const zip = ZIP_AT_END.exec(beforeCountry);
  const rest = (zip ? beforeCountry.slice(0, zip.index) : beforeCountry).replace(/[\s,.]+$/, "");
  // "Vancouver, BC V6G 2Z6, Canada": the province says more than the country.
  const placed = zip ? splitTrailingState(rest) : null;
  if (!zip && !country) return null;
  const parts = (placed?.before ?? rest).split(/\s*,\s*/).filter((part) => part !== "");
  const last = parts.length > 1 || block.length === 1 ? (parts.pop() ?? null) : null;
  const [unit, place] = splitUnit(last);
  if (unit) parts.push(unit);
  const [city, code] = zip ? [place, zip[1] ?? ""] : splitForeignCode(place);
  return {
    street: parts.join(", ") || null,
    city,
    state: placed?.state ?? country?.state ?? null,
    zip: tidyCode(code),
    phone,
  };
}

/** Reads a zip code that stands alone; null when there is anything else. */
export function parseZip(text: string): string | null {
  return tidyCode(ZIP_ALONE.exec(text)?.[1] ?? null);
}

function tidyCode(code: string | null): string | null {
  return code?.replace(/\s*[-\u2010-\u2014]\s*/, "-") || null;
}

/**
 * "Beijing, People's Republic of China 100022": of other lengths than codes of the United States; or
 * "Dublin 2, Ireland D02 AB12", "Grand Cayman, Cayman Islands KY1-1104".
 */
function splitCodeBehindCountry(text: string): { before: string; code: string } | null {
  const match = /^(.*\D)\s(\d{4}|\d{6,7}|[A-Z]\d[\dW]\s?[A-Z\d]{4}|KY\d-\d{4})$/.exec(text);
  const before = match?.[1]?.replace(/[\s,.]+$/, "") ?? "";
  return splitTrailingState(before) ? { before, code: match?.[2] ?? "" } : null;
}

/** A zip code in a column of its own belongs behind the city, on whichever line it stands. */
function zipLast(parts: readonly string[]): string[] {
  const isZip = (part: string): boolean => ZIP_ALONE.test(part);
  return [...parts.filter((part) => !isZip(part)), ...parts.filter(isZip)];
}

/** Of two addresses, told by their two zip codes, the lines and the code of the first. */
function firstAddress(block: readonly string[]): readonly string[] {
  const cells = block.flatMap((line) => line.split(SEPARATOR)).map((cell) => cell.trim());
  const zips = cells.filter((cell) => ZIP_ALONE.test(cell));
  const lines = cells.filter((cell) => !ZIP_ALONE.test(cell));
  const inline = lines.filter((line) => ZIP_AT_END.test(line) && endsInPlace(line));
  if (zips.length + inline.length < 2) return block;
  const place = lines.findIndex(endsInPlace);
  const first = lines.slice(0, place + 1);
  const own = ZIP_AT_END.test(first.at(-1) ?? "") ? [] : zips.slice(0, 1);
  return place < 0 ? block : [...first, ...own];
}

/** "Springfield, Illinois 62701", "Dayton, Ohio". */
function endsInPlace(line: string): boolean {
  const place = line.replace(ZIP_AT_END, "").replace(/[\s,.]+$/, "");
  return (splitTrailingState(place)?.before ?? "") !== "";
}

/** "Beijing 100020", "Tokyo 100-0005", "D-80333 Munich", "1017 CT Amsterdam": city and code. */
function splitForeignCode(place: string | null): readonly [string | null, string | null] {
  const behind = /^(\D{2,60}?)\s+(\d{3}-\d{4}|\d{4,7})$/.exec(place ?? "");
  if (behind) return [behind[1] ?? null, behind[2] ?? null];
  const before = /^((?:[A-Z]{1,2}-)?\d{4,5}(?:\s[A-Z]{2})?)\s+(\D{2,60})$/.exec(place ?? "");
  return before ? [before[2] ?? null, before[1] ?? null] : [place, null];
}

/** "Suite 2050 Duluth" is the end of the street and the city. */
function splitUnit(text: string | null): readonly [string | null, string | null] {
  const unit =
    /^(.*\b(?:suite|ste\.?|floor|room|unit|box|bldg\.?|building|street|avenue|ave\.?|road|drive|blvd\.?|boulevard|#)(?:\s*[\dA-Z]*\d[\w-]*)?)\s+([A-Z].*)$/i.exec(
      text ?? "",
    );
  return unit ? [unit[1] ?? null, unit[2] ?? null] : [null, text];
}
