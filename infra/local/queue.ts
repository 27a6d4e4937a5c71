/**
 * A queue with the semantics of SQS (standard queues), durable in a journal.
 *
 *     send ──▶ visible ──receive──▶ in flight ──delete──▶ gone
 *                 ▲                    │
 *                 └─visibility timeout─┘   after maxReceiveCount receives: to the dead letters
 *
 * A received message is hidden for the visibility timeout and then comes back, so that a receiver
 * that died does not lose it: delivery is at least once. Each receive gives a new receipt handle;
 * only the newest one deletes. What was sent survives a killed process, and so does the receive
 * count; who held which message does not, so a new process sees every message at once.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 */
import { randomUUID } from "node:crypto";
import { FiledexError } from "../../lib/errors.ts";
import { type Journal, openJournal } from "./journal.ts";
import { parseQueueRecord, type QueueRecord, type StoredMessage } from "./queue-records.ts";

/** SQS gives out no more at once. */
const MAX_RECEIVE_MESSAGES = 10;

/** SQS's limit on one message. */
const MAX_MESSAGE_BYTES = 256 * 1024;

/** SQS's limit on a long poll. */
const MAX_WAIT_MS = 20_000;

/** SQS's limit on hiding a message. */
const MAX_VISIBILITY_TIMEOUT_MS = 12 * 60 * 60 * 1_000;

export interface QueueOptions {
  readonly name: string;
  /** The journal's file. */
  readonly path: string;
  readonly visibilityTimeoutMs: number;
  /** Where a message goes that was received more often than `maxReceiveCount`. */
  readonly deadLetters?: { readonly queue: Queue; readonly maxReceiveCount: number };
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface QueueMessage extends StoredMessage {
  /** Names this receive of the message. */
  readonly receiptHandle: string;
}

export interface ReceiveOptions {
  /** 1 to 10. */
  readonly maxMessages?: number;
  /** How long to wait for a message when there is none; at most 20 seconds. */
  readonly waitMs?: number;
  /** Ends the wait early. */
  readonly signal?: AbortSignal;
}

export interface QueueCounts {
  readonly visible: number;
  readonly inFlight: number;
}

export interface Queue {
  readonly name: string;
  readonly visibilityTimeoutMs: number;
  /** Stores a message; `invalid` above 256 KiB. Answers its id when it is durable. */
  send(body: string): Promise<string>;
  /** Takes visible messages, oldest first, and hides them for the visibility timeout. */
  receive(options?: ReceiveOptions): Promise<QueueMessage[]>;
  /** Removes a received message; an outdated receipt handle does nothing. */
  delete(receiptHandle: string): Promise<void>;
  /** Hides a received message from now for that long; 0 gives it back at once. */
  changeVisibility(receiptHandle: string, timeoutMs: number): void;
  count(): QueueCounts;
  close(): Promise<void>;
}

interface Entry {
  message: StoredMessage;
  /** Hidden until then. */
  visibleAt: number;
  receiptHandle: string | null;
}

interface State {
  readonly options: QueueOptions;
  readonly now: () => number;
  /** By message id, oldest first. */
  readonly entries: Map<string, Entry>;
  /** Wakes those who wait for a message. */
  readonly waiting: Set<() => void>;
  readonly journal: Journal<QueueRecord>;
}

/** Opens a queue with every message that was sent and not deleted, all of them visible. */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const now = options.now ?? Date.now;
  const entries = new Map<string, Entry>();
  const journal = await openJournal<QueueRecord>({
    path: options.path,
    parse: parseQueueRecord,
    apply: (record) => applyRecord(entries, record),
    snapshot: () => snapshotOf(entries),
  });
  const state: State = { options, now, entries, waiting: new Set(), journal };
  return {
    name: options.name,
    visibilityTimeoutMs: options.visibilityTimeoutMs,
    send: (body) => send(state, body),
    receive: (receiveOptions = {}) => receive(state, receiveOptions),
    async delete(receiptHandle) {
      const entry = findEntry(entries, receiptHandle);
      if (entry !== null) {
        await journal.append({ op: "delete", messageIds: [entry.message.messageId] });
      }
    },
    changeVisibility(receiptHandle, timeoutMs) {
      const entry = findEntry(entries, receiptHandle);
      if (entry !== null) {
        entry.visibleAt = now() + Math.min(Math.max(0, timeoutMs), MAX_VISIBILITY_TIMEOUT_MS);
        wake(state);
      }
    },
    count() {
      const at = now();
      const all = [...entries.values()];
      const visible = all.filter((entry) => entry.visibleAt <= at).length;
      return { visible, inFlight: all.length - visible };
    },
    close: () => journal.close(),
  };
}

async function send(state: State, body: string): Promise<string> {
  const sizeBytes = Buffer.byteLength(body);
  if (sizeBytes > MAX_MESSAGE_BYTES) {
    throw new FiledexError(
      "invalid",
      `message is too large: queue=\`${state.options.name}\`, bytes=\`${sizeBytes}\``,
    );
  }
  const messageId = randomUUID();
  const sentAt = state.now();
  const message = { messageId, body, sentAt, receiveCount: 0, firstReceivedAt: null };
  await state.journal.append({ op: "send", message });
  wake(state);
  return messageId;
}

async function receive(state: State, options: ReceiveOptions): Promise<QueueMessage[]> {
  const { maxMessages = MAX_RECEIVE_MESSAGES, waitMs = 0, signal } = options;
  const most = Math.min(Math.max(1, maxMessages), MAX_RECEIVE_MESSAGES);
  const deadline = state.now() + Math.min(waitMs, MAX_WAIT_MS);
  for (;;) {
    const messages = await takeVisible(state, most);
    if (messages.length > 0 || state.now() >= deadline || signal?.aborted === true) {
      return messages;
    }
    await waitForMessage(state, deadline, signal);
  }
}

async function takeVisible(state: State, maxMessages: number): Promise<QueueMessage[]> {
  const { options, entries, journal } = state;
  const at = state.now();
  const maxReceiveCount = options.deadLetters?.maxReceiveCount ?? Number.POSITIVE_INFINITY;
  const taken: { readonly messageId: string; readonly receiptHandle: string }[] = [];
  const exhausted: StoredMessage[] = [];
  for (const entry of entries.values()) {
    if (taken.length === maxMessages) {
      break;
    }
    if (entry.visibleAt > at) {
      continue;
    }
    // Hidden before the first wait, so that no other receiver takes it too.
    const { messageId } = entry.message;
    const receiptHandle = `${messageId}.${randomUUID()}`;
    entry.visibleAt = at + options.visibilityTimeoutMs;
    entry.receiptHandle = receiptHandle;
    if (entry.message.receiveCount >= maxReceiveCount) {
      exhausted.push(entry.message);
    } else {
      taken.push({ messageId, receiptHandle });
    }
  }
  await bury(state, exhausted);
  if (taken.length > 0) {
    const messageIds = taken.map(({ messageId }) => messageId);
    await journal.append({ op: "receive", messageIds, at });
  }
  return taken.flatMap(({ messageId, receiptHandle }) => {
    const message = entries.get(messageId)?.message;
    return message === undefined ? [] : [{ ...message, receiptHandle }];
  });
}

/** Moves messages to the dead letters: there first, so that a crash doubles but loses none. */
async function bury(state: State, exhausted: readonly StoredMessage[]): Promise<void> {
  for (const { body, messageId } of exhausted) {
    await state.options.deadLetters?.queue.send(body);
    await state.journal.append({ op: "delete", messageIds: [messageId] });
  }
}

/** Waits for a message to be sent or to come back, at most until the deadline. */
function waitForMessage(
  state: State,
  deadline: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  let wakeAt = deadline;
  for (const entry of state.entries.values()) {
    wakeAt = Math.min(wakeAt, entry.visibleAt);
  }
  return new Promise((resolve) => {
    const timer = setTimeout(resume, Math.max(1, wakeAt - state.now()));
    state.waiting.add(resume);
    signal?.addEventListener("abort", resume);
    function resume(): void {
      clearTimeout(timer);
      state.waiting.delete(resume);
      signal?.removeEventListener("abort", resume);
      resolve();
    }
  });
}

function wake(state: State): void {
  for (const resume of [...state.waiting]) {
    resume();
  }
}

/** A receipt handle begins with its message's id, so that none has to be searched for. */
function findEntry(entries: ReadonlyMap<string, Entry>, receiptHandle: string): Entry | null {
  const entry = entries.get(receiptHandle.split(".", 1)[0] ?? "");
  return entry?.receiptHandle === receiptHandle ? entry : null;
}

function applyRecord(entries: Map<string, Entry>, record: QueueRecord): void {
  switch (record.op) {
    case "send":
      entries.set(record.message.messageId, {
        message: record.message,
        visibleAt: 0,
        receiptHandle: null,
      });
      return;
    case "receive":
      for (const messageId of record.messageIds) {
        noteReceive(entries.get(messageId), record.at);
      }
      return;
    case "delete":
      for (const messageId of record.messageIds) {
        entries.delete(messageId);
      }
  }
}

function noteReceive(entry: Entry | undefined, at: number): void {
  if (entry !== undefined) {
    entry.message = {
      ...entry.message,
      receiveCount: entry.message.receiveCount + 1,
      firstReceivedAt: entry.message.firstReceivedAt ?? at,
    };
  }
}

function* snapshotOf(entries: ReadonlyMap<string, Entry>): Generator<QueueRecord> {
  for (const { message } of entries.values()) {
    yield { op: "send", message };
  }
}
