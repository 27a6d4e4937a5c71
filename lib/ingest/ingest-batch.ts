/**
 * Brings the index to the state of the filings bucket, for a batch of keys.
 *
 *     read each key ─▶ one segment ─▶ commit ─▶ record rejections ─▶ HEAD each key ─▶ done
 *          ▲                                                              │
 *          └────────────────────── those whose ETag moved ────────────────┘
 *
 * What a notification said about the object is ignored, so it does not matter whether it came
 * twice, late or out of order. Two ingests of one key may still commit in the wrong order:
 *
 *     A reads e1 · B reads e2 · B commits e2 · A commits e1 (the newest now, and stale)
 *
 * The check after the commit mends that: whoever committed last looks last. A finds e2 in the
 * bucket where it read e1, and repeats. If A dies before looking, its message comes back; that
 * has to take longer than COMMIT_DEADLINE_MS, the queue's visibility timeout that is.
 *
 * A key is committed even when the index seems to hold its state already: the commit also makes
 * every write fail that a dead earlier try of the same message may have left under way.
 */
import type { CommitDeps } from "../catalog/commit.ts";
import type { Manifest } from "../catalog/manifest.ts";
import { mapConcurrent } from "../catalog/map-concurrent.ts";
import { FiledexError } from "../errors.ts";
import { MAX_FILING_BYTES } from "../filing/parse-filing.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { appendSegment } from "./append-segment.ts";
import { encodeStates, type KnownState } from "./encode-states.ts";
import { type ObjectState, readObjectState } from "./read-object-state.ts";
import { deleteRejection, findRejectedKeys, writeRejection } from "./rejection.ts";
import { rejectionOf } from "./state-rejection.ts";

export interface IngestDeps extends CommitDeps {
  /** The filings bucket; `store` is the index bucket. */
  readonly filings: ObjectStore;
  /** Told of the manifest after each commit. */
  readonly onCommit?: (manifest: Manifest) => void;
}

/** How a key ended; `failed` keys are to be ingested again, and nothing else is. */
export type IngestOutcome =
  | {
      readonly kind: "indexed";
      readonly etag: string;
      readonly ids: readonly string[];
      /** Why not all of the object is indexed; null when all of it is. */
      readonly reason: string | null;
    }
  | { readonly kind: "removed" }
  | { readonly kind: "rejected"; readonly reason: string }
  | { readonly kind: "failed"; readonly error: FiledexError };

/** Objects up to this size share commits; larger ones are read one at a time, to bound memory. */
const MAX_SHARED_OBJECT_BYTES = 2 ** 20;
/**
 * Requests at once: most of the time of one S3 takes to answer, so that many cost no more than one.
 * Each may hold an object of the size above; the client opens 50 connections at most.
 */
const READ_LANES = 24;
/** Bounds the memory and time of one segment's making; batches of SQS are smaller as a rule. */
const MAX_KEYS_PER_COMMIT = 100;
/** An object that changes as often as this while it is ingested is left to a later message. */
const MAX_ROUNDS = 5;

/**
 * Ingests the current state of each key; keys named several times are ingested once. Asks `hasTime`
 * before each large object, and fails those for which there is none.
 */
export async function ingestBatch(
  deps: IngestDeps,
  keys: Iterable<string>,
  hasTime: () => boolean = () => true,
): Promise<Map<string, IngestOutcome>> {
  const outcomes = new Map<string, IngestOutcome>();
  const large: string[] = [];
  const distinct = [...new Set(keys)];
  for (let start = 0; start < distinct.length; start += MAX_KEYS_PER_COMMIT) {
    const slice = distinct.slice(start, start + MAX_KEYS_PER_COMMIT);
    large.push(...(await settleKeys(deps, slice, { maxBytes: MAX_SHARED_OBJECT_BYTES, outcomes })));
  }
  for (const key of large) {
    if (hasTime()) await settleKeys(deps, [key], { maxBytes: MAX_FILING_BYTES, outcomes });
    else outcomes.set(key, { kind: "failed", error: outOfTime(key) });
  }
  return outcomes;
}

/** Says that a key has to come again, since what has begun has to be brought to an end in time. */
export function outOfTime(key: string): FiledexError {
  return new FiledexError("unavailable", `no time is left: key=\`${key}\``);
}

interface Settling {
  readonly maxBytes: number;
  readonly outcomes: Map<string, IngestOutcome>;
}

/** Ingests keys until none moves any more, and returns those that are to be read on their own. */
async function settleKeys(
  deps: IngestDeps,
  keys: readonly string[],
  { maxBytes, outcomes }: Settling,
): Promise<string[]> {
  const large: string[] = [];
  let pending = keys;
  for (let round = 0; round < MAX_ROUNDS && pending.length > 0; round++) {
    const startedAt = deps.clock.now();
    const states = await readStates(deps, pending, maxBytes);
    const known = new Map<string, KnownState>();
    for (const [key, state] of states) {
      if (state.kind === "unknown") outcomes.set(key, { kind: "failed", error: state.error });
      else if (state.kind === "large") large.push(key);
      else known.set(key, state);
    }
    if (known.size === 0) return large;
    try {
      const applied = await applyStates(deps, known, startedAt);
      pending = await findMovedKeys(deps, applied, outcomes);
    } catch (error) {
      if (!(error instanceof FiledexError)) throw error;
      for (const key of known.keys()) outcomes.set(key, { kind: "failed", error });
      return large;
    }
  }
  for (const key of pending) {
    const error = new FiledexError("unavailable", `object keeps changing: key=\`${key}\``);
    outcomes.set(key, { kind: "failed", error });
  }
  return large;
}

/** Reads what the keys hold, in their order; what is larger than any filing is rejected unread. */
export async function readStates(
  { filings }: Pick<IngestDeps, "filings">,
  keys: readonly string[],
  maxBytes: number,
): Promise<[string, ObjectState][]> {
  return await mapConcurrent(keys, READ_LANES, async (key) => {
    const state = await readObjectState(filings, key, maxBytes);
    if (state.kind !== "large" || maxBytes < MAX_FILING_BYTES) return [key, state];
    const reason = `object is too large: sizeBytes=\`${state.sizeBytes}\`, limit=\`${maxBytes}\``;
    return [key, { ...state, kind: "rejected", reason }];
  });
}

/**
 * Commits the states in the order of the batch, and brings the records of rejections up to date.
 * Returns the states as they were applied.
 */
async function applyStates(
  deps: IngestDeps,
  known: ReadonlyMap<string, KnownState>,
  startedAt: number,
): Promise<ReadonlyMap<string, KnownState>> {
  const encoded = encodeStates(known);
  const manifest = await appendSegment(deps, encoded, startedAt);
  if (manifest !== null) deps.onCommit?.(manifest);

  const { states } = encoded;
  const nowMs = deps.clock.now();
  const rejections = [...states].flatMap(([key, state]) => rejectionOf(key, state, nowMs) ?? []);
  const recorded = new Set(rejections.map(({ key }) => key));
  const sound = [...states.keys()].filter((key) => !recorded.has(key));
  const forgiven = sound.length === 0 ? [] : await findRejectedKeys(deps.store, sound);
  await mapConcurrent(forgiven, READ_LANES, (key) => deleteRejection(deps.store, key));
  await mapConcurrent(rejections, READ_LANES, (one) => writeRejection(deps.store, one));
  return states;
}

/** Looks at each key again; those that are as they were read get their outcome. */
async function findMovedKeys(
  { filings }: IngestDeps,
  states: ReadonlyMap<string, KnownState>,
  outcomes: Map<string, IngestOutcome>,
): Promise<string[]> {
  const moved = await mapConcurrent([...states], READ_LANES, async ([key, state]) => {
    try {
      const head = await filings.head(key);
      if ((head?.etag ?? null) !== state.etag) return [key];
      outcomes.set(key, outcomeOf(state));
    } catch (error) {
      if (!(error instanceof FiledexError)) throw error;
      outcomes.set(key, { kind: "failed", error });
    }
    return [];
  });
  return moved.flat();
}

function outcomeOf(state: KnownState): IngestOutcome {
  switch (state.kind) {
    case "nothing":
      return { kind: "removed" };
    case "filing":
      return {
        kind: "indexed",
        etag: state.etag,
        ids: state.filings.map(({ filing }) => filing.id),
        reason: state.reason,
      };
    case "rejected":
      return { kind: "rejected", reason: state.reason };
  }
}
