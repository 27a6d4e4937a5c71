import { beforeEach, describe, expect, it } from "vitest";
import { openCatalog } from "../../lib/catalog/catalog.ts";
import { COMMIT_DEADLINE_MS, readManifest } from "../../lib/catalog/commit.ts";
import { MAX_FILING_BYTES } from "../../lib/filing/parse-filing.ts";
import { type IngestDeps, ingestBatch } from "../../lib/ingest/ingest-batch.ts";
import { readRejections } from "../../lib/ingest/rejection.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import {
  createFaultyObjectStore,
  type Fault,
  NO_FAULT,
  type StoreCall,
  storeError,
} from "../support/faulty-object-store.ts";
import { readVisible, readVisibleIds } from "../support/read-visible.ts";
import { BROKEN_SUBMISSION, formatSubmission } from "../support/submission.ts";
import { createTestClock } from "../support/test-clock.ts";

let filings: ObjectStore;
let store: ObjectStore;
let deps: IngestDeps;

beforeEach(() => {
  const clock = createTestClock();
  filings = createMemoryObjectStore({ now: clock.now });
  store = createMemoryObjectStore({ now: clock.now });
  deps = { filings, store, clock };
});

async function upload(key: string, text = `text of ${key}`): Promise<string> {
  const accession = `0000900001-03-${String(key.length).padStart(6, "0")}`;
  return (await filings.put(key, formatSubmission({ accession, text }))).etag;
}

async function visible(): Promise<Record<string, string>> {
  return await readVisible(store, deps.clock);
}

const accession = (n: number) => `0000900001-03-${String(n).padStart(6, "0")}`;

function twoSubmissions(one: number, other: number): Uint8Array {
  const texts = [one, other].map((n) => formatSubmission({ accession: accession(n) }));
  return Buffer.concat(texts);
}

async function visibleIds(): Promise<string[]> {
  return await readVisibleIds(store, deps.clock);
}

function failing(target: ObjectStore, decide: (call: StoreCall) => Fault): ObjectStore {
  return createFaultyObjectStore(target, decide);
}

describe("ingestBatch", () => {
  it("makes one segment and one commit of a batch, in its order", async () => {
    await upload("b.txt");
    await upload("a/long.txt");

    const outcomes = await ingestBatch(deps, ["b.txt", "a/long.txt"]);

    const { manifest } = await readManifest(store);
    expect([...outcomes.values()].map(({ kind }) => kind)).toStrictEqual(["indexed", "indexed"]);
    expect(manifest).toMatchObject({ version: 1, segments: [{ filings: 2, level: 0, since: 1 }] });
    const snapshot = await openCatalog({ store, clock: deps.clock }).snapshot();
    const keys = await snapshot.segments[0]?.readKeys();
    expect(keys?.filings.map(({ key }) => key)).toStrictEqual(["b.txt", "a/long.txt"]);
  });

  it("ingests a key once, however often it is named", async () => {
    const etag = await upload("a.txt");

    const outcomes = await ingestBatch(deps, ["a.txt", "a.txt", "a.txt"]);

    expect([...outcomes.keys()]).toStrictEqual(["a.txt"]);
    expect(outcomes.get("a.txt")).toStrictEqual({
      kind: "indexed",
      etag,
      ids: ["0000900001-03-000005"],
      reason: null,
    });
  });

  it("replaces a filing that was uploaded again", async () => {
    await upload("a.txt", "first");
    await ingestBatch(deps, ["a.txt"]);
    const etag = await upload("a.txt", "second");
    await ingestBatch(deps, ["a.txt"]);

    expect(await visible()).toStrictEqual({ "a.txt": etag });
  });

  it("removes a filing whose object is gone", async () => {
    await upload("a.txt");
    await ingestBatch(deps, ["a.txt"]);
    await filings.delete("a.txt");

    const outcomes = await ingestBatch(deps, ["a.txt"]);

    expect(outcomes.get("a.txt")).toStrictEqual({ kind: "removed" });
    expect(await visible()).toStrictEqual({});
  });

  it("leaves an empty index empty when there is nothing to remove from it", async () => {
    await ingestBatch(deps, ["never-there.txt"]);

    expect((await readManifest(store)).manifest.version).toBe(0);
  });

  it("brings back the older of two filings with one id when the newer is deleted", async () => {
    const older = await filings.put("older.txt", formatSubmission());
    await filings.put("newer.txt", formatSubmission());
    await ingestBatch(deps, ["older.txt"]);
    await ingestBatch(deps, ["newer.txt"]);
    expect(Object.keys(await visible())).toStrictEqual(["newer.txt"]);

    await filings.delete("newer.txt");
    await ingestBatch(deps, ["newer.txt"]);

    expect(await visible()).toStrictEqual({ "older.txt": older.etag });
  });

  it("records an object that is no filing with its reason, and indexes its neighbours", async () => {
    const etag = await upload("good.txt");
    const bad = await filings.put("bad.txt", new Uint8Array());

    const outcomes = await ingestBatch(deps, ["bad.txt", "good.txt"]);

    expect(outcomes.get("bad.txt")).toStrictEqual({ kind: "rejected", reason: "file is empty" });
    expect(await visible()).toStrictEqual({ "good.txt": etag });
    const { rejections } = await readRejections(store, { limit: 10 });
    expect(rejections).toStrictEqual([
      {
        key: "bad.txt",
        etag: bad.etag,
        sizeBytes: 0,
        reason: "file is empty",
        rejectedAt: "2026-01-01T00:00:00.000Z",
      },
    ]);
  });

  it("removes the filing of a key that is overwritten by what is none", async () => {
    await upload("a.txt");
    await ingestBatch(deps, ["a.txt"]);
    await filings.put("a.txt", new Uint8Array());
    await ingestBatch(deps, ["a.txt"]);

    expect(await visible()).toStrictEqual({});
  });

  it.each([
    ["becomes a filing", async () => void (await upload("a.txt"))],
    ["is deleted", async () => await filings.delete("a.txt")],
  ])("forgets a rejection when the object %s", async (_, change) => {
    await filings.put("a.txt", new Uint8Array());
    await ingestBatch(deps, ["a.txt"]);
    await change();
    await ingestBatch(deps, ["a.txt"]);

    expect((await readRejections(store, { limit: 10 })).rejections).toStrictEqual([]);
  });

  it("takes the empty object of a folder for nothing", async () => {
    await filings.put("2003/", new Uint8Array());

    const outcomes = await ingestBatch(deps, ["2003/"]);

    expect(outcomes.get("2003/")).toStrictEqual({ kind: "removed" });
    expect((await readRejections(store, { limit: 10 })).rejections).toStrictEqual([]);
  });

  it("rejects an object above the size limit without reading it", async () => {
    const etag = "0123";
    const huge: ObjectStore = {
      ...filings,
      get: async () => ({
        body: new Uint8Array(),
        etag,
        sizeBytes: MAX_FILING_BYTES + 1,
        lastModified: null,
        metadata: {},
      }),
      head: async () => ({
        etag,
        sizeBytes: MAX_FILING_BYTES + 1,
        lastModified: null,
        metadata: {},
      }),
    };

    const outcomes = await ingestBatch({ ...deps, filings: huge }, ["huge.txt"]);

    expect(outcomes.get("huge.txt")).toStrictEqual({
      kind: "rejected",
      reason: "object is too large: sizeBytes=`200000001`, limit=`200000000`",
    });
  });

  it("indexes a large filing, in a commit of its own", async () => {
    const text = "Bells were cast. ".repeat(300_000);
    const small = await upload("small.txt");
    const large = (await filings.put("large.txt", formatSubmission({ text }))).etag;

    await ingestBatch(deps, ["large.txt", "small.txt"]);

    expect(await visible()).toStrictEqual({ "large.txt": large, "small.txt": small });
    expect((await readManifest(store)).manifest.version).toBe(2);
  });

  it("fails large filings for which no time is left, and no others", async () => {
    const text = "Bells were cast. ".repeat(100_000);
    const small = await upload("small.txt");
    for (const key of ["large 1.txt", "large 12.txt"]) await upload(key, text);
    let asked = 0;

    const keys = ["large 1.txt", "large 12.txt", "small.txt"];
    const outcomes = await ingestBatch(deps, keys, () => asked++ === 0);

    expect(outcomes.get("large 12.txt")).toMatchObject({ kind: "failed" });
    expect(await visible()).toMatchObject({ "small.txt": small });
    expect(Object.keys(await visible()).sort()).toStrictEqual(["large 1.txt", "small.txt"]);
  });

  it("fails the key that cannot be read and no other", async () => {
    const etag = await upload("a.txt");
    await upload("b.txt");
    const faulty = failing(filings, ({ key }) =>
      key === "b.txt" ? { kind: "before", error: storeError(503) } : NO_FAULT,
    );

    const outcomes = await ingestBatch({ ...deps, filings: faulty }, ["a.txt", "b.txt"]);

    expect(outcomes.get("a.txt")?.kind).toBe("indexed");
    expect(outcomes.get("b.txt")).toMatchObject({ kind: "failed", error: { kind: "unavailable" } });
    expect(await visible()).toStrictEqual({ "a.txt": etag });
  });

  it("fails every key of a commit that does not succeed", async () => {
    await upload("a.txt");
    const faulty = failing(store, ({ operation }) =>
      operation === "putIfAbsent" ? { kind: "before", error: storeError(503) } : NO_FAULT,
    );

    const outcomes = await ingestBatch({ ...deps, store: faulty }, ["a.txt", "none.txt"]);

    expect([...outcomes.values()].map(({ kind }) => kind)).toStrictEqual(["failed", "failed"]);
  });

  it("repeats a key whose object changed before the commit, so that the last state wins", async () => {
    await upload("a.txt", "first");
    let etag = "";
    const changing = createFaultyObjectStore(store, async ({ operation, key }) => {
      if (operation === "putIfAbsent" && key.startsWith("segments/") && etag === "") {
        etag = await upload("a.txt", "second");
      }
      return NO_FAULT;
    });

    const outcomes = await ingestBatch({ ...deps, store: changing }, ["a.txt"]);

    expect(outcomes.get("a.txt")).toMatchObject({ kind: "indexed", etag });
    expect(await visible()).toStrictEqual({ "a.txt": etag });
  });

  it("is corrected by its own second look when it commits a stale state last", async () => {
    await upload("a.txt", "first");
    let etag = "";
    const overtaken = createFaultyObjectStore(store, async ({ operation, key }) => {
      if (operation === "putIfAbsent" && key.startsWith("segments/") && etag === "") {
        etag = await upload("a.txt", "second");
        await ingestBatch(deps, ["a.txt"]);
      }
      return NO_FAULT;
    });

    await ingestBatch({ ...deps, store: overtaken }, ["a.txt"]);

    expect(await visible()).toStrictEqual({ "a.txt": etag });
  });

  it("does not commit what it began to read too long ago", async () => {
    await upload("a.txt");
    const clock = createTestClock();
    const slow = failing(filings, ({ operation }) => {
      if (operation === "get") clock.advance(COMMIT_DEADLINE_MS + 1);
      return NO_FAULT;
    });

    const outcomes = await ingestBatch({ store, clock, filings: slow }, ["a.txt"]);

    expect(outcomes.get("a.txt")).toMatchObject({ kind: "failed", error: { kind: "unavailable" } });
    expect(await visible()).toStrictEqual({});
  });

  it("fails a key that changes each time it is looked at", async () => {
    await upload("a.txt");
    let changes = 0;
    const restless = createFaultyObjectStore(filings, async ({ operation }) => {
      if (operation === "head") await upload("a.txt", `change ${++changes}`);
      return NO_FAULT;
    });

    const outcomes = await ingestBatch({ ...deps, filings: restless }, ["a.txt"]);

    expect(outcomes.get("a.txt")).toMatchObject({ kind: "failed", error: { kind: "unavailable" } });
  });

  it("indexes every submission in an object, until another object takes its place", async () => {
    await filings.put("a.txt", twoSubmissions(1, 2));
    const outcomes = await ingestBatch(deps, ["a.txt"]);

    expect(outcomes.get("a.txt")).toMatchObject({ ids: [accession(1), accession(2)] });
    expect(await visibleIds()).toStrictEqual([accession(1), accession(2)]);

    await filings.put("a.txt", twoSubmissions(2, 3));
    await ingestBatch(deps, ["a.txt"]);
    expect(await visibleIds()).toStrictEqual([accession(2), accession(3)]);

    await filings.delete("a.txt");
    await ingestBatch(deps, ["a.txt"]);
    expect(await visibleIds()).toStrictEqual([]);
  });

  it("indexes what is readable of an object, and records the rest with its reason", async () => {
    const { etag } = await filings.put(
      "a.txt",
      Buffer.concat([formatSubmission(), BROKEN_SUBMISSION, twoSubmissions(2, 3)]),
    );

    const outcomes = await ingestBatch(deps, ["a.txt"]);

    const reason = "submission 2 of 4: submission has neither header nor documents";
    const ids = [accession(1), accession(2), accession(3)];
    expect(outcomes.get("a.txt")).toStrictEqual({ kind: "indexed", etag, ids, reason });
    expect(await visibleIds()).toStrictEqual(ids);
    const { rejections } = await readRejections(store, { limit: 10 });
    expect(rejections).toMatchObject([{ key: "a.txt", etag, reason, filings: 3 }]);

    await filings.put("a.txt", formatSubmission());
    await ingestBatch(deps, ["a.txt"]);
    expect((await readRejections(store, { limit: 10 })).rejections).toStrictEqual([]);
  });

  it("makes several commits of more keys than one commit takes", async () => {
    const keys = Array.from({ length: 150 }, (_, n) => `missing/${n}.txt`);
    await upload("a.txt");
    await ingestBatch(deps, ["a.txt"]);

    const outcomes = await ingestBatch(deps, keys);

    expect(outcomes.size).toBe(150);
    expect((await readManifest(store)).manifest.segments.map((s) => s.removedKeys)).toStrictEqual([
      0, 100, 50,
    ]);
  });
});
