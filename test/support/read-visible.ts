import { openCatalog } from "../../lib/catalog/catalog.ts";
import type { Clock } from "../../lib/catalog/clock.ts";
import type { FilingIdentity } from "../../lib/index/filing-identities.ts";
import type { Snapshot } from "../../lib/index/snapshot.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";

/** Reads the ETag of every visible filing of an index, by key. */
export async function readVisible(
  store: ObjectStore,
  clock: Clock,
): Promise<Record<string, string>> {
  return await visibleOf(await openCatalog({ store, clock }).snapshot());
}

/** Reads the ids of the visible filings of an index, ascending. */
export async function readVisibleIds(store: ObjectStore, clock: Clock): Promise<string[]> {
  const filings = await visibleFilingsOf(await openCatalog({ store, clock }).snapshot());
  return filings.map(({ id }) => id).sort();
}

/** Reads the ETag of every visible filing of a snapshot, by key. */
export async function visibleOf(snapshot: Snapshot): Promise<Record<string, string>> {
  const filings = await visibleFilingsOf(snapshot);
  return Object.fromEntries(filings.map(({ key, etag }) => [key, etag]));
}

/** Reads who the visible filings of a snapshot are, oldest first. */
export async function visibleFilingsOf(snapshot: Snapshot): Promise<FilingIdentity[]> {
  const visible: FilingIdentity[] = [];
  for (const [n, segment] of snapshot.segments.entries()) {
    const { filings } = await segment.readKeys();
    visible.push(...filings.filter((_, ordinal) => snapshot.isVisible(n, ordinal)));
  }
  return visible;
}
