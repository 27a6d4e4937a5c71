import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SQSEvent } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type PollOptions, pollQueue, sqsEventOf } from "../../infra/local/poll-queue.ts";
import { openQueue, type Queue } from "../../infra/local/queue.ts";

let folder: string;
let queue: Queue;
let deadLetters: Queue;
let errors: unknown[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "filedex-poll-"));
  deadLetters = await openQueue({
    name: "dead",
    path: join(folder, "dead.jsonl"),
    visibilityTimeoutMs: 60_000,
  });
  queue = await openQueue({
    name: "main",
    path: join(folder, "main.jsonl"),
    visibilityTimeoutMs: 60_000,
    deadLetters: { queue: deadLetters, maxReceiveCount: 3 },
  });
  errors = [];
});

afterEach(async () => {
  await Promise.all([queue.close(), deadLetters.close()]);
  await rm(folder, { recursive: true });
});

describe("pollQueue", { timeout: 30_000 }, () => {
  it("calls the handler with a batch and deletes what it took", async () => {
    await sendAll(["a", "b", "c"]);
    const batches: string[][] = [];

    await pollUntil(
      async (event) => {
        batches.push(bodiesOf(event));
      },
      () => totalOf(queue) === 0,
    );

    expect(batches).toStrictEqual([["a", "b", "c"]]);
  });

  it("gathers batches larger than one receive", async () => {
    await sendAll(Array.from({ length: 25 }, (_, index) => String(index)));
    const sizes: number[] = [];

    await pollUntil(
      async (event) => {
        sizes.push(event.Records.length);
      },
      () => totalOf(queue) === 0,
      { batchSize: 20 },
    );

    expect(sizes).toStrictEqual([20, 5]);
  });

  it("waits for more messages within its window", async () => {
    await queue.send("a");
    const batches: string[][] = [];

    await pollUntil(
      async (event) => {
        batches.push(bodiesOf(event));
      },
      () => totalOf(queue) === 0,
      { batchSize: 2, windowMs: 60_000 },
      () => queue.send("b"),
    );

    expect(batches).toStrictEqual([["a", "b"]]);
  });

  it("gives back only the messages that failed", async () => {
    await sendAll(["good", "bad"]);
    const seen: string[] = [];

    await pollUntil(
      async (event) => {
        seen.push(...bodiesOf(event));
        const failed = event.Records.filter((record) => record.body === "bad");
        return {
          batchItemFailures: failed.map((record) => ({ itemIdentifier: record.messageId })),
        };
      },
      () => totalOf(queue) === 0,
      { retryDelayMs: 0 },
    );

    expect(seen).toStrictEqual(["good", "bad", "bad", "bad"]);
    expect((await deadLetters.receive()).map((message) => message.body)).toStrictEqual(["bad"]);
  });

  it("gives back the whole batch when the handler throws", async () => {
    await sendAll(["a", "b"]);
    const batches: string[][] = [];

    await pollUntil(
      async (event) => {
        batches.push(bodiesOf(event));
        if (batches.length === 1) {
          throw new Error("handler broke");
        }
      },
      () => totalOf(queue) === 0,
      { retryDelayMs: 0 },
    );

    expect(batches).toStrictEqual([
      ["a", "b"],
      ["a", "b"],
    ]);
    expect(errors).toHaveLength(1);
  });

  it("gives back the whole batch when the handler names a message it did not get", async () => {
    await sendAll(["a", "b"]);
    let calls = 0;

    await pollUntil(
      async () => {
        calls++;
        return { batchItemFailures: calls === 1 ? [{ itemIdentifier: "nobody" }] : [] };
      },
      () => totalOf(queue) === 0,
      { retryDelayMs: 0 },
    );

    expect(calls).toBe(2);
  });

  it("tells when the queue fails, and goes on", async () => {
    await queue.send("a");
    let isBroken = true;
    const flaky: Queue = {
      ...queue,
      receive: (options) => {
        if (isBroken) {
          isBroken = false;
          return Promise.reject(new Error("queue broke"));
        }
        return queue.receive(options);
      },
    };
    const bodies: string[] = [];
    const poller = pollQueue(
      flaky,
      async (event) => {
        bodies.push(...bodiesOf(event));
        return undefined;
      },
      { onError: (error) => errors.push(error) },
    );
    await vi.waitUntil(() => totalOf(queue) === 0, { timeout: 20_000 });
    await poller.close();

    expect(bodies).toStrictEqual(["a"]);
    expect(errors).toHaveLength(1);
  });

  it("finishes the batch under way when closed, and takes no other", async () => {
    await sendAll(["a"]);
    let finish: () => void = () => undefined;
    let isDone = false;
    const started = Promise.withResolvers<void>();
    const poller = pollQueue(
      queue,
      async () => {
        started.resolve();
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        isDone = true;
        return undefined;
      },
      { onError: (error) => errors.push(error) },
    );
    await started.promise;

    const closed = poller.close();
    await queue.send("b");
    finish();
    await closed;

    expect(isDone).toBe(true);
    expect(queue.count()).toStrictEqual({ visible: 1, inFlight: 0 });
  });
});

describe("sqsEventOf", () => {
  it("formats a message as a Lambda gets it", async () => {
    await queue.send('{"Records":[]}');
    const messages = await queue.receive();

    const event = sqsEventOf(messages, "main");

    expect(event.Records).toHaveLength(1);
    expect(event.Records[0]).toMatchObject({
      messageId: messages[0]?.messageId,
      receiptHandle: messages[0]?.receiptHandle,
      body: '{"Records":[]}',
      md5OfBody: "4166b95044745e0c1033678bdad8d7de",
      eventSource: "aws:sqs",
      attributes: { ApproximateReceiveCount: "1" },
    });
  });
});

type Handler = Parameters<typeof pollQueue>[1];

/** Polls until a condition holds; `during` runs once the poller has started. */
async function pollUntil(
  handler: (event: SQSEvent) => ReturnType<Handler> | Promise<void>,
  isDone: () => boolean,
  options: Partial<PollOptions> = {},
  during: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  const poller = pollQueue(queue, async (event) => (await handler(event)) ?? undefined, {
    onError: (error) => errors.push(error),
    ...options,
  });
  await during();
  await vi.waitUntil(isDone, { timeout: 20_000, interval: 5 });
  await poller.close();
}

async function sendAll(bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    await queue.send(body);
  }
}

function bodiesOf(event: SQSEvent): string[] {
  return event.Records.map((record) => record.body);
}

function totalOf({ count }: Queue): number {
  const { visible, inFlight } = count();
  return visible + inFlight;
}
