/**
 * The event-source mapping that AWS puts between a queue and a Lambda: it gathers batches, calls
 * the handler, and deletes what the handler took.
 *
 * | the handler                                | the batch                                   |
 * |--------------------------------------------|---------------------------------------------|
 * | returns nothing, or no failures            | is deleted                                  |
 * | returns `batchItemFailures`                | is deleted except for these                 |
 * | throws, or names a message it did not get  | comes back as a whole                       |
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
import { createHash } from "node:crypto";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Queue, QueueMessage } from "./queue.ts";

/** One long poll; also how long a poller sleeps when there is nothing to do. */
const POLL_WAIT_MS = 20_000;

/** A queue that cannot be read is asked again after this long. */
const ERROR_PAUSE_MS = 1_000;

/** SQS gives out ten messages at a time. */
const RECEIVE_MESSAGES = 10;

export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

export interface PollOptions {
  /** Messages for one call of the handler; 10 when not given. */
  readonly batchSize?: number;
  /** How long a batch waits for more messages after its first; 0 when not given. */
  readonly windowMs?: number;
  /** When failed messages come back; after the queue's visibility timeout when not given. */
  readonly retryDelayMs?: number;
  /** Told of every error of the handler or the queue. */
  readonly onError: (error: unknown) => void;
}

export interface Poller {
  /** Takes no further batch and waits for the one under way. */
  close(): Promise<void>;
}

/** Feeds a queue's messages to a handler, one batch after the other, until closed. */
export function pollQueue(queue: Queue, handler: QueueHandler, options: PollOptions): Poller {
  const stop = new AbortController();
  const running = run();

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        const messages = await gatherBatch(queue, options, stop.signal);
        if (messages.length > 0) {
          await handleBatch(messages);
        }
      } catch (error) {
        options.onError(error);
        await pause(ERROR_PAUSE_MS, stop.signal);
      }
    }
  }

  async function handleBatch(messages: readonly QueueMessage[]): Promise<void> {
    const failed = await callHandler(handler, queue, messages, options.onError);
    const done = messages.filter(({ messageId }) => !failed.has(messageId));
    // Side by side, so that the journal takes them with one fsync instead of a hundred.
    await Promise.all(done.map(({ receiptHandle }) => queue.delete(receiptHandle)));
    for (const { messageId, receiptHandle } of messages) {
      if (failed.has(messageId) && options.retryDelayMs !== undefined) {
        queue.changeVisibility(receiptHandle, options.retryDelayMs);
      }
    }
  }

  return {
    async close() {
      stop.abort();
      await running;
    },
  };
}

/** Formats received messages as the event that a Lambda gets. */
export function sqsEventOf(messages: readonly QueueMessage[], queueName: string): SQSEvent {
  return { Records: messages.map((message) => formatRecord(message, queueName)) };
}

async function gatherBatch(
  queue: Queue,
  options: PollOptions,
  signal: AbortSignal,
): Promise<QueueMessage[]> {
  const { batchSize = RECEIVE_MESSAGES, windowMs = 0 } = options;
  const batch: QueueMessage[] = [];
  let windowEnd: number | null = null;
  while (batch.length < batchSize) {
    const waitMs: number =
      windowEnd === null ? POLL_WAIT_MS : Math.max(0, windowEnd - performance.now());
    const maxMessages = Math.min(RECEIVE_MESSAGES, batchSize - batch.length);
    const messages = await queue.receive({ maxMessages, waitMs, signal });
    batch.push(...messages);
    windowEnd ??= performance.now() + windowMs;
    // A full receive may leave more behind it, which need no waiting.
    const isDrained = messages.length < maxMessages && performance.now() >= windowEnd;
    if (messages.length === 0 || isDrained || signal.aborted) {
      break;
    }
  }
  return batch;
}

async function callHandler(
  handler: QueueHandler,
  queue: Queue,
  messages: readonly QueueMessage[],
  onError: (error: unknown) => void,
): Promise<ReadonlySet<string>> {
  const all = new Set(messages.map((message) => message.messageId));
  try {
    const response = await handler(sqsEventOf(messages, queue.name));
    const failures = (response?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier);
    return failures.every((id) => all.has(id)) ? new Set(failures) : all;
  } catch (error) {
    onError(error);
    return all;
  }
}

function formatRecord(message: QueueMessage, queueName: string): SQSRecord {
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      SenderId: "FILEDEXLOCAL",
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    },
    messageAttributes: {},
    md5OfBody: createHash("md5").update(message.body).digest("hex"),
    eventSource: "aws:sqs",
    eventSourceARN: `arn:aws:sqs:us-east-1:000000000000:${queueName}`,
    awsRegion: "us-east-1",
  };
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, durationMs);
    signal.addEventListener("abort", done);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
  });
}
