import type { Clock } from "../../lib/catalog/clock.ts";

export interface TestClock extends Clock {
  /** Moves time on. */
  advance(durationMs: number): void;
  /** How long each sleep was asked to be, in order. */
  readonly sleeps: readonly number[];
}

/** A clock that moves only when told to, or by sleeping, and draws the same numbers every time. */
export function createTestClock(startMs = Date.UTC(2026, 0, 1)): TestClock {
  let nowMs = startMs;
  let state = 1;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => nowMs,
    sleep: async (durationMs) => {
      sleeps.push(durationMs);
      nowMs += durationMs;
    },
    // Minimal standard generator of Park and Miller (1988).
    random: () => {
      state = (state * 48_271) % 0x7fffffff;
      return (state - 1) / 0x7ffffffe;
    },
    advance: (durationMs) => {
      nowMs += durationMs;
    },
  };
}
