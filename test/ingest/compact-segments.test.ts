import { beforeEach, describe, expect, it } from "vitest";
import { collectGarbage, GRACE_MS } from "../../lib/catalog/collect-garbage.ts";
import { commit, readManifest } from "../../lib/catalog/commit.ts";
import type { Manifest } from "../../lib/catalog/manifest.ts";
import { compactSegments } from "../../lib/ingest/compact-segments.ts";
import { type IngestDeps, ingestBatch } from "../../lib/ingest/ingest-batch.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { SEGMENT_PREFIX } from "../../lib/store/object-keys.ts";
import { createFaultyObjectStore, NO_FAULT } from "../support/faulty-object-store.ts";
import { readVisible } from "../support/read-visible.ts";
import { formatSubmission } from "../support/submission.ts";
import { createTestClock, type TestClock } from "../support/test-clock.ts";

let clock: TestClock;
let deps: IngestDeps;

beforeEach(() => {
  clock = createTestClock();
  deps = { filings: createMemoryObjectStore(), store: createMemoryObjectStore(), clock };
});

async function ingest(key: string, text = key): Promise<void> {
  const accession = `0000900001-03-${String(key.length).padStart(6, "0")}`;
  await deps.filings.put(key, formatSubmission({ accession, text }));
  await ingestBatch(deps, [key]);
}

async function remove(key: string): Promise<void> {
  await deps.filings.delete(key);
  await ingestBatch(deps, [key]);
}

async function manifest(): Promise<Manifest> {
  return (await readManifest(deps.store)).manifest;
}

async function bucketState(): Promise<Record<string, string>> {
  const { objects } = await deps.filings.list();
  return Object.fromEntries(objects.map(({ key, etag }) => [key, etag]));
}

describe("compactSegments", () => {
  it("merges what the policy plans and changes nothing that is visible", async () => {
    for (let n = 1; n <= 9; n++) await ingest("k".repeat(n));
    await remove("kk");

    const report = await compactSegments(deps);

    expect(report).toMatchObject({ merges: 1, lostMerges: 0, mergedSegments: 10, isDone: true });
    expect((await manifest()).segments).toMatchObject([
      { filings: 8, removedKeys: 0, level: 1, since: 1 },
    ]);
    expect(await readVisible(deps.store, clock)).toStrictEqual(await bucketState());
  });

  it("keeps tombstones while an older segment remains", async () => {
    for (const key of ["k", "kk", "kkk", "kkkk"]) await ingest(key);
    await compactSegments(deps);
    await remove("kk");
    for (const key of ["k5555", "k66666", "k777777"]) await ingest(key);
    await compactSegments(deps);

    expect((await manifest()).segments.map(({ removedKeys }) => removedKeys)).toStrictEqual([0, 1]);
    expect(await readVisible(deps.store, clock)).toStrictEqual(await bucketState());
  });

  it("drops a merge of which nothing is left", async () => {
    await ingest("k");
    for (let n = 0; n < 3; n++) await remove("k");

    await compactSegments(deps);

    expect((await manifest()).segments).toStrictEqual([]);
  });

  it("keeps what is ingested while it merges", async () => {
    for (const key of ["k", "kk", "kkk", "kkkk"]) await ingest(key);
    const store = createFaultyObjectStore(deps.store, async ({ operation }) => {
      if (operation === "putIfAbsent" && (await manifest()).segments.length === 4) {
        await ingest("kk", "replaced meanwhile");
      }
      return NO_FAULT;
    });

    await compactSegments({ store, clock });

    expect((await manifest()).segments.map(({ level }) => level)).toStrictEqual([1, 0]);
    expect(await readVisible(deps.store, clock)).toStrictEqual(await bucketState());
  });

  it("gives way to another compactor that was faster", async () => {
    for (const key of ["k", "kk", "kkk", "kkkk"]) await ingest(key);
    let isFirst = true;
    const store = createFaultyObjectStore(deps.store, async ({ operation }) => {
      if (operation === "putIfAbsent" && isFirst) {
        isFirst = false;
        await compactSegments(deps);
      }
      return NO_FAULT;
    });

    const report = await compactSegments({ store, clock });

    expect(report).toMatchObject({ merges: 0, lostMerges: 1, isDone: true });
    expect((await manifest()).segments).toHaveLength(1);
    expect(await readVisible(deps.store, clock)).toStrictEqual(await bucketState());
  });

  it("ends when time runs out and goes on in the next run", async () => {
    for (const key of ["k", "kk", "kkk", "kkkk"]) await ingest(key);

    const first = await compactSegments(deps, { hasTime: () => false });
    const second = await compactSegments(deps);

    expect([first.isDone, first.merges]).toStrictEqual([false, 0]);
    expect([second.isDone, second.merges]).toStrictEqual([true, 1]);
  });

  it("does not merge across the base of a rebuild, nor drop tombstones above it", async () => {
    for (const key of ["k", "kk"]) await ingest(key);
    const base = (await manifest()).version;
    const rebuild = { id: "01KDYCDVXW00000000000000BB", base, after: null, segments: [] };
    await commit(deps, { startedAt: clock.now(), rebase: () => ({ rebuild }) });
    for (const key of ["kkk", "kkkk"]) await ingest(key);
    await compactSegments(deps);
    expect((await manifest()).segments).toHaveLength(4);

    await remove("k");
    await ingest("kkkkk");
    await commit(deps, {
      startedAt: clock.now(),
      rebase: ({ segments }) => ({ segments: segments.filter(({ since }) => since > base) }),
    });
    await compactSegments(deps);

    expect((await manifest()).segments).toMatchObject([{ filings: 3, removedKeys: 1 }]);
  });

  it("writes a segment anew without what newer ones hide, once that is half of it", async () => {
    for (const key of ["k", "kk", "kkk", "kkkk"]) await ingest(key);
    await compactSegments(deps);
    await ingest("kk", "replaced");
    expect((await compactSegments(deps)).merges).toBe(0);
    await remove("kkk");

    const report = await compactSegments(deps);

    expect(report).toMatchObject({ merges: 1, mergedSegments: 1, isDone: true });
    expect((await manifest()).segments).toMatchObject([
      { filings: 2, level: 1, since: 1 },
      { filings: 1, level: 0 },
      { filings: 0, removedKeys: 1 },
    ]);
    expect(await readVisible(deps.store, clock)).toStrictEqual(await bucketState());
  });

  it("drops a segment of which everything is hidden", async () => {
    for (const key of ["k", "kk", "kkk", "kkkk"]) await ingest(key);
    await compactSegments(deps);
    await deps.filings.delete("k");
    await deps.filings.delete("kkkk");
    await ingestBatch(deps, ["k", "kk", "kkk", "kkkk"]);

    await compactSegments(deps);

    expect((await manifest()).segments).toMatchObject([{ filings: 2, removedKeys: 2, level: 0 }]);
    expect(await readVisible(deps.store, clock)).toStrictEqual(await bucketState());
  });

  it("keeps the older of two filings with one id, which shows again some day", async () => {
    const older = await deps.filings.put("older", formatSubmission());
    await ingestBatch(deps, ["older"]);
    await deps.filings.put("newer", formatSubmission());
    await ingestBatch(deps, ["newer"]);
    await compactSegments(deps);
    await remove("newer");

    expect(await readVisible(deps.store, clock)).toStrictEqual({ older: older.etag });
  });

  it("rewrites nothing that rests, nor when it is told not to", async () => {
    await ingest("k");
    await remove("k");
    expect((await compactSegments(deps, { mayRewrite: false })).merges).toBe(0);
    clock.advance(15 * 60_000 + 1);

    expect((await compactSegments(deps)).merges).toBe(0);
  });

  it("gives a rewrite up when its segment is merged meanwhile", async () => {
    for (const key of ["k", "kk"]) {
      await deps.filings.put(
        key,
        formatSubmission({ accession: `0000900001-03-00000${key.length}` }),
      );
    }
    await ingestBatch(deps, ["k", "kk"]);
    await remove("k");
    let isFirst = true;
    const store = createFaultyObjectStore(deps.store, async ({ operation, key }) => {
      if (operation === "putIfAbsent" && key.startsWith(SEGMENT_PREFIX) && isFirst) {
        isFirst = false;
        for (const other of ["kkk", "kkkk"]) await ingest(other);
        await compactSegments(deps);
      }
      return NO_FAULT;
    });

    const report = await compactSegments({ store, clock });

    expect(report).toMatchObject({ merges: 0, lostMerges: 1, isDone: true });
    expect((await manifest()).segments).toMatchObject([{ filings: 3, removedKeys: 0, level: 1 }]);
    expect(await readVisible(deps.store, clock)).toStrictEqual(await bucketState());
  });

  it("leaves segments to the collector, which deletes them after the grace period", async () => {
    for (const key of ["k", "kk", "kkk", "kkkk"]) await ingest(key);
    await compactSegments(deps);
    clock.advance(GRACE_MS);
    await collectGarbage(deps);
    clock.advance(GRACE_MS);
    await collectGarbage(deps);

    const { objects } = await deps.store.list({ prefix: SEGMENT_PREFIX });
    expect(objects.map(({ key }) => key)).toStrictEqual(
      (await manifest()).segments.map(({ key }) => key),
    );
  });
});
