import { beforeEach, describe, expect, it } from "vitest";
import { COMMIT_DEADLINE_MS, commit, readManifest } from "../../lib/catalog/commit.ts";
import type { Manifest } from "../../lib/catalog/manifest.ts";
import { compactSegments } from "../../lib/ingest/compact-segments.ts";
import { type IngestDeps, ingestBatch } from "../../lib/ingest/ingest-batch.ts";
import { cancelRebuild, rebuildIndex } from "../../lib/ingest/rebuild-index.ts";
import { readRejections, writeRejection } from "../../lib/ingest/rejection.ts";
import { verifyIndex } from "../../lib/ingest/verify-index.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { MANIFEST_KEY, REJECTED_PREFIX } from "../../lib/store/object-keys.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { endWhenParsing } from "../support/ending-process.ts";
import { createFaultyObjectStore, NO_FAULT, storeError } from "../support/faulty-object-store.ts";
import { readVisible, readVisibleIds } from "../support/read-visible.ts";
import { BROKEN_SUBMISSION, formatSubmission } from "../support/submission.ts";
import { createTestClock } from "../support/test-clock.ts";

let deps: IngestDeps;

beforeEach(() => {
  const clock = createTestClock();
  deps = { filings: createMemoryObjectStore(), store: createMemoryObjectStore(), clock };
});

async function upload(key: string, text = key): Promise<void> {
  const accession = `0000900001-03-${key.replace(/\D/g, "").padStart(6, "0")}`;
  await deps.filings.put(key, formatSubmission({ accession, text }));
}

async function uploadMany(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await upload(`${String(n).padStart(4, "0")}.txt`);
}

async function manifest(): Promise<Manifest> {
  return (await readManifest(deps.store)).manifest;
}

async function expectIndexIsBucket(): Promise<void> {
  const { objects } = await deps.filings.list();
  const filings = objects.filter(({ sizeBytes }) => sizeBytes > 0);
  expect(await readVisible(deps.store, deps.clock)).toStrictEqual(
    Object.fromEntries(filings.map(({ key, etag }) => [key, etag])),
  );
}

describe("rebuildIndex", () => {
  it("makes an index of a bucket that was never indexed", async () => {
    await uploadMany(230);
    const updates: [number, number][] = [];

    const report = await rebuildIndex(deps, { update: (...counts) => updates.push(counts) });

    expect(report).toStrictEqual({ objects: 230, filings: 230, isResumed: false });
    expect(updates[0]).toStrictEqual([0, 230]);
    expect(updates.at(-1)).toStrictEqual([230, 230]);
    expect((await manifest()).rebuild).toBeNull();
    await expectIndexIsBucket();
  });

  it("indexes every submission in an object, and records those that cannot be read", async () => {
    const accessions = ["0000900001-03-000001", "0000900001-03-000002"] as const;
    const one = formatSubmission({ accession: accessions[0] });
    const two = formatSubmission({ accession: accessions[1] });
    await deps.filings.put("1.txt", Buffer.concat([one, BROKEN_SUBMISSION, two]));

    const report = await rebuildIndex(deps);

    expect(report).toMatchObject({ objects: 1, filings: 2 });
    expect(await readVisibleIds(deps.store, deps.clock)).toStrictEqual(accessions);
    const { rejections } = await readRejections(deps.store, { limit: 10 });
    expect(rejections).toMatchObject([{ key: "1.txt", filings: 2 }]);
  });

  it("does not read an object that has ended every try at it", async () => {
    await upload("1.txt");
    await upload("2.txt");
    const { etag, sizeBytes } = await deps.filings.put("3.txt", formatSubmission());
    const rejection = {
      key: "3.txt",
      etag,
      sizeBytes,
      reason: "",
      rejectedAt: "2026-01-01T00:00:00Z",
    };
    await writeRejection(deps.store, { ...rejection, tries: { "a message": 3 } });

    await rebuildIndex(endWhenParsing(deps, new Set(["3.txt"])));

    expect(Object.keys(await readVisible(deps.store, deps.clock))).toStrictEqual([
      "1.txt",
      "2.txt",
    ]);
    const { rejections } = await readRejections(deps.store, { limit: 10 });
    expect(rejections).toMatchObject([{ key: "3.txt", tries: { "a message": 3 } }]);
  });

  it("mends what is missing, stale and extra", async () => {
    await upload("1.txt");
    await upload("2.txt");
    await upload("3.txt");
    await ingestBatch(deps, ["1.txt", "2.txt"]);
    await upload("1.txt", "changed without a notification");
    await deps.filings.delete("2.txt");

    await rebuildIndex(deps);

    await expectIndexIsBucket();
  });

  it("serves the old index until it switches, by one commit", async () => {
    await uploadMany(3);
    await ingestBatch(deps, ["0000.txt"]);
    const seen: string[] = [];
    const store = createFaultyObjectStore(deps.store, async ({ operation, key }) => {
      if (operation !== "putIfMatch" || key !== MANIFEST_KEY) return NO_FAULT;
      seen.push(Object.keys(await readVisible(deps.store, deps.clock)).join());
      return NO_FAULT;
    });

    await rebuildIndex({ ...deps, store });

    expect(new Set(seen)).toStrictEqual(new Set(["0000.txt"]));
    await expectIndexIsBucket();
  });

  it("keeps what is ingested and removed while it reads", async () => {
    await uploadMany(120);
    await rebuildIndex(deps);
    let isFirst = true;
    const filings = createFaultyObjectStore(deps.filings, async ({ operation }) => {
      if (operation !== "get" || !isFirst) return NO_FAULT;
      isFirst = false;
      await upload("0001.txt", "replaced meanwhile");
      await deps.filings.delete("0002.txt");
      await upload("9999.txt");
      for (const key of ["0001.txt", "0002.txt", "9999.txt", "0003.txt"]) {
        await ingestBatch(deps, [key]);
      }
      await compactSegments(deps);
      return NO_FAULT;
    });

    await rebuildIndex({ ...deps, filings });

    await expectIndexIsBucket();
  });

  it("does not bring back what is removed while it reads, though nothing was indexed before", async () => {
    await upload("1.txt");
    const filings = createFaultyObjectStore(deps.filings, async ({ operation }) => {
      if (operation !== "list" || (await manifest()).rebuild?.after !== "1.txt") return NO_FAULT;
      await deps.filings.delete("1.txt");
      await ingestBatch(deps, ["1.txt"]);
      return NO_FAULT;
    });

    await rebuildIndex({ ...deps, filings });

    expect((await manifest()).rebuild).toBeNull();
    expect(await readVisible(deps.store, deps.clock)).toStrictEqual({});
  });

  it("goes on where a run that died left off", async () => {
    await uploadMany(250);
    const failing = createFaultyObjectStore(deps.filings, ({ key }) =>
      key === "0150.txt" ? { kind: "before", error: storeError(503) } : NO_FAULT,
    );
    await expect(rebuildIndex({ ...deps, filings: failing })).rejects.toMatchObject({
      kind: "unavailable",
    });
    expect((await manifest()).rebuild?.after).toBe("0099.txt");

    const updates: [number, number][] = [];
    const report = await rebuildIndex(deps, { update: (...counts) => updates.push(counts) });

    expect(report).toStrictEqual({ objects: 150, filings: 150, isResumed: true });
    expect(updates[0]).toStrictEqual([100, 250]);
    await expectIndexIsBucket();
  });

  it("records what is no filing, though a run died before it had", async () => {
    await deps.filings.put("bad.txt", new Uint8Array());
    await uploadMany(1);
    const store = createFaultyObjectStore(deps.store, ({ operation, key }) =>
      operation === "put" && key.startsWith(REJECTED_PREFIX)
        ? { kind: "before", error: storeError(503) }
        : NO_FAULT,
    );
    await expect(rebuildIndex({ ...deps, store })).rejects.toMatchObject({ kind: "unavailable" });

    await rebuildIndex(deps);

    expect((await verifyIndex(deps)).findings).toStrictEqual([]);
  });

  it("takes its time to read objects: what changes meanwhile is ingested above them", async () => {
    const clock = createTestClock();
    await uploadMany(1);
    let isFirst = true;
    const filings: ObjectStore = {
      ...deps.filings,
      get: async (key, options) => {
        const object = await deps.filings.get(key, options);
        if (!isFirst) return object;
        isFirst = false;
        await upload(key, "Later.");
        await ingestBatch({ ...deps, clock }, [key]);
        clock.advance(10 * COMMIT_DEADLINE_MS);
        return object;
      },
    };

    await rebuildIndex({ ...deps, clock, filings });

    expect((await manifest()).rebuild).toBeNull();
    await expectIndexIsBucket();
  });

  it("shares the work with another run", async () => {
    await uploadMany(330);

    await Promise.all([rebuildIndex(deps), rebuildIndex(deps)]);

    expect((await manifest()).segments.reduce((sum, { filings }) => sum + filings, 0)).toBe(330);
    await expectIndexIsBucket();
  });

  it("merges what it has made, so that readers get few segments", async () => {
    await uploadMany(600);

    await rebuildIndex(deps);

    expect((await manifest()).segments.map(({ filings }) => filings)).toStrictEqual([
      400, 100, 100,
    ]);
  });

  it("brings the records of rejections up to date", async () => {
    await deps.filings.put("bad.txt", new Uint8Array());
    await upload("1.txt");
    for (const key of ["1.txt", "gone.txt"]) {
      const rejectedAt = new Date(0).toISOString();
      await writeRejection(deps.store, { key, etag: "0", sizeBytes: 1, reason: "old", rejectedAt });
    }

    await rebuildIndex(deps);

    const { rejections } = await readRejections(deps.store, { limit: 10 });
    expect(rejections.map(({ key, reason }) => [key, reason])).toStrictEqual([
      ["bad.txt", "file is empty"],
    ]);
    await expectIndexIsBucket();
  });

  it("reads a filing once, however many rejections there are", async () => {
    await uploadMany(1);
    const rejectedAt = new Date(0).toISOString();
    for (let n = 0; n < 1001; n++) {
      const one = { key: `gone-${n}`, etag: "0", sizeBytes: 1, reason: "old", rejectedAt };
      await writeRejection(deps.store, one);
    }
    let reads = 0;
    const filings = createFaultyObjectStore(deps.filings, ({ operation, key }) => {
      if (operation === "get" && key === "0000.txt") reads++;
      return NO_FAULT;
    });

    await rebuildIndex({ ...deps, filings });

    expect(reads).toBe(1);
    await expectIndexIsBucket();
  });

  it("replaces an index whose manifest was lost", async () => {
    await uploadMany(2);
    await ingestBatch(deps, ["0000.txt", "0001.txt"]);
    await deps.store.delete(MANIFEST_KEY);

    await rebuildIndex(deps);

    await expectIndexIsBucket();
  });
});

describe("cancelRebuild", () => {
  it("gives up a rebuild and leaves the index as it is", async () => {
    await uploadMany(1);
    await ingestBatch(deps, ["0000.txt"]);
    const rebuild = { id: "01KDYCDVXW00000000000000BB", base: 1, after: null, segments: [] };
    await commit(deps, { startedAt: deps.clock.now(), rebase: () => ({ rebuild }) });

    expect(await cancelRebuild(deps)).toBe(true);
    expect(await cancelRebuild(deps)).toBe(false);
    expect((await manifest()).rebuild).toBeNull();
    await expectIndexIsBucket();
  });
});
