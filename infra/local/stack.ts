/**
 * The whole of Filedex in one process, on one folder:
 *
 *     curl -T ──▶ S3 server ──event──▶ queue ──batch──▶ ingest ──▶ index bucket ◀── query ◀── HTTP
 *                 DIR/s3               DIR/queue        compact, on a timer ──┘
 *
 * The handlers are those that are deployed, made by their factories with what stands here in place
 * of their environment, and they talk to the buckets through the AWS SDK as they do there.
 */
import { join } from "node:path";
import { createCompactHandler } from "../../functions/compact-handler.ts";
import type { HandlerLog } from "../../functions/handler-log.ts";
import { createIngestHandler } from "../../functions/ingest-handler.ts";
import { createQueryHandler } from "../../functions/query-handler.ts";
import { parseS3Notification } from "../../functions/s3-notification.ts";
import { openCatalog } from "../../lib/catalog/catalog.ts";
import { systemClock } from "../../lib/catalog/clock.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { createS3ObjectStore } from "../../lib/store/s3-object-store.ts";
import { lockFolder } from "./folder-lock.ts";
import { startHttpBridge } from "./http-bridge.ts";
import { type Poller, pollQueue, type QueueHandler } from "./poll-queue.ts";
import { openQueue, type Queue } from "./queue.ts";
import { repeatTask } from "./repeat-task.ts";
import { type S3Server, startS3Server } from "./s3/server.ts";

const HOST = "127.0.0.1";
const FILINGS_BUCKET = "filings";
const INDEX_BUCKET = "index";

/** As serverless.yml sets them, but for waits that only save money in the cloud. */
const INGEST_BATCH_SIZE = 100;
const INGEST_WINDOW_MS = 20;
const VISIBILITY_TIMEOUT_MS = 1_800_000;
const MAX_RECEIVE_COUNT = 5;
const RETRY_DELAY_MS = 1_000;
const COMPACT_INTERVAL_MS = 10_000;
/** Lambda's longest run. */
const COMPACT_TIME_MS = 900_000;
/** How often the queue is looked at while somebody waits for it to run empty. */
const SETTLE_POLL_MS = 20;

export interface StackOptions {
  readonly dataDir: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly s3Port: number;
  /** The search page, a whole HTML document. */
  readonly page: string;
  readonly log: HandlerLog;
}

export interface Stack {
  readonly url: string;
  readonly s3Url: string;
  readonly filings: ObjectStore;
  readonly index: ObjectStore;
  /** Calls back with each key that was ingested, whatever came of it; returns the way to stop. */
  onSettled(listener: (key: string) => void): () => void;
  /** Waits until everything uploaded so far is in the index, rejected, or a dead letter. */
  settled(): Promise<void>;
  /** Takes no more requests and ends; what is left in the queue waits for the next start. */
  close(): Promise<void>;
}

/** Starts all parts; `unavailable` when a port is in use, with the other parts stopped again. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const parts: (() => Promise<void>)[] = [];
  const closeParts = async (): Promise<void> => {
    for (const close of parts.splice(0).reverse()) await close();
  };
  try {
    return await assembleStack(options, parts, closeParts);
  } catch (error) {
    await closeParts();
    throw error;
  }
}

async function assembleStack(
  options: StackOptions,
  parts: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<Stack> {
  const lock = await lockFolder(options.dataDir);
  parts.push(() => lock.release());
  const queue = await openQueues(options.dataDir, parts);
  const server = await startS3Server({
    dataDir: join(options.dataDir, "s3"),
    port: options.s3Port,
    host: HOST,
    buckets: [FILINGS_BUCKET, INDEX_BUCKET],
    credentials: null,
    notifyBuckets: [FILINGS_BUCKET],
    onEvent: async (record) => {
      await queue.send(JSON.stringify({ Records: [record] }));
    },
  });
  parts.push(() => server.close());
  const filings = openStore(server, FILINGS_BUCKET);
  const index = openStore(server, INDEX_BUCKET);
  const bridge = await startQuery(options, index);
  parts.push(() => bridge.close());
  const listeners = new Set<(key: string) => void>();
  const ingest = createIngestHandler({
    filings,
    store: index,
    bucket: FILINGS_BUCKET,
    clock: systemClock,
    log: options.log,
  });
  const poller = startPoller(queue, tellSettled(ingest, listeners), options.log);
  parts.push(() => poller.close());
  const compaction = startCompaction(index, options.log, listeners);
  parts.push(() => compaction.close());
  return {
    url: bridge.url,
    s3Url: server.url,
    filings,
    index,
    onSettled: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settled: () => waitUntilEmpty(server, queue),
    close,
  };
}

async function openQueues(dataDir: string, parts: (() => Promise<void>)[]): Promise<Queue> {
  const deadLetters = await openQueue({
    name: "filings-dead-letters",
    path: join(dataDir, "queue", "dead-letters.jsonl"),
    visibilityTimeoutMs: VISIBILITY_TIMEOUT_MS,
  });
  parts.push(() => deadLetters.close());
  const queue = await openQueue({
    name: "filings",
    path: join(dataDir, "queue", "filings.jsonl"),
    visibilityTimeoutMs: VISIBILITY_TIMEOUT_MS,
    deadLetters: { queue: deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
  });
  parts.push(() => queue.close());
  return queue;
}

function openStore(server: S3Server, bucket: string): ObjectStore {
  return createS3ObjectStore({
    bucket,
    endpoint: server.url,
    region: "us-east-1",
    // The server takes every key pair, but the SDK insists on having one.
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
}

async function startQuery(options: StackOptions, index: ObjectStore) {
  const catalog = openCatalog({ store: index, clock: systemClock });
  const handler = createQueryHandler({
    snapshot: () => catalog.snapshot(),
    now: systemClock.now,
    page: options.page,
    log: options.log,
  });
  return await startHttpBridge({ port: options.port, host: HOST, handler, log: options.log });
}

/** Wraps the ingest handler so that listeners hear of the keys of each message that is done. */
function tellSettled(
  ingest: ReturnType<typeof createIngestHandler>,
  listeners: ReadonlySet<(key: string) => void>,
): QueueHandler {
  return async (event) => {
    const answer = await ingest(event);
    const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { messageId, body } of event.Records) {
      if (failed.has(messageId)) continue;
      const { keys } = parseS3Notification(JSON.parse(body), FILINGS_BUCKET);
      for (const key of keys) for (const listener of listeners) listener(key);
    }
    return { batchItemFailures: [...answer.batchItemFailures] };
  };
}

function startPoller(queue: Queue, handler: QueueHandler, log: HandlerLog): Poller {
  return pollQueue(queue, handler, {
    batchSize: INGEST_BATCH_SIZE,
    windowMs: INGEST_WINDOW_MS,
    retryDelayMs: RETRY_DELAY_MS,
    onError: (error) => log.error("ingest function failed", { error }),
  });
}

/** Compacts now and then, while filings keep coming. */
function startCompaction(
  store: ObjectStore,
  log: HandlerLog,
  listeners: Set<(key: string) => void>,
): Poller {
  const compact = createCompactHandler({ store, clock: systemClock, log });
  let isDue = true;
  listeners.add(() => {
    isDue = true;
  });
  return repeatTask(COMPACT_INTERVAL_MS, async () => {
    if (!isDue) return;
    isDue = false;
    const deadline = systemClock.now() + COMPACT_TIME_MS;
    const context = { getRemainingTimeInMillis: () => deadline - systemClock.now() };
    try {
      await compact({}, context);
    } catch (error) {
      log.error("compact function failed", { error });
    }
  });
}

async function waitUntilEmpty(server: S3Server, queue: Queue): Promise<void> {
  for (;;) {
    const { visible, inFlight } = queue.count();
    if (server.countPendingEvents() + visible + inFlight === 0) return;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_POLL_MS));
  }
}
