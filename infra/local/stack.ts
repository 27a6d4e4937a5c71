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
import type { SQSEvent } from "aws-lambda";
import type { HandlerLog } from "../../functions/handler-log.ts";
import { createQueryHandler } from "../../functions/query-handler.ts";
import { parseS3Notification } from "../../functions/s3-notification.ts";
import { openCatalog } from "../../lib/catalog/catalog.ts";
import { systemClock } from "../../lib/catalog/clock.ts";
import { readRejections } from "../../lib/ingest/rejection.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { lockFolder } from "./folder-lock.ts";
import { type FunctionsThread, startFunctionsThread } from "./functions-thread.ts";
import { type HttpBridge, startHttpBridge } from "./http-bridge.ts";
import { openLocalQueues } from "./local-queues.ts";
import { FILINGS_BUCKET, INDEX_BUCKET, openBucket } from "./open-bucket.ts";
import { type Poller, pollQueue } from "./poll-queue.ts";
import type { Queue } from "./queue.ts";
import { type RepeatedTask, repeatTask } from "./repeat-task.ts";
import { type S3Server, startS3Server } from "./s3/server.ts";

const HOST = "127.0.0.1";

/** As in serverless.yml, but for waits that only save money in the cloud. */
const INGEST_BATCH_SIZE = 100;
const INGEST_WINDOW_MS = 20;
const RETRY_DELAY_MS = 1_000;
const COMPACT_INTERVAL_MS = 10_000;
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
  onSettled(listener: SettledListener): () => void;
  /** Waits until everything uploaded so far is in the index, rejected, or a dead letter. */
  settled(): Promise<void>;
  /** Takes no more requests and ends; what is left in the queue waits for the next start. */
  close(): Promise<void>;
}

type SettledListener = (key: string) => void;
type Close = () => Promise<void>;

/** Starts all parts; `unavailable` when a port or the folder is in use, with no part left running. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const parts: Close[] = [];
  const close = async (): Promise<void> => {
    for (const closePart of parts.splice(0).reverse()) await closePart();
  };
  try {
    return await assembleStack(options, parts, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function assembleStack(options: StackOptions, parts: Close[], close: Close): Promise<Stack> {
  const lock = await lockFolder(options.dataDir);
  parts.push(() => lock.release());
  const queues = await openLocalQueues(join(options.dataDir, "queue"));
  parts.push(() => queues.close());
  const server = await startS3(options, queues.filings);
  parts.push(() => server.close());
  const index = openBucket(server.url, INDEX_BUCKET);
  const bridge = await startQuery(options, index);
  parts.push(() => bridge.close());
  const functions = startFunctionsThread(server.url, options.log);
  parts.push(() => functions.close());
  const listeners = new Set<SettledListener>();
  const poller = startIngest({ queue: queues.filings, functions, listeners }, options.log);
  parts.push(() => poller.close());
  const compaction = startCompaction(functions, listeners, options.log);
  parts.push(() => compaction.close());
  return {
    url: bridge.url,
    s3Url: server.url,
    filings: openBucket(server.url, FILINGS_BUCKET),
    index,
    onSettled: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settled: () => waitUntilEmpty(server, queues.filings),
    close,
  };
}

function startS3({ dataDir, s3Port }: StackOptions, queue: Queue): Promise<S3Server> {
  return startS3Server({
    dataDir: join(dataDir, "s3"),
    port: s3Port,
    host: HOST,
    buckets: [FILINGS_BUCKET, INDEX_BUCKET],
    credentials: null,
    notifyBuckets: [FILINGS_BUCKET],
    onEvent: async (record) => {
      await queue.send(JSON.stringify({ Records: [record] }));
    },
  });
}

function startQuery({ port, page, log }: StackOptions, index: ObjectStore): Promise<HttpBridge> {
  const catalog = openCatalog({ store: index, clock: systemClock });
  const handler = createQueryHandler({
    read: catalog.read,
    rejections: (page) => readRejections(index, page),
    now: systemClock.now,
    page,
    log,
  });
  return startHttpBridge({ port, handler, log });
}

interface Ingest {
  readonly queue: Queue;
  readonly functions: FunctionsThread;
  readonly listeners: ReadonlySet<SettledListener>;
}

function startIngest({ queue, functions, listeners }: Ingest, log: HandlerLog): Poller {
  const handler = async (event: SQSEvent) => {
    const answer = await functions.ingest(event);
    const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const done = event.Records.filter(({ messageId }) => !failed.has(messageId));
    for (const { body } of done) {
      const { keys } = parseS3Notification(JSON.parse(body), FILINGS_BUCKET);
      for (const key of keys) for (const listener of listeners) listener(key);
    }
    return answer;
  };
  return pollQueue(queue, handler, {
    batchSize: INGEST_BATCH_SIZE,
    windowMs: INGEST_WINDOW_MS,
    retryDelayMs: RETRY_DELAY_MS,
    onError: (error) => log.error("ingest function failed", { error }),
  });
}

/** Compacts now and then, while filings keep coming. */
function startCompaction(
  functions: FunctionsThread,
  listeners: Set<SettledListener>,
  log: HandlerLog,
): RepeatedTask {
  let isDue = true;
  listeners.add(() => {
    isDue = true;
  });
  return repeatTask(COMPACT_INTERVAL_MS, async () => {
    if (!isDue) return;
    isDue = false;
    try {
      await functions.compact();
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
