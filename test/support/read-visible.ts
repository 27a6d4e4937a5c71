import { openCatalog } from "../../lib/catalog/catalog.ts";
import type { Clock } from "../../lib/catalog/clock.ts";
import type { Snapshot } from "../../lib/index/snapshot.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";

/** Reads the ETag of every visible filing of an index, by key. */
export async function readVisible(
  store: ObjectStore,
  clock: Clock,
): Promise<Record<string, string>> {
  return await visibleOf(await openCatalog({ store, clock }).snapshot());
}

/** Reads the ETag of every visible filing of a snapshot, by key. */
export async function visibleOf(snapshot: Snapshot): Promise<Record<string, string>> {
  const etags: Record<string, string> = {};
  for (const [n, segment] of snapshot.segments.entries()) {
    const { filings } = await segment.readKeys();
    for (const [ordinal, { key, etag }] of filings.entries()) {
      if (snapshot.isVisible(n, ordinal)) etags[key] = etag;
    }
  }
  return etags;
}
