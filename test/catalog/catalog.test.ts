import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { type Catalog, openCatalog } from "../../lib/catalog/catalog.ts";
import { readManifest } from "../../lib/catalog/commit.ts";
import { FiledexError } from "../../lib/errors.ts";
import { compactSegments } from "../../lib/ingest/compact-segments.ts";
import { type IngestDeps, ingestBatch } from "../../lib/ingest/ingest-batch.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { MANIFEST_KEY } from "../../lib/store/object-keys.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import {
  createFaultyObjectStore,
  type Fault,
  NO_FAULT,
  type StoreCall,
  storeError,
} from "../support/faulty-object-store.ts";
import { formatSubmission } from "../support/submission.ts";
import { createTestClock, type TestClock } from "../support/test-clock.ts";

/** The age at which a manifest is asked for again. */
const STALE_MS = 1_000;

let clock: TestClock;
let deps: IngestDeps;
let calls: string[];
let store: ObjectStore;

beforeEach(() => {
  clock = createTestClock();
  deps = { filings: createMemoryObjectStore(), store: createMemoryObjectStore(), clock };
  calls = [];
  store = watched(() => NO_FAULT);
});

function watched(decide: (call: StoreCall) => Fault | Promise<Fault>): ObjectStore {
  return createFaultyObjectStore(deps.store, (call) => {
    calls.push(`${call.operation} ${call.key.replace(/[^/]*\.seg$/, "*")}`);
    return decide(call);
  });
}

async function ingest(key: string): Promise<void> {
  const accession = `0000900001-03-${String(key.length).padStart(6, "0")}`;
  await deps.filings.put(key, formatSubmission({ accession }));
  await ingestBatch(deps, [key]);
}

describe("openCatalog", () => {
  it("reads nothing before a snapshot is asked for", () => {
    openCatalog({ store, clock });

    expect(calls).toStrictEqual([]);
  });

  it("gives an empty snapshot of a bucket without a manifest", async () => {
    const snapshot = await openCatalog({ store, clock }).snapshot();

    expect(snapshot).toMatchObject({ version: 0, updatedAt: null, segments: [], filingCount: 0 });
  });

  it("opens a small index with one request for the manifest and one for each segment", async () => {
    await ingest("a");
    await ingest("bb");

    const snapshot = await openCatalog({ store, clock }).snapshot();

    expect(snapshot).toMatchObject({ version: 2, filingCount: 2 });
    expect(calls).toStrictEqual(["get manifest.json", "get segments/*", "get segments/*"]);
  });

  it("asks for the manifest again only when its copy is a second old", async () => {
    await ingest("a");
    const catalog = openCatalog({ store, clock });
    const first = await catalog.snapshot();
    calls = [];

    clock.advance(STALE_MS - 1);
    expect(await catalog.snapshot()).toBe(first);
    expect(calls).toStrictEqual([]);

    clock.advance(1);
    expect(await catalog.snapshot()).toBe(first);
    expect(calls).toStrictEqual(["getIfChanged manifest.json"]);
  });

  it("opens only segments that it has not open", async () => {
    await ingest("a");
    const catalog = openCatalog({ store, clock });
    await catalog.snapshot();
    await ingest("bb");
    clock.advance(STALE_MS);
    calls = [];

    expect((await catalog.snapshot()).filingCount).toBe(2);
    expect(calls).toStrictEqual(["getIfChanged manifest.json", "get segments/*"]);
  });

  it("shares one reading among requests that arrive together", async () => {
    await ingest("a");
    const catalog = openCatalog({ store, clock });

    const [first, second] = await Promise.all([catalog.snapshot(), catalog.snapshot()]);

    expect(second).toBe(first);
    expect(calls).toStrictEqual(["get manifest.json", "get segments/*"]);
  });

  it("leaves a snapshot as it is when the index goes on", async () => {
    for (const key of ["a", "bb", "ccc", "dddd"]) await ingest(key);
    const catalog = openCatalog({ store, clock });
    const before = await catalog.snapshot();
    await compactSegments(deps);
    clock.advance(STALE_MS);
    const after = await catalog.snapshot();

    expect([before.segments.length, after.segments.length]).toStrictEqual([4, 1]);
    expect((await before.segments[0]?.readFiling(0))?.key).toBe("a");
  });

  it("notices that the first commit was made", async () => {
    const catalog = openCatalog({ store, clock });
    const empty = await catalog.snapshot();
    clock.advance(STALE_MS);
    expect(await catalog.snapshot()).toBe(empty);

    await ingest("a");
    clock.advance(STALE_MS);

    expect((await catalog.snapshot()).filingCount).toBe(1);
  });

  it("starts over when the manifest is deleted", async () => {
    await ingest("a");
    const catalog = openCatalog({ store, clock });
    await catalog.snapshot();
    await deps.store.delete(MANIFEST_KEY);
    clock.advance(STALE_MS);

    expect((await catalog.snapshot()).version).toBe(0);
  });

  it("rejects while the store is unavailable, and recovers", async () => {
    await ingest("a");
    let isDown = true;
    store = watched(() => (isDown ? { kind: "before", error: storeError(503) } : NO_FAULT));
    const catalog = openCatalog({ store, clock });

    await expect(catalog.snapshot()).rejects.toMatchObject({ kind: "unavailable" });
    isDown = false;

    expect((await catalog.snapshot()).filingCount).toBe(1);
  });

  it("rejects as unavailable while the store refuses to be read: no searcher can mend that", async () => {
    const error = new FiledexError("invalid", "get failed: status=`403`");
    store = watched(() => ({ kind: "before", error }));

    await expect(openCatalog({ store, clock }).snapshot()).rejects.toMatchObject({
      kind: "unavailable",
      message: error.message,
    });
  });

  it("reports a segment that is missing as corrupt, by its key", async () => {
    await ingest("a");
    const key = (await readManifest(deps.store)).manifest.segments[0]?.key ?? "";
    await deps.store.delete(key);

    await expect(openCatalog({ store, clock }).snapshot()).rejects.toMatchObject({
      kind: "corrupt",
      message: `manifest names a segment that is missing: key=\`${key}\``,
    });
  });

  it("begins a second reading for those who came long after the first was begun", async () => {
    await ingest("a");
    const answer = Promise.withResolvers<Fault>();
    const catalog = openCatalog({ store: watched(() => answer.promise), clock });
    const first = catalog.snapshot();
    clock.advance(STALE_MS);
    const second = catalog.snapshot();
    const third = catalog.snapshot();
    answer.resolve(NO_FAULT);

    expect(new Set(await Promise.all([first, second, third])).size).toBe(1);
    expect(calls.filter((call) => call.endsWith(MANIFEST_KEY))).toStrictEqual([
      "get manifest.json",
      "getIfChanged manifest.json",
    ]);
  });

  describe("read", () => {
    let catalog: Catalog;
    let whileAsking: () => Promise<Fault>;

    beforeEach(async () => {
      await ingest("a");
      whileAsking = async () => NO_FAULT;
      const asked = watched(({ operation }) => {
        return operation === "getIfChanged" ? whileAsking() : NO_FAULT;
      });
      catalog = openCatalog({ store: asked, clock });
      await catalog.snapshot();
      clock.advance(STALE_MS);
    });

    it("works on the snapshot at hand before it knows whether there is a newer one", async () => {
      const begun = Promise.withResolvers<Fault>();
      whileAsking = () => begun.promise;
      const versions: number[] = [];

      const answer = await catalog.read(async ({ version }) => {
        versions.push(version);
        begun.resolve(NO_FAULT);
        return version;
      });

      expect(answer).toBe(1);
      expect(versions).toStrictEqual([1]);
    });

    it("works again on the newer snapshot when the index has moved on", async () => {
      await ingest("bb");

      const read = await catalog.read(async ({ version, filingCount }) => [version, filingCount]);

      expect(read).toStrictEqual([2, 2]);
    });

    it("forgets how work on an outdated snapshot failed", async () => {
      await ingest("bb");

      const read = catalog.read(async ({ version }) => {
        if (version === 1) throw new Error("its segments have been deleted");
        return version;
      });

      await expect(read).resolves.toBe(2);
    });

    it("rejects as the work does when the snapshot at hand is the newest", async () => {
      const read = catalog.read(async () => {
        throw new Error("out of luck");
      });

      await expect(read).rejects.toThrow("out of luck");
    });

    it("rejects when the manifest cannot be read, whatever the work came to", async () => {
      whileAsking = async () => ({ kind: "before", error: storeError(503) });

      await expect(catalog.read(async () => 1)).rejects.toMatchObject({ kind: "unavailable" });
    });

    it("asks nothing while its copy is younger than a second", async () => {
      await catalog.snapshot();
      calls = [];

      expect(await catalog.read(async ({ version }) => version)).toBe(1);
      expect(calls).toStrictEqual([]);
    });

    it("never answers from an older version than was the newest a second before, for any commits", async () => {
      const step = fc.constantFrom("commit", "wait", "read");
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          let newest = (await readManifest(deps.store)).manifest.version;
          let oldest = newest;
          clock.advance(STALE_MS);
          for (const act of steps) {
            if (act === "commit") {
              await ingest("a");
              newest++;
            } else if (act === "wait") {
              clock.advance(STALE_MS);
              oldest = newest;
            } else {
              const version = await catalog.read(async (snapshot) => snapshot.version);

              expect(version).toBeGreaterThanOrEqual(oldest);
              oldest = version;
            }
          }
        }),
        { numRuns: 50 },
      );
    });
  });
});
