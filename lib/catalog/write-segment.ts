import { FiledexError, hasKind } from "../errors.ts";
import { segmentKey } from "../store/object-keys.ts";
import { backoffMs } from "./backoff.ts";
import type { CommitDeps } from "./commit.ts";
import { createUlid } from "./ulid.ts";

/** Together with their waits less than a tenth of a commit's deadline. */
const MAX_WRITE_TRIES = 6;

/**
 * Writes a segment under a new name and returns its key. The segment is dead until a commit names
 * it, and is collected when none does.
 */
export async function writeSegment(
  { store, clock }: CommitDeps,
  bytes: Uint8Array,
): Promise<string> {
  const key = segmentKey(createUlid(clock));
  let lastError: unknown = null;
  for (let tries = 0; tries < MAX_WRITE_TRIES; tries++) {
    if (tries > 0) await clock.sleep(backoffMs(clock, tries));
    try {
      await store.putIfAbsent(key, bytes, { contentType: "application/octet-stream" });
      return key;
    } catch (error) {
      if (!hasKind(error, "conflict") && !hasKind(error, "unavailable")) throw error;
      lastError = error;
    }
    if (hasKind(lastError, "conflict") && (await isWritten({ store, clock }, key, bytes))) {
      return key;
    }
  }
  throw new FiledexError("unavailable", `segment could not be written: key=\`${key}\``, {
    cause: lastError,
  });
}

/**
 * Tells whether an earlier try succeeded whose answer was lost. The name is ours alone, so what
 * stands there is ours: 412. Nothing there means 409, a conflict that is still being decided.
 */
async function isWritten({ store }: CommitDeps, key: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const head = await store.head(key);
    return head !== null && head.sizeBytes === bytes.byteLength;
  } catch (error) {
    if (hasKind(error, "unavailable")) return false;
    throw error;
  }
}
