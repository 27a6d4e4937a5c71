import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeSegments } from "../../lib/index/merge-segments.ts";
import { encodeSegment, type SegmentInput } from "../../lib/index/segment-writer.ts";
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
