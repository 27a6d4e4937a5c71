/** Time, waiting and chance, injected so that the simulation can decide all three. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** 0 lets requests go out and answers come in, and takes no time. */
  sleep(durationMs: number): Promise<void>;
  /** A number in [0, 1). */
  random(): number;
}

/** The machine's clock and its cryptographic random source, from which unique names are made. */
export const systemClock: Clock = {
  now: Date.now,
  sleep: (durationMs) =>
    new Promise((resolve) => {
      if (durationMs > 0) setTimeout(resolve, durationMs);
      else setImmediate(resolve);
    }),
  random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
};
