import { beforeEach, describe, expect, it } from "vitest";
import type { CommitDeps } from "../../lib/catalog/commit.ts";
import {
  noteSharedTry,
  readSharedTries,
  withdrawSharedTry,
} from "../../lib/ingest/shared-tries.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { TRIES_PREFIX } from "../../lib/store/object-keys.ts";
import { createFaultyObjectStore, NO_FAULT, storeError } from "../support/faulty-object-store.ts";
import { createTestClock } from "../support/test-clock.ts";

const DAY_MS = 24 * 3_600_000;

let clock: ReturnType<typeof createTestClock>;
let deps: CommitDeps;

beforeEach(() => {
  clock = createTestClock();
  deps = { store: createMemoryObjectStore(), clock };
});

async function noteKeys(): Promise<string[]> {
  return (await deps.store.list({ prefix: TRIES_PREFIX })).objects.map(({ key }) => key);
}

describe("readSharedTries", () => {
  it("tells of the messages of every note that is left, and of no others", async () => {
    await noteSharedTry(deps, ["a", "b"]);
    await noteSharedTry(deps, ["c"]);
    await withdrawSharedTry(deps, await noteSharedTry(deps, ["d"]));

    const isUnended = await readSharedTries(deps);

    expect(["a", "b", "c", "d", "e"].filter(isUnended)).toStrictEqual(["a", "b", "c"]);
  });

  it("forgets notes after a day, and leaves alone what is no note", async () => {
    await noteSharedTry(deps, ["old"]);
    clock.advance(DAY_MS / 2);
    const recent = await noteSharedTry(deps, ["recent"]);
    await deps.store.put("tries/README.md", new Uint8Array());
    clock.advance(DAY_MS / 2 + 1);

    const isUnended = await readSharedTries(deps);

    expect(["old", "recent"].filter(isUnended)).toStrictEqual(["recent"]);
    expect(await noteKeys()).toStrictEqual([recent, "tries/README.md"]);
  });

  it("suspects every message when there are more notes than can be read", async () => {
    for (let n = 0; n <= 100; n++) await noteSharedTry(deps, [`${n}`]);

    const isUnended = await readSharedTries(deps);

    expect(isUnended("of no note")).toBe(true);
  });

  it("takes a note that goes while it looks for withdrawn", async () => {
    await noteSharedTry(deps, ["a"]);
    const store = createFaultyObjectStore(deps.store, async ({ operation, key }) => {
      if (operation === "get") await deps.store.delete(key);
      return NO_FAULT;
    });

    const isUnended = await readSharedTries({ ...deps, store });

    expect(isUnended("a")).toBe(false);
  });
});

describe("noteSharedTry", () => {
  it("insists when the bucket is unavailable for a moment", async () => {
    let failures = 2;
    const store = createFaultyObjectStore(deps.store, ({ operation }) =>
      operation === "put" && failures-- > 0 ? { kind: "after", error: storeError(503) } : NO_FAULT,
    );

    const key = await noteSharedTry({ ...deps, store }, ["a"]);

    expect(await noteKeys()).toStrictEqual([key]);
  });
});

describe("withdrawSharedTry", () => {
  it("leaves the note where it is when the bucket is unavailable", async () => {
    const key = await noteSharedTry(deps, ["a"]);
    const store = createFaultyObjectStore(deps.store, () => ({
      kind: "before",
      error: storeError(503),
    }));

    await withdrawSharedTry({ ...deps, store }, key);

    expect(await noteKeys()).toStrictEqual([key]);
  });
});
