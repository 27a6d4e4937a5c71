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

/** Hand-overs at a time; a start after a long outage has many thousands to make. */
const MAX_CONCURRENT = 64;

export interface Outbox {
  /** Hands over an event, now if the listener takes it, else later. */
  offer(event: StoredEvent): void;
  /** Waits for the hand-overs under way and gives up those that have not begun. */
  close(): Promise<void>;
}

export interface OutboxOptions {
  readonly deliver: (event: StoredEvent) => Promise<void>;
  /** Notes that an event needs no further hand-over. */
  readonly confirm: (event: StoredEvent) => Promise<void>;
  /** Told of every hand-over that failed. */
  readonly onError: (error: unknown) => void;
}

interface Errand {
  readonly event: StoredEvent;
  readonly retryMs: number;
}

/** Creates an outbox; events it gives up stay in the table for the next start. */
export function createOutbox(options: OutboxOptions): Outbox {
  const waiting: Errand[] = [];
  const running = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let isClosed = false;

  function start(errand: Errand): void {
    waiting.push(errand);
    runNext();
  }

  function runNext(): void {
    const errand = running.size < MAX_CONCURRENT && !isClosed ? waiting.shift() : undefined;
    if (errand !== undefined) {
      const run = handOver(errand).finally(() => {
        running.delete(run);
        runNext();
      });
      running.add(run);
    }
  }

  async function handOver({ event, retryMs }: Errand): Promise<void> {
    try {
      await options.deliver(event);
      await options.confirm(event);
    } catch (error) {
      options.onError(error);
      retryLater({ event, retryMs });
    }
  }

  function retryLater({ event, retryMs }: Errand): void {
    if (isClosed) {
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      start({ event, retryMs: Math.min(2 * retryMs, MAX_RETRY_MS) });
    }, retryMs);
    timers.add(timer);
  }

  return {
    offer: (event) => start({ event, retryMs: FIRST_RETRY_MS }),
    async close() {
      isClosed = true;
      for (const timer of timers) {
        clearTimeout(timer);
      }
      await Promise.all(running);
    },
  };
}
