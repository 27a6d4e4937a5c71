import { beforeEach, describe, expect, it } from "vitest";
import { collectGarbage, GRACE_MS } from "../../lib/catalog/collect-garbage.ts";
import { COMMIT_DEADLINE_MS, commit } from "../../lib/catalog/commit.ts";
import { writeSegment } from "../../lib/catalog/write-segment.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { GARBAGE_KEY } from "../../lib/store/object-keys.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { createFaultyObjectStore, NO_FAULT, storeError } from "../support/faulty-object-store.ts";
import { createTestClock, type TestClock } from "../support/test-clock.ts";

/** Older than any commit under way. */
const AGED_MS = 2 * COMMIT_DEADLINE_MS + 1;

let store: ObjectStore;
let clock: TestClock;

beforeEach(() => {
  clock = createTestClock();
  store = createMemoryObjectStore({ now: clock.now });
});

async function writeOne(): Promise<string> {
  return await writeSegment({ store, clock }, new TextEncoder().encode("segment"));
}

async function setLive(...keys: string[]): Promise<void> {
  const segments = keys.map((key) => ({
    key,
    filings: 1,
    sections: 1,
    removedKeys: 0,
    sizeBytes: 7,
    level: 0,
    since: 1,
    createdAt: new Date(clock.now()).toISOString(),
  }));
  await commit({ store, clock }, { startedAt: clock.now(), rebase: () => ({ segments }) });
}

async function exists(key: string): Promise<boolean> {
  return (await store.head(key)) !== null;
}

describe("collectGarbage", () => {
  it("leaves live segments alone, however old", async () => {
    const key = await writeOne();
    await setLive(key);
    clock.advance(10 * GRACE_MS);

    expect(await collectGarbage({ store, clock })).toStrictEqual({
      deletedSegments: 0,
      waitingSegments: 0,
    });
    expect(await exists(key)).toBe(true);
  });

  it("deletes a segment that was merged away, a grace period after it was seen dead", async () => {
    const key = await writeOne();
    await setLive(key);
    clock.advance(10 * GRACE_MS);
    await setLive();

    expect(await collectGarbage({ store, clock })).toMatchObject({ waitingSegments: 1 });
    clock.advance(GRACE_MS - 1);
    expect(await collectGarbage({ store, clock })).toMatchObject({ deletedSegments: 0 });
    clock.advance(1);
    expect(await collectGarbage({ store, clock })).toStrictEqual({
      deletedSegments: 1,
      waitingSegments: 0,
    });
    expect(await exists(key)).toBe(false);
  });

  it("deletes the segment of a writer that died before its commit", async () => {
    const key = await writeOne();
    clock.advance(AGED_MS);
    await collectGarbage({ store, clock });
    clock.advance(GRACE_MS);
    await collectGarbage({ store, clock });

    expect(await exists(key)).toBe(false);
  });

  it("does not look at segments whose commit may be under way", async () => {
    await writeOne();
    clock.advance(COMMIT_DEADLINE_MS);

    expect(await collectGarbage({ store, clock })).toMatchObject({ waitingSegments: 0 });
    expect(await exists(GARBAGE_KEY)).toBe(false);
  });

  it("makes a commit fail that was prepared before the segment was seen dead", async () => {
    await setLive(await writeOne());
    const startedAt = clock.now();
    const key = await writeOne();
    const suspended = createFaultyObjectStore(store, async ({ operation }) => {
      // The process sleeps between looking at the clock and sending its write.
      if (operation === "putIfMatch") {
        clock.advance(AGED_MS);
        await collectGarbage({ store, clock });
      }
      return NO_FAULT;
    });
    const rebase = () => ({
      segments: [
        {
          key,
          filings: 1,
          sections: 1,
          removedKeys: 0,
          sizeBytes: 7,
          level: 0,
          since: 2,
          createdAt: new Date(startedAt).toISOString(),
        },
      ],
    });

    await expect(commit({ store: suspended, clock }, { startedAt, rebase })).rejects.toMatchObject({
      kind: "unavailable",
    });
  });

  it("leaves objects alone that Filedex did not name", async () => {
    await store.put("segments/readme.txt", new Uint8Array());
    await store.put("segments/notes.seg", new Uint8Array());
    clock.advance(AGED_MS);
    await collectGarbage({ store, clock });
    clock.advance(GRACE_MS);
    await collectGarbage({ store, clock });

    expect(await exists("segments/readme.txt")).toBe(true);
    expect(await exists("segments/notes.seg")).toBe(true);
  });

  it("goes on where a run that died in the middle left off", async () => {
    const keys = [await writeOne(), await writeOne(), await writeOne()];
    clock.advance(AGED_MS);
    await collectGarbage({ store, clock });
    clock.advance(GRACE_MS);
    const failing = createFaultyObjectStore(store, ({ operation, key }) =>
      operation === "delete" && key === keys[1]
        ? { kind: "before", error: storeError(503) }
        : NO_FAULT,
    );
    await expect(collectGarbage({ store: failing, clock })).rejects.toMatchObject({
      kind: "unavailable",
    });

    expect(await collectGarbage({ store, clock })).toMatchObject({ waitingSegments: 0 });
    expect(await Promise.all(keys.map(exists))).toStrictEqual([false, false, false]);
  });

  it("collects more segments than one listing holds", async () => {
    for (let n = 0; n < 1_100; n++) await writeOne();
    clock.advance(AGED_MS);
    await collectGarbage({ store, clock });
    clock.advance(GRACE_MS);

    expect(await collectGarbage({ store, clock })).toMatchObject({ deletedSegments: 1_100 });
  });

  it("reports a damaged list of garbage as corrupt", async () => {
    await store.put(GARBAGE_KEY, new TextEncoder().encode("[]"));

    await expect(collectGarbage({ store, clock })).rejects.toMatchObject({ kind: "corrupt" });
  });
});
