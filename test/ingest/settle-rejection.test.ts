import { beforeEach, describe, expect, it } from "vitest";
import type { IngestDeps } from "../../lib/ingest/ingest-batch.ts";
import { readRejections } from "../../lib/ingest/rejection.ts";
import { settleRejection } from "../../lib/ingest/settle-rejection.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { createFaultyObjectStore, NO_FAULT, storeError } from "../support/faulty-object-store.ts";
import { formatSubmission } from "../support/submission.ts";
import { createTestClock } from "../support/test-clock.ts";

let deps: IngestDeps;

beforeEach(() => {
  const clock = createTestClock();
  deps = { filings: createMemoryObjectStore(), store: createMemoryObjectStore(), clock };
});

async function recordedKeys(): Promise<string[]> {
  return (await readRejections(deps.store, { limit: 10 })).rejections.map(({ key }) => key);
}

describe("settleRejection", () => {
  it("records an object that is no filing, and forgets it when it becomes one or goes", async () => {
    await deps.filings.put("a.txt", new Uint8Array());
    await settleRejection(deps, "a.txt");
    expect(await recordedKeys()).toStrictEqual(["a.txt"]);

    await deps.filings.put("a.txt", formatSubmission());
    await settleRejection(deps, "a.txt");
    expect(await recordedKeys()).toStrictEqual([]);

    await deps.filings.delete("a.txt");
    await settleRejection(deps, "a.txt");
    expect(await recordedKeys()).toStrictEqual([]);
  });

  it("looks again when the object changed meanwhile", async () => {
    await deps.filings.put("a.txt", new Uint8Array());
    const store = createFaultyObjectStore(deps.store, async ({ operation }) => {
      if (operation === "put") await deps.filings.put("a.txt", formatSubmission());
      return NO_FAULT;
    });

    await settleRejection({ ...deps, store }, "a.txt");

    expect(await recordedKeys()).toStrictEqual([]);
  });

  it("gives up as unavailable on an object that changes each time", async () => {
    let changes = 0;
    const filings = createFaultyObjectStore(deps.filings, async ({ operation }) => {
      if (operation === "head") await deps.filings.put("a.txt", Uint8Array.of(++changes));
      return NO_FAULT;
    });

    await expect(settleRejection({ ...deps, filings }, "a.txt")).rejects.toMatchObject({
      kind: "unavailable",
    });
  });

  it("rejects when the object cannot be read", async () => {
    const error = storeError(503);
    const filings = createFaultyObjectStore(deps.filings, () => ({ kind: "before", error }));

    await expect(settleRejection({ ...deps, filings }, "a.txt")).rejects.toBe(error);
  });
});
