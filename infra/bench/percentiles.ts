export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Sorts figures and picks three. */
export function percentiles(timed: readonly { readonly ms: number }[]): Percentiles {
  const sorted = timed.map(({ ms }) => ms).sort((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, sorted.length * share) | 0] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
