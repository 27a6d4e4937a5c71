/**
 * Compares the index with the filings bucket, and reads every byte of it.
 *
 *     damaged   a segment is missing, or a checksum in it does not hold
 *     missing   an object is neither indexed nor rejected
 *     stale     another version of the object is indexed, or was rejected
 *     extra     an indexed filing, or the record of a rejection, has no object
 *
 * While filings come in, the index lags behind the bucket by what is in the queue: such keys are
 * looked at once more before they are reported, and may be reported all the same.
 */
import { openEntry } from "../catalog/catalog.ts";
import { type CommitDeps, readManifest } from "../catalog/commit.ts";
import type { Manifest, SegmentEntry } from "../catalog/manifest.ts";
import { mapConcurrent } from "../catalog/map-concurrent.ts";
import { FiledexError, hasKind } from "../errors.ts";
import { createSegmentCache, type SegmentCache } from "../index/segment-cache.ts";
import type { Segment } from "../index/segment-reader.ts";
import type { ObjectStore } from "../store/object-store.ts";
import type { IngestDeps } from "./ingest-batch.ts";
import { isFolderMarker } from "./read-object-state.ts";
import { type Rejection, readRejections } from "./rejection.ts";

export type FindingKind = "damaged" | "missing" | "stale" | "extra";

export interface Finding {
  readonly kind: FindingKind;
  /** A segment's key for `damaged`, else a key of the filings bucket. */
  readonly key: string;
  readonly detail: string;
}

export interface VerifyReport {
  readonly version: number;
  readonly segments: number;
  /** Objects of the filings bucket that are not mere folders. */
  readonly objects: number;
  readonly indexed: number;
  readonly rejected: number;
  /** Empty when all is well. */
  readonly findings: readonly Finding[];
}

export interface VerifyProgress {
  /** Called after each segment that was read. */
  readonly update: (doneBytes: number, totalBytes: number) => void;
}

const HEAD_LANES = 16;
const PAGE_OBJECTS = 100;
/** Only keys are read twice. */
const CACHE_BYTES = 16 * 2 ** 20;

/** What the index says of a key. */
interface IndexState {
  readonly version: number;
  /** ETags of the filings that are not hidden, by key. */
  readonly live: ReadonlyMap<string, string>;
  /** Of the rejected objects, by key: ETag, and how many filings of it are indexed. */
  readonly rejected: ReadonlyMap<string, Pick<Rejection, "etag" | "filings">>;
}

/** Verifies the index; rejects only when a bucket cannot be read. */
export async function verifyIndex(
  deps: IngestDeps,
  progress: VerifyProgress = { update: () => {} },
): Promise<VerifyReport> {
  const { manifest } = await readManifest(deps.store);
  const cache = createSegmentCache(CACHE_BYTES);
  const damaged = await findDamage({ ...deps, cache }, manifest, progress);
  const broken = new Set(damaged.map(({ key }) => key));
  const state = await readIndexState(deps.store, manifest, broken);
  const stored = await readBucket(deps.filings);
  const differing = findDifferences(state, stored);
  const findings = differing.length === 0 ? [] : await lookAgain(deps, differing, broken);
  return {
    version: manifest.version,
    segments: manifest.segments.length,
    objects: stored.size,
    indexed: state.live.size,
    rejected: state.rejected.size,
    findings: [...damaged, ...findings],
  };
}

async function findDamage(
  source: CommitDeps & { readonly cache: SegmentCache },
  { segments, rebuild }: Manifest,
  progress: VerifyProgress,
): Promise<Finding[]> {
  const entries = [...segments, ...(rebuild?.segments ?? [])];
  const totalBytes = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
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
    progress.update(doneBytes, totalBytes);
  }
  return findings;
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

/** Reads what the index says, as far as its segments can be read. */
async function readIndexState(
  store: ObjectStore,
  manifest: Manifest,
  broken: ReadonlySet<string>,
): Promise<IndexState> {
  const cache = createSegmentCache(CACHE_BYTES);
  const live = new Map<string, string>();
  for (const entry of manifest.segments) {
    if (broken.has(entry.key)) continue;
    const { filings, removedKeys } = await (await openEntry({ store, cache }, entry)).readKeys();
    for (const key of removedKeys) live.delete(key);
    for (const { key, etag } of filings) live.set(key, etag);
  }
  const rejected = new Map<string, Rejection>();
  let cursor: string | null = null;
  do {
    const page = await readRejections(store, {
      limit: PAGE_OBJECTS,
      ...(cursor === null ? {} : { cursor }),
    });
    for (const rejection of page.rejections) rejected.set(rejection.key, rejection);
    cursor = page.next;
  } while (cursor !== null);
  return { version: manifest.version, live, rejected };
}

async function readBucket(filings: ObjectStore): Promise<Map<string, string>> {
  const etags = new Map<string, string>();
  let cursor: string | null = null;
  do {
    const page = await filings.list(cursor === null ? {} : { cursor });
    for (const object of page.objects) {
      if (!isFolderMarker(object)) etags.set(object.key, object.etag);
    }
    cursor = page.next;
  } while (cursor !== null);
  return etags;
}

function findDifferences(state: IndexState, stored: ReadonlyMap<string, string>): Finding[] {
  const keys = new Set([...stored.keys(), ...state.live.keys(), ...state.rejected.keys()]);
  return [...keys].sort().flatMap((key) => {
    const finding = compareKey(state, key, stored.get(key) ?? null);
    return finding === null ? [] : [finding];
  });
}

/** Says what is wrong with a key whose object has the given ETag; null when nothing is. */
function compareKey(
  { live, rejected }: IndexState,
  key: string,
  etag: string | null,
): Finding | null {
  const indexedEtag = live.get(key);
  const rejection = rejected.get(key);
  const known = [indexedEtag, rejection?.etag].filter((one) => one !== undefined);
  const detail = `bucket=\`${etag ?? "nothing"}\`, indexed=\`${indexedEtag ?? "nothing"}\`, rejected=\`${rejection?.etag ?? "nothing"}\``;
  if (etag === null) return known.length === 0 ? null : { kind: "extra", key, detail };
  const isWhole = indexedEtag !== undefined && rejection === undefined;
  const isPartial = indexedEtag !== undefined && (rejection?.filings ?? 0) > 0;
  const isRejected = indexedEtag === undefined && rejection !== undefined && !rejection.filings;
  const isCurrent = known.every((one) => one === etag);
  if (isCurrent && (isWhole || isPartial || isRejected)) return null;
  return { kind: isCurrent && indexedEtag === undefined ? "missing" : "stale", key, detail };
}

/** Compares keys once more with a later state of index and bucket. */
async function lookAgain(
  deps: IngestDeps,
  findings: readonly Finding[],
  broken: ReadonlySet<string>,
): Promise<Finding[]> {
  const heads = await mapConcurrent(findings, HEAD_LANES, ({ key }) => deps.filings.head(key));
  const { manifest } = await readManifest(deps.store);
  const state = await readIndexState(deps.store, manifest, broken);
  return findings.flatMap(({ key }, n) => {
    const finding = compareKey(state, key, heads[n]?.etag ?? null);
    return finding === null ? [] : [finding];
  });
}
