/**
 * Conditional requests, RFC 9110 sections 8.8.3 and 13.1.2.
 *
 * An answer depends on the version of the index and on the request alone, so its ETag is known
 * before it is made. It is weak, because `took_ms` differs from time to time.
 *
 *     W/"v12-9f0eA3c2-a41d7b8"      index version 12, digest of its time and the URL's path and query
 */
import { digestText } from "../search/digest-text.ts";

/** Raised when the same index would be answered in another form. */
const REPRESENTATION = "v";

/** Caches may keep an answer, but ask every time whether the index has moved on. */
export const REVALIDATE = "public, no-cache";

/** The state of an index; a version alone could be that of another index in its place. */
interface IndexState {
  readonly version: number;
  readonly updatedAt: string | null;
}

/** Returns the ETag of the answer to a request at a state of the index. */
export function formatEtag({ version, updatedAt }: IndexState, url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.sort();
  const digest = digestText(`${updatedAt} ${pathname}?${searchParams}`);
  return `W/"${REPRESENTATION}${version}-${digest}"`;
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
