import { hasKind } from "../errors.ts";
import type { Clock } from "./clock.ts";

/** About one conditional write: S3 answers in 60 ms, and sooner nobody else can be done. */
const BASE_MS = 60;
const MAX_MS = 4_000;

/**
 * Returns how long to wait before the given retry, counted from 1: exponential with full jitter,
 * which spreads racing writers best
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export function backoffMs(clock: Clock, retry: number): number {
  return clock.random() * Math.min(MAX_MS, BASE_MS * 2 ** retry);
}

/**
 * Acts up to `maxTries` times, waiting in between, as long as it fails with `unavailable` or
 * `conflict`. What it does must do no harm when it is done twice.
 */
export async function repeatUntilDone<T>(
  clock: Clock,
  maxTries: number,
  act: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      const isPassing = hasKind(error, "unavailable") || hasKind(error, "conflict");
      if (!isPassing || tries >= maxTries) throw error;
      await clock.sleep(backoffMs(clock, tries));
    }
  }
}
