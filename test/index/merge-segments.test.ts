import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryByteSource } from "../../lib/index/byte-source.ts";
import { mergeSegments } from "../../lib/index/merge-segments.ts";
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

function remainingTombstones(inputs: readonly SegmentInput[]): string[] {
  const removed = new Set<string>();
  for (const { filings, removedKeys } of inputs) {
    for (const { filing } of filings) removed.delete(filing.key);
    for (const key of removedKeys) removed.add(key);
  }
  return [...removed];
}
