/**
 * Notes of tries at objects that may end the process, kept in the records of rejections.
 *
 *     {"key": "a.txt", "etag": "5d41…", …, "tries": {"message 6": 2, "message 7": 1}}
 *
 * Tries are counted by the message that asked for them: when a message is delivered again, its
 * earlier tries are over, while those of another one may still be under way. Two messages about one
 * key may be at work at once, so a note is changed under the condition that it is as it was read,
 * and each sets its own count and no other. Setting it twice is setting it once, so a lost answer
 * does no harm.
 */
import { repeatUntilDone } from "../catalog/backoff.ts";
import type { CommitDeps } from "../catalog/commit.ts";
import { hasKind } from "../errors.ts";
import { rejectedKey } from "../store/object-keys.ts";
import {
  decodeRejection,
  deleteRejection,
  encodeRejection,
  findRejectedKeys,
  findRejection,
  RECORD_OPTIONS,
  type Rejection,
} from "./rejection.ts";

/**
 * An object is refused when as many processes have ended while they were busy with it alone. With
 * two deliveries before and one after that is what a queue with six deliveries allows for.
 */
const MAX_UNENDED_TRIES = 3;
/** A note that cannot be withdrawn counts as a death: S3 has to fail as often in a row. */
const MAX_CHANGE_TRIES = 6;
/** Messages that are told apart in a note; a key has more only while it is uploaded on and on. */
const MAX_NOTED_MESSAGES = 16;

type Tries = Readonly<Record<string, number>>;

/** One try at an object, by the message that asked for it. */
export interface Try {
  readonly key: string;
  readonly messageId: string;
  /** The record of the object as it was before; null when there was none. */
  readonly note: Rejection | null;
}

/** Tells whether a record says of an object that it is not to be read any more. */
export function isUnreadable({ tries }: Rejection): boolean {
  return countTries(tries) >= MAX_UNENDED_TRIES;
}

/** Counts the tries of the message that had most of them. */
export function countTries(tries: Rejection["tries"]): number {
  return Math.max(0, ...Object.values(tries ?? {}));
}

/** Finds the objects that have ended as many tries as they are given. */
export async function findUnreadableKeys(
  index: CommitDeps["store"],
  objects: readonly { readonly key: string; readonly etag: string }[],
): Promise<Set<string>> {
  const etags = new Map(objects.map(({ key, etag }) => [key, etag]));
  const unreadable = new Set<string>();
  for (const key of await findRejectedKeys(index, [...etags.keys()])) {
    const record = await findRejection(index, key);
    if (record?.etag === etags.get(key) && record && isUnreadable(record)) unreadable.add(key);
  }
  return unreadable;
}

/** Notes that a try at an object begins. */
export async function noteTry(
  deps: CommitDeps,
  one: Try,
  object: { readonly etag: string; readonly sizeBytes: number },
): Promise<void> {
  const { key } = one;
  const { etag, sizeBytes } = object;
  const before = one.note?.etag === etag ? ownTries(one) : 0;
  const rejectedAt = new Date(deps.clock.now()).toISOString();
  await changeRecord(deps, key, (current) => {
    const others = current?.etag === etag ? (current.tries ?? {}) : {};
    const tries = setTries(others, one.messageId, before + 1);
    return { key, etag, sizeBytes, reason: explainTries(tries), rejectedAt, tries };
  });
}

/** Takes back the note of a try that has failed without ending the process. */
export async function withdrawTry(deps: CommitDeps, one: Try): Promise<void> {
  const { key, messageId, note } = one;
  await changeRecord(deps, key, (current) => {
    if (current?.tries === undefined) return current;
    const isSame = note?.etag === current.etag;
    const tries = setTries(current.tries, messageId, isSame ? ownTries(one) : 0);
    if (countTries(tries) > 0) return { ...current, reason: explainTries(tries), tries };
    return isSame && note.tries === undefined ? note : null;
  });
}

function explainTries(tries: Tries): string {
  return `no try to ingest it has come to an end: tries=\`${countTries(tries)}\``;
}

function ownTries({ note, messageId }: Try): number {
  return note?.tries?.[messageId] ?? 0;
}

function setTries(tries: Tries, messageId: string, count: number): Tries {
  const others = Object.entries(tries).filter(([id]) => id !== messageId);
  const most = others.sort(([, one], [, other]) => other - one).slice(0, MAX_NOTED_MESSAGES - 1);
  return Object.fromEntries(count > 0 ? [...most, [messageId, count]] : most);
}

/** Replaces the record of a key by a changed one; null removes it. */
async function changeRecord(
  deps: CommitDeps,
  key: string,
  change: (current: Rejection | null) => Rejection | null,
): Promise<void> {
  await repeatUntilDone(deps.clock, MAX_CHANGE_TRIES, () => replaceRecord(deps, key, change));
}

async function replaceRecord(
  { store }: CommitDeps,
  key: string,
  change: (current: Rejection | null) => Rejection | null,
): Promise<void> {
  const recordKey = rejectedKey(key);
  const stored = await store.get(recordKey).catch((error: unknown) => {
    if (hasKind(error, "not-found")) return null;
    throw error;
  });
  const current = stored && decodeRejection(recordKey, stored.body);
  const next = change(current);
  if (next === current) return;
  if (next === null) return await deleteRejection(store, key);
  const body = encodeRejection(next);
  await (stored === null
    ? store.putIfAbsent(recordKey, body, RECORD_OPTIONS)
    : store.putIfMatch(recordKey, body, stored.etag, RECORD_OPTIONS));
}
