import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { memoryByteSource } from "../../lib/index/byte-source.ts";
import { openSegment, type Segment } from "../../lib/index/segment-reader.ts";
import { encodeSegment, type SegmentInput } from "../../lib/index/segment-writer.ts";
import { createSnapshot } from "../../lib/index/snapshot.ts";
import { executeQuery } from "../../lib/search/execute/execute-query.ts";
import type { Query } from "../../lib/search/query.ts";
import { ALL_FILINGS } from "../support/search-request.ts";

/**
 * Frozen segments: files of these folders are written once, when a format version is made, and
 * never again. A change that makes these tests fail needs a new format version.
 */
const folder = join(import.meta.dirname, "segment");
const versions = readdirSync(folder)
  .filter((name) => name.endsWith(".bin"))
  .map((name) => name.replace(".bin", ""));
const newest = "v1";

describe.each(versions)("frozen segment %s", (version) => {
  it("gives back its filings", async () => {
    const segment = await openFrozen(version);
    const input = readInput(version);

    for (const [ordinal, { filing, sections }] of input.filings.entries()) {
      expect(await segment.readFiling(ordinal)).toStrictEqual(filing);
      expect(await segment.readSections(ordinal)).toStrictEqual(sections);
    }
    expect((await segment.readKeys()).removedKeys).toStrictEqual(input.removedKeys);
  });

  it.each<[string, Query, number]>([
    ["a word", { kind: "term", text: "accountant" }, 1],
    ["a word beyond ASCII", { kind: "term", text: "söhne" }, 1],
    ["a phrase", { kind: "phrase", texts: ["audit", "committee"] }, 1],
    ["a long list", { kind: "term", text: "often" }, 300],
    ["two long lists", { kind: "phrase", texts: ["often", "thrice"] }, 100],
  ])("answers a query for %s", async (_, query, total) => {
    const segments = [await openFrozen(version)];
    const snapshot = await createSnapshot({ version: 1, updatedAt: null, segments });

    const found = await executeQuery(snapshot, { ...ALL_FILINGS, query });

    expect(found.total).toBe(total);
  });
});

describe("encodeSegment", () => {
  it("writes the newest format as it is frozen", async () => {
    const input = readInput(newest);
    const written = await openSegment(memoryByteSource("written", encodeSegment(input)));
    const frozen = await openFrozen(newest);

    // Compressed parts are left out: another zstd may compress differently.
    for (const part of ["dictionary", "lists", "dictionary-index"]) {
      const range = { part, start: 0, end: frozen.partBytes(part) };
      expect(await written.read([range])).toStrictEqual(await frozen.read([range]));
    }
    expect(written.counts).toStrictEqual(frozen.counts);
  });
});

function openFrozen(version: string): Promise<Segment> {
  const bytes = readFileSync(join(folder, `${version}.bin`));
  return openSegment(memoryByteSource(version, new Uint8Array(bytes)));
}

/** Reads the filings in the file and adds those that only make lists long. */
function readInput(version: string): SegmentInput {
  const input: SegmentInput = JSON.parse(readFileSync(join(folder, `${version}.input.json`), "utf8"));
  const [, naked] = input.filings;
  const many = Array.from({ length: 300 }, (_, i) => {
    const text = "often ".repeat(1 + (i % 7)) + (i % 3 === 0 ? "thrice" : "");
    const section = { kind: "body", codes: [], title: "", exhibitNumber: null, text } as const;
    const filing = { ...naked!.filing, key: `many/${i}.txt`, id: `many-${i}` };
    return { filing, sections: [section] };
  });
  return { ...input, filings: [...input.filings, ...many] };
}
