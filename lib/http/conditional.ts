/**
 * Conditional requests, RFC 9110 sections 8.8.3 and 13.1.2.
 *
 * An answer depends on the version of the index and on the request alone, so its ETag is known
 * before it is made. It is weak, because `took_ms` differs from time to time.
 *
 *     W/"v12-9f0e3c2a41d7b865"      index version 12, digest of the URL's path and query
 */
import { digestText } from "../search/digest-text.ts";

/** Raised when the same index would be answered in another form. */
const REPRESENTATION = "v";

/** Caches may keep an answer, but ask every time whether the index has moved on. */
export const REVALIDATE = "public, no-cache";

/** Returns the ETag of the answer to a request at a version of the index. */
export function formatEtag(version: number | string, url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.sort();
  return `W/"${REPRESENTATION}${version}-${digestText(`${pathname}?${searchParams}`)}"`;
}

/** Tells whether the client already holds the answer with this ETag. */
export function isUnchanged(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === "*") return true;
  return ifNoneMatch.split(",").some((candidate) => opaque(candidate) === opaque(etag));
}

/** Weak comparison looks at the quoted part alone. */
function opaque(etag: string): string {
  return etag.trim().replace(/^W\//, "");
}
