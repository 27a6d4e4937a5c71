import { FiledexError, hasKind } from "../errors.ts";
import type { ByteSource } from "../index/byte-source.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { unreadable } from "./unreadable.ts";

/**
 * Serves the bytes of one immutable object by range reads.
 * Rejects with `corrupt` when the object is gone, or not as long as it was said to be,
 * and with `unavailable` when it cannot be read.
 */
export function objectByteSource(store: ObjectStore, key: string, sizeBytes: number): ByteSource {
  return {
    name: key,
    sizeBytes,
    read: async (start, end) => {
      if (start < 0 || end > sizeBytes || start > end) {
        throw new FiledexError(
          "invalid",
          `read outside of the object: key=\`${key}\`, start=\`${start}\`, end=\`${end}\`, sizeBytes=\`${sizeBytes}\``,
        );
      }
      if (start === end) return new Uint8Array();
      const body = await readRange(store, key, { start, end });
      if (body?.byteLength === end - start) return body;
      throw new FiledexError(
        "corrupt",
        `object is shorter than its manifest says: key=\`${key}\`, sizeBytes=\`${sizeBytes}\``,
      );
    },
  };
}

/** Reads a range of an object; null when nothing of the range is there. */
async function readRange(
  store: ObjectStore,
  key: string,
  range: { readonly start: number; readonly end: number },
): Promise<Uint8Array | null> {
  try {
    return (await store.get(key, { range })).body;
  } catch (error) {
    if (hasKind(error, "not-found")) {
      const message = `manifest names a segment that is missing: key=\`${key}\``;
      throw new FiledexError("corrupt", message, { cause: error });
    }
    if (!hasKind(error, "invalid")) throw error;
    // A range beyond the end is refused, and so is whoever may not read.
    const head = await store.head(key).catch((cause: unknown) => Promise.reject(unreadable(cause)));
    if (head !== null && head.sizeBytes <= range.start) return null;
    throw unreadable(error);
  }
}
