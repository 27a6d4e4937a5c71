/** A client that uploads, replaces, damages and deletes, and insists until it is answered. */
import type { Clock } from "../../lib/catalog/clock.ts";
import { hasKind } from "../../lib/errors.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import type { Random } from "../simulation/random.ts";
import { formatSubmission } from "../support/submission.ts";

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
  readonly random: Random;
  readonly keys: number;
  readonly durationMs: number;
  /** Told of each change that was acknowledged. */
  readonly onChange: (key: string) => Promise<void>;
}

const RETRY_MS = 100;
const REPLACE_RATE = 0.3;
const DELETE_RATE = 0.15;
const DAMAGE_RATE = 0.03;

/** Changes the bucket for about the given time; each key is uploaded once at least. */
export async function runClient(options: ClientOptions): Promise<ClientReport> {
  const { filings, clock, random, keys, durationMs } = options;
  const expected = new Map<string, Uint8Array | null>();
  let replacements = 0;
  let deletions = 0;
  const pauseMs = durationMs / (keys * (1 + REPLACE_RATE + DELETE_RATE));

  async function change(key: string, body: Uint8Array | null): Promise<void> {
    await insist(clock, async () => {
      if (body === null) await filings.delete(key);
      else await filings.put(key, body);
    });
    expected.set(key, body);
    await options.onChange(key);
    await clock.sleep(random.next() * 2 * pauseMs);
  }

  for (let n = 0; n < keys; n++) {
    await change(keyOf(n), contentOf(n, 0, random));
    if (random.chance(REPLACE_RATE)) {
      const old = random.below(n + 1);
      await change(keyOf(old), contentOf(old, ++replacements, random));
    }
    if (random.chance(DELETE_RATE)) {
      await change(keyOf(random.below(n + 1)), null);
      deletions++;
    }
  }
  return { uploads: keys, replacements, deletions, expected };
}

function keyOf(n: number): string {
  return `year 2003/filing+${n}.txt`;
}

function contentOf(n: number, version: number, random: Random): Uint8Array {
  if (random.chance(DAMAGE_RATE)) return new Uint8Array();
  const accession = `0000900001-03-${String(n).padStart(6, "0")}`;
  return formatSubmission({ accession, text: `Bell ${n} was cast anew, for the ${version} time.` });
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
