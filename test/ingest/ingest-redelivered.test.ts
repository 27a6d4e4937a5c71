import { beforeEach, describe, expect, it } from "vitest";
import { readManifest } from "../../lib/catalog/commit.ts";
import type { IngestDeps } from "../../lib/ingest/ingest-batch.ts";
import { ingestRedelivered } from "../../lib/ingest/ingest-redelivered.ts";
import type { SuspectKey } from "../../lib/ingest/ingest-suspects.ts";
import { readRejections } from "../../lib/ingest/rejection.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { TRIES_PREFIX } from "../../lib/store/object-keys.ts";
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

async function upload(...keys: string[]): Promise<void> {
  for (const key of keys) {
    const accession = `0000900001-03-${String(key.charCodeAt(0)).padStart(6, "0")}`;
    await deps.filings.put(key, formatSubmission({ accession, text: key }));
  }
}

function messages(...keys: string[]): SuspectKey[] {
  return keys.map((key) => ({ key, messageId: `message about ${key}` }));
}

async function visibleKeys(): Promise<string[]> {
  return Object.keys(await readVisible(deps.store, deps.clock)).sort();
}

async function noteCount(): Promise<number> {
  return (await deps.store.list({ prefix: TRIES_PREFIX })).objects.length;
}

describe("ingestRedelivered", () => {
  it("ingests what no process has ended over with one commit, and leaves no note behind", async () => {
    await upload("a", "b", "c");

    const outcomes = await ingestRedelivered(deps, messages("a", "b", "c"));

    expect([...outcomes.values()].map(({ kind }) => kind)).toStrictEqual(Array(3).fill("indexed"));
    expect((await readManifest(deps.store)).manifest.version).toBe(1);
    expect(await noteCount()).toBe(0);
  });

  it("ingests one by one what a process has ended over, and the rest together", async () => {
    await upload("a", "b", "c", "d", "e");
    const deadly = endWhenParsing(deps, new Set(["b"]));
    await expect(ingestRedelivered(deadly, messages("a", "b", "c"))).rejects.toThrow("has ended");
    expect(await visibleKeys()).toStrictEqual([]);

    const outcomes = await ingestRedelivered(deps, messages("a", "b", "c", "d", "e"));

    expect([...outcomes].filter(([, { kind }]) => kind === "indexed")).toHaveLength(5);
    const { segments } = (await readManifest(deps.store)).manifest;
    expect(segments.map(({ filings }) => filings)).toStrictEqual([2, 1, 1, 1]);
    expect(await visibleKeys()).toStrictEqual(["a", "b", "c", "d", "e"]);
  });

  it("suspects a key when a process has ended over one of the messages about it", async () => {
    await upload("a", "b");
    const deadly = endWhenParsing(deps, new Set(["a"]));
    await expect(ingestRedelivered(deadly, messages("a"))).rejects.toThrow("has ended");
    const again = [...messages("a"), { key: "a", messageId: "another" }, ...messages("b")];

    await expect(ingestRedelivered(endWhenParsing(deps, new Set(["a"])), again)).rejects.toThrow(
      "has ended",
    );

    expect(await visibleKeys()).toStrictEqual(["b"]);
    const { rejections } = await readRejections(deps.store, { limit: 10 });
    expect(rejections).toMatchObject([{ key: "a", tries: { "message about a": 1 } }]);
  });

  it("blames nobody when a try fails without ending the process", async () => {
    await upload("a", "b");
    const down = createFaultyObjectStore(deps.store, ({ key }) =>
      key.startsWith("segments/") ? { kind: "before", error: storeError(503) } : NO_FAULT,
    );

    const failed = await ingestRedelivered({ ...deps, store: down }, messages("a", "b"));
    const outcomes = await ingestRedelivered(deps, messages("a", "b"));

    expect([...failed.values()].map(({ kind }) => kind)).toStrictEqual(["failed", "failed"]);
    expect([...outcomes.values()].map(({ kind }) => kind)).toStrictEqual(["indexed", "indexed"]);
    expect((await readManifest(deps.store)).manifest.version).toBe(1);
  });

  it("fails every key, and reads none, when the try cannot be noted", async () => {
    await upload("a");
    const store = createFaultyObjectStore(deps.store, ({ key }) =>
      key.startsWith(TRIES_PREFIX) ? { kind: "before", error: storeError(503) } : NO_FAULT,
    );
    const deadly = endWhenParsing({ ...deps, store }, new Set(["a"]));

    const outcomes = await ingestRedelivered(deadly, messages("a"));

    expect([...outcomes]).toMatchObject([["a", { kind: "failed" }]]);
  });

  it("fails the keys for which no time is left", async () => {
    await upload("a");

    const outcomes = await ingestRedelivered(deps, messages("a"), () => false);

    expect([...outcomes]).toMatchObject([["a", { kind: "failed" }]]);
    expect(await noteCount()).toBe(0);
  });
});
