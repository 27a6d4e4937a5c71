/**
 * Compares what the index says of keys with their objects.
 *
 *     missing   an object is neither indexed nor rejected, or not with all of its filings
 *     stale     another version of the object is indexed, or was rejected
 *     extra     an indexed filing, or the record of a rejection, has no object that holds it
 *
 * ETags tell most of it. Which filings an object should have only the object tells: all that are
 * indexed as they should be are read and parsed for that, if asked for.
 */
import { mapConcurrent } from "../catalog/map-concurrent.ts";
import { MAX_FILING_BYTES } from "../filing/parse-filing.ts";
import type { ListedObject, ObjectStore } from "../store/object-store.ts";
import { encodeStates } from "./encode-states.ts";
import type { IndexState } from "./index-state.ts";
import { readObjectState } from "./read-object-state.ts";

export type DifferenceKind = "missing" | "stale" | "extra";

export interface Difference {
  readonly kind: DifferenceKind;
  /** Of the filings bucket. */
  readonly key: string;
  readonly detail: string;
}

/** What is read of the objects of the bucket. */
export type ObjectInfo = Pick<ListedObject, "etag" | "sizeBytes">;

/** Largest objects side by side still fit into memory. */
const READ_LANES = 2;

/** Compares ETags of the given keys; `objects` are those that exist. */
export function findDifferences(
  state: IndexState,
  keys: Iterable<string>,
  objects: ReadonlyMap<string, ObjectInfo>,
): Difference[] {
  return [...keys].flatMap((key) => compareKey(state, key, objects.get(key)?.etag ?? null) ?? []);
}

/** Says what is wrong with a key whose object has the given ETag; null when nothing is. */
function compareKey(
  { live, rejected }: IndexState,
  key: string,
  etag: string | null,
): Difference | null {
  const indexed = live.get(key);
  const rejection = rejected.get(key);
  const known = [indexed?.etag, rejection?.etag].filter((one) => one !== undefined);
  const filings = `${indexed?.ids.length ?? 0}${rejection?.filings ? ` of ${rejection.filings}` : ""}`;
  const detail = `bucket=\`${etag ?? "nothing"}\`, indexed=\`${indexed?.etag ?? "nothing"}\`, rejected=\`${rejection?.etag ?? "nothing"}\`, filings=\`${filings}\``;
  if (etag === null) return known.length === 0 ? null : { kind: "extra", key, detail };
  const isWhole = indexed !== undefined && rejection === undefined;
  const isPartial = indexed !== undefined && rejection?.filings === indexed.ids.length;
  const isRejected = indexed === undefined && rejection !== undefined && !rejection.filings;
  const isCurrent = known.every((one) => one === etag);
  if (isCurrent && (isWhole || isPartial || isRejected)) return null;
  const isMissing = isCurrent && (indexed === undefined || rejection?.filings !== undefined);
  return { kind: isMissing ? "missing" : "stale", key, detail };
}

/**
 * Compares the filings that objects hold with those that are indexed of them, and passes on the
 * size of each object that is done. Rejects with `unavailable` when one cannot be read.
 */
export async function findFilingDifferences(
  filings: ObjectStore,
  state: IndexState,
  objects: ReadonlyMap<string, ObjectInfo>,
  onDone: (sizeBytes: number) => void,
): Promise<Difference[]> {
  const found = await mapConcurrent([...objects], READ_LANES, async ([key, { sizeBytes }]) => {
    const ids = state.live.get(key)?.ids ?? [];
    const difference = await compareFilings(filings, key, ids);
    onDone(sizeBytes);
    return difference ?? [];
  });
  return found.flat();
}

async function compareFilings(
  filings: ObjectStore,
  key: string,
  indexed: readonly string[],
): Promise<Difference | null> {
  const expected = await readIds(filings, key);
  const missing = without(expected, indexed);
  const extra = without(indexed, expected);
  if (missing.length + extra.length === 0) return null;
  const detail = `missing=\`${missing.join()}\`, extra=\`${extra.join()}\``;
  return { kind: missing.length > 0 ? "missing" : "extra", key, detail };
}

/** Reads which filings of an object are to be indexed; none of what is no filing, or gone. */
async function readIds(filings: ObjectStore, key: string): Promise<string[]> {
  const state = await readObjectState(filings, key, MAX_FILING_BYTES);
  if (state.kind === "unknown") throw state.error;
  if (state.kind !== "filing") return [];
  const { input } = encodeStates(new Map([[key, state]]));
  return input.filings.map(({ filing }) => filing.id);
}

/** Returns the ids of `all` that are left when each of `taken` takes one of them away. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of taken) counts.set(id, (counts.get(id) ?? 0) + 1);
  return all.filter((id) => {
    const count = counts.get(id) ?? 0;
    counts.set(id, count - 1);
    return count <= 0;
  });
}
