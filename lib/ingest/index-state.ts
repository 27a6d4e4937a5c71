import { openEntry } from "../catalog/catalog.ts";
import type { Manifest } from "../catalog/manifest.ts";
import { createSegmentCache } from "../index/segment-cache.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { type Rejection, readRejections } from "./rejection.ts";

const PAGE_RECORDS = 100;
/** Identities are read once. */
const CACHE_BYTES = 16 * 2 ** 20;

/** The filings of one key. */
export interface KeyFilings {
  /** Of the object they were read from; several, joined, when they do not agree. */
  readonly etag: string;
  readonly ids: readonly string[];
}

/** What the index says of the keys of the filings bucket. */
export interface IndexState {
  readonly version: number;
  /** Filings that are not hidden, by key. */
  readonly live: ReadonlyMap<string, KeyFilings>;
  /** Records of what was rejected, as a whole or in part, by key. */
  readonly rejected: ReadonlyMap<string, Rejection>;
}

/** Reads what the index says, but for the segments of the given keys. */
export async function readIndexState(
  store: ObjectStore,
  manifest: Manifest,
  without: ReadonlySet<string>,
): Promise<IndexState> {
  const { version } = manifest;
  const live = await readLive(store, manifest, without);
  return { version, live, rejected: await readRejected(store) };
}

async function readLive(
  store: ObjectStore,
  { segments }: Manifest,
  without: ReadonlySet<string>,
): Promise<Map<string, KeyFilings>> {
  const cache = createSegmentCache(CACHE_BYTES);
  const live = new Map<string, KeyFilings>();
  for (const entry of segments) {
    if (without.has(entry.key)) continue;
    const { filings, removedKeys } = await (await openEntry({ store, cache }, entry)).readKeys();
    for (const key of removedKeys) live.delete(key);
    for (const [key, siblings] of Map.groupBy(filings, (filing) => filing.key)) {
      const etags = new Set(siblings.map(({ etag }) => etag));
      live.set(key, { etag: [...etags].join(), ids: siblings.map(({ id }) => id) });
    }
  }
  return live;
}

async function readRejected(store: ObjectStore): Promise<Map<string, Rejection>> {
  const rejected = new Map<string, Rejection>();
  let cursor: string | null = null;
  do {
    const page = await readRejections(store, {
      limit: PAGE_RECORDS,
      ...(cursor === null ? {} : { cursor }),
    });
    for (const rejection of page.rejections) rejected.set(rejection.key, rejection);
    cursor = page.next;
  } while (cursor !== null);
  return rejected;
}
