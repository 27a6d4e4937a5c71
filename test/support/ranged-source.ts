import type { ByteSource } from "../../lib/index/byte-source.ts";

/** A source that hands out copies, as a network does, and tells which reads there were. */
export interface RangedSource extends ByteSource {
  readonly reads: { readonly start: number; readonly end: number }[];
}

export function rangedSource(name: string, bytes: Uint8Array): RangedSource {
  const reads: { start: number; end: number }[] = [];
  return {
    name,
    sizeBytes: bytes.length,
    reads,
    read: async (start, end) => {
      reads.push({ start, end });
      return bytes.slice(start, end);
    },
  };
}
