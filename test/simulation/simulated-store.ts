import { REJECTED_PREFIX } from "../../lib/store/object-keys.ts";
import type { GetOptions, ObjectStore, StoredObject } from "../../lib/store/object-store.ts";
import { storeError } from "../support/faulty-object-store.ts";
import type { Random } from "./random.ts";
import type { Process } from "./scheduler.ts";

export interface StoreWeather {
  readonly random: Random;
  /** Probability that a call fails in one of the ways below. */
  readonly faultRate: () => number;
  /** Of slow requests the share for which the process is suspended. */
  readonly sleepRate: number;
  /** How many times longer than in a lively schedule it is. */
  readonly pace: number;
}

/** Most requests take milliseconds, some seconds, and now and then a process is suspended. */
function latencyMs({ random, faultRate, sleepRate, pace }: StoreWeather): number {
  if (faultRate() === 0 || random.chance(0.8)) return random.below(30);
  return random.below(random.chance(sleepRate) ? 200_000 * pace : 4_000);
}

/** Requests in flight do not live as long as suspended processes. */
const MAX_FLIGHT_MS = 5_000;

/** Of conditional writes that were given up unanswered, this share is carried out later. */
const LATE_RATE = 0.5;

type FaultStatus = Parameters<typeof storeError>[0];
const FAULTS: readonly FaultStatus[] = [500, 503, "timeout"];
const CONDITIONAL_FAULTS: readonly FaultStatus[] = [409, 412, ...FAULTS];

/** What ends the process that parses it. */
export const DEADLY = new TextEncoder().encode("all memory, all time");

/** Processes that have read what will end them, and may only note it. */
const ending = new WeakSet<Process>();

/** Gives a process its own view of a store: each call takes time and may fail before or after. */
export function createSimulatedStore(
  store: ObjectStore,
  process: Process,
  weather: StoreWeather,
): ObjectStore {
  const { random, faultRate } = weather;

  /** As `run`, for requests that make up a note: it is written before what it is about is parsed. */
  function note<T>(key: string, isConditional: boolean, act: () => Promise<T>): Promise<T> {
    const isNote = key.startsWith(REJECTED_PREFIX);
    return (isNote ? request : run)(isConditional, isConditional, act);
  }

  async function get(key: string, options?: GetOptions): Promise<StoredObject> {
    const object = await note(key, false, () => store.get(key, options));
    if (Buffer.compare(object.body, DEADLY) === 0) ending.add(process);
    return object;
  }

  async function run<T>(isWrite: boolean, isConditional: boolean, act: () => Promise<T>) {
    if (ending.has(process)) return await process.die();
    return await request(isWrite, isConditional, act);
  }

  async function request<T>(isWrite: boolean, isConditional: boolean, act: () => Promise<T>) {
    await process.wait(latencyMs(weather));
    const sent = isWrite ? () => void act().catch(() => {}) : undefined;
    await process.wait(Math.min(latencyMs(weather), MAX_FLIGHT_MS), sent);
    const isFaulty = random.chance(faultRate());
    const status = random.pick(isConditional ? CONDITIONAL_FAULTS : FAULTS);
    if (isFaulty && (status === 409 || status === 412 || random.chance(0.5))) {
      // What nobody waits for any more may still win, while its writer asks and tries again.
      const isLate = isConditional && status === "timeout" && random.chance(LATE_RATE);
      if (isLate && sent !== undefined) process.arrive(random.below(MAX_FLIGHT_MS), sent);
      throw storeError(status);
    }
    const answer = await act();
    await process.wait(latencyMs(weather));
    if (isFaulty) throw storeError(status);
    return answer;
  }

  return {
    get,
    getIfChanged: (key, etag) => run(false, false, () => store.getIfChanged(key, etag)),
    head: (key) => run(false, false, () => store.head(key)),
    put: (key, body, options) => run(true, false, () => store.put(key, body, options)),
    putIfAbsent: (key, body, options) =>
      note(key, true, () => store.putIfAbsent(key, body, options)),
    putStreamIfAbsent: (key, chunks, options) =>
      run(true, true, () => store.putStreamIfAbsent(key, chunks, options)),
    putIfMatch: (key, body, etag, options) =>
      note(key, true, () => store.putIfMatch(key, body, etag, options)),
    delete: (key) => run(true, false, () => store.delete(key)),
    list: (options) => run(false, false, () => store.list(options)),
  };
}
