/**
 * Loads a folder of filings the way a user would: PUT to the filings bucket, then wait until the
 * index has them. Objects that are there already, byte for byte, are not sent again.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { mapConcurrent } from "../../lib/catalog/map-concurrent.ts";
import { type Rejection, readRejections } from "../../lib/ingest/rejection.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { type FilingFile, findFilings } from "./find-filings.ts";
import type { Stack } from "./stack.ts";

/** Uploads under way at once; more only queue up behind the disk. */
const UPLOAD_LANES = 8;
const REJECTIONS_PER_PAGE = 1_000;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".htm": "text/html",
  ".html": "text/html",
  ".xml": "application/xml",
};

export interface LoadReport {
  readonly found: number;
  /** Files whose object was the same already. */
  readonly unchanged: number;
  readonly indexed: number;
  /** Files that are no filings, wholly or in part; the latter are indexed as well. */
  readonly rejected: readonly { readonly key: string; readonly reason: string }[];
  readonly durationMs: number;
}

export interface LoadProgress {
  start(total: number): void;
  /** How many files of the total are on the server, and how many of those are settled. */
  update(uploaded: number, settled: number): void;
  stop(): void;
}

/** Loads every filing in a folder and waits until all are searchable or rejected. */
export async function loadFilings(
  stack: Stack,
  directory: string,
  progress: LoadProgress,
): Promise<LoadReport> {
  const startedAt = performance.now();
  const files = await findFilings(directory);
  const stored = await listObjects(stack.filings);
  const pending = new Set<string>();
  let uploaded = 0;
  let unchanged = 0;
  let settled = 0;
  const report = (): void => progress.update(uploaded, unchanged + settled);
  const unsubscribe = stack.onSettled((key) => {
    if (!pending.delete(key)) return;
    settled++;
    report();
  });
  progress.start(files.length);
  try {
    await mapConcurrent(files, UPLOAD_LANES, async (file) => {
      const body = await readFile(file.path);
      if (stored.get(file.key) === md5(body)) unchanged++;
      else {
        pending.add(file.key);
        await upload(stack.filings, file, body);
      }
      uploaded++;
      report();
    });
    await stack.settled();
    progress.update(files.length, files.length);
  } finally {
    unsubscribe();
    progress.stop();
  }
  const rejected = await findRejections(stack.index, new Set(files.map(({ key }) => key)));
  return {
    found: files.length,
    unchanged,
    indexed: files.length - rejected.filter(({ filings }) => filings === undefined).length,
    rejected: rejected.map(({ key, reason }) => ({ key, reason })),
    durationMs: performance.now() - startedAt,
  };
}

async function upload(filings: ObjectStore, file: FilingFile, body: Uint8Array): Promise<void> {
  const contentType = CONTENT_TYPES[extname(file.path).toLowerCase()] ?? "text/plain";
  await filings.put(file.key, body, { contentType });
}

/** Returns the ETags by key; of objects that were put in one piece they are MD5 digests. */
async function listObjects(store: ObjectStore): Promise<Map<string, string>> {
  const etags = new Map<string, string>();
  let cursor: string | null = null;
  do {
    const page = await store.list(cursor === null ? {} : { cursor });
    for (const { key, etag } of page.objects) etags.set(key, etag);
    cursor = page.next;
  } while (cursor !== null);
  return etags;
}

function md5(body: Uint8Array): string {
  return createHash("md5").update(body).digest("hex");
}

async function findRejections(index: ObjectStore, keys: ReadonlySet<string>): Promise<Rejection[]> {
  const found: Rejection[] = [];
  let cursor: string | null = null;
  do {
    const page = await readRejections(index, {
      limit: REJECTIONS_PER_PAGE,
      ...(cursor === null ? {} : { cursor }),
    });
    found.push(...page.rejections.filter(({ key }) => keys.has(key)));
    cursor = page.next;
  } while (cursor !== null);
  return found.sort((one, other) => (one.key < other.key ? -1 : 1));
}
