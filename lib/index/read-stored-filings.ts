import type { Segment } from "./segment-reader.ts";
import { readStoredFiling, type StoredFiling } from "./stored-text.ts";

/**
 * Yields records and texts of filings, given by ascending ordinals. Blocks are read ahead in pieces
 * of about `aheadBytes`, and none is kept when no filing to come has a part in it.
 */
export async function* readStoredFilings(
  segment: Segment,
  ordinals: readonly number[],
  aheadBytes: number,
): AsyncGenerator<StoredFiling> {
  const [index, sectionStarts] = await Promise.all([segment.textIndex(), segment.sectionStarts()]);
  const inflated = new Map<number, Uint8Array>();
  let ahead: { start: number; end: number; bytes: Uint8Array } = {
    start: 0,
    end: 0,
    bytes: NO_BYTES,
  };

  async function readBlock(block: number): Promise<Uint8Array> {
    const start = index.starts[block] ?? 0;
    const end = index.starts[block + 1] ?? 0;
    if (start < ahead.start || end > ahead.end) {
      const stop = Math.min(Math.max(end, start + aheadBytes), segment.partBytes("text"));
      const bytes = await segment.readOnce({ part: "text", start, end: stop });
      ahead = { start, end: stop, bytes };
    }
    return index.inflate(block, ahead.bytes.subarray(start - ahead.start, end - ahead.start));
  }

  for (const ordinal of ordinals) {
    const { first, last } = index.blocksOf(ordinal);
    for (const block of inflated.keys()) if (block < first) inflated.delete(block);
    const blocks: Uint8Array[] = [];
    for (let block = first; block <= last; block++) {
      const bytes = inflated.get(block) ?? (await readBlock(block));
      inflated.set(block, bytes);
      blocks.push(bytes);
    }
    const sectionCount = (sectionStarts[ordinal + 1] ?? 0) - (sectionStarts[ordinal] ?? 0);
    yield readStoredFiling(blocks, index.offsetOf(ordinal), sectionCount);
  }
}

const NO_BYTES = new Uint8Array(0);
