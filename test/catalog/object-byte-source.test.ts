import { describe, expect, it } from "vitest";
import { objectByteSource } from "../../lib/catalog/object-byte-source.ts";
import { FiledexError } from "../../lib/errors.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { createFaultyObjectStore } from "../support/faulty-object-store.ts";

async function openSource(sizeBytes: number) {
  const store = createMemoryObjectStore();
  await store.put("segments/A.seg", Uint8Array.of(0, 1, 2, 3, 4));
  return objectByteSource(store, "segments/A.seg", sizeBytes);
}

describe("objectByteSource", () => {
  it("reads ranges of the object", async () => {
    const source = await openSource(5);

    expect(source).toMatchObject({ name: "segments/A.seg", sizeBytes: 5 });
    expect(await source.read(1, 4)).toStrictEqual(Uint8Array.of(1, 2, 3));
    expect(await source.read(3, 3)).toStrictEqual(new Uint8Array());
  });

  it("rejects ranges outside of the object as invalid", async () => {
    const source = await openSource(5);

    for (const [start, end] of [
      [-1, 2],
      [3, 6],
      [4, 3],
    ] as const) {
      await expect(source.read(start, end)).rejects.toMatchObject({ kind: "invalid" });
    }
  });

  it("rejects an object that is shorter than was said as corrupt", async () => {
    await expect((await openSource(9)).read(3, 9)).rejects.toMatchObject({ kind: "corrupt" });
    await expect((await openSource(9)).read(6, 9)).rejects.toMatchObject({ kind: "corrupt" });
  });

  it("rejects an object that is gone as corrupt: a manifest promised it", async () => {
    const source = objectByteSource(createMemoryObjectStore(), "segments/A.seg", 5);

    await expect(source.read(0, 5)).rejects.toMatchObject({ kind: "corrupt" });
  });

  it("does not call an object short that may not be read", async () => {
    const store = createFaultyObjectStore(createMemoryObjectStore(), () => ({
      kind: "before",
      error: new FiledexError("invalid", "get failed: status=`403`"),
    }));
    const source = objectByteSource(store, "segments/A.seg", 5);

    await expect(source.read(0, 5)).rejects.toMatchObject({ kind: "unavailable" });
  });
});
