import { describe, expect, it } from "vitest";
import { writeSegment, writeSegmentStream } from "../../lib/catalog/write-segment.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { SEGMENT_PREFIX } from "../../lib/store/object-keys.ts";
import {
  createFaultyObjectStore,
  type Fault,
  NO_FAULT,
  storeError,
} from "../support/faulty-object-store.ts";
import { createTestClock } from "../support/test-clock.ts";

const BYTES = new TextEncoder().encode("segment");

/** Lets the calls to create an object meet the given fates, then none. */
function openStore(...fates: Fault[]) {
  const memory = createMemoryObjectStore();
  const store = createFaultyObjectStore(memory, ({ operation }) =>
    operation === "putIfAbsent" ? (fates.shift() ?? NO_FAULT) : NO_FAULT,
  );
  return { memory, deps: { store, clock: createTestClock() } };
}

describe("writeSegment", () => {
  it.each<[string, Fault[]]>([
    ["at once", []],
    ["after a failure", [{ kind: "before", error: storeError(503) }]],
    [
      "after 409, which means that nobody has won yet",
      [{ kind: "before", error: storeError(409) }],
    ],
    ["once, though the answer was lost", [{ kind: "after", error: storeError("timeout") }]],
  ])("writes the segment %s", async (_, fates) => {
    const { memory, deps } = openStore(...fates);

    const key = await writeSegment(deps, BYTES);

    const { objects } = await memory.list({ prefix: SEGMENT_PREFIX });
    expect(objects.map((object) => object.key)).toStrictEqual([key]);
    expect((await memory.get(key)).body).toStrictEqual(BYTES);
  });

  it("gives up as unavailable after a bounded number of tries", async () => {
    const fates = Array.from({ length: 20 }, (): Fault => {
      return { kind: "before", error: storeError(500) };
    });
    const { deps } = openStore(...fates);

    await expect(writeSegment(deps, BYTES)).rejects.toMatchObject({ kind: "unavailable" });
    expect(fates.length).toBeGreaterThan(10);
  });
});

describe("writeSegmentStream", () => {
  const LONG = Array.from({ length: 40 }, (_, n) => new Uint8Array(2 ** 18).fill(n));

  it.each([
    ["short", [BYTES, BYTES]],
    ["long", LONG],
    ["empty", []],
  ])("writes a %s segment and tells its size", async (_, chunks) => {
    const { memory, deps } = openStore();

    const { key, sizeBytes } = await writeSegmentStream(deps, stream(chunks));

    const { body } = await memory.get(key);
    expect(Buffer.compare(body, Buffer.concat(chunks))).toBe(0);
    expect(sizeBytes).toBe(body.length);
  });

  it("knows a long segment as written though the answer was lost", async () => {
    const { memory, deps } = openStream({ kind: "after", error: storeError("timeout") });

    const { key, sizeBytes } = await writeSegmentStream(deps, stream(LONG));

    expect((await memory.head(key))?.sizeBytes).toBe(sizeBytes);
  });

  it("rejects when a long segment was not written", async () => {
    const { deps } = openStream({ kind: "before", error: storeError(503) });

    await expect(writeSegmentStream(deps, stream(LONG))).rejects.toMatchObject({
      kind: "unavailable",
    });
  });
});

function openStream(fate: Fault) {
  const memory = createMemoryObjectStore();
  const store = createFaultyObjectStore(memory, ({ operation }) =>
    operation === "putStreamIfAbsent" ? fate : NO_FAULT,
  );
  return { memory, deps: { store, clock: createTestClock() } };
}

async function* stream(chunks: readonly Uint8Array[]) {
  yield* chunks;
}
