/**
 * Walks a bucket's keys the way S3 lists them: in byte order, with everything that shares the
 * text from the prefix up to the next delimiter rolled up into one common prefix.
 *
 *     keys a.txt, docs/1, docs/2, e.txt; prefix "", delimiter "/"  ->  a.txt, docs/ (rolled), e.txt
 *
 * Rolled-up keys are jumped over by binary search, so a page costs what it shows and not what
 * lies beneath it.
 */
import type { SortedKeys } from "./sorted-keys.ts";

export interface ListingQuery {
  readonly prefix: string;
  readonly delimiter: string;
  /** Where an earlier page ended, or where the client wants to begin. */
  readonly after: ListingPosition | null;
}

export type ListingPosition =
  /** Keys behind this one. */
  | { readonly kind: "key"; readonly key: string }
  /** Keys behind everything that this common prefix rolls up. */
  | { readonly kind: "prefix"; readonly prefix: string };

/** Yields keys and common prefixes in order; `isListed` leaves keys out, as those deleted. */
export function* walkKeys(
  keys: SortedKeys,
  query: ListingQuery,
  isListed: (key: string) => boolean,
): Generator<ListingPosition> {
  let index = firstIndex(keys, query);
  for (;;) {
    const key = keys.at(index);
    if (key === undefined || !key.startsWith(query.prefix)) {
      return;
    }
    if (!isListed(key)) {
      index++;
      continue;
    }
    const rolled = commonPrefix(key, query);
    if (rolled === null) {
      yield { kind: "key", key };
      index++;
    } else {
      yield { kind: "prefix", prefix: rolled };
      index = keys.indexPast(rolled);
    }
  }
}

/** Encodes a position as a continuation token, which clients may not look into. */
export function encodePosition(position: ListingPosition): string {
  const text = position.kind === "key" ? `k${position.key}` : `p${position.prefix}`;
  return Buffer.from(text, "utf8").toString("base64url");
}

/** Decodes a continuation token; null when it is none. */
export function decodePosition(token: string): ListingPosition | null {
  const text = Buffer.from(token, "base64url").toString("utf8");
  if (Buffer.from(text, "utf8").toString("base64url") !== token) {
    return null;
  }
  switch (text[0]) {
    case "k":
      return { kind: "key", key: text.slice(1) };
    case "p":
      return { kind: "prefix", prefix: text.slice(1) };
    default:
      return null;
  }
}

/** Returns the common prefix that a key is rolled up into; null when it stands alone. */
export function commonPrefix(
  key: string,
  query: Pick<ListingQuery, "prefix" | "delimiter">,
): string | null {
  if (query.delimiter === "") {
    return null;
  }
  const end = key.indexOf(query.delimiter, query.prefix.length);
  return end < 0 ? null : key.slice(0, end + query.delimiter.length);
}

function firstIndex(keys: SortedKeys, query: ListingQuery): number {
  const start = keys.indexFrom(query.prefix);
  switch (query.after?.kind) {
    case undefined:
      return start;
    case "key":
      return Math.max(start, keys.indexAfter(query.after.key));
    case "prefix":
      return Math.max(start, keys.indexPast(query.after.prefix));
  }
}
