/**
 * Notes of tries at many objects at once, one of which may end the process:
 *
 *     tries/01K9…A.txt    5feaae0c-…      the ids of the messages that asked for them
 *                         19dd17c1-…
 *
 * A note is written before the first of the objects is read, and withdrawn when all of them have
 * come to an end, good or bad. So a note that names a message which is delivered again was left by
 * a process that has ended over one of its messages; nobody can say over which.
 *
 * All that a note does is to have its messages ingested one by one. One that is left without need
 * costs time and nothing else, so withdrawing it is not insisted on.
 */

import { repeatUntilDone } from "../catalog/backoff.ts";
import type { CommitDeps } from "../catalog/commit.ts";
import { mapConcurrent } from "../catalog/map-concurrent.ts";
import { createUlid, isUlid, ulidTime } from "../catalog/ulid.ts";
import { hasKind } from "../errors.ts";
import { parseTriesKey, TRIES_PREFIX, triesKey } from "../store/object-keys.ts";

/** Much longer than a queue takes to deliver a message as often as it does. */
const NOTE_LIFE_MS = 24 * 3_600_000;
/** Reading them takes about a second. Only a disaster leaves more. */
const MAX_NOTES_READ = 100;
const LANES = 8;
/** With their waits about a second. */
const MAX_WRITE_TRIES = 5;

/** Notes that a try at what messages ask for begins, and returns the note's key. */
export async function noteSharedTry(
  { store, clock }: CommitDeps,
  messageIds: readonly string[],
): Promise<string> {
  const key = triesKey(createUlid(clock));
  const body = new TextEncoder().encode(messageIds.join("\n"));
  await repeatUntilDone(clock, MAX_WRITE_TRIES, () =>
    store.put(key, body, { contentType: "text/plain" }),
  );
  return key;
}

/** Takes back the note of a try that has come to an end. */
export async function withdrawSharedTry({ store }: CommitDeps, noteKey: string): Promise<void> {
  try {
    await store.delete(noteKey);
  } catch (error) {
    if (!hasKind(error, "unavailable")) throw error;
  }
}

/**
 * Reads the notes there are, and returns what tells of a message delivered again whether a process
 * may have ended over it. Removes notes that are too old to be about any message.
 */
export async function readSharedTries(deps: CommitDeps): Promise<(messageId: string) => boolean> {
  const { objects, next } = await deps.store.list({ prefix: TRIES_PREFIX });
  const keys = objects.map(({ key }) => key);
  const oldest = deps.clock.now() - NOTE_LIFE_MS;
  const [old, current] = [
    keys.filter((key) => noteTime(key) < oldest),
    keys.filter((key) => noteTime(key) >= oldest),
  ];
  await mapConcurrent(old, LANES, (key) => withdrawSharedTry(deps, key));
  if (current.length > MAX_NOTES_READ || next !== null) return () => true;
  const notes = await mapConcurrent(current, LANES, (key) => readNote(deps, key));
  const messageIds = new Set(notes.flat());
  return (messageId) => messageIds.has(messageId);
}

/** Returns when a note was written; what is no note is left alone. */
function noteTime(key: string): number {
  const id = parseTriesKey(key);
  return id !== null && isUlid(id) ? ulidTime(id) : Number.POSITIVE_INFINITY;
}

/** Reads the messages that a note names; none when it was withdrawn since it was listed. */
async function readNote({ store }: CommitDeps, key: string): Promise<string[]> {
  try {
    return new TextDecoder().decode((await store.get(key)).body).split("\n");
  } catch (error) {
    if (hasKind(error, "not-found")) return [];
    throw error;
  }
}
