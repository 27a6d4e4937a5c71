import { beforeEach, describe, expect, it } from "vitest";
import type { CommitDeps } from "../../lib/catalog/commit.ts";
import { findRejection, type Rejection, writeRejection } from "../../lib/ingest/rejection.ts";
import {
  findUnreadableKeys,
  isUnreadable,
  noteTry,
  withdrawTry,
} from "../../lib/ingest/try-notes.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { createFaultyObjectStore, NO_FAULT, storeError } from "../support/faulty-object-store.ts";
import { createTestClock } from "../support/test-clock.ts";

const OBJECT = { etag: "0123", sizeBytes: 7 };
const REJECTION: Rejection = {
  key: "a.txt",
  ...OBJECT,
  reason: "no filing",
  rejectedAt: "2026-01-01T00:00:00.000Z",
};

let deps: CommitDeps;

beforeEach(() => {
  deps = { store: createMemoryObjectStore(), clock: createTestClock() };
});

async function record(): Promise<Rejection | null> {
  return await findRejection(deps.store, "a.txt");
}

/** A try that looks at the record now. */
async function lookAs(messageId: string) {
  return { key: "a.txt", messageId, note: await record() };
}

describe("noteTry", () => {
  it("counts the tries of each message", async () => {
    await noteTry(deps, await lookAs("one"), OBJECT);
    await noteTry(deps, await lookAs("other"), OBJECT);
    await noteTry(deps, await lookAs("one"), OBJECT);

    expect(await record()).toMatchObject({
      tries: { one: 2, other: 1 },
      reason: "no try to ingest it has come to an end: tries=`2`",
    });
  });

  it("begins anew with another state of the object", async () => {
    await noteTry(deps, await lookAs("one"), OBJECT);
    await noteTry(deps, await lookAs("one"), { etag: "4567", sizeBytes: 9 });

    expect(await record()).toMatchObject({ etag: "4567", sizeBytes: 9, tries: { one: 1 } });
  });

  it("counts a try once when the answer to its note is lost", async () => {
    let isLost = true;
    const store = createFaultyObjectStore(deps.store, ({ operation }) => {
      if (operation !== "putIfAbsent" || !isLost) return NO_FAULT;
      isLost = false;
      return { kind: "after", error: storeError("timeout") };
    });

    await noteTry({ ...deps, store }, await lookAs("one"), OBJECT);

    expect((await record())?.tries).toStrictEqual({ one: 1 });
  });

  it("keeps what another message notes at the same moment", async () => {
    let isFirst = true;
    const store = createFaultyObjectStore(deps.store, async ({ operation }) => {
      if (operation === "putIfAbsent" && isFirst) {
        isFirst = false;
        await noteTry(deps, await lookAs("other"), OBJECT);
      }
      return NO_FAULT;
    });

    await noteTry({ ...deps, store }, await lookAs("one"), OBJECT);

    expect((await record())?.tries).toStrictEqual({ one: 1, other: 1 });
  });

  it("does not bring back what another message has withdrawn since it looked", async () => {
    const other = await lookAs("other");
    await noteTry(deps, other, OBJECT);
    const one = await lookAs("one");
    await withdrawTry(deps, other);

    await noteTry(deps, one, OBJECT);

    expect((await record())?.tries).toStrictEqual({ one: 1 });
  });

  it("rejects when the note cannot be written", async () => {
    const store = createFaultyObjectStore(deps.store, ({ operation }) =>
      operation === "putIfAbsent" ? { kind: "before", error: storeError(503) } : NO_FAULT,
    );

    await expect(noteTry({ ...deps, store }, await lookAs("one"), OBJECT)).rejects.toMatchObject({
      kind: "unavailable",
    });
  });
});

describe("withdrawTry", () => {
  it("removes the record that was written for the try", async () => {
    const one = await lookAs("one");
    await noteTry(deps, one, OBJECT);
    await withdrawTry(deps, one);

    expect(await record()).toBeNull();
  });

  it("leaves earlier tries and those of others", async () => {
    await noteTry(deps, await lookAs("one"), OBJECT);
    const one = await lookAs("one");
    await noteTry(deps, one, OBJECT);
    await noteTry(deps, await lookAs("other"), OBJECT);
    await withdrawTry(deps, one);

    expect((await record())?.tries).toStrictEqual({ one: 1, other: 1 });
  });

  it("puts a rejection back that stood there before", async () => {
    await writeRejection(deps.store, REJECTION);
    const one = await lookAs("one");
    await noteTry(deps, one, OBJECT);
    await withdrawTry(deps, one);

    expect(await record()).toStrictEqual(REJECTION);
  });

  it("leaves a record alone that others have replaced by a rejection", async () => {
    const one = await lookAs("one");
    await noteTry(deps, one, OBJECT);
    await writeRejection(deps.store, REJECTION);
    await withdrawTry(deps, one);

    expect(await record()).toStrictEqual(REJECTION);
  });
});

describe("findUnreadableKeys", () => {
  it("finds the objects at which three tries of one message have not come to an end", async () => {
    await writeRejection(deps.store, { ...REJECTION, tries: { one: 3 } });
    await writeRejection(deps.store, { ...REJECTION, key: "b.txt", tries: { one: 2, other: 2 } });
    await writeRejection(deps.store, { ...REJECTION, key: "c.txt" });
    await writeRejection(deps.store, {
      ...REJECTION,
      key: "d.txt",
      etag: "old",
      tries: { one: 3 },
    });
    const keys = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"];
    const objects = keys.map((key) => ({ key, ...OBJECT }));

    expect([...(await findUnreadableKeys(deps.store, objects))]).toStrictEqual(["a.txt"]);
    expect(isUnreadable(REJECTION)).toBe(false);
  });
});
