/**
 * A queue as unkind as SQS may be: late, unordered, with duplicates; a message that is not deleted
 * in time comes back, and only the newest receipt deletes.
 */
import type { Random } from "./random.ts";

/** Longer than COMMIT_DEADLINE_MS, as the queue of a deployment has to be. */
export const VISIBILITY_TIMEOUT_MS = 130_000;
const MAX_BATCH = 6;
const MAX_DELAY_MS = 30_000;
const DUPLICATE_RATE = 0.2;

export interface SimulatedMessage {
  readonly id: string;
  readonly receipt: number;
  readonly key: string;
  readonly receiveCount: number;
}

export interface SimulatedQueue {
  send(key: string): void;
  receive(): SimulatedMessage[];
  delete(message: SimulatedMessage): void;
  /** Gives a message back before its time. */
  release(message: SimulatedMessage): void;
  /** Keys with messages that are not deleted yet. */
  pendingKeys(): ReadonlySet<string>;
}

interface Entry {
  readonly id: string;
  readonly key: string;
  receipt: number;
  receiveCount: number;
  visibleAt: number;
}

export function createSimulatedQueue(random: Random, now: () => number): SimulatedQueue {
  const entries = new Map<string, Entry>();
  let sent = 0;
  let receipts = 0;

  function find({ id, receipt }: SimulatedMessage): Entry | undefined {
    const entry = entries.get(id);
    return entry?.receipt === receipt ? entry : undefined;
  }

  return {
    send: (key) => {
      const copies = random.chance(DUPLICATE_RATE) ? 2 : 1;
      for (let n = 0; n < copies; n++) {
        const id = `message-${++sent}`;
        // Half of them at once, the rest late.
        const delayMs = random.chance(0.5) ? 0 : random.below(MAX_DELAY_MS);
        entries.set(id, { id, key, receipt: 0, receiveCount: 0, visibleAt: now() + delayMs });
      }
    },
    receive: () => {
      const visible = [...entries.values()].filter(({ visibleAt }) => visibleAt <= now());
      const batch: SimulatedMessage[] = [];
      const limit = 1 + random.below(MAX_BATCH);
      while (batch.length < limit && visible.length > 0) {
        const [entry] = visible.splice(random.below(visible.length), 1);
        if (entry === undefined) break;
        entry.receipt = ++receipts;
        entry.visibleAt = now() + VISIBILITY_TIMEOUT_MS;
        const { id, receipt, key } = entry;
        batch.push({ id, receipt, key, receiveCount: ++entry.receiveCount });
      }
      return batch;
    },
    delete: (message) => {
      if (find(message) !== undefined) entries.delete(message.id);
    },
    release: (message) => {
      const entry = find(message);
      if (entry !== undefined) entry.visibleAt = now();
    },
    pendingKeys: () => new Set([...entries.values()].map(({ key }) => key)),
  };
}
