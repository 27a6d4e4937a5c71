/**
 * Preconditions of reads (RFC 9110 §13) and of writes, as S3 words them.
 *
 * | write                              | nothing there | there, same ETag | there, other ETag |
 * |------------------------------------|---------------|------------------|-------------------|
 * | If-None-Match: *                   | goes on       | 412              | 412               |
 * | If-Match: etag                     | 404 NoSuchKey | goes on          | 412               |
 * | If-Match: *  (DELETE only)         | 404 NoSuchKey | goes on          | goes on           |
 * | both, or If-None-Match: other      | 501           | 501              | 501               |
 *
 * Only the current version counts; a delete marker is nothing. ETags compare equal with and
 * without their quotes.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
 */
import type { ObjectVersion, Version } from "./records.ts";
import { noSuchKey, preconditionFailed, S3Error } from "./s3-error.ts";

export interface WriteConditions {
  readonly ifMatch: string | null;
  readonly ifNoneMatch: boolean;
}

type Headers = ReadonlyMap<string, string>;

/** Reads the conditions of a PUT; throws NotImplemented for those S3 does not have. */
export function readWriteConditions(headers: Headers): WriteConditions {
  const ifMatch = headers.get("if-match") ?? null;
  const ifNoneMatch = headers.get("if-none-match") ?? null;
  const unsupported =
    (ifNoneMatch !== null && ifNoneMatch.trim() !== "*" ? "If-None-Match" : null) ??
    (ifMatch !== null && ifNoneMatch !== null ? "If-Match with If-None-Match" : null) ??
    (ifMatch?.trim() === "*" ? "If-Match" : null);
  if (unsupported !== null) {
    throw new S3Error(
      "NotImplemented",
      "A header you provided implies functionality that is not implemented",
      { details: { Header: unsupported } },
    );
  }
  return { ifMatch, ifNoneMatch: ifNoneMatch !== null };
}

/** Throws unless a write of the key may go on. */
export function checkWriteConditions(
  conditions: WriteConditions,
  key: string,
  current: Version | null,
): void {
  const object = current?.kind === "object" ? current : null;
  if (conditions.ifNoneMatch && object !== null) {
    throw preconditionFailed("If-None-Match");
  }
  if (conditions.ifMatch === null) {
    return;
  }
  if (object === null) {
    throw noSuchKey(key);
  }
  if (!matchesEtag(conditions.ifMatch, object.etag)) {
    throw preconditionFailed("If-Match");
  }
}

/** Throws unless a delete of the key may go on; `ifMatch` may be `*`. */
export function checkDeleteCondition(
  ifMatch: string | null,
  key: string,
  current: Version | null,
): void {
  if (ifMatch === null) {
    return;
  }
  if (current === null) {
    throw noSuchKey(key);
  }
  const isMet =
    current.kind === "object" && (ifMatch.trim() === "*" || matchesEtag(ifMatch, current.etag));
  if (!isMet) {
    throw preconditionFailed("If-Match");
  }
}

/**
 * Tells whether a read answers with the object (200), that it is unchanged (304) or that a
 * condition failed (412). An ETag condition overrules the time condition beside it.
 */
export function evaluateReadConditions(
  headers: Headers,
  object: ObjectVersion,
): { status: 200 | 304 | 412; condition: string } {
  const ifMatch = headers.get("if-match");
  const ifNoneMatch = headers.get("if-none-match");
  if (ifMatch !== undefined) {
    if (!matchesAny(ifMatch, object.etag)) {
      return { status: 412, condition: "If-Match" };
    }
  } else if (isAfter(object, headers.get("if-unmodified-since"))) {
    return { status: 412, condition: "If-Unmodified-Since" };
  }
  if (ifNoneMatch !== undefined) {
    if (matchesAny(ifNoneMatch, object.etag)) {
      return { status: 304, condition: "If-None-Match" };
    }
  } else if (isNotAfter(object, headers.get("if-modified-since"))) {
    return { status: 304, condition: "If-Modified-Since" };
  }
  return { status: 200, condition: "" };
}

/** Throws unless the source of a copy meets the x-amz-copy-source-if conditions. */
export function checkCopySourceConditions(headers: Headers, source: ObjectVersion): void {
  const conditions = new Map<string, string>();
  for (const name of ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since"]) {
    const value = headers.get(`x-amz-copy-source-${name}`);
    if (value !== undefined) {
      conditions.set(name, value);
    }
  }
  const { status, condition } = evaluateReadConditions(conditions, source);
  if (status !== 200) {
    throw preconditionFailed(`x-amz-copy-source-${condition}`);
  }
}

function matchesAny(list: string, etag: string): boolean {
  return list.split(",").some((item) => item.trim() === "*" || matchesEtag(item, etag));
}

function matchesEtag(given: string, etag: string): boolean {
  return given.trim().replace(/^W\//, "").replaceAll('"', "") === etag;
}

/** Times in headers have whole seconds, so an object's time is cut to them. */
function modifiedSecond(object: ObjectVersion): number {
  return Math.floor(object.modifiedAt / 1_000) * 1_000;
}

function isAfter(object: ObjectVersion, date: string | undefined): boolean {
  return modifiedSecond(object) > Date.parse(date ?? "");
}

function isNotAfter(object: ObjectVersion, date: string | undefined): boolean {
  return modifiedSecond(object) <= Date.parse(date ?? "");
}
