import { beforeEach, describe, expect, it } from "vitest";
import { readManifest } from "../../lib/catalog/commit.ts";
import { encodeManifest } from "../../lib/catalog/manifest.ts";
import { MAX_FILING_BYTES } from "../../lib/filing/parse-filing.ts";
import { encodeSegment } from "../../lib/index/segment-writer.ts";
import { appendSegment } from "../../lib/ingest/append-segment.ts";
import { compactSegments } from "../../lib/ingest/compact-segments.ts";
import { type IngestDeps, ingestBatch } from "../../lib/ingest/ingest-batch.ts";
import { readObjectState } from "../../lib/ingest/read-object-state.ts";
import { writeRejection } from "../../lib/ingest/rejection.ts";
import { type Finding, verifyIndex } from "../../lib/ingest/verify-index.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { MANIFEST_KEY } from "../../lib/store/object-keys.ts";
import { endWhenParsing } from "../support/ending-process.ts";
import { createFaultyObjectStore, NO_FAULT, storeError } from "../support/faulty-object-store.ts";
import { BROKEN_SUBMISSION, formatSubmission } from "../support/submission.ts";
import { createTestClock } from "../support/test-clock.ts";

let deps: IngestDeps;

beforeEach(async () => {
  const clock = createTestClock();
  deps = { filings: createMemoryObjectStore(), store: createMemoryObjectStore(), clock };
  for (const key of ["1.txt", "2.txt", "3.txt", "4.txt", "5.txt"]) {
    await upload(key);
    await ingestBatch(deps, [key]);
  }
});

async function upload(key: string, text = key): Promise<void> {
  const accession = `0000900001-03-${key.replace(/\D/g, "").padStart(6, "0")}`;
  await deps.filings.put(key, formatSubmission({ accession, text }));
}

async function findings(): Promise<Pick<Finding, "kind" | "key">[]> {
  return (await verifyIndex(deps)).findings.map(({ kind, key }) => ({ kind, key }));
}

async function firstSegment(): Promise<string> {
  return (await readManifest(deps.store)).manifest.segments[0]!.key;
}

/** Replaces the newest segment by one in which an object's filings have other ids. */
async function replaceIds(key: string, change: (ids: string[]) => string[]): Promise<void> {
  const state = await readObjectState(deps.filings, key, MAX_FILING_BYTES);
  if (state.kind !== "filing") throw new Error(`no filing: ${key}`);
  const filings = change(state.filings.map(({ filing }) => filing.id)).map((id, n) => {
    const found = state.filings[n] ?? state.filings[0]!;
    return { ...found, filing: { ...found.filing, id } };
  });
  const input = { filings, removedKeys: [] };
  await appendSegment(deps, { input, bytes: encodeSegment(input) }, deps.clock.now());
}

async function loseFiling(key: string): Promise<void> {
  await replaceIds(key, (ids) => ids.slice(0, -1));
}

describe("verifyIndex", () => {
  it("finds nothing in an index that equals its bucket", async () => {
    await deps.filings.put("bad.txt", new Uint8Array());
    await deps.filings.put("folder/", new Uint8Array());
    await deps.filings.delete("2.txt");
    await upload("3.txt", "replaced");
    await ingestBatch(deps, ["bad.txt", "2.txt", "3.txt"]);
    await compactSegments(deps);

    expect(await verifyIndex(deps)).toStrictEqual({
      version: 7,
      segments: 1,
      objects: 5,
      indexed: 4,
      rejected: 1,
      findings: [],
    });
  });

  it("finds nothing in an empty bucket without an index", async () => {
    const empty = { ...deps, filings: createMemoryObjectStore(), store: createMemoryObjectStore() };

    expect(await verifyIndex(empty)).toMatchObject({ version: 0, objects: 0, findings: [] });
  });

  it("finds what notifications did not tell of", async () => {
    await upload("1.txt", "replaced");
    await deps.filings.delete("2.txt");
    await upload("6.txt");

    expect(await findings()).toStrictEqual([
      { kind: "stale", key: "1.txt" },
      { kind: "extra", key: "2.txt" },
      { kind: "missing", key: "6.txt" },
    ]);
  });

  it("finds rejections of objects that changed or went", async () => {
    await deps.filings.put("bad.txt", new Uint8Array());
    await deps.filings.put("worse.txt", new Uint8Array());
    await ingestBatch(deps, ["bad.txt", "worse.txt"]);
    await deps.filings.delete("bad.txt");
    await deps.filings.put("worse.txt", new Uint8Array(1));

    expect(await findings()).toStrictEqual([
      { kind: "extra", key: "bad.txt" },
      { kind: "stale", key: "worse.txt" },
    ]);
  });

  it("finds nothing wrong with an object that is indexed in part, unless its filings are gone", async () => {
    const accession = "0000900001-03-000006";
    const body = Buffer.concat([formatSubmission({ accession }), BROKEN_SUBMISSION]);
    await deps.filings.put("6.txt", body);
    await ingestBatch(deps, ["6.txt"]);
    expect(await verifyIndex(deps)).toMatchObject({ indexed: 6, rejected: 1, findings: [] });

    const { manifest } = await readManifest(deps.store);
    const without = { ...manifest, segments: manifest.segments.slice(0, -1) };
    await deps.store.put(MANIFEST_KEY, encodeManifest(without));
    expect(await findings()).toStrictEqual([{ kind: "missing", key: "6.txt" }]);
  });

  it("finds an object that is indexed in part with fewer filings than were read in it", async () => {
    const submissions = [6, 7].map((n) =>
      formatSubmission({ accession: `0000900001-03-00000${n}` }),
    );
    await deps.filings.put("6.txt", Buffer.concat([...submissions, BROKEN_SUBMISSION]));
    await ingestBatch(deps, ["6.txt"]);
    await loseFiling("6.txt");

    expect((await verifyIndex(deps)).findings).toMatchObject([
      { kind: "missing", key: "6.txt", detail: expect.stringContaining("filings=`1 of 2`") },
    ]);
  });

  it("finds a filing that is missing among others of its object, if objects are read, too", async () => {
    const submissions = [6, 7].map((n) =>
      formatSubmission({ accession: `0000900001-03-00000${n}` }),
    );
    await deps.filings.put("6.txt", Buffer.concat(submissions));
    await ingestBatch(deps, ["6.txt"]);
    expect((await verifyIndex(deps, { isDeep: true })).findings).toStrictEqual([]);

    await loseFiling("6.txt");

    expect((await verifyIndex(deps)).findings).toStrictEqual([]);
    expect((await verifyIndex(deps, { isDeep: true })).findings).toStrictEqual([
      { kind: "missing", key: "6.txt", detail: "missing=`0000900001-03-000007`, extra=``" },
    ]);
  });

  it("finds a filing that its object does not hold, if objects are read, too", async () => {
    await replaceIds("1.txt", () => ["0000900001-03-000001", "0000900001-03-000009"]);

    expect((await verifyIndex(deps, { isDeep: true })).findings).toStrictEqual([
      { kind: "extra", key: "1.txt", detail: "missing=``, extra=`0000900001-03-000009`" },
    ]);
  });

  it("does not read what ended the process", async () => {
    const { etag } = await deps.filings.put("6.txt", new Uint8Array(1));
    const rejectedAt = new Date(0).toISOString();
    const tries = { "message 1": 3 };
    const record = { key: "6.txt", etag, sizeBytes: 1, reason: "", rejectedAt, tries };
    await writeRejection(deps.store, record);
    const filings = endWhenParsing(deps, new Set(["6.txt"])).filings;

    const report = await verifyIndex({ ...deps, filings }, { isDeep: true });

    expect(report.findings).toStrictEqual([]);
  });

  it("finds a flipped byte wherever it stands in a segment", async () => {
    const key = await firstSegment();
    const { body } = await deps.store.get(key);
    for (let at = 0; at < body.length; at += Math.ceil(body.length / 40)) {
      const flipped = body.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      await deps.store.put(key, flipped);

      expect(await findings()).toContainEqual({ kind: "damaged", key });
    }
  });

  it("finds a segment that is gone, or is another one", async () => {
    const [first, second] = (await readManifest(deps.store)).manifest.segments;
    await deps.store.delete(first!.key);
    await deps.store.put(second!.key, new Uint8Array(second!.sizeBytes));

    expect(await findings()).toStrictEqual([
      { kind: "damaged", key: first?.key },
      { kind: "damaged", key: second?.key },
      { kind: "missing", key: "1.txt" },
      { kind: "missing", key: "2.txt" },
    ]);
  });

  it("finds a segment that was cut short, however much is left of it", async () => {
    const key = await firstSegment();
    const { body } = await deps.store.get(key);
    for (const length of [0, 1, body.length / 2, body.length - 1]) {
      await deps.store.put(key, body.slice(0, length));

      expect(await findings()).toContainEqual({ kind: "damaged", key });
    }
  });

  it("does not report what was ingested while it looked", async () => {
    await upload("6.txt");
    let isFirst = true;
    const filings = createFaultyObjectStore(deps.filings, async ({ operation }) => {
      if (operation === "head" && isFirst) {
        isFirst = false;
        await ingestBatch(deps, ["6.txt"]);
      }
      return NO_FAULT;
    });

    expect((await verifyIndex({ ...deps, filings })).findings).toStrictEqual([]);
  });

  it("does not miss what was merged away and collected while it looked", async () => {
    const old = (await readManifest(deps.store)).manifest.segments.map(({ key }) => key);
    let isFirst = true;
    const store = createFaultyObjectStore(deps.store, async ({ key }) => {
      if (isFirst && key === old[1]) {
        isFirst = false;
        await compactSegments(deps);
        for (const one of old) await deps.store.delete(one);
      }
      return NO_FAULT;
    });

    expect(await verifyIndex({ ...deps, store })).toMatchObject({ segments: 1, findings: [] });
  });

  it("checks what was merged while it looked", async () => {
    const [first] = (await readManifest(deps.store)).manifest.segments;
    let merged = "";
    const store = createFaultyObjectStore(deps.store, async ({ key }) => {
      if (merged === "" && key === first?.key) {
        await compactSegments(deps);
        merged = await firstSegment();
        await deps.store.put(merged, new Uint8Array(100));
      }
      return NO_FAULT;
    });

    const { findings } = await verifyIndex({ ...deps, store });

    expect(findings).toContainEqual(expect.objectContaining({ kind: "damaged", key: merged }));
  });

  it("tells how far it has come, in bytes", async () => {
    const updates: [number, number][] = [];
    await verifyIndex(deps, { update: (...bytes) => updates.push(bytes) });

    const [doneBytes, totalBytes] = updates.at(-1) ?? [0, 0];
    expect(updates).toHaveLength(5);
    expect(doneBytes).toBe(totalBytes);
  });

  it("tells how far it has come with the objects, too", async () => {
    const updates: [number, number][] = [];
    await verifyIndex(deps, { isDeep: true, update: (...bytes) => updates.push(bytes) });

    const [doneBytes, totalBytes] = updates.at(-1) ?? [0, 0];
    expect(updates).toHaveLength(10);
    expect(doneBytes).toBe(totalBytes);
  });

  it("rejects when the store cannot be read, rather than call it damage", async () => {
    const store = createFaultyObjectStore(deps.store, ({ key }) =>
      key.startsWith("segments/") ? { kind: "before", error: storeError(503) } : NO_FAULT,
    );

    await expect(verifyIndex({ ...deps, store })).rejects.toMatchObject({ kind: "unavailable" });
  });
});
