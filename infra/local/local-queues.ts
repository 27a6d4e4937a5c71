import { join } from "node:path";
import { openQueue, type Queue } from "./queue.ts";

/** As in infra/queue.yml: longer than an ingest may take, and six tries. */
const VISIBILITY_TIMEOUT_MS = 1_800_000;
const MAX_RECEIVE_COUNT = 6;

export interface LocalQueues {
  /** Carries the notifications of the filings bucket. */
  readonly filings: Queue;
  close(): Promise<void>;
}

/** Opens the queue and its dead letters, which are given another chance with every start. */
export async function openLocalQueues(directory: string): Promise<LocalQueues> {
  const deadLetters = await openQueue({
    name: "filings-dead-letters",
    path: join(directory, "dead-letters.jsonl"),
    visibilityTimeoutMs: VISIBILITY_TIMEOUT_MS,
  });
  const filings = await openQueue({
    name: "filings",
    path: join(directory, "filings.jsonl"),
    visibilityTimeoutMs: VISIBILITY_TIMEOUT_MS,
    deadLetters: { queue: deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
  });
  await redrive(deadLetters, filings);
  return {
    filings,
    close: async () => {
      await filings.close();
      await deadLetters.close();
    },
  };
}

async function redrive(deadLetters: Queue, queue: Queue): Promise<void> {
  for (;;) {
    const messages = await deadLetters.receive();
    if (messages.length === 0) return;
    for (const { body, receiptHandle } of messages) {
      // Sent before it is deleted: a crash in between doubles a message, which does no harm.
      await queue.send(body);
      await deadLetters.delete(receiptHandle);
    }
  }
}
