import { hasKind } from "../errors.ts";
import { createSegmentCache, type SegmentCache } from "../index/segment-cache.ts";
import { openSegment, type Segment } from "../index/segment-reader.ts";
import { createSnapshot, type Snapshot } from "../index/snapshot.ts";
import { MANIFEST_KEY } from "../store/object-keys.ts";
import type { ObjectStore } from "../store/object-store.ts";
import type { Clock } from "./clock.ts";
import { readManifest, type StoredManifest } from "./commit.ts";
import { decodeManifest, type SegmentEntry } from "./manifest.ts";
import { mapConcurrent } from "./map-concurrent.ts";
import { objectByteSource } from "./object-byte-source.ts";
import { unreadable } from "./unreadable.ts";

/** How long a manifest is believed without asking again: what a reader may lag behind a commit. */
const MAX_MANIFEST_AGE_MS = 1_000;
/** Segments opened at once; more requests would only wait for the same network. */
const OPEN_LANES = 16;

/** The readers' door to the index. */
export interface Catalog {
  /**
   * Returns a snapshot that was the newest at most a second ago. It stays readable for as long as
   * garbage is kept, and does not change. Rejects with `unavailable` when the store cannot be read.
   */
  snapshot(): Promise<Snapshot>;
  /**
   * Works on such a snapshot and returns what came of it. When it is time to ask whether the index
   * has moved on, `work` begins on the snapshot at hand without waiting for the answer; it is called
   * a second time, and the first outcome forgotten, if it has. So `work` must have no effects.
   */
  read<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
}

export interface CatalogOptions {
  /** The index bucket. */
  readonly store: ObjectStore;
  readonly clock: Pick<Clock, "now" | "sleep">;
  /** Bytes of segments kept in memory; 64 MB when absent. */
  readonly cacheBytes?: number;
}

interface Opened {
  readonly stored: StoredManifest;
  readonly snapshot: Snapshot;
  readonly segments: ReadonlyMap<string, Segment>;
}

/** Opens the index for reading; nothing is read before the first snapshot is asked for. */
export function openCatalog({ store, clock, cacheBytes }: CatalogOptions): Catalog {
  const cache = createSegmentCache(cacheBytes);
  let opened: Opened | null = null;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let refreshing: Promise<Snapshot> | null = null;

  async function refresh(): Promise<Snapshot> {
    const startedAt = clock.now();
    try {
      opened = await openNewest({ store, cache }, opened);
    } catch (error) {
      throw unreadable(error);
    }
    checkedAt = startedAt;
    return opened.snapshot;
  }

  function heldSince(askedAt: number): Snapshot | null {
    return opened !== null && askedAt - checkedAt < MAX_MANIFEST_AGE_MS ? opened.snapshot : null;
  }

  async function newest(askedAt: number): Promise<Snapshot> {
    // Requests that arrive together share one reading of the manifest, unless it has taken so long
    // that what it read is too old for those who came last.
    if (refreshing !== null) await refreshing;
    const held = heldSince(askedAt);
    if (held !== null) return held;
    refreshing ??= refresh().finally(() => {
      refreshing = null;
    });
    return await refreshing;
  }

  return {
    snapshot: () => newest(clock.now()),
    read: async (work) => {
      const askedAt = clock.now();
      const held = opened?.snapshot;
      if (held === undefined) return await work(await newest(askedAt));
      if (heldSince(askedAt) !== null) return await work(held);
      const asking = newest(askedAt);
      const working = begin(clock, () => work(held));
      const current = await asking;
      return await (current === held ? working : work(current));
    },
  };
}

/** Begins work that may not be waited for: a failure of it is no one's until it is. */
function begin<T>(clock: CatalogOptions["clock"], work: () => Promise<T>): Promise<T> {
  // Requests are on their way only after the loop has turned, which work on cached bytes may delay.
  const working = clock.sleep(0).then(work);
  working.catch(() => {});
  return working;
}

/** Where segments are read from, and what is kept of them. */
export interface SegmentStore {
  readonly store: ObjectStore;
  readonly cache: SegmentCache;
}

async function openNewest(source: SegmentStore, previous: Opened | null): Promise<Opened> {
  const stored = await readNewestManifest(source.store, previous?.stored ?? null);
  if (previous !== null && stored === previous.stored) return previous;
  const { version, updatedAt, segments: entries } = stored.manifest;
  const segments = await openSegments(source, entries, previous?.segments ?? new Map());
  const snapshot = await createSnapshot({ version, updatedAt, segments: [...segments.values()] });
  return { stored, snapshot, segments };
}

/** Returns the manifest; `known` itself when it is still the newest, which costs no body. */
async function readNewestManifest(
  store: ObjectStore,
  known: StoredManifest | null,
): Promise<StoredManifest> {
  if (known === null || known.etag === null) {
    const stored = await readManifest(store);
    return known !== null && stored.etag === null ? known : stored;
  }
  try {
    const changed = await store.getIfChanged(MANIFEST_KEY, known.etag);
    if (changed === null) return known;
    return { manifest: decodeManifest(changed.body), etag: changed.etag };
  } catch (error) {
    if (hasKind(error, "not-found")) return await readManifest(store);
    throw error;
  }
}

/** Opens the segments in order, keeping those that an earlier snapshot has open. */
async function openSegments(
  source: SegmentStore,
  entries: readonly SegmentEntry[],
  open: ReadonlyMap<string, Segment>,
): Promise<Map<string, Segment>> {
  const segments = await mapConcurrent(entries, OPEN_LANES, async (entry) => {
    return open.get(entry.key) ?? (await openEntry(source, entry));
  });
  return new Map(segments.map((segment) => [segment.name, segment]));
}

/** Opens a segment that a manifest names; `corrupt` when it is missing. */
export async function openEntry(
  { store, cache }: SegmentStore,
  { key, sizeBytes }: SegmentEntry,
): Promise<Segment> {
  return await openSegment(objectByteSource(store, key, sizeBytes), { cache });
}
