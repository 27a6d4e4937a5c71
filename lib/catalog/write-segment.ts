import { FiledexError, hasKind } from "../errors.ts";
import { concatBytes } from "../index/segment-file.ts";
import { segmentKey } from "../store/object-keys.ts";
import { backoffMs } from "./backoff.ts";
import type { CommitDeps } from "./commit.ts";
import { createUlid } from "./ulid.ts";

/** Together with their waits less than a tenth of a commit's deadline. */
const MAX_WRITE_TRIES = 6;

const SEGMENT_TYPE = { contentType: "application/octet-stream" };

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
      await store.putIfAbsent(key, bytes, SEGMENT_TYPE);
      return key;
    } catch (error) {
      if (!hasKind(error, "conflict") && !hasKind(error, "unavailable")) throw error;
      lastError = error;
    }
    if (
      hasKind(lastError, "conflict") &&
      (await isWritten({ store, clock }, key, bytes.byteLength))
    ) {
      return key;
    }
  }
  throw new FiledexError("unavailable", `segment could not be written: key=\`${key}\``, {
    cause: lastError,
  });
}

/** A shorter segment is written at once, which can be tried again. */
const STREAMED_BYTES = 2 ** 23;

export interface WrittenSegment {
  readonly key: string;
  readonly sizeBytes: number;
}

/**
 * Writes a segment of chunks as they come, under a new name: the store holds some of them at a
 * time. A long one is not tried again when a write fails in spite of the store's own retries.
 */
export async function writeSegmentStream(
  deps: CommitDeps,
  chunks: AsyncIterable<Uint8Array>,
): Promise<WrittenSegment> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let firstBytes = 0;
  while (firstBytes < STREAMED_BYTES) {
    const { value, done } = await iterator.next();
    if (done === true) {
      const bytes = concatBytes(first);
      return { key: await writeSegment(deps, bytes), sizeBytes: bytes.byteLength };
    }
    first.push(value);
    firstBytes += value.byteLength;
  }
  return await streamSegment(deps, chain(first, iterator));
}

async function streamSegment(
  deps: CommitDeps,
  chunks: AsyncIterable<Uint8Array>,
): Promise<WrittenSegment> {
  const key = segmentKey(createUlid(deps.clock));
  let sizeBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      sizeBytes += chunk.byteLength;
      yield chunk;
    }
  }
  try {
    await deps.store.putStreamIfAbsent(key, counted(), SEGMENT_TYPE);
  } catch (error) {
    const isOpen = hasKind(error, "conflict") || hasKind(error, "unavailable");
    if (!isOpen || !(await isWritten(deps, key, sizeBytes))) throw error;
  }
  return { key, sizeBytes };
}

/** Yields the pieces, letting go of each, then what is left of an iterator. */
async function* chain(
  pieces: Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for (let piece = pieces.shift(); piece !== undefined; piece = pieces.shift()) yield piece;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/**
 * Tells whether an earlier try succeeded whose answer was lost. The name is ours alone, so what
 * stands there is ours: 412. Nothing there means 409, a conflict that is still being decided.
 */
async function isWritten({ store }: CommitDeps, key: string, sizeBytes: number): Promise<boolean> {
  try {
    const head = await store.head(key);
    return head !== null && head.sizeBytes === sizeBytes;
  } catch (error) {
    if (hasKind(error, "unavailable")) return false;
    throw error;
  }
}
