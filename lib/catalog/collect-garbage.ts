/**
 * Deletes segments that no manifest names: merged ones, and those of writers that died.
 *
 *     written ──▶ live ──▶ merged away ──▶ seen dead ──── grace ────▶ deleted
 *        └──────── writer died ──────────────▲
 *
 * A segment is dead for good when no manifest names it and none ever will. That holds for one that
 * is older than any commit may take (its name tells its age) and that the newest manifest does not
 * name, once the collector has itself replaced the manifest: see commit.ts. Only then is it noted
 * in `garbage.json`, with the time:
 *
 *     {"format": 1, "deadSince": {"segments/01K9…A.seg": "2026-11-22T12:00:00.000Z"}}
 *
 * Readers that hold an older manifest may read it for another GRACE_MS. Two collectors at once do
 * no harm: the notes of one may be lost, which only makes their segments stay longer.
 */
import { z } from "zod";
import { FiledexError, hasKind } from "../errors.ts";
import { GARBAGE_KEY, parseSegmentKey, SEGMENT_PREFIX } from "../store/object-keys.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { COMMIT_DEADLINE_MS, type CommitDeps, commit, readManifest } from "./commit.ts";
import type { Manifest } from "./manifest.ts";
import { mapConcurrent } from "./map-concurrent.ts";
import { isUlid, ulidTime } from "./ulid.ts";

/** Longer than a compaction, the slowest reader, can live: a Lambda ends after 15 minutes. */
export const GRACE_MS = 30 * 60_000;
/** Twice what a commit may take, for clocks that differ. */
const MIN_AGE_MS = 2 * COMMIT_DEADLINE_MS;
const DELETE_LANES = 8;
const FORMAT = 1;

/** When each dead segment was first known to be dead, in milliseconds since 1970. */
type DeadSince = ReadonlyMap<string, number>;

export interface GarbageReport {
  readonly deletedSegments: number;
  /** Dead, but still within the grace period. */
  readonly waitingSegments: number;
}

/** Deletes what has been dead for the grace period, and notes what has died since. */
export async function collectGarbage(
  deps: CommitDeps,
  { graceMs = GRACE_MS }: { readonly graceMs?: number } = {},
): Promise<GarbageReport> {
  const { store, clock } = deps;
  const startedAt = clock.now();
  const noted = await readGarbage(store);
  const aged = await listSegments(store, startedAt - MIN_AGE_MS);
  let dead = findDead(aged, (await readManifest(store)).manifest);
  if (dead.some((key) => !noted.has(key))) {
    const fenced = await commit(deps, { startedAt: clock.now(), rebase: () => ({}) });
    if (fenced !== null) dead = findDead(aged, fenced);
  }
  const deadSince = new Map(dead.map((key) => [key, noted.get(key) ?? clock.now()]));
  const expired = dead.filter((key) => startedAt - (deadSince.get(key) ?? startedAt) >= graceMs);
  await mapConcurrent(expired, DELETE_LANES, (key) => store.delete(key));
  for (const key of expired) deadSince.delete(key);
  if (!isSame(deadSince, noted)) await writeGarbage(store, deadSince);
  return { deletedSegments: expired.length, waitingSegments: deadSince.size };
}

/** Lists the segments made before a time. What this program did not name is left alone. */
async function listSegments(store: ObjectStore, madeBefore: number): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.list({
      prefix: SEGMENT_PREFIX,
      ...(cursor === null ? {} : { cursor }),
    });
    for (const { key } of page.objects) {
      const id = parseSegmentKey(key);
      if (id !== null && isUlid(id) && ulidTime(id) < madeBefore) keys.push(key);
    }
    cursor = page.next;
  } while (cursor !== null);
  return keys;
}

function findDead(keys: readonly string[], manifest: Manifest): string[] {
  const named = [...manifest.segments, ...(manifest.rebuild?.segments ?? [])];
  const live = new Set(named.map(({ key }) => key));
  return keys.filter((key) => !live.has(key));
}

function isSame(left: DeadSince, right: DeadSince): boolean {
  return left.size === right.size && [...left].every(([key, time]) => right.get(key) === time);
}

const storedGarbage = z.strictObject({
  format: z.literal(FORMAT),
  deadSince: z.record(z.string(), z.iso.datetime()),
});

async function readGarbage(store: ObjectStore): Promise<DeadSince> {
  let body: Uint8Array;
  try {
    body = (await store.get(GARBAGE_KEY)).body;
  } catch (error) {
    if (hasKind(error, "not-found")) return new Map();
    throw error;
  }
  try {
    const { deadSince } = storedGarbage.parse(JSON.parse(new TextDecoder().decode(body)));
    return new Map(Object.entries(deadSince).map(([key, time]) => [key, Date.parse(time)]));
  } catch (cause) {
    // Without the list, what is dead waits for the grace period once more.
    const message = `cannot decode garbage list, delete it to begin anew: key=\`${GARBAGE_KEY}\``;
    throw new FiledexError("corrupt", message, { cause });
  }
}

async function writeGarbage(store: ObjectStore, deadSince: DeadSince): Promise<void> {
  const times = [...deadSince].map(([key, time]) => [key, new Date(time).toISOString()]);
  const body = JSON.stringify({ format: FORMAT, deadSince: Object.fromEntries(times) });
  await store.put(GARBAGE_KEY, new TextEncoder().encode(`${body}\n`), {
    contentType: "application/json",
  });
}
