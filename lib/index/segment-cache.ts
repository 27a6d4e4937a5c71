import { LRUCache } from "lru-cache";

/** Byte ranges of segments that were read and verified; shared by all open segments. */
export interface SegmentCache {
  get(key: string): Uint8Array | undefined;
  set(key: string, bytes: Uint8Array): void;
}

/** What a segment opened without a cache of its own may keep: some hundred posting lists. */
const DEFAULT_CACHE_BYTES = 64 * 2 ** 20;

/** Map entry, key and typed array of one range, so that many small ranges stay bounded too. */
const ENTRY_OVERHEAD_BYTES = 200;

/** Creates a cache that drops what was not used for longest when it would exceed `maxBytes`. */
export function createSegmentCache(maxBytes: number = DEFAULT_CACHE_BYTES): SegmentCache {
  const ranges = new LRUCache<string, Uint8Array>({
    maxSize: maxBytes,
    sizeCalculation: (bytes) => bytes.byteLength + ENTRY_OVERHEAD_BYTES,
  });
  return {
    get: (key) => ranges.get(key),
    set: (key, bytes) => {
      ranges.set(key, bytes);
    },
  };
}
