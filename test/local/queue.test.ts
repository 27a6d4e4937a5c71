import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openQueue, type Queue } from "../../infra/local/queue.ts";

const VISIBILITY_MS = 30_000;

let folder: string;
let time: number;
let opened: Queue[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "filedex-queue-"));
  time = 1_700_000_000_000;
  opened = [];
});

afterEach(async () => {
  await Promise.all(opened.map((queue) => queue.close()));
  await rm(folder, { recursive: true });
});

describe("openQueue", { timeout: 30_000 }, () => {
  it("gives out messages oldest first and hides them", async () => {
    const queue = await open();
    await queue.send("a");
    await queue.send("b");

    const messages = await queue.receive();

    expect(messages.map((message) => message.body)).toStrictEqual(["a", "b"]);
    expect(await queue.receive()).toStrictEqual([]);
    expect(queue.count()).toStrictEqual({ visible: 0, inFlight: 2 });
  });

  it("gives out at most ten messages at once", async () => {
    const queue = await open();
    await Promise.all(Array.from({ length: 25 }, (_, index) => queue.send(String(index))));

    expect(await queue.receive({ maxMessages: 100 })).toHaveLength(10);
    expect(await queue.receive({ maxMessages: 3 })).toHaveLength(3);
  });

  it("gives a message again when its visibility timeout has passed", async () => {
    const queue = await open();
    await queue.send("a");
    const [first] = await queue.receive();
    time += VISIBILITY_MS - 1;
    expect(await queue.receive()).toStrictEqual([]);
    time += 1;

    const [second] = await queue.receive();

    expect(second).toMatchObject({ messageId: first?.messageId, body: "a", receiveCount: 2 });
    expect(second?.receiptHandle).not.toBe(first?.receiptHandle);
  });

  it("deletes by the newest receipt handle only", async () => {
    const queue = await open();
    await queue.send("a");
    const [first] = await queue.receive();
    time += VISIBILITY_MS;
    const [second] = await queue.receive();

    await queue.delete(first?.receiptHandle ?? "");
    expect(queue.count().inFlight).toBe(1);
    await queue.delete(second?.receiptHandle ?? "");
    expect(queue.count()).toStrictEqual({ visible: 0, inFlight: 0 });
  });

  it("takes back a message whose visibility is changed to nothing", async () => {
    const queue = await open();
    await queue.send("a");
    const [message] = await queue.receive();

    queue.changeVisibility(message?.receiptHandle ?? "", 0);

    expect(await queue.receive()).toHaveLength(1);
  });

  it("hides a message for longer on request", async () => {
    const queue = await open();
    await queue.send("a");
    const [message] = await queue.receive();
    queue.changeVisibility(message?.receiptHandle ?? "", 10 * VISIBILITY_MS);
    time += 9 * VISIBILITY_MS;

    expect(await queue.receive()).toStrictEqual([]);
  });

  it("moves a message received too often to the dead letters", async () => {
    const deadLetters = await open("dead");
    const queue = await open("main", { queue: deadLetters, maxReceiveCount: 2 });
    await queue.send("poison");
    for (let count = 1; count <= 2; count++) {
      expect((await queue.receive())[0]?.receiveCount).toBe(count);
      time += VISIBILITY_MS;
    }

    expect(await queue.receive()).toStrictEqual([]);

    expect(queue.count()).toStrictEqual({ visible: 0, inFlight: 0 });
    expect((await deadLetters.receive()).map((message) => message.body)).toStrictEqual(["poison"]);
  });

  it("keeps messages and their receive counts over a restart", async () => {
    const first = await open();
    await first.send("a");
    await first.send("b");
    await first.send("c");
    const received = await first.receive({ maxMessages: 2 });
    await first.delete(received[0]?.receiptHandle ?? "");
    await first.close();
    opened = [];

    const second = await open();

    const messages = await second.receive();
    expect(messages.map(({ body, receiveCount }) => [body, receiveCount])).toStrictEqual([
      ["b", 2],
      ["c", 1],
    ]);
  });

  it("wakes a waiting receiver when a message is sent", async () => {
    const queue = await open("main", undefined, Date.now);
    const waiting = queue.receive({ waitMs: 20_000 });

    await queue.send("a");

    expect(await waiting).toHaveLength(1);
  });

  it("wakes a waiting receiver when a message comes back", async () => {
    const queue = await open("main", undefined, Date.now);
    await queue.send("a");
    const [message] = await queue.receive();
    const waiting = queue.receive({ waitMs: 20_000 });

    queue.changeVisibility(message?.receiptHandle ?? "", 0);

    expect(await waiting).toHaveLength(1);
  });

  it("ends a wait on request", async () => {
    const queue = await open("main", undefined, Date.now);
    const stop = new AbortController();
    const waiting = queue.receive({ waitMs: 20_000, signal: stop.signal });

    stop.abort();

    expect(await waiting).toStrictEqual([]);
  });

  it("refuses a message of more than 256 KiB", async () => {
    const queue = await open();

    await expect(queue.send("x".repeat(256 * 1024 + 1))).rejects.toThrow(/too large/);
  });

  it("gives a message to one of many receivers", async () => {
    const queue = await open();
    await Promise.all(Array.from({ length: 40 }, (_, index) => queue.send(String(index))));

    const batches = await Promise.all(Array.from({ length: 8 }, () => queue.receive()));

    const bodies = batches.flat().map((message) => message.body);
    expect(new Set(bodies).size).toBe(bodies.length);
    expect(bodies).toHaveLength(40);
  });

  it("loses no message for any sends, receives, deletes, delays and restarts", async () => {
    const step = fc.oneof(
      fc.constant("send" as const),
      fc.constant("receive" as const),
      fc.constant("delete" as const),
      fc.constant("wait" as const),
      fc.constant("restart" as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        await rm(join(folder, "model.jsonl"), { force: true });
        let queue = await openQueue(optionsOf("model"));
        const expected = new Set<string>();
        let handles: { body: string; receiptHandle: string }[] = [];
        for (const [index, one] of steps.entries()) {
          if (one === "send") {
            await queue.send(String(index));
            expected.add(String(index));
          } else if (one === "receive") {
            handles.push(...(await queue.receive({ maxMessages: 2 })));
          } else if (one === "wait") {
            time += VISIBILITY_MS;
          } else if (one === "restart") {
            await queue.close();
            queue = await openQueue(optionsOf("model"));
            handles = [];
          } else {
            const handle = handles.pop();
            const before = totalOf(queue);
            await queue.delete(handle?.receiptHandle ?? "");
            if (totalOf(queue) < before) {
              expected.delete(handle?.body ?? "");
            }
          }
        }
        time += VISIBILITY_MS;
        const left: string[] = [];
        for (let batch = await queue.receive(); batch.length > 0; batch = await queue.receive()) {
          left.push(...batch.map((message) => message.body));
        }
        await queue.close();

        expect(left.sort()).toStrictEqual([...expected].sort());
      }),
      { numRuns: 40 },
    );
  });
});

function totalOf(queue: Queue): number {
  const { visible, inFlight } = queue.count();
  return visible + inFlight;
}

function optionsOf(name: string) {
  return {
    name,
    path: join(folder, `${name}.jsonl`),
    visibilityTimeoutMs: VISIBILITY_MS,
    now: () => time,
  };
}

async function open(
  name = "main",
  deadLetters?: { queue: Queue; maxReceiveCount: number },
  now: () => number = () => time,
): Promise<Queue> {
  const queue = await openQueue({
    ...optionsOf(name),
    now,
    ...(deadLetters === undefined ? {} : { deadLetters }),
  });
  opened.push(queue);
  return queue;
}
