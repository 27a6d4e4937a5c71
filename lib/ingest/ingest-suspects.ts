/**
 * Ingests keys of which one may name an object that ends the process (see ingest-redelivered.ts),
 * one after the other: first those that were tried least often, of these the smallest.
 *
 * Each try is noted after the object has been fetched and before it is parsed, and withdrawn when
 * it has come to an end, good or bad. The note is a rejection like any other: `rejected/` names the
 * object and the reason while it is being tried, too. An object over which three processes have
 * ended is rejected unread.
 */
import { mapConcurrent } from "../catalog/map-concurrent.ts";
import { FiledexError } from "../errors.ts";
import { encodeSegment } from "../index/segment-writer.ts";
import type { ObjectHead, ObjectStore } from "../store/object-store.ts";
import { appendSegment } from "./append-segment.ts";
import { type IngestDeps, type IngestOutcome, ingestBatch, outOfTime } from "./ingest-batch.ts";
import { findRejectedKeys, findRejection, type Rejection, writeRejection } from "./rejection.ts";
import { countTries, isUnreadable, noteTry, type Try, withdrawTry } from "./try-notes.ts";

/** Objects looked at side by side before the first is tried. */
const LOOK_LANES = 8;

/** A key, and a message about it that came back, so that whatever it asked for before has ended. */
export interface SuspectKey {
  readonly key: string;
  readonly messageId: string;
}

interface Suspect extends Try {
  /** Null when there is no object. */
  readonly head: ObjectHead | null;
}

/**
 * Ingests the current state of each key, one after the other; no key may be given twice. Keys for
 * which there is no time left fail, and so come again; `hasTime` is asked before each.
 */
export async function ingestSuspects(
  deps: IngestDeps,
  keys: readonly SuspectKey[],
  hasTime: () => boolean = () => true,
): Promise<Map<string, IngestOutcome>> {
  const outcomes = new Map<string, IngestOutcome>();
  if (keys.length === 0) return outcomes;
  const suspects = await lookAt(deps, keys, outcomes);
  for (const suspect of suspects) {
    const { key } = suspect;
    if (hasTime()) outcomes.set(key, await tryAlone(deps, suspect));
    else outcomes.set(key, { kind: "failed", error: outOfTime(key) });
  }
  return outcomes;
}

/** Looks at the objects, and sorts them by how likely they are to end the process. */
async function lookAt(
  deps: IngestDeps,
  suspectKeys: readonly SuspectKey[],
  outcomes: Map<string, IngestOutcome>,
): Promise<Suspect[]> {
  const keys = suspectKeys.map(({ key }) => key);
  try {
    const noted = new Set(await findRejectedKeys(deps.store, keys));
    const suspects = await mapConcurrent(suspectKeys, LOOK_LANES, async ({ key, messageId }) => {
      const head = await deps.filings.head(key);
      const found = noted.has(key) ? await findRejection(deps.store, key) : null;
      return { key, messageId, head, note: found?.etag === head?.etag ? found : null };
    });
    const tries = ({ note }: Suspect) => countTries(note?.tries);
    const size = ({ head }: Suspect) => head?.sizeBytes ?? 0;
    return suspects.sort((one, other) => tries(one) - tries(other) || size(one) - size(other));
  } catch (error) {
    if (!(error instanceof FiledexError)) throw error;
    for (const key of keys) outcomes.set(key, { kind: "failed", error });
    return [];
  }
}

async function tryAlone(deps: IngestDeps, suspect: Suspect): Promise<IngestOutcome> {
  const { key, note } = suspect;
  try {
    if (note !== null && isUnreadable(note)) {
      const refused = await refuse(deps, note);
      if (refused !== null) return refused;
    }
    const filings = notingStore(deps, suspect);
    const outcomes = await ingestBatch({ ...deps, filings }, [key]);
    const outcome = outcomes.get(key);
    if (outcome === undefined) throw new Error(`key has no outcome: key=\`${key}\``);
    if (outcome.kind === "failed") await withdrawTry(deps, suspect);
    return outcome;
  } catch (error) {
    if (!(error instanceof FiledexError)) throw error;
    return { kind: "failed", error };
  }
}

/** Reads objects for a try at one of them, which is noted as soon as its bytes are there. */
function notingStore(deps: IngestDeps, suspect: Suspect): ObjectStore {
  return {
    ...deps.filings,
    get: async (key, options) => {
      const object = await deps.filings.get(key, options);
      if (object.body.byteLength > 0) await noteTry(deps, suspect, object);
      return object;
    },
  };
}

/** Takes the key out of the index, unread; null when its object has changed meanwhile. */
async function refuse(deps: IngestDeps, note: Rejection): Promise<IngestOutcome | null> {
  const { key, etag, reason } = note;
  const input = { filings: [], removedKeys: [key] };
  const encoded = { input, bytes: encodeSegment(input) };
  const manifest = await appendSegment(deps, encoded, deps.clock.now());
  if (manifest !== null) deps.onCommit?.(manifest);
  // As in ingest: the record is written before the second look.
  await writeRejection(deps.store, note);
  const head = await deps.filings.head(key);
  return head?.etag === etag ? { kind: "rejected", reason } : null;
}
