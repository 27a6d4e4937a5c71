import { createIngestHandler } from "../../functions/ingest-handler.ts";
import { openCatalog } from "../../lib/catalog/catalog.ts";
import { collectGarbage } from "../../lib/catalog/collect-garbage.ts";
import { hasKind } from "../../lib/errors.ts";
import type { Snapshot } from "../../lib/index/snapshot.ts";
import { compactSegments } from "../../lib/ingest/compact-segments.ts";
import { MERGE_LIMITS } from "../../lib/ingest/merge-run.ts";
import { rebuildIndex } from "../../lib/ingest/rebuild-index.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { CONTENTS, contentOf, KEYS } from "./contents.ts";
import type { Mood } from "./mood.ts";
import type { PlantedBug } from "./planted-bugs.ts";
import type { Random } from "./random.ts";
import { MAX_SKEW_MS, type Process, type Scheduler } from "./scheduler.ts";
import type { SimulatedMessage } from "./simulated-queue.ts";
import { createSimulatedStore, DEADLY, type StoreWeather } from "./simulated-store.ts";
import type { World } from "./world.ts";

export interface Simulation {
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly world: World;
  readonly weather: StoreWeather;
  readonly bug: PlantedBug | null;
  readonly mood: Mood;
  /** Set when the client is done and its messages are as well. */
  isOver: boolean;
}

/** Shorter than the queue's visibility timeout, as in a deployment. */
const INVOCATION_TIMEOUT_MS = 100_000;
/** Longer than a request of the simulation takes, short enough to be over in a run. */
const GRACE_MS = 400_000;
/** What is left of it when the clocks of two collectors differ. */
export const SURE_GRACE_MS = GRACE_MS - 2 * MAX_SKEW_MS;
const POLL_MS = 2_000;
/** Of two segments, of about five, and of as many as there may be. */
const MAX_MERGED_BYTES = [4_500, 9_000, MERGE_LIMITS.maxMergedBytes];
/** How far a reader may be behind the newest commit when it is asked. */
const MAX_LAG_MS = 1_000;

/** Uploads, replaces, damages and deletes the same few keys, then waits until all is ingested. */
export async function runClient(simulation: Simulation, process: Process): Promise<void> {
  const { random, world, mood } = simulation;
  const changes = 4 + random.below(10);
  for (let n = 0; n < changes; n++) {
    const key = random.pick(KEYS);
    const act = random.next();
    if (act < 0.66) await world.filings.put(key, contentOf(key, random.below(CONTENTS)));
    else if (act < 0.66 + mood.deadlyRate) await world.filings.put(key, DEADLY);
    else if (act < 0.76 + mood.deadlyRate) await world.filings.put(key, new Uint8Array());
    else await world.filings.delete(key);
    world.queue.send(key);
    await process.wait(random.chance(0.5) ? random.below(300) : random.below(60_000 * mood.pace));
  }
}

/** Receives messages and hands each batch to an invocation, which may die on it. */
export async function runPoller(simulation: Simulation, process: Process): Promise<void> {
  const { world, scheduler, mood } = simulation;
  while (!simulation.isOver) {
    const batch = world.queue.receive();
    if (batch.length === 0) {
      await process.wait(POLL_MS * mood.pace);
      continue;
    }
    setBusy(world, batch, 1);
    await new Promise<void>((resolve) => {
      const end = () => {
        setBusy(world, batch, -1);
        world.touch();
        resolve();
      };
      scheduler.start({
        name: `invocation of ${process.name}`,
        isMortal: true,
        timeoutMs: INVOCATION_TIMEOUT_MS,
        onDeath: () => {
          // Before, a key is not tried alone, and so is not blamed.
          for (const { key, receiveCount } of batch) if (receiveCount > 2) world.noteDeath(key);
          end();
        },
        run: async (invocation) => {
          await ingest(simulation, invocation, batch).finally(end);
        },
      });
    });
  }
}

function setBusy({ busyKeys }: World, batch: readonly SimulatedMessage[], change: number): void {
  for (const { key } of batch) busyKeys.set(key, (busyKeys.get(key) ?? 0) + change);
}

async function ingest(
  simulation: Simulation,
  process: Process,
  batch: readonly SimulatedMessage[],
): Promise<void> {
  const { world, weather, bug } = simulation;
  let filings = createSimulatedStore(world.filings, process, weather);
  filings = bug?.filings?.(filings) ?? filings;
  const log = {
    info: () => {},
    warn: () => {},
    error: (_: string, { error }: Readonly<Record<string, unknown>>) => {
      if (!hasKind(error, "unavailable") && !hasKind(error, "conflict")) {
        world.problems.push(`ingest failed: ${String(error)}`);
      }
    },
  };
  const store = openIndex(simulation, process);
  const handle = createIngestHandler({
    filings,
    store,
    clock: process.clock,
    bucket: "filings",
    log,
  });
  const { batchItemFailures } = await handle(formatBatch(batch));
  await process.wait(weather.random.below(50));
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  for (const message of batch) {
    if (failed.has(message.id)) world.queue.release(message);
    else world.queue.delete(message);
  }
}

function openIndex({ world, weather, bug }: Simulation, process: Process): ObjectStore {
  const store = createSimulatedStore(world.index, process, weather);
  return bug?.index?.(store) ?? store;
}

function formatBatch(batch: readonly SimulatedMessage[]): unknown {
  return {
    Records: batch.map(({ id, key, receiveCount }) => ({
      messageId: id,
      attributes: { ApproximateReceiveCount: String(receiveCount) },
      body: JSON.stringify({
        Records: [
          {
            eventVersion: "2.1",
            eventSource: "aws:s3",
            eventName: "ObjectCreated:Put",
            s3: { bucket: { name: "filings" }, object: { key } },
          },
        ],
      }),
    })),
  };
}

/** Merges whenever there is something to merge, up to one size or another, so that runs overlap. */
export async function runCompactor(simulation: Simulation, process: Process): Promise<void> {
  const { random } = simulation;
  const store = openIndex(simulation, process);
  while (!simulation.isOver) {
    await process.wait(random.below(30_000));
    const limits = { ...MERGE_LIMITS, maxMergedBytes: random.pick(MAX_MERGED_BYTES) };
    await tolerate(simulation, () => compactSegments({ store, clock: process.clock }, { limits }));
  }
}

/** Collects garbage again and again. */
export async function runCollector(simulation: Simulation, process: Process): Promise<void> {
  const store = openIndex(simulation, process);
  const graceMs = simulation.bug?.graceMs ?? GRACE_MS;
  while (!simulation.isOver) {
    await process.wait(simulation.random.below(60_000));
    await tolerate(simulation, () => collectGarbage({ store, clock: process.clock }, { graceMs }));
  }
}

/** Makes the index anew, once, in the middle of it all. */
export async function runRebuilder(simulation: Simulation, process: Process): Promise<void> {
  const { world, weather, random } = simulation;
  const filings = createSimulatedStore(world.filings, process, weather);
  const store = openIndex(simulation, process);
  await process.wait(random.below(120_000));
  let isDone = false;
  while (!isDone) {
    await tolerate(simulation, async () => {
      await rebuildIndex({ filings, store, clock: process.clock });
      isDone = true;
    });
  }
}

/** Opens snapshots, reads all that is visible, and needs their segments some time later still. */
export async function runReader(simulation: Simulation, process: Process): Promise<void> {
  const { world, random } = simulation;
  const store = openIndex(simulation, process);
  const catalog = openCatalog({ store, clock: process.clock });
  while (!simulation.isOver) {
    await tolerate(simulation, async () => {
      const askedAt = simulation.scheduler.now();
      const snapshot = await catalog.read((held) => readAll(held));
      if (snapshot.version < world.versionAt(askedAt - MAX_LAG_MS)) {
        world.problems.push(`snapshot is outdated: ${snapshot.version}`);
      }
      const named = world.history.get(snapshot.version)?.segments.map(({ key }) => key) ?? [];
      if (named.join() !== snapshot.segments.map(({ name }) => name).join()) {
        world.problems.push(`snapshot differs from manifest ${snapshot.version}`);
      }
      await process.wait(random.below(GRACE_MS));
      // Small segments were read whole when they were opened; larger ones are read piece by piece.
      for (const { name } of snapshot.segments) {
        const isThere = (await store.head(name)) !== null;
        const heldMs = simulation.scheduler.now() - askedAt + MAX_LAG_MS;
        if (!isThere && heldMs < SURE_GRACE_MS)
          world.problems.push(`reader misses segment: ${name}`);
      }
    });
    await process.wait(random.below(60_000));
  }
}

async function readAll(snapshot: Snapshot): Promise<Snapshot> {
  for (const [n, segment] of snapshot.segments.entries()) {
    for (let ordinal = 0; ordinal < segment.filingCount; ordinal++) {
      if (snapshot.isVisible(n, ordinal)) await segment.readFiling(ordinal);
    }
  }
  return snapshot;
}

/** Acts, and passes over what a caller would try again. */
async function tolerate({ scheduler }: Simulation, act: () => Promise<unknown>): Promise<void> {
  const startedAt = scheduler.now();
  try {
    await act();
  } catch (error) {
    // Whoever sleeps for longer than the grace period finds segments gone; a Lambda ends before.
    const isTooSlow = scheduler.now() - startedAt >= SURE_GRACE_MS;
    const isPassing = hasKind(error, "unavailable") || hasKind(error, "conflict");
    if (!isPassing && !(isTooSlow && hasKind(error, "corrupt"))) throw error;
  }
}
