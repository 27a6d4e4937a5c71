import type { ObjectStore } from "../../lib/store/object-store.ts";
import { storeError } from "../support/faulty-object-store.ts";
import type { Random } from "./random.ts";
import type { Process } from "./scheduler.ts";

export interface StoreWeather {
  readonly random: Random;
  /** Probability that a call fails in one of the ways below. */
  readonly faultRate: () => number;
}

/** Most requests take milliseconds, some seconds, and now and then a process is suspended. */
function latencyMs({ random, faultRate }: StoreWeather): number {
  if (faultRate() === 0 || random.chance(0.8)) return random.below(30);
  return random.chance(0.97) ? random.below(4_000) : random.below(200_000);
}

/** Requests in flight do not live as long as suspended processes. */
const MAX_FLIGHT_MS = 5_000;

type FaultStatus = Parameters<typeof storeError>[0];
const FAULTS: readonly FaultStatus[] = [500, 503, "timeout"];
const CONDITIONAL_FAULTS: readonly FaultStatus[] = [409, 412, ...FAULTS];

/** Gives a process its own view of a store: each call takes time and may fail before or after. */
export function createSimulatedStore(
  store: ObjectStore,
  process: Process,
  weather: StoreWeather,
): ObjectStore {
  const { random, faultRate } = weather;

  async function run<T>(isWrite: boolean, isConditional: boolean, act: () => Promise<T>) {
    await process.wait(latencyMs(weather));
    const sent = isWrite ? () => void act().catch(() => {}) : undefined;
    await process.wait(Math.min(latencyMs(weather), MAX_FLIGHT_MS), sent);
    const isFaulty = random.chance(faultRate());
    const status = random.pick(isConditional ? CONDITIONAL_FAULTS : FAULTS);
    if (isFaulty && (status === 409 || status === 412 || random.chance(0.5))) {
      throw storeError(status);
    }
    const answer = await act();
    await process.wait(latencyMs(weather));
    if (isFaulty) throw storeError(status);
    return answer;
  }

  return {
    get: (key, options) => run(false, false, () => store.get(key, options)),
    getIfChanged: (key, etag) => run(false, false, () => store.getIfChanged(key, etag)),
    head: (key) => run(false, false, () => store.head(key)),
    put: (key, body, options) => run(true, false, () => store.put(key, body, options)),
    putIfAbsent: (key, body, options) =>
      run(true, true, () => store.putIfAbsent(key, body, options)),
    putIfMatch: (key, body, etag, options) =>
      run(true, true, () => store.putIfMatch(key, body, etag, options)),
    delete: (key) => run(true, false, () => store.delete(key)),
    list: (options) => run(false, false, () => store.list(options)),
  };
}
