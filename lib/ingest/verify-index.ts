/**
 * Compares the index with the filings bucket, and reads every byte of it.
 *
 *     damaged   a segment is missing, or a checksum in it does not hold
 *     missing   an object is neither indexed nor rejected, or not with all of its filings
 *     stale     another version of the object is indexed, or was rejected
 *     extra     an indexed filing, or the record of a rejection, has no object that holds it
 *
 * While filings come in, the index lags behind the bucket by what is in the queue: such keys are
 * looked at once more before they are reported, and may be reported all the same.
 */
import { openEntry, type SegmentStore } from "../catalog/catalog.ts";
import { type CommitDeps, readManifest } from "../catalog/commit.ts";
import type { Manifest, SegmentEntry } from "../catalog/manifest.ts";
import { mapConcurrent } from "../catalog/map-concurrent.ts";
import { FiledexError, hasKind } from "../errors.ts";
import { createSegmentCache } from "../index/segment-cache.ts";
import type { Segment } from "../index/segment-reader.ts";
import type { ObjectStore } from "../store/object-store.ts";
import {
  type Difference,
  type DifferenceKind,
  findDifferences,
  findFilingDifferences,
  type ObjectInfo,
} from "./find-differences.ts";
import { type IndexState, readIndexState } from "./index-state.ts";
import type { IngestDeps } from "./ingest-batch.ts";
import { isFolderMarker } from "./read-object-state.ts";

export interface Finding {
  readonly kind: DifferenceKind | "damaged";
  /** A segment's key for `damaged`, else a key of the filings bucket. */
  readonly key: string;
  readonly detail: string;
}

export interface VerifyReport {
  readonly version: number;
  readonly segments: number;
  /** Objects of the filings bucket that are not mere folders. */
  readonly objects: number;
  /** Of them, those that are indexed, as a whole or in part. */
  readonly indexed: number;
  readonly rejected: number;
  /** Empty when all is well. */
  readonly findings: readonly Finding[];
}

export interface VerifyOptions {
  /** Called after each segment that was read, and each object. */
  readonly update?: (doneBytes: number, totalBytes: number) => void;
  /** Reads all indexed objects, too, and compares the filings in them with those indexed. */
  readonly isDeep?: boolean;
}

const HEAD_LANES = 16;
/** Segments are read once. */
const CACHE_BYTES = 16 * 2 ** 20;

/** Verifies the index; rejects only when a bucket cannot be read. */
export async function verifyIndex(
  deps: IngestDeps,
  { update = () => {}, isDeep = false }: VerifyOptions = {},
): Promise<VerifyReport> {
  const { manifest, damaged } = await checkSegments(deps, update);
  const broken = new Set(damaged.map(({ key }) => key));
  const state = await readIndexState(deps.store, manifest, broken);
  const objects = await readBucket(deps.filings);
  const keys = new Set([...objects.keys(), ...state.live.keys(), ...state.rejected.keys()]);
  const comparison = { state, keys, objects, isDeep };
  const indexBytes = sumBytes(entriesOf(manifest));
  const differing = await compare(deps, comparison, (done, total) =>
    update(indexBytes + done, indexBytes + total),
  );
  const findings =
    differing.length === 0 ? [] : await lookAgain(deps, differing, { broken, isDeep });
  return {
    version: manifest.version,
    segments: manifest.segments.length,
    objects: objects.size,
    indexed: state.live.size,
    rejected: state.rejected.size,
    findings: [...damaged, ...findings],
  };
}

/**
 * Checks the segments of the newest manifest, then those that have come since: an index that takes
 * longer to read than garbage is kept has lost some of the first by then, and nothing is wrong.
 */
async function checkSegments(
  deps: CommitDeps,
  update: (doneBytes: number, totalBytes: number) => void,
): Promise<{ readonly manifest: Manifest; readonly damaged: readonly Finding[] }> {
  const source = { ...deps, cache: createSegmentCache(CACHE_BYTES) };
  const first = entriesOf((await readManifest(deps.store)).manifest);
  const damaged = await findDamage(source, first, update);
  const { manifest } = await readManifest(deps.store);
  const checked = new Set(first.map(({ key }) => key));
  const added = entriesOf(manifest).filter(({ key }) => !checked.has(key));
  damaged.push(...(await findDamage(source, added)));
  const named = new Set(entriesOf(manifest).map(({ key }) => key));
  return { manifest, damaged: damaged.filter(({ key }) => named.has(key)) };
}

async function findDamage(
  source: SegmentStore,
  entries: readonly SegmentEntry[],
  update: (doneBytes: number, totalBytes: number) => void = () => {},
): Promise<Finding[]> {
  const totalBytes = sumBytes(entries);
  const findings: Finding[] = [];
  let doneBytes = 0;
  for (const entry of entries) {
    try {
      const segment = await openEntry(source, entry);
      await segment.check();
      checkCounts(segment, entry);
    } catch (error) {
      if (!hasKind(error, "corrupt")) throw error;
      findings.push({ kind: "damaged", key: entry.key, detail: error.message });
    }
    doneBytes += entry.sizeBytes;
    update(doneBytes, totalBytes);
  }
  return findings;
}

function entriesOf({ segments, rebuild }: Manifest): SegmentEntry[] {
  return [...segments, ...(rebuild?.segments ?? [])];
}

function sumBytes(parts: Iterable<{ readonly sizeBytes: number }>): number {
  let sum = 0;
  for (const { sizeBytes } of parts) sum += sizeBytes;
  return sum;
}

function checkCounts(
  segment: Segment,
  { key, filings, sections, removedKeys }: SegmentEntry,
): void {
  const isSame =
    segment.filingCount === filings &&
    segment.sectionCount === sections &&
    segment.removedKeyCount === removedKeys;
  if (isSame) return;
  throw new FiledexError("corrupt", `segment is not the one of the manifest: key=\`${key}\``);
}

async function readBucket(filings: ObjectStore): Promise<Map<string, ObjectInfo>> {
  const objects = new Map<string, ObjectInfo>();
  let cursor: string | null = null;
  do {
    const page = await filings.list(cursor === null ? {} : { cursor });
    for (const object of page.objects) {
      if (!isFolderMarker(object)) objects.set(object.key, object);
    }
    cursor = page.next;
  } while (cursor !== null);
  return objects;
}

interface Comparison {
  readonly state: IndexState;
  readonly keys: ReadonlySet<string>;
  /** Those of the keys that have one. */
  readonly objects: ReadonlyMap<string, ObjectInfo>;
  readonly isDeep: boolean;
}

async function compare(
  { filings }: IngestDeps,
  { state, keys, objects, isDeep }: Comparison,
  update: (doneBytes: number, totalBytes: number) => void = () => {},
): Promise<Difference[]> {
  const differences = findDifferences(state, keys, objects);
  if (isDeep) {
    const differing = new Set(differences.map(({ key }) => key));
    const sound = [...objects].filter(([key]) => state.live.has(key) && !differing.has(key));
    const totalBytes = sumBytes(sound.map(([, object]) => object));
    let doneBytes = 0;
    const onDone = (sizeBytes: number) => {
      doneBytes += sizeBytes;
      update(doneBytes, totalBytes);
    };
    differences.push(...(await findFilingDifferences(filings, state, new Map(sound), onDone)));
  }
  return differences.sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** Compares keys once more with a later state of index and bucket. */
async function lookAgain(
  deps: IngestDeps,
  differing: readonly Difference[],
  { broken, isDeep }: { readonly broken: ReadonlySet<string>; readonly isDeep: boolean },
): Promise<Difference[]> {
  const keys = new Set(differing.map(({ key }) => key));
  const objects = new Map<string, ObjectInfo>();
  await mapConcurrent([...keys], HEAD_LANES, async (key) => {
    const head = await deps.filings.head(key);
    if (head !== null) objects.set(key, head);
  });
  const { manifest } = await readManifest(deps.store);
  const state = await readIndexState(deps.store, manifest, broken);
  return await compare(deps, { state, keys, objects, isDeep });
}
