import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { S3Event } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openQueue, type Queue } from "../../../infra/local/queue.ts";
import { startS3Server } from "../../../infra/local/s3/server.ts";

const ROUNDS = 3;
const WRITERS = 8;

/** Writes that are answered before the process is killed in the middle of others. */
const ANSWERED_WRITES = 80;

interface Child {
  readonly url: string;
  kill(): Promise<void>;
}

/** What a writer knows: bodies it sent, and up to which one it was answered. */
interface Writer {
  readonly key: string;
  readonly sent: string[];
  answered: number;
}

let dataDir: string;
let child: ChildProcess | null;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "filedex-crash-"));
  child = null;
});

afterEach(async () => {
  child?.kill("SIGKILL");
  await rm(dataDir, { recursive: true });
});

describe("startS3Server, killed", () => {
  it("keeps what it answered, whole, and every event", { timeout: 120_000 }, async () => {
    const writers = Array.from(
      { length: WRITERS },
      (_, index): Writer => ({ key: `writer-${index}`, sent: [], answered: -1 }),
    );
    let counted = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { url, kill } = await startChild();
      if (round === 0) {
        await fetch(`${url}/filings/counter`, { method: "PUT", body: "0" });
      }
      await checkWriters(url, writers);
      await checkCounter(url, counted);
      counted = await writeUntilKilled(url, writers, kill);
    }
    const { url, kill } = await startChild();
    await checkWriters(url, writers);
    await checkCounter(url, counted);
    const etags = await readEtags(url);
    await kill();

    const told = await readToldEtags(await openEventQueue());
    for (const [key, etag] of etags) {
      expect(told.get(key)).toContain(etag);
    }
    expect(etags.size).toBe(WRITERS + 1);
  });
});

/** Keeps writing until enough is answered, then kills the process under the rest. */
async function writeUntilKilled(
  url: string,
  writers: readonly Writer[],
  kill: () => Promise<void>,
): Promise<number> {
  let answered = 0;
  let counted = 0;
  const enough = Promise.withResolvers<void>();
  const note = () => {
    answered++;
    if (answered === ANSWERED_WRITES) {
      enough.resolve();
    }
  };
  const running = [
    ...writers.map((writer) => untilRefused(() => writeOnce(url, writer), note)),
    ...[1, 2, 3].map(() =>
      untilRefused(async () => {
        counted = Math.max(counted, await incrementOnce(url));
      }, note),
    ),
  ];
  await enough.promise;
  await kill();
  await Promise.all(running);
  return counted;
}

/** Repeats an action until the server is gone. */
async function untilRefused(action: () => Promise<void>, note: () => void): Promise<void> {
  for (;;) {
    try {
      await action();
      note();
    } catch {
      return;
    }
  }
}

async function writeOnce(url: string, writer: Writer): Promise<void> {
  const number = writer.sent.length;
  const filler = String(number).repeat(1 + ((number * 7_919) % 5_000));
  const body = `${createHash("sha1").update(filler).digest("hex")} ${filler}`;
  writer.sent.push(body);
  const response = await fetch(`${url}/filings/${writer.key}`, { method: "PUT", body });
  await response.arrayBuffer();
  expect(response.status).toBe(200);
  writer.answered = number;
}

/** Adds one to the counter with If-Match; answers the highest value known to be stored. */
async function incrementOnce(url: string): Promise<number> {
  const got = await fetch(`${url}/filings/counter`);
  const next = Number(await got.text()) + 1;
  const put = await fetch(`${url}/filings/counter`, {
    method: "PUT",
    body: String(next),
    headers: { "if-match": got.headers.get("etag") ?? "" },
  });
  await put.arrayBuffer();
  return put.status === 200 ? next : next - 1;
}

async function checkWriters(url: string, writers: readonly Writer[]): Promise<void> {
  for (const { key, sent, answered } of writers) {
    const got = await fetch(`${url}/filings/${key}`);
    const body = await got.text();
    if (answered < 0 && got.status === 404) {
      continue;
    }
    // The write that was under way may have come through or not; an older one may not come back.
    expect(sent.slice(Math.max(0, answered))).toContain(body);
    expect(got.headers.get("etag")).toBe(`"${createHash("md5").update(body).digest("hex")}"`);
  }
}

async function checkCounter(url: string, counted: number): Promise<void> {
  const got = await fetch(`${url}/filings/counter`);
  expect(Number(await got.text())).toBeGreaterThanOrEqual(counted);
}

async function readEtags(url: string): Promise<Map<string, string>> {
  const list = await (await fetch(`${url}/filings?list-type=2`)).text();
  const entries = list.matchAll(/<Key>([^<]+)<\/Key>.*?<ETag>&quot;([^<]+)&quot;<\/ETag>/g);
  return new Map([...entries].map(([, key = "", etag = ""]) => [key, etag]));
}

/** Lets the server hand over what is left in its outbox, as it does after any start. */
async function openEventQueue(): Promise<Queue> {
  const queue = await openQueue({
    name: "events",
    path: join(dataDir, "queue.jsonl"),
    visibilityTimeoutMs: 60_000,
  });
  const server = await startS3Server({
    dataDir: join(dataDir, "s3"),
    port: 0,
    onEvent: async (record) => {
      await queue.send(JSON.stringify({ Records: [record] }));
    },
  });
  await vi.waitUntil(() => server.countPendingEvents() === 0, { timeout: 20_000 });
  await server.close();
  return queue;
}

/** ETags that the queue's messages tell of, by key. */
async function readToldEtags(queue: Queue): Promise<Map<string, Set<string>>> {
  const told = new Map<string, Set<string>>();
  for (let batch = await queue.receive(); batch.length > 0; batch = await queue.receive()) {
    for (const message of batch) {
      const event: S3Event = JSON.parse(message.body);
      for (const { s3 } of event.Records) {
        const etags = told.get(s3.object.key) ?? new Set();
        told.set(s3.object.key, etags.add(s3.object.eTag));
      }
    }
  }
  await queue.close();
  return told;
}

async function startChild(): Promise<Child> {
  const script = join(import.meta.dirname, "crash-child.ts");
  const started = spawn(process.execPath, [script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  const [line] = await once(started.stdout, "data");
  return {
    url: String(line).trim(),
    async kill() {
      const exited = once(started, "exit");
      started.kill("SIGKILL");
      await exited;
    },
  };
}
