/**
 * Every object of the index bucket:
 *
 *     manifest.json                               which segments are live; the only object replaced
 *     segments/01K9…Z.seg                         immutable pieces of the index
 *     rejected/9f86d081884c7d65.json              one per object that is no filing, with the reason
 *     tries/01K9…A.txt                            a try at many objects that has not ended yet
 *     garbage.json                                when each dead segment was first seen dead
 *
 * The filings bucket has no layout of its own: any key may hold a filing.
 */
import { createHash } from "node:crypto";

export const MANIFEST_KEY = "manifest.json";
export const GARBAGE_KEY = "garbage.json";
export const SEGMENT_PREFIX = "segments/";
export const REJECTED_PREFIX = "rejected/";
export const TRIES_PREFIX = "tries/";

const SEGMENT_SUFFIX = ".seg";
const TRIES_SUFFIX = ".txt";
/** 128 bits: no two of any number of keys that a bucket can hold will ever share a digest. */
const DIGEST_HEX_DIGITS = 32;

/** Returns the key of the segment with the given id. */
export function segmentKey(id: string): string {
  return `${SEGMENT_PREFIX}${id}${SEGMENT_SUFFIX}`;
}

/** Returns the id in a segment's key; null when the key names no segment. */
export function parseSegmentKey(key: string): string | null {
  return parseId(key, SEGMENT_PREFIX, SEGMENT_SUFFIX);
}

/** Returns the key of the note of a try with the given id. */
export function triesKey(id: string): string {
  return `${TRIES_PREFIX}${id}${TRIES_SUFFIX}`;
}

/** Returns the id in the key of a note of a try; null when the key names none. */
export function parseTriesKey(key: string): string | null {
  return parseId(key, TRIES_PREFIX, TRIES_SUFFIX);
}

function parseId(key: string, prefix: string, suffix: string): string | null {
  if (!key.startsWith(prefix) || !key.endsWith(suffix)) return null;
  const id = key.slice(prefix.length, -suffix.length);
  return id === "" || id.includes("/") ? null : id;
}

/** Returns where the rejection of an object of the filings bucket is recorded. */
export function rejectedKey(filingKey: string): string {
  const digest = createHash("sha256").update(filingKey).digest("hex");
  return `${REJECTED_PREFIX}${digest.slice(0, DIGEST_HEX_DIGITS)}.json`;
}
