/**
 * Runs processes in virtual time, one step after the other, in an order that follows from a seed.
 *
 * A process is an async function that touches the world only by `wait`. All processes wait; the
 * scheduler lets the computation since the last step settle, takes the wait that ends first, moves
 * the clock there and wakes its process. At any wait a process may die: it is never woken again,
 * and a request that it had sent by then may still be carried out (`sent`).
 */
import type { Clock } from "../../lib/catalog/clock.ts";
import type { Random } from "./random.ts";

export interface Process {
  readonly name: string;
  readonly clock: Clock;
  wait(durationMs: number, sent?: () => void): Promise<void>;
  /** Lets a request be carried out at a later time, whatever the process does meanwhile. */
  arrive(durationMs: number, sent: () => void): void;
  /** Ends the process at once, for good reason. */
  die(): Promise<never>;
}

export interface ProcessOptions {
  readonly name: string;
  readonly run: (process: Process) => Promise<void>;
  readonly isMortal?: boolean;
  /** Started again some time after it died. */
  readonly restarts?: boolean;
  /** Killed at its first wait to end later than this after its start. */
  readonly timeoutMs?: number;
  readonly onDeath?: () => void;
}

/** Clocks of two machines differ by at most twice as much. */
export const MAX_SKEW_MS = 20_000;

export interface Scheduler {
  readonly now: () => number;
  readonly steps: () => number;
  start(options: ProcessOptions): void;
  /** Goes on until every process has returned; `afterStep` runs between steps. */
  run(afterStep: () => Promise<void>): Promise<void>;
}

export interface SchedulerOptions {
  readonly random: Random;
  readonly startMs: number;
  /** Probability that a mortal process dies instead of being woken. */
  readonly deathRate: () => number;
  readonly onError: (name: string, error: unknown) => void;
}

interface Wait {
  readonly at: number;
  readonly life: Life;
  readonly wake: () => void;
  readonly sent: (() => void) | undefined;
}

/** One life of a process. */
interface Life {
  readonly options: ProcessOptions;
  readonly startedAt: number;
  isDead: boolean;
}

/** Whose requests are on their way, and nobody waits for them any more. */
const NOBODY: Life = {
  options: { name: "nobody", run: async () => {} },
  startedAt: 0,
  isDead: true,
};

const MAX_STEPS = 200_000;
const RESTART_MS = 2_000;
/** Of the requests that a dying process has sent, this share still arrives. */
const ARRIVAL_RATE = 0.5;

function delayed(options: ProcessOptions): ProcessOptions {
  return {
    ...options,
    run: async (process) => {
      await process.wait(RESTART_MS);
      await options.run(process);
    },
  };
}

/** Creates a scheduler without processes. */
export function createScheduler(settings: SchedulerOptions): Scheduler {
  const { random, deathRate, onError } = settings;
  let nowMs = settings.startMs;
  let steps = 0;
  let waits: Wait[] = [];
  let running = 0;

  function start(options: ProcessOptions): void {
    const life: Life = { options, startedAt: nowMs, isDead: false };
    const wait: Process["wait"] = (durationMs, sent) =>
      new Promise((wake) => {
        waits.push({ at: nowMs + durationMs, life, wake, sent });
      });
    const skewMs = random.below(2 * MAX_SKEW_MS) - MAX_SKEW_MS;
    const now = () => nowMs + skewMs;
    const clock = { now, sleep: (ms: number) => wait(ms), random: random.next };
    const arrive: Process["arrive"] = (durationMs, sent) => {
      waits.push({ at: nowMs + durationMs, life: NOBODY, wake: () => {}, sent });
    };
    const die = () => {
      if (!life.isDead) kill(life);
      return new Promise<never>(() => {});
    };
    running++;
    wait(0)
      .then(() => options.run({ name: options.name, clock, wait, arrive, die }))
      .catch((error: unknown) => onError(options.name, error))
      .finally(() => {
        running--;
      });
  }

  function kill(life: Life): void {
    life.isDead = true;
    running--;
    life.options.onDeath?.();
    waits = waits.filter((wait) => {
      if (wait.life !== life) return true;
      return wait.sent !== undefined && random.chance(ARRIVAL_RATE);
    });
    if (life.options.restarts === true) start(delayed(life.options));
  }

  function isOver({ options, startedAt }: Life): boolean {
    if (nowMs - startedAt > (options.timeoutMs ?? Number.POSITIVE_INFINITY)) return true;
    return options.isMortal === true && random.chance(deathRate());
  }

  function takeFirst(): Wait | undefined {
    let first = 0;
    for (let n = 1; n < waits.length; n++) {
      if ((waits[n]?.at ?? 0) < (waits[first]?.at ?? 0)) first = n;
    }
    return waits.splice(first, 1)[0];
  }

  function step(wait: Wait): void {
    nowMs = Math.max(nowMs, wait.at);
    if (wait.life.isDead) {
      wait.sent?.();
    } else if (isOver(wait.life)) {
      // The request of this very wait counts as sent as well.
      waits.push(wait);
      kill(wait.life);
    } else {
      wait.wake();
    }
  }

  return {
    now: () => nowMs,
    steps: () => steps,
    start,
    run: async (afterStep) => {
      while (true) {
        // Everything that was woken computes with promises alone, so one turn of the loop is enough.
        await new Promise((resolve) => setImmediate(resolve));
        await afterStep();
        const wait = takeFirst();
        if (wait === undefined) break;
        if (++steps > MAX_STEPS) {
          onError("the schedule", new Error(`not at rest after ${MAX_STEPS} steps`));
          return;
        }
        step(wait);
      }
      if (running > 0) throw new Error("a process waits for what is no step of the simulation");
    },
  };
}
