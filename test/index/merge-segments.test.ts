import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ByteSource } from "../../lib/index/byte-source.ts";
import { memoryByteSource } from "../../lib/index/byte-source.ts";
import {
  mergeSegments,
  prepareMerge,
  READ_AHEAD_BYTES,
  streamMerge,
} from "../../lib/index/merge-segments.ts";
import { openSegment } from "../../lib/index/segment-reader.ts";
import { encodeSegment, type SegmentInput } from "../../lib/index/segment-writer.ts";
import { findHidden } from "../../lib/index/snapshot.ts";
import { segmentInputs } from "../support/arbitrary-filings.ts";
import { indexedFiling, openInput } from "../support/index-filings.ts";
import { keptFilings } from "../support/visible-filings.ts";

describe("mergeSegments", () => {
  it("writes what one writer would have written, for any segments", async () => {
    await fc.assert(
      fc.asyncProperty(segmentInputs, fc.boolean(), async (inputs, dropTombstones) => {
        const segments = await Promise.all(inputs.map((input, i) => openInput(input, `${i}`)));

        const merged = await mergeSegments(segments, { dropTombstones });

        const filings = keptFilings(inputs);
        const removedKeys = dropTombstones ? [] : remainingTombstones(inputs);
        expect(Buffer.compare(merged, encodeSegment({ filings, removedKeys }))).toBe(0);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it("drops what newer segments hide and nothing that anybody sees, for any segments", async () => {
    await fc.assert(
      fc.asyncProperty(segmentInputs, fc.nat(), async (inputs, n) => {
        const segments = await Promise.all(inputs.map((input, i) => openInput(input, `${i}`)));
        const end = 1 + (n % Math.max(1, inputs.length));
        const newer = segments.slice(end);
        const options = { dropTombstones: false };

        const bytes = await mergeSegments(segments.slice(0, end), { ...options, newer });
        const rewritten = await openSegment(memoryByteSource("rewritten", bytes));

        const [hidden] = await findHidden([rewritten, ...newer]);
        expect(hidden?.size).toBe(0);
        const merged = await mergeSegments([rewritten, ...newer], options);
        expect(Buffer.compare(merged, await mergeSegments(segments, options))).toBe(0);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it("keeps long lists in their blocks", async () => {
    const filings = Array.from({ length: 700 }, (_, i) => {
      const text = `every ${i % 2 === 0 ? "second second" : ""} ${"much ".repeat(i)}`;
      return indexedFiling({ key: `${i}` }, [{ text }]);
    });
    const removedKeys = ["10", "20", "699"];
    const segments = await Promise.all(
      [
        { filings: filings.slice(0, 131) },
        { filings: filings.slice(131, 400) },
        { filings: filings.slice(400) },
        { removedKeys },
      ].map((input, i) => openInput(input, `${i}`)),
    );

    const merged = await mergeSegments(segments, { dropTombstones: true });

    const kept = filings.filter(({ filing }) => !removedKeys.includes(filing.key));
    expect(Buffer.compare(merged, encodeSegment({ filings: kept, removedKeys: [] }))).toBe(0);
  });
});

describe("streamMerge", () => {
  // Three segments of about 2 MB, and of about 6 MB each.
  it.each([400, 1_200])(
    "holds as little of long segments as of short ones: %i",
    async (count) => {
      const meter = { underWay: 0, most: 0, read: 0 };
      const inputs = [0, 1, 2].map((n) => encodeSegment(longInput(n, count)));
      const sizeBytes = inputs.reduce((sum, bytes) => sum + bytes.length, 0);
      const segments = await Promise.all(
        inputs.map((bytes, n) => openSegment(metered(`${n}`, bytes, meter), { tailBytes: 1 })),
      );
      const merge = await prepareMerge(segments, { dropTombstones: true });
      meter.read = 0;
      meter.most = 0;

      const chunks: number[] = [];
      let readAtFirstChunk = 0;
      for await (const chunk of streamMerge(merge)) {
        if (chunks.length === 0) readAtFirstChunk = meter.read;
        chunks.push(chunk.length);
      }

      expect(sizeBytes).toBeGreaterThan(count * 10_000);
      expect(meter.most).toBeLessThanOrEqual(4 * 2 ** 20);
      expect(meter.most).toBeLessThanOrEqual(READ_AHEAD_BYTES);
      expect(readAtFirstChunk).toBeLessThanOrEqual(4 * 2 ** 20);
      expect(Math.max(...chunks)).toBeLessThanOrEqual(2 ** 18);
      // Every byte is needed once; pages at the ends of what is read are read twice.
      expect(meter.read).toBeLessThan(sizeBytes * 1.2);
    },
    60_000,
  );
});

/** Filings whose texts and lists do not compress well. */
function longInput(segment: number, count: number): SegmentInput {
  let seed = segment + 1;
  const random = (below: number) => {
    seed = (seed * 48_271) % 0x7fffffff;
    return seed % below;
  };
  const vocabulary = Array.from({ length: 20_000 }, () => random(2 ** 31).toString(36));
  const filings = Array.from({ length: count }, (_, i) => {
    const words = Array.from({ length: 900 }, () => vocabulary[random(vocabulary.length)]);
    return indexedFiling({ key: `${segment}/${i}` }, [{ text: words.join(" ") }]);
  });
  return { filings, removedKeys: [] };
}

/** Counts bytes that are being read at a time, and all of them. */
function metered(
  name: string,
  bytes: Uint8Array,
  meter: { underWay: number; most: number; read: number },
): ByteSource {
  const read = async (start: number, end: number) => {
    meter.underWay += end - start;
    meter.read += end - start;
    meter.most = Math.max(meter.most, meter.underWay);
    await nextTurn();
    meter.underWay -= end - start;
    return bytes.slice(start, end);
  };
  return { name, sizeBytes: bytes.length, read };
}

function remainingTombstones(inputs: readonly SegmentInput[]): string[] {
  const removed = new Set<string>();
  for (const { filings, removedKeys } of inputs) {
    for (const { filing } of filings) removed.delete(filing.key);
    for (const key of removedKeys) removed.add(key);
  }
  return [...removed];
}
