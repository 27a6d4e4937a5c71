import { FiledexError } from "../errors.ts";
import type { ByteSource } from "../index/byte-source.ts";
import type { ObjectStore } from "../store/object-store.ts";

/**
 * Serves the bytes of one immutable object by range reads.
 * Rejects with `corrupt` when the object is not as long as it was said to be.
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
      const { body } = await store.get(key, { range: { start, end } });
      if (body.byteLength === end - start) return body;
      throw new FiledexError(
        "corrupt",
        `object is shorter than its manifest says: key=\`${key}\`, sizeBytes=\`${sizeBytes}\``,
      );
    },
  };
}
