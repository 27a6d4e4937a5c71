/** A client that uploads, replaces, damages and deletes, and insists until it is answered. */
import type { Clock } from "../../lib/catalog/clock.ts";
import { hasKind } from "../../lib/errors.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { createRandom, type Random } from "../simulation/random.ts";
import { BROKEN_SUBMISSION, formatSubmission } from "../support/submission.ts";

export interface ClientReport {
  readonly uploads: number;
  readonly replacements: number;
  readonly deletions: number;
  /** What the last acknowledged request left under each key; null when it deleted it. */
  readonly expected: ReadonlyMap<string, Uint8Array | null>;
}

export interface ClientOptions {
  readonly filings: ObjectStore;
  readonly clock: Clock;
  readonly seed: number;
  readonly keys: number;
  readonly durationMs: number;
  /** Told of each change that was acknowledged. */
  readonly onChange: (key: string) => Promise<void>;
}

const RETRY_MS = 100;
/** Keys are dealt out to as many clients, each of which waits for one answer at a time. */
const LANES = 16;
const REPLACE_RATE = 0.3;
const DELETE_RATE = 0.15;
const DAMAGE_RATE = 0.03;
/** Files of several submissions, and those of them in which one cannot be read. */
const SEVERAL_RATE = 0.15;
const BROKEN_RATE = 0.3;

/**
 * Changes the bucket during the given time, or longer if it takes long to answer; each key is
 * uploaded once at least.
 */
export async function runClient(options: ClientOptions): Promise<ClientReport> {
  const expected = new Map<string, Uint8Array | null>();
  const counts = { uploads: 0, replacements: 0, deletions: 0 };
  const lanes = Math.min(LANES, options.keys);
  const startedAt = options.clock.now();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const keys = Array.from({ length: options.keys }, (_, n) => n).filter(
        (n) => n % lanes === lane,
      );
      const random = createRandom(options.seed + lane);
      await runLane({ ...options, startedAt, keys, random, expected, counts });
    }),
  );
  return { ...counts, expected };
}

interface Lane extends Omit<ClientOptions, "keys"> {
  readonly startedAt: number;
  readonly keys: readonly number[];
  readonly random: Random;
  readonly expected: Map<string, Uint8Array | null>;
  readonly counts: { uploads: number; replacements: number; deletions: number };
}

/** Changes the keys of one lane, one after the other, at an even pace. */
async function runLane(lane: Lane): Promise<void> {
  const { keys, random, counts, clock, startedAt, durationMs } = lane;
  for (const [n, key] of keys.entries()) {
    await clock.sleep(startedAt + (durationMs * n) / keys.length - clock.now());
    await change(lane, key, contentOf(key, 0, random));
    counts.uploads++;
    const earlier = () => random.pick(keys.slice(0, n + 1));
    if (random.chance(REPLACE_RATE)) {
      const old = earlier();
      await change(lane, old, contentOf(old, ++counts.replacements, random));
    }
    if (random.chance(DELETE_RATE)) {
      await change(lane, earlier(), null);
      counts.deletions++;
    }
  }
}

async function change(lane: Lane, n: number, body: Uint8Array | null): Promise<void> {
  const { filings, clock, expected, onChange } = lane;
  const key = keyOf(n);
  await insist(clock, async () => {
    if (body === null) await filings.delete(key);
    else await filings.put(key, body);
  });
  expected.set(key, body);
  await onChange(key);
}

function keyOf(n: number): string {
  return `year 2003/filing+${n}.txt`;
}

function contentOf(n: number, version: number, random: Random): Uint8Array {
  if (random.chance(DAMAGE_RATE)) return new Uint8Array();
  const submissionOf = (year: string) => {
    const accession = `0000900001-${year}-${String(n).padStart(6, "0")}`;
    return formatSubmission({
      accession,
      text: `Bell ${n} was cast anew, for the ${version} time.`,
    });
  };
  if (!random.chance(SEVERAL_RATE)) return submissionOf("03");
  const years = ["03", "04", "05"].slice(0, 2 + random.below(2));
  const broken = random.chance(BROKEN_RATE) ? [BROKEN_SUBMISSION] : [];
  return Buffer.concat([...years.map(submissionOf), ...broken]);
}

async function insist(clock: Clock, act: () => Promise<void>): Promise<void> {
  while (true) {
    try {
      return await act();
    } catch (error) {
      if (!hasKind(error, "unavailable")) throw error;
      await clock.sleep(RETRY_MS);
    }
  }
}
