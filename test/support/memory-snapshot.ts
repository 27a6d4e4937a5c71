import { memoryByteSource } from "../../lib/index/byte-source.ts";
import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import { openSegment } from "../../lib/index/segment-reader.ts";
import { encodeSegment } from "../../lib/index/segment-writer.ts";
import { createSnapshot, type Snapshot } from "../../lib/index/snapshot.ts";

export const UPDATED_AT = "2026-01-15T09:30:00.000Z";

/** Opens an index that has one segment for each batch of filings, oldest first. */
export async function openMemorySnapshot(
  batches: readonly (readonly IndexedFiling[])[],
  version = batches.length,
): Promise<Snapshot> {
  const segments = await Promise.all(
    batches.map(async (filings, ordinal) => {
      const bytes = encodeSegment({ filings, removedKeys: [] });
      return await openSegment(memoryByteSource(`segment-${version}-${ordinal}`, bytes));
    }),
  );
  return await createSnapshot({ version, updatedAt: UPDATED_AT, segments });
}
