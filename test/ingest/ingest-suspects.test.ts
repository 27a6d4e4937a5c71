import { beforeEach, describe, expect, it } from "vitest";
import { readManifest } from "../../lib/catalog/commit.ts";
import { type IngestDeps, ingestBatch } from "../../lib/ingest/ingest-batch.ts";
import { ingestSuspects, type SuspectKey } from "../../lib/ingest/ingest-suspects.ts";
import { readRejections } from "../../lib/ingest/rejection.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { endWhenParsing } from "../support/ending-process.ts";
import { createFaultyObjectStore, NO_FAULT, storeError } from "../support/faulty-object-store.ts";
import { readVisible } from "../support/read-visible.ts";
import { formatSubmission } from "../support/submission.ts";
import { createTestClock } from "../support/test-clock.ts";

let deps: IngestDeps;

beforeEach(() => {
  const clock = createTestClock();
  deps = { filings: createMemoryObjectStore(), store: createMemoryObjectStore(), clock };
});

async function upload(key: string, text = key): Promise<string> {
  const accession = `0000900001-03-${String(key.length).padStart(6, "0")}`;
  return (await deps.filings.put(key, formatSubmission({ accession, text }))).etag;
}

function suspects(...keys: string[]): SuspectKey[] {
  return keys.map((key) => ({ key, messageId: `message about ${key}` }));
}

function endingAt(key: string): IngestDeps {
  return endWhenParsing(deps, new Set([key]));
}

async function visible(): Promise<Record<string, string>> {
  return await readVisible(deps.store, deps.clock);
}

async function records() {
  return (await readRejections(deps.store, { limit: 10 })).rejections;
}

describe("ingestSuspects", () => {
  it("ingests each key with a commit of its own, and leaves no note behind", async () => {
    const etags = { "a.txt": await upload("a.txt"), "bb.txt": await upload("bb.txt") };
    await upload("gone.txt");
    await ingestBatch(deps, ["gone.txt"]);
    await deps.filings.delete("gone.txt");

    const outcomes = await ingestSuspects(deps, suspects("a.txt", "bb.txt", "gone.txt"));

    expect([...outcomes].map(([key, { kind }]) => [key, kind]).sort()).toStrictEqual([
      ["a.txt", "indexed"],
      ["bb.txt", "indexed"],
      ["gone.txt", "removed"],
    ]);
    expect((await readManifest(deps.store)).manifest.version).toBe(4);
    expect(await visible()).toStrictEqual(etags);
    expect(await records()).toStrictEqual([]);
  });

  it("begins with the smallest object", async () => {
    await upload("large.txt", "many words ".repeat(100));
    await upload("small.txt", "few");

    const outcomes = await ingestSuspects(deps, suspects("large.txt", "small.txt"));

    expect([...outcomes.keys()]).toStrictEqual(["small.txt", "large.txt"]);
  });

  it("notes the object before it parses it", async () => {
    const etag = await upload("a.txt");

    await expect(ingestSuspects(endingAt("a.txt"), suspects("a.txt"))).rejects.toThrow("has ended");

    expect(await records()).toMatchObject([
      {
        key: "a.txt",
        etag,
        tries: { "message about a.txt": 1 },
        reason: "no try to ingest it has come to an end: tries=`1`",
      },
    ]);
  });

  it("takes the object last that ended the process before", async () => {
    await upload("a.txt");
    const etag = await upload("neighbour.txt", "larger than the other one");
    await expect(
      ingestSuspects(endingAt("a.txt"), suspects("a.txt", "neighbour.txt")),
    ).rejects.toThrow();
    expect(await visible()).toStrictEqual({});

    await expect(
      ingestSuspects(endingAt("a.txt"), suspects("a.txt", "neighbour.txt")),
    ).rejects.toThrow();

    expect(await visible()).toStrictEqual({ "neighbour.txt": etag });
  });

  it("rejects, unread, an object at which three tries have not come to an end", async () => {
    await upload("a.txt", "an earlier state");
    await ingestBatch(deps, ["a.txt"]);
    const etag = await upload("a.txt");
    for (let n = 0; n < 3; n++) {
      await expect(ingestSuspects(endingAt("a.txt"), suspects("a.txt"))).rejects.toThrow();
    }

    const outcomes = await ingestSuspects(endingAt("a.txt"), suspects("a.txt"));

    const reason = "no try to ingest it has come to an end: tries=`3`";
    expect(outcomes.get("a.txt")).toStrictEqual({ kind: "rejected", reason });
    expect(await records()).toMatchObject([
      { key: "a.txt", etag, reason, tries: { "message about a.txt": 3 } },
    ]);
    expect(await visible()).toStrictEqual({});
  });

  it("does not blame an object for the tries of other messages, which may be under way", async () => {
    const etag = await upload("a.txt");
    for (let n = 0; n < 30; n++) {
      const keys = [{ key: "a.txt", messageId: `message ${n}` }];
      await expect(ingestSuspects(endingAt("a.txt"), keys)).rejects.toThrow();
    }
    expect(Object.values((await records())[0]?.tries ?? {})).toStrictEqual(Array(16).fill(1));

    await ingestSuspects(deps, suspects("a.txt"));

    expect(await visible()).toStrictEqual({ "a.txt": etag });
  });

  it("tries a refused object again when it has changed", async () => {
    await upload("a.txt");
    for (let n = 0; n < 3; n++) {
      await expect(ingestSuspects(endingAt("a.txt"), suspects("a.txt"))).rejects.toThrow();
    }
    const etag = await upload("a.txt", "mended");

    await ingestSuspects(deps, suspects("a.txt"));

    expect(await visible()).toStrictEqual({ "a.txt": etag });
    expect(await records()).toStrictEqual([]);
  });

  it("looks again at an object that changes while it is refused", async () => {
    await upload("a.txt");
    for (let n = 0; n < 3; n++) {
      await expect(ingestSuspects(endingAt("a.txt"), suspects("a.txt"))).rejects.toThrow();
    }
    let etag = "";
    const store = createFaultyObjectStore(deps.store, async ({ operation, key }) => {
      if (operation === "putIfAbsent" && key.startsWith("segments/") && etag === "") {
        etag = await upload("a.txt", "mended");
      }
      return NO_FAULT;
    });

    const outcomes = await ingestSuspects({ ...deps, store }, suspects("a.txt"));

    expect(outcomes.get("a.txt")).toMatchObject({ kind: "indexed", etag });
    expect(await visible()).toStrictEqual({ "a.txt": etag });
    expect(await records()).toStrictEqual([]);
  });

  it("withdraws its note when a try fails without ending the process", async () => {
    await upload("a.txt");
    const store = createFaultyObjectStore(deps.store, ({ operation }) =>
      operation === "putIfAbsent" ? { kind: "before", error: storeError(503) } : NO_FAULT,
    );

    const outcomes = await ingestSuspects({ ...deps, store }, suspects("a.txt"));

    expect(outcomes.get("a.txt")).toMatchObject({ kind: "failed" });
    expect(await records()).toStrictEqual([]);
  });

  it("puts an earlier note back when a later try fails without ending the process", async () => {
    await upload("a.txt");
    await expect(ingestSuspects(endingAt("a.txt"), suspects("a.txt"))).rejects.toThrow();
    const before = await records();
    const store = createFaultyObjectStore(deps.store, ({ operation }) =>
      operation === "putIfAbsent" ? { kind: "before", error: storeError(503) } : NO_FAULT,
    );

    await ingestSuspects({ ...deps, store }, suspects("a.txt"));

    expect(await records()).toStrictEqual(before);
  });

  it("fails the keys for which no time is left", async () => {
    await upload("a.txt");
    await upload("bb.txt");
    let asked = 0;

    const outcomes = await ingestSuspects(deps, suspects("a.txt", "bb.txt"), () => asked++ === 0);

    expect(outcomes.get("a.txt")?.kind).toBe("indexed");
    expect(outcomes.get("bb.txt")).toMatchObject({
      kind: "failed",
      error: { kind: "unavailable" },
    });
  });

  it("fails every key when the buckets cannot be read", async () => {
    const down = createFaultyObjectStore(deps.filings, () => ({
      kind: "before",
      error: storeError(503),
    }));

    const outcomes = await ingestSuspects({ ...deps, filings: down }, suspects("a.txt", "bb.txt"));

    expect([...outcomes.values()].map(({ kind }) => kind)).toStrictEqual(["failed", "failed"]);
  });
});
