import { beforeEach, describe, expect, it } from "vitest";
import {
  deleteRejection,
  findRejectedKeys,
  type Rejection,
  readRejections,
  writeRejection,
} from "../../lib/ingest/rejection.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { rejectedKey } from "../../lib/store/object-keys.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { createFaultyObjectStore, NO_FAULT } from "../support/faulty-object-store.ts";

let index: ObjectStore;

beforeEach(() => {
  index = createMemoryObjectStore();
});

function rejectionOf(key: string): Rejection {
  const rejectedAt = "2026-01-02T03:04:05.678Z";
  return { key, etag: "0123", sizeBytes: 7, reason: "no filing", rejectedAt };
}

describe("readRejections", () => {
  it("returns what was written, the latest of each key, page by page", async () => {
    for (const key of ["a.txt", "b.txt", "c.txt"]) await writeRejection(index, rejectionOf(key));
    const replaced = { ...rejectionOf("b.txt"), reason: "file is empty" };
    await writeRejection(index, replaced);

    const first = await readRejections(index, { limit: 2 });
    const second = await readRejections(index, { limit: 2, cursor: first.next ?? "" });

    expect(second.next).toBeNull();
    const all = [...first.rejections, ...second.rejections];
    expect(all.toSorted((left, right) => (left.key < right.key ? -1 : 1))).toStrictEqual([
      rejectionOf("a.txt"),
      replaced,
      rejectionOf("c.txt"),
    ]);
  });

  it("leaves out a record that was removed since it was listed", async () => {
    await writeRejection(index, rejectionOf("a.txt"));
    await writeRejection(index, rejectionOf("b.txt"));
    const store = createFaultyObjectStore(index, async ({ operation }) => {
      if (operation === "get") await deleteRejection(index, "a.txt");
      return NO_FAULT;
    });

    const { rejections } = await readRejections(store, { limit: 10 });

    expect(rejections).toStrictEqual([rejectionOf("b.txt")]);
  });

  it.each(["not JSON", "{}"])("reports a record that reads %s as corrupt", async (content) => {
    await index.put(rejectedKey("a.txt"), new TextEncoder().encode(content));

    await expect(readRejections(index, { limit: 10 })).rejects.toMatchObject({ kind: "corrupt" });
  });
});

describe("findRejectedKeys", () => {
  it("finds the keys that have a record", async () => {
    await writeRejection(index, rejectionOf("a.txt"));

    expect(await findRejectedKeys(index, ["a.txt", "b.txt"])).toStrictEqual(["a.txt"]);
  });

  it("takes every key for one when there are more records than a listing holds", async () => {
    for (let n = 0; n < 1_001; n++) await writeRejection(index, rejectionOf(`${n}.txt`));

    expect(await findRejectedKeys(index, ["5.txt", "none.txt"])).toStrictEqual([
      "5.txt",
      "none.txt",
    ]);
  });
});
