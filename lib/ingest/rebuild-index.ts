/**
 * Makes the index anew from the filings bucket, beside the one that is searched.
 *
 *     manifest     segments               rebuild
 *     version 40   a b c                  -
 *     begin        a b c                  {base: 40, after: null, segments: []}
 *     ...          a b c d                {base: 40, after: "f.txt", segments: [R]}     d: ingested
 *     ...          a b c d e              {base: 40, after: "z.txt", segments: [R S]}   meanwhile
 *     switch       R S d e                -
 *
 * The progress stands in the manifest itself, so each step is a commit: a rebuild that dies is
 * taken up where it stopped, two at once help each other, and no segment of it is garbage.
 * What is ingested meanwhile is newer than what the rebuild reads, or will be ingested again: those
 * segments stay and hide the rebuilt ones. They are not merged with older ones until the switch.
 */
import { commit, type ManifestChange, readManifest } from "../catalog/commit.ts";
import type { Manifest, Rebuild } from "../catalog/manifest.ts";
import { mapConcurrent } from "../catalog/map-concurrent.ts";
import { createUlid } from "../catalog/ulid.ts";
import { writeSegment } from "../catalog/write-segment.ts";
import { MAX_FILING_BYTES } from "../filing/parse-filing.ts";
import { planMerges } from "../index/merge-policy.ts";
import type { ListedObject, ObjectStore } from "../store/object-store.ts";
import { describeSegment } from "./append-segment.ts";
import { type EncodedStates, encodeStates } from "./encode-states.ts";
import { type IngestDeps, readStates } from "./ingest-batch.ts";
import { MERGE_LIMITS, mergeRun, replaceRun } from "./merge-run.ts";
import type { FilingState } from "./read-object-state.ts";
import { findRejectedKeys, findRejection, readRejections } from "./rejection.ts";
import { settleRejection } from "./settle-rejection.ts";
import { findUnreadableKeys } from "./try-notes.ts";

/** As many objects and bytes as one segment is made of; a larger object has one to itself. */
const MAX_CHUNK_OBJECTS = 100;
const MAX_CHUNK_BYTES = 32 * 2 ** 20;
/** Requests at once; together the objects of a chunk are no larger than the chunk. */
const SETTLE_LANES = 8;

export interface RebuildReport {
  /** Objects read by this run; fewer than there are when it took an earlier one up. */
  readonly objects: number;
  readonly filings: number;
  readonly isResumed: boolean;
}

export interface RebuildProgress {
  /** Called after each step with the objects of the bucket that are done. */
  readonly update: (doneObjects: number, totalObjects: number) => void;
}

/** Rebuilds the index, or goes on with a rebuild that has begun, and switches to it. */
export async function rebuildIndex(
  deps: IngestDeps,
  progress: RebuildProgress = { update: () => {} },
): Promise<RebuildReport> {
  const { id, after: resumedAfter } = await beginRebuild(deps);
  const count = await countObjects(deps.filings, resumedAfter);
  let objects = 0;
  let filings = 0;
  while (true) {
    progress.update(count.done + objects, Math.max(count.total, count.done + objects));
    const rebuild = await findRebuild(deps, id);
    // This run has switched to it, or another one that helped.
    if (rebuild === null) return { objects, filings, isResumed: resumedAfter !== null };
    if (await mergeRebuilt(deps, rebuild)) continue;
    const chunk = await listChunk(deps.filings, rebuild.after);
    if (chunk.length === 0) {
      await settleRejections(deps);
      await switchOver(deps, rebuild);
      continue;
    }
    filings += await addChunk(deps, rebuild, chunk);
    objects += chunk.length;
  }
}

/** Gives up the rebuild that is under way, if there is one, and tells whether there was. */
export async function cancelRebuild(deps: IngestDeps): Promise<boolean> {
  const rebase = ({ rebuild }: Manifest) => (rebuild === null ? null : { rebuild: null });
  return (await commit(deps, { startedAt: deps.clock.now(), rebase })) !== null;
}

async function beginRebuild(deps: IngestDeps): Promise<Rebuild> {
  const id = createUlid(deps.clock);
  const rebase = ({ version, rebuild }: Manifest): ManifestChange | null =>
    rebuild === null ? { rebuild: { id, base: version, after: null, segments: [] } } : null;
  const begun = await commit(deps, { startedAt: deps.clock.now(), rebase });
  const { rebuild } = begun ?? (await readManifest(deps.store)).manifest;
  return rebuild ?? (await beginRebuild(deps));
}

async function findRebuild(deps: IngestDeps, id: string): Promise<Rebuild | null> {
  const { rebuild } = (await readManifest(deps.store)).manifest;
  return rebuild?.id === id ? rebuild : null;
}

/** Changes the rebuild unless another run has taken the same step before. */
async function commitStep(
  deps: IngestDeps,
  { id, after }: Rebuild,
  step: { readonly startedAt: number; readonly change: (rebuild: Rebuild) => Rebuild | null },
): Promise<boolean> {
  const rebase = (manifest: Manifest): ManifestChange | null => {
    const current = manifest.rebuild;
    if (current?.id !== id || current.after !== after) return null;
    const rebuild = step.change(current);
    return rebuild === null ? null : { rebuild };
  };
  return (await commit(deps, { startedAt: step.startedAt, rebase })) !== null;
}

/** Merges rebuilt segments as the policy asks, so that readers get few; true when it did. */
async function mergeRebuilt(deps: IngestDeps, rebuild: Rebuild): Promise<boolean> {
  const [plan] = planMerges(rebuild.segments, MERGE_LIMITS);
  if (plan === undefined) return false;
  const run = rebuild.segments.slice(plan.start, plan.end);
  const options = { level: plan.level, dropTombstones: true };
  const { merged, startedAt } = await mergeRun(deps, run, options);
  await commitStep(deps, rebuild, {
    startedAt,
    change: (current) => {
      const segments = replaceRun(current.segments, run, merged);
      return segments === null ? null : { ...current, segments };
    },
  });
  return true;
}

async function listChunk(filings: ObjectStore, after: string | null): Promise<ListedObject[]> {
  const { objects } = await filings.list({
    limit: MAX_CHUNK_OBJECTS,
    ...(after === null ? {} : { startAfter: after }),
  });
  let sizeBytes = 0;
  const end = objects.findIndex((object, n) => {
    sizeBytes += object.sizeBytes;
    return n > 0 && sizeBytes > MAX_CHUNK_BYTES;
  });
  return objects.slice(0, end < 0 ? objects.length : end);
}

/** Adds a segment of the chunk's filings to the rebuild and returns how many they are. */
async function addChunk(
  deps: IngestDeps,
  rebuild: Rebuild,
  chunk: readonly ListedObject[],
): Promise<number> {
  const unreadable = await findUnreadableKeys(deps.store, chunk);
  const keys = chunk.map(({ key }) => key).filter((key) => !unreadable.has(key));
  const found = new Map<string, FilingState>();
  const refused: string[] = [];
  for (const [key, state] of await readStates(deps, keys, MAX_FILING_BYTES)) {
    if (state.kind === "unknown") throw state.error;
    if (state.kind === "filing") found.set(key, state);
    if (state.kind !== "filing" || state.reason !== null) refused.push(key);
  }
  const encoded = encodeStates(found);
  for (const [key, state] of encoded.states) if (state !== found.get(key)) refused.push(key);
  await settleChunk(deps, keys, refused);
  // Objects may have been read long ago: whatever has changed since is ingested above the rebuild.
  const startedAt = deps.clock.now();
  const segments = found.size === 0 ? [] : [await writeChunk(deps, rebuild, encoded)];
  const after = chunk.at(-1)?.key ?? rebuild.after;
  await commitStep(deps, rebuild, {
    startedAt,
    change: (current) => ({ ...current, after, segments: [...current.segments, ...segments] }),
  });
  return encoded.input.filings.length;
}

/**
 * Brings the records of a chunk's keys up to date before the step is committed: a run that takes
 * this one up does not look at them again. The index is left to those who were notified.
 */
async function settleChunk(
  deps: IngestDeps,
  keys: readonly string[],
  refused: readonly string[],
): Promise<void> {
  const recorded = await findRejectedKeys(deps.store, keys);
  const settled = new Set([...refused, ...recorded]);
  await mapConcurrent([...settled], SETTLE_LANES, async (key) => {
    // Of more records than one listing holds any key may have one; to know is cheaper than to parse.
    const mayDiffer = refused.includes(key) || (await findRejection(deps.store, key)) !== null;
    if (mayDiffer) await settleRejection(deps, key);
  });
}

async function writeChunk(deps: IngestDeps, { base }: Rebuild, { input, bytes }: EncodedStates) {
  const createdAt = new Date(deps.clock.now()).toISOString();
  const key = await writeSegment(deps, bytes);
  return { ...describeSegment(input, bytes), key, createdAt, since: base };
}

/** Brings the records up to date whose object has changed or gone since. */
async function settleRejections(deps: IngestDeps): Promise<void> {
  let cursor: string | null = null;
  do {
    const page = await readRejections(deps.store, {
      limit: MAX_CHUNK_OBJECTS,
      ...(cursor === null ? {} : { cursor }),
    });
    for (const { key, etag } of page.rejections) {
      if ((await deps.filings.head(key))?.etag !== etag) await settleRejection(deps, key);
    }
    cursor = page.next;
  } while (cursor !== null);
}

/** Puts the rebuilt segments in place of the old ones, unless another run has found more objects. */
async function switchOver(deps: IngestDeps, { id, after, base }: Rebuild): Promise<void> {
  const rebase = ({ segments, rebuild }: Manifest): ManifestChange | null => {
    if (rebuild?.id !== id || rebuild.after !== after) return null;
    const newer = segments.filter(({ since }) => since > base);
    return { segments: [...rebuild.segments, ...newer], rebuild: null };
  };
  await commit(deps, { startedAt: deps.clock.now(), rebase });
}

async function countObjects(
  filings: ObjectStore,
  after: string | null,
): Promise<{ readonly done: number; readonly total: number }> {
  const lastDone = Buffer.from(after ?? "");
  let done = 0;
  let total = 0;
  let cursor: string | null = null;
  do {
    const page = await filings.list(cursor === null ? {} : { cursor });
    total += page.objects.length;
    done += page.objects.filter(
      ({ key }) => Buffer.compare(Buffer.from(key), lastDone) <= 0,
    ).length;
    cursor = page.next;
  } while (cursor !== null);
  return { done, total };
}
