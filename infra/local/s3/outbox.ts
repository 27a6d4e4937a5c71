/**
 * Hands events over to whoever listens. An event is stored in the same journal record as its
 * write, so it cannot be lost between the two; when the listener has taken it, a `delivered`
 * record follows. A process that dies in between hands it over again at the next start: like S3,
 * at least once and in no promised order.
 */
import type { StoredEvent } from "./records.ts";

/** A listener that fails is asked again after this long, and twice as long each time after. */
const FIRST_RETRY_MS = 100;
const MAX_RETRY_MS = 10_000;

export interface Outbox {
  /** Hands over an event, now if the listener takes it, else later. */
  offer(event: StoredEvent): void;
  /** Waits for the hand-overs under way and gives up those that wait for another try. */
  close(): Promise<void>;
}

export interface OutboxOptions {
  readonly deliver: (event: StoredEvent) => Promise<void>;
  /** Notes that an event needs no further hand-over. */
  readonly confirm: (event: StoredEvent) => Promise<void>;
  /** Told of every hand-over that failed. */
  readonly onError: (error: unknown) => void;
}

/** Creates an outbox; events it is not offered again stay in the table for the next start. */
export function createOutbox(options: OutboxOptions): Outbox {
  const running = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let isClosed = false;

  function offer(event: StoredEvent, retryMs: number): void {
    const run = handOver(event, retryMs).finally(() => running.delete(run));
    running.add(run);
  }

  async function handOver(event: StoredEvent, retryMs: number): Promise<void> {
    try {
      await options.deliver(event);
      await options.confirm(event);
    } catch (error) {
      options.onError(error);
      if (!isClosed) {
        const timer = setTimeout(() => {
          timers.delete(timer);
          offer(event, Math.min(2 * retryMs, MAX_RETRY_MS));
        }, retryMs);
        timers.add(timer);
      }
    }
  }

  return {
    offer: (event) => offer(event, FIRST_RETRY_MS),
    async close() {
      isClosed = true;
      for (const timer of timers) {
        clearTimeout(timer);
      }
      await Promise.all(running);
    },
  };
}
