import { beforeEach, describe, expect, it } from "vitest";
import type { HandlerLog } from "../../functions/handler-log.ts";
import { createIngestHandler, type IngestHandlerDeps } from "../../functions/ingest-handler.ts";
import { readManifest } from "../../lib/catalog/commit.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { readEvent } from "../support/event-file.ts";
import { createFaultyObjectStore, NO_FAULT, storeError } from "../support/faulty-object-store.ts";
import { readVisible } from "../support/read-visible.ts";
import { formatSubmission } from "../support/submission.ts";
import { createTestClock } from "../support/test-clock.ts";

const NO_FAILURES = { batchItemFailures: [] };

let filings: ObjectStore;
let messages: string[];
let deps: IngestHandlerDeps;

beforeEach(() => {
  messages = [];
  const note = (message: string) => void messages.push(message);
  const log: HandlerLog = { info: note, warn: note, error: note };
  const clock = createTestClock();
  filings = createMemoryObjectStore();
  deps = { filings, store: createMemoryObjectStore(), clock, bucket: "filings", log };
});

async function upload(key: string, accession: string): Promise<void> {
  await filings.put(key, formatSubmission({ accession }));
}

async function visibleKeys(): Promise<string[]> {
  return Object.keys(await readVisible(deps.store, deps.clock)).sort();
}

describe("createIngestHandler", () => {
  it("indexes the objects of a batch of queue messages", async () => {
    await upload("a/first.txt", "0000900001-03-000001");
    await upload("a/second.txt", "0000900001-03-000002");

    const answer = await createIngestHandler(deps)(readEvent("s3/queue-batch"));

    expect(answer).toStrictEqual(NO_FAILURES);
    expect(await visibleKeys()).toStrictEqual(["a/first.txt", "a/second.txt"]);
    expect(messages.sort()).toStrictEqual(["event ignored", "filing indexed", "filing indexed"]);
  });

  it("indexes the object of a notification that S3 sends directly", async () => {
    await upload("10% rise/a+b & c ü.txt", "0000900001-03-000001");

    await createIngestHandler(deps)(readEvent("s3/key-with-plus-and-percent"));

    expect(await visibleKeys()).toStrictEqual(["10% rise/a+b & c ü.txt"]);
  });

  it.each(["delete", "delete-marker", "lifecycle-expiration"])(
    "removes the filing of a %s event",
    async (name) => {
      await upload("a/first.txt", "0000900001-03-000001");
      await createIngestHandler(deps)(readEvent("s3/put-version-2.1"));
      await filings.delete("a/first.txt");

      await createIngestHandler(deps)(readEvent(`s3/${name}`));

      expect(await visibleKeys()).toStrictEqual([]);
    },
  );

  it("keeps a filing that was uploaded again after the delete it is told of", async () => {
    await upload("a/first.txt", "0000900001-03-000001");

    await createIngestHandler(deps)(readEvent("s3/delete"));

    expect(await visibleKeys()).toStrictEqual(["a/first.txt"]);
  });

  it("does nothing for the test event", async () => {
    expect(await createIngestHandler(deps)(readEvent("s3/test-event"))).toStrictEqual(NO_FAILURES);
    expect(messages).toStrictEqual(["event ignored"]);
  });

  it("fails malformed messages and not their neighbours", async () => {
    await upload("a/first.txt", "0000900001-03-000001");

    const answer = await createIngestHandler(deps)(readEvent("s3/queue-batch-with-malformed-body"));

    expect(answer).toStrictEqual({
      batchItemFailures: [{ itemIdentifier: "message-1" }, { itemIdentifier: "message-3" }],
    });
    expect(await visibleKeys()).toStrictEqual(["a/first.txt"]);
  });

  it("fails the message whose object cannot be read for now, and not its neighbours", async () => {
    await upload("a/first.txt", "0000900001-03-000001");
    await upload("a/second.txt", "0000900001-03-000002");
    const faulty = createFaultyObjectStore(filings, ({ key }) =>
      key === "a/second.txt" ? { kind: "before", error: storeError(503) } : NO_FAULT,
    );

    const answer = await createIngestHandler({ ...deps, filings: faulty })(
      readEvent("s3/queue-batch"),
    );

    expect(answer).toStrictEqual({ batchItemFailures: [{ itemIdentifier: "message-2" }] });
    expect(await visibleKeys()).toStrictEqual(["a/first.txt"]);
  });

  it("does not send an object that is no filing back to the queue", async () => {
    await filings.put("a/first.txt", new Uint8Array());

    const answer = await createIngestHandler(deps)(readEvent("s3/queue-batch"));

    expect(answer).toStrictEqual(NO_FAILURES);
    expect(messages).toContain("object rejected");
  });

  it("rejects when the key of a direct notification fails, so that Lambda tries again", async () => {
    const faulty = createFaultyObjectStore(filings, () => ({
      kind: "before",
      error: storeError(503),
    }));

    await expect(
      createIngestHandler({ ...deps, filings: faulty })(readEvent("s3/put-version-2.1")),
    ).rejects.toThrow("key could not be ingested: key=`a/first.txt`");
  });

  it("merges segments when there are too many, since the schedule may be too slow", async () => {
    await upload("a/first.txt", "0000900001-03-000001");
    const handle = createIngestHandler(deps);
    const event = readEvent("s3/put-version-2.1");
    while (!messages.includes("index relieved")) await handle(event);

    const { manifest } = await readManifest(deps.store);
    expect(manifest.version).toBeGreaterThan(64);
    expect(manifest.segments.length).toBeLessThan(10);
    expect(await visibleKeys()).toStrictEqual(["a/first.txt"]);
  });

  it.each([null, {}, { Records: [{ body: 1 }] }])("refuses %j as an event", async (event) => {
    await expect(createIngestHandler(deps)(event)).rejects.toMatchObject({ kind: "invalid" });
  });
});
