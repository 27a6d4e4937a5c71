import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { HandlerLog } from "../../functions/handler-log.ts";
import { createIngestHandler, type IngestHandlerDeps } from "../../functions/ingest-handler.ts";
import { readManifest } from "../../lib/catalog/commit.ts";
import { readRejections } from "../../lib/ingest/rejection.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { endWhenParsing } from "../support/ending-process.ts";
import { readEvent } from "../support/event-file.ts";
import { createFaultyObjectStore, NO_FAULT, storeError } from "../support/faulty-object-store.ts";
import { readVisible } from "../support/read-visible.ts";
import { BROKEN_SUBMISSION, formatSubmission } from "../support/submission.ts";
import { createTestClock } from "../support/test-clock.ts";

/** As in infra/queue.yml. */
const MAX_RECEIVE_COUNT = 6;
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

/** One message about one key, which it is named after. */
function deliver(key: string, receiveCount: number) {
  const s3 = { bucket: { name: "filings" }, object: { key } };
  const record = { eventVersion: "2.1", eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3 };
  return {
    messageId: key,
    body: JSON.stringify({ Records: [record] }),
    attributes: { ApproximateReceiveCount: String(receiveCount) },
  };
}

/** Delivers messages as often as the queue does, and returns those that become dead letters. */
async function deliverAll(
  keys: readonly string[],
  deadly: ReadonlySet<string>,
): Promise<readonly string[]> {
  let left = keys;
  for (let receiveCount = 1; receiveCount <= MAX_RECEIVE_COUNT; receiveCount++) {
    if (left.length === 0) break;
    const handle = createIngestHandler({ ...deps, ...endWhenParsing(deps, deadly) });
    try {
      const Records = left.map((key) => deliver(key, receiveCount));
      const { batchItemFailures } = await handle({ Records });
      left = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    } catch {
      // The process has ended: all messages come back.
    }
  }
  return left;
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

  it("tells of each filing of an object, and of what cannot be read in it", async () => {
    const submissions = ["0000900001-03-000001", "0000900001-03-000002"].map((accession) =>
      formatSubmission({ accession }),
    );
    await filings.put("a/first.txt", Buffer.concat([...submissions, BROKEN_SUBMISSION]));

    const answer = await createIngestHandler(deps)(readEvent("s3/put-version-2.1"));

    expect(answer).toStrictEqual(NO_FAILURES);
    expect(messages).toStrictEqual(["filing indexed", "filing indexed", "object indexed in part"]);
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

  it("ingests what is delivered again after what comes for the first time", async () => {
    const keys = ["again.txt", "fresh.txt", "too.txt"];
    for (const [n, key] of keys.entries()) await upload(key, `0000900001-03-00000${n}`);
    const batch = [deliver("again.txt", 2), deliver("fresh.txt", 1), deliver("too.txt", 3)];

    await createIngestHandler(deps)({ Records: batch });

    const { segments } = (await readManifest(deps.store)).manifest;
    expect(segments.map(({ filings }) => filings)).toStrictEqual([1, 2]);
    expect(await visibleKeys()).toStrictEqual(keys);
  });

  it("fails what is delivered again when Lambda's time is nearly over, so that it comes again", async () => {
    await upload("again.txt", "0000900001-03-000001");
    await upload("fresh.txt", "0000900001-03-000002");
    const batch = [deliver("again.txt", 2), deliver("fresh.txt", 1)];
    const context = { getRemainingTimeInMillis: () => 60_000 };

    const answer = await createIngestHandler(deps)({ Records: batch }, context);

    expect(answer).toStrictEqual({ batchItemFailures: [{ itemIdentifier: "again.txt" }] });
    expect(await visibleKeys()).toStrictEqual(["fresh.txt"]);
  });

  it("indexes the neighbours of an object that ends the process, and refuses it, before the queue gives up, for any place in the batch", async () => {
    const NEIGHBOURS = 6;
    await fc.assert(
      fc.asyncProperty(fc.nat(NEIGHBOURS), fc.nat(20), async (place, padding) => {
        deps = { ...deps, filings: createMemoryObjectStore(), store: createMemoryObjectStore() };
        const keys = Array.from({ length: NEIGHBOURS + 1 }, (_, n) => `${n}.txt`);
        const deadly = keys[place] ?? "";
        for (const [n, key] of keys.entries()) {
          const text = "word ".repeat(key === deadly ? padding * 10 : n * 20);
          const accession = `0000900001-03-00000${n}`;
          await deps.filings.put(key, formatSubmission({ accession, text }));
        }

        const left = await deliverAll(keys, new Set([deadly]));

        expect(left).toStrictEqual([]);
        expect(await visibleKeys()).toStrictEqual(keys.filter((key) => key !== deadly));
        const { rejections } = await readRejections(deps.store, { limit: 10 });
        expect(rejections).toMatchObject([{ key: deadly, tries: { [deadly]: 3 } }]);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it("indexes the neighbours of three objects that end the process before the queue gives up", async () => {
    const keys = Array.from({ length: 9 }, (_, n) => `${n}.txt`);
    for (const [n, key] of keys.entries()) await upload(key, `0000900001-03-00000${n}`);
    const deadly = new Set(["0.txt", "4.txt", "8.txt"]);

    let left = await deliverAll(keys, deadly);
    expect(await visibleKeys()).toStrictEqual(keys.filter((key) => !deadly.has(key)));

    // What the queue has given up on is moved back, as the dead letters of a deployment can be.
    for (let moves = 0; moves < 2; moves++) left = await deliverAll(left, deadly);
    expect(left).toStrictEqual([]);
    const { rejections } = await readRejections(deps.store, { limit: 10 });
    expect(rejections.map(({ key }) => key).sort()).toStrictEqual([...deadly]);
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

  it("leaves many segments to the compaction when Lambda's time is nearly over", async () => {
    await upload("a/first.txt", "0000900001-03-000001");
    const handle = createIngestHandler(deps);
    const context = { getRemainingTimeInMillis: () => 60_000 };
    for (let n = 0; n < 100; n++) await handle(readEvent("s3/put-version-2.1"), context);

    expect((await readManifest(deps.store)).manifest.segments).toHaveLength(100);
  });

  it.each([null, {}, { Records: [{ body: 1 }] }])("refuses %j as an event", async (event) => {
    await expect(createIngestHandler(deps)(event)).rejects.toMatchObject({ kind: "invalid" });
  });
});
