/**
 * The commit protocol: how many writers change one manifest without losing anything.
 *
 *     writer A                     bucket                        writer B
 *        │ PUT segments/A.seg  ──────▶ (If-None-Match: *)            │
 *        │                             (If-None-Match: *) ◀────── PUT segments/B.seg
 *        │ GET manifest.json  ◀─────── version 7, etag e7 ──────▶ GET manifest.json
 *        │                             If-Match e7: 200   ◀────── PUT version 8 = 7 + B
 *        │ PUT version 8 = 7 + A ────▶ If-Match e7: 412              │
 *        │ GET manifest.json  ◀─────── version 8, etag e8            │
 *        │ PUT version 9 = 8 + A ────▶ If-Match e8: 200              │
 *
 * A segment is written first, under a name nobody else makes, so a manifest never names what is
 * not there, and losing a race costs one small request: the segment is not built again.
 *
 * Answers, by https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html:
 * - 412: somebody else won, or our own PUT did and its answer was lost. The id of each commit
 *   stays in the manifest for longer than a commit may take, so reading it tells which.
 * - 409 ConditionalRequestConflict: nobody has won yet. Reading again fetches the ETag to retry with.
 * - 5xx, timeout: unknown. The request may still win while we wait; again, reading tells.
 * Each of them therefore ends in: wait, read, look for the own id, rebase, try again.
 *
 * A commit that has not succeeded COMMIT_DEADLINE_MS after it began gives up. The order "read the
 * manifest, look at the clock, write with the ETag that was read" makes that hold even for a
 * process that is suspended for hours: once anybody else has replaced the manifest, every write
 * prepared earlier fails its condition, and every write prepared later has looked at the clock.
 * - The garbage collector replaces the manifest itself before it calls a segment dead for good.
 * - A queue message that comes back after a longer time than the deadline replaces whatever an
 *   earlier receiver of it might still be about to commit.
 */
import { FiledexError, hasKind } from "../errors.ts";
import { MANIFEST_KEY } from "../store/object-keys.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { backoffMs } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import { decodeManifest, EMPTY_MANIFEST, encodeManifest, type Manifest } from "./manifest.ts";
import { createUlid, ulidTime } from "./ulid.ts";

/** How long a commit may take from the reading of what it commits on. */
export const COMMIT_DEADLINE_MS = 120_000;
/** How long a commit's id stays in the manifest: its deadline, and as much for clocks that differ. */
const COMMIT_MEMORY_MS = 2 * COMMIT_DEADLINE_MS;
/** S3 takes about 15 conditional writes a second to one key, so 1,800 within the deadline. */
const MAX_RECENT_COMMITS = 2048;
/** With the waits of backoffMs this takes about as long as the deadline, if failures come at once. */
const MAX_COMMIT_TRIES = 40;

export interface CommitDeps {
  /** The index bucket. */
  readonly store: ObjectStore;
  readonly clock: Clock;
}

/** What a commit changes; the rest of the manifest follows from being a commit. */
export type ManifestChange = Partial<Pick<Manifest, "segments" | "rebuild">>;

export interface CommitRequest {
  /**
   * Milliseconds since 1970; before the first read or write that the change stands on and that
   * `rebase` cannot check again.
   */
  readonly startedAt: number;
  /** Called with every manifest met on the way; null gives the commit up. Must be pure. */
  readonly rebase: (manifest: Manifest) => ManifestChange | null;
}

/** A manifest as it was read, with the ETag to replace it by; null when there was none. */
export interface StoredManifest {
  readonly manifest: Manifest;
  readonly etag: string | null;
}

/** Reads the manifest; the empty one when the bucket has none. */
export async function readManifest(store: ObjectStore): Promise<StoredManifest> {
  try {
    const { body, etag } = await store.get(MANIFEST_KEY);
    return { manifest: decodeManifest(body), etag };
  } catch (error) {
    if (hasKind(error, "not-found")) return { manifest: EMPTY_MANIFEST, etag: null };
    throw error;
  }
}

/**
 * Replaces the manifest by a changed one and returns a manifest that contains the change; null
 * when `rebase` gave up. Rejects with `unavailable` when the change could not be made in time;
 * it may then still have been made, so repeating the work must do no harm.
 */
export async function commit(
  { store, clock }: CommitDeps,
  { startedAt, rebase }: CommitRequest,
): Promise<Manifest | null> {
  const id = createUlid(clock);
  let lastError: unknown = null;
  for (let tries = 0; tries < MAX_COMMIT_TRIES; tries++) {
    if (tries > 0) await clock.sleep(backoffMs(clock, tries));
    try {
      const current = await readManifest(store);
      if (current.manifest.recentCommits.includes(id)) return current.manifest;
      if (clock.now() - startedAt > COMMIT_DEADLINE_MS) break;
      const change = rebase(current.manifest);
      if (change === null) return null;
      const next = nextManifest(current.manifest, change, { id, now: clock.now() });
      await writeManifest(store, next, current.etag);
      return next;
    } catch (error) {
      if (!hasKind(error, "conflict") && !hasKind(error, "unavailable")) throw error;
      lastError = error;
    }
  }
  throw new FiledexError("unavailable", `commit did not succeed in time: commit=\`${id}\``, {
    cause: lastError,
  });
}

function nextManifest(
  manifest: Manifest,
  change: ManifestChange,
  { id, now }: { readonly id: string; readonly now: number },
): Manifest {
  const remembered = manifest.recentCommits
    .filter((commitId) => now - ulidTime(commitId) <= COMMIT_MEMORY_MS)
    .slice(1 - MAX_RECENT_COMMITS);
  return {
    ...manifest,
    ...change,
    version: manifest.version + 1,
    updatedAt: new Date(now).toISOString(),
    recentCommits: [...remembered, id],
  };
}

async function writeManifest(
  store: ObjectStore,
  manifest: Manifest,
  etag: string | null,
): Promise<void> {
  const body = encodeManifest(manifest);
  const options = { contentType: "application/json" };
  await (etag === null
    ? store.putIfAbsent(MANIFEST_KEY, body, options)
    : store.putIfMatch(MANIFEST_KEY, body, etag, options));
}
