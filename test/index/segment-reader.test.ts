import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FiledexError, hasKind } from "../../lib/errors.ts";
import { type ByteSource, memoryByteSource } from "../../lib/index/byte-source.ts";
import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import { createSegmentCache } from "../../lib/index/segment-cache.ts";
import { openSegment, type Segment } from "../../lib/index/segment-reader.ts";
import { encodeSegment } from "../../lib/index/segment-writer.ts";
import { createSnapshot } from "../../lib/index/snapshot.ts";
import { executeQuery } from "../../lib/search/execute/execute-query.ts";
import { segmentInputs } from "../support/arbitrary-filings.ts";
import { indexedFiling, openInput } from "../support/index-filings.ts";
import { rangedSource } from "../support/ranged-source.ts";
import { ALL_FILINGS } from "../support/search-request.ts";
import { keptFilings } from "../support/visible-filings.ts";

const TRAILER_BYTES = 24;

describe("openSegment", () => {
  it("returns the filings and keys that were written, for any filings", async () => {
    await fc.assert(
      fc.asyncProperty(segmentInputs, async ([input]) => {
        const filings = keptFilings(input ? [input] : []);
        const segment = await openInput(input ?? {});

        expect(await readAll(segment)).toStrictEqual(filings);
        const keys = await segment.readKeys();
        expect(keys.filings).toStrictEqual(
          filings.map(({ filing: { key, etag, id } }) => ({ key, etag, id })),
        );
        expect(keys.removedKeys).toStrictEqual([...(input?.removedKeys ?? [])].sort());
        expect(segment.removedKeyCount).toBe(input?.removedKeys.length ?? 0);
      }),
      { numRuns: 100 },
    );
  });

  it("reads texts that are larger than a block, and many of them", async () => {
    const filings = Array.from({ length: 40 }, (_, i) => {
      const sections = [{ text: "" }, { text: `${i} lorem `.repeat(i * 900) }, { text: `${i}` }];
      return indexedFiling({ key: `${i}` }, sections);
    });
    const bytes = encodeSegment({ filings, removedKeys: [] });
    const segment = await openSegment(rangedSource("a", bytes), { tailBytes: 100 });

    expect(await readAll(segment)).toStrictEqual(filings);
  });

  it("answers the same when it reads ranges as when it reads the whole", async () => {
    const bytes = encodeSegment({ filings: manyFilings(600), removedKeys: [] });
    const whole = await openSegment(memoryByteSource("whole", bytes));
    const ranged = await openSegment(rangedSource("ranged", bytes), { tailBytes: 30_000 });

    for (const prefix of [true, false]) {
      const [left, right] = await Promise.all(
        [whole, ranged].map((segment) => search(segment, "w3", prefix)),
      );
      expect(left?.total).toBeGreaterThan(0);
      expect(right?.total).toBe(left?.total);
      expect(right?.hits.map(({ score }) => score)).toStrictEqual(
        left?.hits.map(({ score }) => score),
      );
    }
  });

  it("reads what it has cached no more", async () => {
    const source = rangedSource("a", encodeSegment({ filings: manyFilings(600), removedKeys: [] }));
    const cache = createSegmentCache(2 ** 20);
    const segment = await openSegment(source, { cache, tailBytes: 30_000 });
    await search(segment, "w3", false);
    const readsBefore = source.reads.length;

    await search(segment, "w3", false);

    expect(source.reads.length).toBe(readsBefore);
  });

  it("reads a small segment whole, in one request", async () => {
    const source = rangedSource("a", encodeSegment({ filings: manyFilings(50), removedKeys: [] }));
    const segment = await openSegment(source);

    await readEverything(segment);

    expect(source.reads).toStrictEqual([{ start: 0, end: source.sizeBytes }]);
  });

  it("reads neighbouring ranges together, and distant ones apart", async () => {
    const bytes = encodeSegment({ filings: manyFilings(1_500), removedKeys: [] });
    const source = rangedSource("a", bytes);
    const segment = await openSegment(source, { tailBytes: TRAILER_BYTES });
    const readsFor = async (...starts: readonly number[]) => {
      const before = source.reads.length;
      const ranges = starts.map((start) => ({ part: "lists", start, end: start + 10 }));
      const expected = await Promise.all(ranges.map((range) => segment.readOnce(range)));
      const between = source.reads.length;
      expect(await segment.read(ranges)).toStrictEqual(expected);
      expect(between - before).toBe(starts.length);
      return source.reads.length - between;
    };

    expect(segment.partBytes("lists")).toBeGreaterThan(150_010);
    expect(await readsFor(40_000, 0)).toBe(1);
    expect(await readsFor(5, 50_000, 150_000)).toBe(2);
  });

  it("refuses every flipped bit, naming key and part", async () => {
    const { filings } = { filings: manyFilings(5) };
    const bytes = encodeSegment({ filings, removedKeys: ["gone"] });

    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      const failure = await failureOf(openSegment(memoryByteSource("segments/7", damaged)));

      if (!hasKind(failure, "corrupt")) expect.fail(`byte ${at} passed: ${failure}`);
      expect(failure.message).toMatch(/key=`segments\/7`, part=`[^`]+`/);
    }
  }, 30_000);

  it("refuses flipped bits in ranges it reads later", async () => {
    const bytes = encodeSegment({ filings: manyFilings(600), removedKeys: [] });
    const tailBytes = 30_000;
    let refused = 0;
    for (let at = 0; at < bytes.length - tailBytes; at += 4_003) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 16;
      const segment = await openSegment(rangedSource("a", damaged), { tailBytes });
      const failure = await failureOf(readEverything(segment));

      if (!hasKind(failure, "corrupt")) expect.fail(`byte ${at} passed: ${failure}`);
      refused++;
    }
    expect(refused).toBeGreaterThan(20);
  }, 60_000);

  it.each([
    ["format", 4],
    ["analyzer", 6],
    ["schema", 8],
  ])("refuses a segment of another %s version, however sound", async (name, offset) => {
    const bytes = encodeSegment({ filings: manyFilings(2), removedKeys: [] });
    const trailer = new DataView(bytes.buffer, bytes.length - TRAILER_BYTES);
    trailer.setUint16(offset, 9, true);
    const headStart = bytes.length - TRAILER_BYTES - trailer.getUint32(0, true);
    trailer.setUint32(12, crc32(bytes.subarray(headStart, bytes.length - 12)), true);

    const failure = await failureOf(openSegment(memoryByteSource("segments/7", bytes)));

    expect(hasKind(failure, "corrupt")).toBe(true);
    expect(String(failure)).toContain("segment is of another version: key=`segments/7`");
    expect(String(failure)).toContain(`${name}=\`9\``);
  });

  it("reads again what could not be read before", async () => {
    const bytes = encodeSegment({ filings: manyFilings(600), removedKeys: [] });
    const sound = rangedSource("a", bytes);
    let isAway = false;
    const source: ByteSource = {
      ...sound,
      read: async (start, end) => {
        if (isAway) throw new FiledexError("unavailable", "no answer");
        return await sound.read(start, end);
      },
    };
    const segment = await openSegment(source, { tailBytes: TRAILER_BYTES });

    isAway = true;
    expect(hasKind(await failureOf(search(segment, "w3", false)), "unavailable")).toBe(true);
    expect(hasKind(await failureOf(segment.lengths("text")), "unavailable")).toBe(true);
    isAway = false;

    expect((await search(segment, "w3", false)).total).toBeGreaterThan(0);
    expect(await segment.lengths("text")).toHaveLength(600);
  });

  it("refuses bytes that end too early or are no segment", async () => {
    const bytes = encodeSegment({ filings: manyFilings(2), removedKeys: [] });

    for (const length of [0, 1, 23, 24, bytes.length - 1]) {
      const cut = memoryByteSource("a", bytes.subarray(0, length));
      expect(hasKind(await failureOf(openSegment(cut)), "corrupt")).toBe(true);
    }
  });
});

function search(segment: Segment, text: string, prefix: boolean) {
  return createSnapshot({ version: 1, updatedAt: null, segments: [segment] }).then((snapshot) =>
    executeQuery(snapshot, {
      ...ALL_FILINGS,
      query: { kind: "term", text, prefix },
      facets: ["company"],
    }),
  );
}

/** Filings of a few thousand different words, most of them rare. */
function manyFilings(count: number): IndexedFiling[] {
  return Array.from({ length: count }, (_, i) => {
    const words = Array.from({ length: 80 }, (_, k) => `w${(i * i + k * k * 7) % (40 * (k + 1))}`);
    const names = [`Company ${i % 17}`];
    return indexedFiling({ key: `k${i}`, names }, [{ title: `t${i % 5}`, text: words.join(" ") }]);
  });
}

async function readAll(segment: Segment): Promise<IndexedFiling[]> {
  return Promise.all(
    Array.from({ length: segment.filingCount }, async (_, ordinal) => ({
      filing: await segment.readFiling(ordinal),
      sections: [...(await segment.readSections(ordinal))],
    })),
  );
}

async function readEverything(segment: Segment): Promise<void> {
  await segment.readFiling(0);
  for (const part of ["text", "dictionary", "lists"]) {
    await segment.read([{ part, start: 0, end: segment.partBytes(part) }]);
  }
  for (const field of ["company", "title", "text"] as const) await segment.lengths(field);
  await search(segment, "w3", false);
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    return error;
  }
}
