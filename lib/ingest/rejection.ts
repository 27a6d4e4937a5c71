/**
 * What was refused and why: one object per key of the filings bucket that holds no filing.
 *
 *     rejected/9f86d081884c7d65….json
 *     {"key": "a/logo.gif", "etag": "5d41…", "sizeBytes": 9120,
 *      "reason": "no filing: …", "rejectedAt": "2026-11-22T12:00:00.000Z"}
 *
 * That of an object that ends the process has `"tries": {"…": 3}` as well: see try-notes.ts.
 *
 * A record is written and removed by whoever ingests the key, before it looks at the key again; so
 * the last one to touch the record knows the object's last state.
 */
import { z } from "zod";
import { FiledexError, hasKind } from "../errors.ts";
import { REJECTED_PREFIX, rejectedKey } from "../store/object-keys.ts";
import type { ObjectStore } from "../store/object-store.ts";

export interface Rejection {
  readonly key: string;
  readonly etag: string;
  readonly sizeBytes: number;
  readonly reason: string;
  readonly rejectedAt: string;
  /** Of an object that is indexed in part: how many filings of it are. */
  readonly filings?: number | undefined;
  /** Of an object that may end the process: see try-notes.ts. */
  readonly tries?: Readonly<Record<string, number>> | undefined;
}

/** How records are stored. */
export const RECORD_OPTIONS = { contentType: "application/json" };

const storedRejection = z.object({
  key: z.string(),
  etag: z.string(),
  sizeBytes: z.int().nonnegative(),
  reason: z.string(),
  rejectedAt: z.iso.datetime(),
  filings: z.int().positive().optional(),
  tries: z.record(z.string(), z.int().positive()).optional(),
});

/** Records a rejection in place of an earlier one of the same key. */
export async function writeRejection(index: ObjectStore, rejection: Rejection): Promise<void> {
  await index.put(rejectedKey(rejection.key), encodeRejection(rejection), RECORD_OPTIONS);
}

/** Encodes a record as JSON. */
export function encodeRejection(rejection: Rejection): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(rejection)}\n`);
}

/** Removes the record of a key, if there is one. */
export async function deleteRejection(index: ObjectStore, key: string): Promise<void> {
  await index.delete(rejectedKey(key));
}

/** One page of rejections. */
export interface RejectionPage {
  readonly rejections: readonly Rejection[];
  /** Pass on to read the next page; null on the last one. */
  readonly next: string | null;
}

/** Reads a page of at most `limit` rejections, in no particular order. */
export async function readRejections(
  index: ObjectStore,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<RejectionPage> {
  const page = await index.list({
    prefix: REJECTED_PREFIX,
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const rejections = await Promise.all(page.objects.map(({ key }) => readRejection(index, key)));
  return { rejections: rejections.filter((rejection) => rejection !== null), next: page.next };
}

/** Reads the record of a key; null when it has none. */
export async function findRejection(index: ObjectStore, key: string): Promise<Rejection | null> {
  return await readRejection(index, rejectedKey(key));
}

/** Reads a record; null when it was removed since it was listed. */
async function readRejection(index: ObjectStore, recordKey: string): Promise<Rejection | null> {
  try {
    return decodeRejection(recordKey, (await index.get(recordKey)).body);
  } catch (error) {
    if (hasKind(error, "not-found")) return null;
    throw error;
  }
}

/**
 * Finds which of the keys may have a record, with a single listing as a rule. When there are more
 * records than one listing holds, all keys may.
 */
export async function findRejectedKeys(
  index: ObjectStore,
  keys: readonly string[],
): Promise<string[]> {
  const { objects, next } = await index.list({ prefix: REJECTED_PREFIX });
  if (next !== null) return [...keys];
  const recorded = new Set(objects.map(({ key }) => key));
  return keys.filter((key) => recorded.has(rejectedKey(key)));
}

/** Decodes a record; `corrupt` when it is none. */
export function decodeRejection(recordKey: string, body: Uint8Array): Rejection {
  try {
    return storedRejection.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch (cause) {
    throw new FiledexError("corrupt", `cannot decode rejection: key=\`${recordKey}\``, { cause });
  }
}
