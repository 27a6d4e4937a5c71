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
