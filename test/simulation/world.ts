/**
 * Everything that outlives a process: the two buckets, the queue, and a watcher that sees each
 * change of the index and holds it to the invariants of the commit protocol.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { decodeManifest, EMPTY_MANIFEST, type Manifest } from "../../lib/catalog/manifest.ts";
import { memoryByteSource } from "../../lib/index/byte-source.ts";
import type { SegmentKeys } from "../../lib/index/filing-identities.ts";
import { openSegment } from "../../lib/index/segment-reader.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import {
  MANIFEST_KEY,
  REJECTED_PREFIX,
  rejectedKey,
  SEGMENT_PREFIX,
} from "../../lib/store/object-keys.ts";
import type { ObjectHead, ObjectStore } from "../../lib/store/object-store.ts";
import { type Content, readContent } from "./contents.ts";
import type { SimulatedQueue } from "./simulated-queue.ts";
import { DEADLY } from "./simulated-store.ts";

export interface World {
  readonly filings: ObjectStore;
  readonly index: ObjectStore;
  readonly queue: SimulatedQueue;
  /** Every manifest there was, by version. */
  readonly history: ReadonlyMap<number, Manifest>;
  /** Returns the version of the index at a time; 0 before the first. */
  versionAt(timeMs: number): number;
  /** Keys that an invocation is working on, with how many do. */
  readonly busyKeys: Map<string, number>;
  /**
   * ETags of objects that were given up, by key, though they do no harm: so many processes were
   * killed while they were busy with them.
   */
  readonly refused: ReadonlyMap<string, string>;
  /** Notes that a process died that was busy with a key, not for the first time. */
  noteDeath(key: string): void;
  /** Keys that were said to have ended more processes than have died over them. */
  findSlandered(): string[];
  /** Broken invariants, in the order they were noticed. */
  readonly problems: string[];
  /** Compares settled keys with the bucket, if anything has changed since the last time. */
  check(): Promise<void>;
  /** Asks for a comparison: messages were deleted. */
  touch(): void;
}

interface WorldOptions {
  readonly now: () => number;
  readonly queue: SimulatedQueue;
  readonly graceMs: number;
}

export function createWorld({ now, queue, graceMs }: WorldOptions): World {
  const filings = createMemoryObjectStore({ now });
  const bucket = createMemoryObjectStore({ now });
  const problems: string[] = [];
  const history = new Map<number, Manifest>();
  const committedAt: number[] = [];
  const busyKeys = new Map<string, number>();
  const deaths = new Map<string, number>();
  const claims = new Map<string, number>();
  const refused = new Map<string, string>();
  /** When a manifest ceased to name each segment. */
  const droppedAt = new Map<string, number>();
  const keysOfSegment = createKeyReader(bucket);
  let newest: Manifest = EMPTY_MANIFEST;
  let isTouched = false;

  function noteCommit(body: Uint8Array): void {
    const manifest = decodeManifest(body);
    if (manifest.version !== newest.version + 1) {
      problems.push(`version ${newest.version} was followed by ${manifest.version}`);
    }
    const names = namedBy(manifest);
    for (const key of namedBy(newest)) if (!names.has(key)) droppedAt.set(key, now());
    for (const key of names) {
      if (droppedAt.has(key)) problems.push(`segment came back: ${key}`);
    }
    history.set(manifest.version, manifest);
    committedAt.push(now());
    newest = manifest;
    isTouched = true;
  }

  function noteRejection(body: Uint8Array): void {
    const { key, etag, tries } = noted.parse(JSON.parse(new TextDecoder().decode(body)));
    if (etag === DEADLY_ETAG) return;
    const most = Math.max(0, ...Object.values(tries));
    if (most < MAX_TRIES) refused.delete(key);
    else refused.set(key, etag);
    claims.set(key, Math.max(most, claims.get(key) ?? 0));
  }

  async function watch(key: string, body: Uint8Array, write: () => Promise<ObjectHead>) {
    const head = await write();
    if (key === MANIFEST_KEY) noteCommit(body);
    if (key.startsWith(REJECTED_PREFIX)) noteRejection(body);
    return head;
  }

  function noteDelete(key: string): void {
    if (!key.startsWith(SEGMENT_PREFIX)) return;
    const isLive = namedBy(newest).has(key);
    const deadMs = now() - (droppedAt.get(key) ?? Number.NEGATIVE_INFINITY);
    if (isLive || deadMs < graceMs) problems.push(`segment was deleted too early: ${key}`);
  }

  const index: ObjectStore = {
    ...bucket,
    put: (key, body, options) => watch(key, body, () => bucket.put(key, body, options)),
    putIfAbsent: (key, body, options) =>
      watch(key, body, () => bucket.putIfAbsent(key, body, options)),
    putIfMatch: (key, body, etag, options) =>
      watch(key, body, () => bucket.putIfMatch(key, body, etag, options)),
    delete: (key) => {
      for (const filing of refused.keys()) if (rejectedKey(filing) === key) refused.delete(filing);
      noteDelete(key);
      return bucket.delete(key);
    },
  };

  async function check(): Promise<void> {
    if (!isTouched) return;
    isTouched = false;
    const indexed = await readLive(newest, keysOfSegment);
    const stored = await readBucket(filings);
    const pending = queue.pendingKeys();
    for (const key of new Set([...indexed.keys(), ...stored.keys()])) {
      if (pending.has(key) || (busyKeys.get(key) ?? 0) > 0) continue;
      const object = stored.get(key);
      const filings = indexed.get(key);
      const isSame = formatFilings(filings) === formatFilings(object);
      if (isSame || (filings === undefined && refused.get(key) === object?.etag)) continue;
      const found = `bucket=${formatFilings(object)} index=${formatFilings(filings)}`;
      problems.push(`settled key differs: ${key} ${found}`);
    }
  }

  return {
    filings,
    index,
    queue,
    history,
    // Versions are counted from 1, one for each commit.
    versionAt: (timeMs) => committedAt.findLastIndex((time) => time <= timeMs) + 1,
    busyKeys,
    refused,
    // The last try of those that were noted may have come to an end.
    findSlandered: () =>
      [...claims].flatMap(([key, tries]) => (tries - 1 > (deaths.get(key) ?? 0) ? [key] : [])),
    noteDeath: (key) => deaths.set(key, 1 + (deaths.get(key) ?? 0)),
    problems,
    check,
    touch: () => {
      isTouched = true;
    },
  };
}

/** An object is given up when as many processes have died over it. */
const MAX_TRIES = 3;

/** What is read of the record of a rejection. */
const noted = z.object({
  key: z.string(),
  etag: z.string(),
  tries: z.record(z.string(), z.int()).default({}),
});

/** Returns the segments that a manifest names, those of a rebuild as well. */
function namedBy({ segments, rebuild }: Manifest): Set<string> {
  return new Set([...segments, ...(rebuild?.segments ?? [])].map(({ key }) => key));
}

/** Reads who is in a segment, once for each. */
function createKeyReader(bucket: ObjectStore): (key: string) => Promise<SegmentKeys> {
  const known = new Map<string, SegmentKeys>();
  return async (key) => {
    const keys =
      known.get(key) ??
      (await (await openSegment(memoryByteSource(key, (await bucket.get(key)).body))).readKeys());
    known.set(key, keys);
    return keys;
  };
}

/** The filings of a key. */
interface KeyFilings {
  readonly etag: string;
  /** Ascending. */
  readonly ids: readonly string[];
}

function formatFilings(filings: KeyFilings | undefined): string {
  return filings === undefined ? "nothing" : [filings.etag, ...filings.ids].join();
}

/** Works out by itself which filings the index holds for each key: the newest mention counts. */
async function readLive(
  manifest: Manifest,
  keysOfSegment: (key: string) => Promise<SegmentKeys>,
): Promise<Map<string, KeyFilings>> {
  const live = new Map<string, KeyFilings>();
  for (const { key } of manifest.segments) {
    const { filings, removedKeys } = await keysOfSegment(key);
    for (const removed of removedKeys) live.delete(removed);
    for (const [filedKey, same] of Map.groupBy(filings, (filing) => filing.key)) {
      const etags = [...new Set(same.map(({ etag }) => etag))];
      live.set(filedKey, { etag: etags.join(), ids: same.map(({ id }) => id).sort() });
    }
  }
  return live;
}

export const DEADLY_ETAG = createHash("md5").update(DEADLY).digest("hex");

/** An object of the filings bucket that holds filings. */
export interface FilingsObject extends Content {
  readonly etag: string;
}

/** Reads what each key holds that has filings; empty objects have none, nor have deadly ones. */
export async function readBucket(filings: ObjectStore): Promise<Map<string, FilingsObject>> {
  const { objects } = await filings.list();
  const stored = new Map<string, FilingsObject>();
  for (const { key, sizeBytes, etag } of objects) {
    if (sizeBytes === 0 || etag === DEADLY_ETAG) continue;
    stored.set(key, { etag, ...readContent((await filings.get(key)).body) });
  }
  return stored;
}
