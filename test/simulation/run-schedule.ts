/**
 * One schedule of the simulation: a seed decides what the client does, who runs when, which calls
 * fail and which processes die. The same seed gives the same run, so a failure can be replayed.
 *
 *     client ─▶ filings ─▶ queue ─▶ 3 pollers, an invocation per batch ─▶ index ◀─ 2 readers
 *                            2 compactors, collector, up to 2 rebuilders ────────┘
 */
import { openCatalog } from "../../lib/catalog/catalog.ts";
import { collectGarbage } from "../../lib/catalog/collect-garbage.ts";
import { COMMIT_DEADLINE_MS } from "../../lib/catalog/commit.ts";
import { compactSegments } from "../../lib/ingest/compact-segments.ts";
import { readRejections } from "../../lib/ingest/rejection.ts";
import { SEGMENT_PREFIX } from "../../lib/store/object-keys.ts";
import { visibleFilingsOf } from "../support/read-visible.ts";
import { createTestClock } from "../support/test-clock.ts";
import { pickMood } from "./mood.ts";
import type { PlantedBug } from "./planted-bugs.ts";
import {
  runClient,
  runCollector,
  runCompactor,
  runPoller,
  runReader,
  runRebuilder,
  type Simulation,
  SURE_GRACE_MS,
} from "./processes.ts";
import { createRandom } from "./random.ts";
import { createScheduler, MAX_SKEW_MS } from "./scheduler.ts";
import { createSimulatedQueue } from "./simulated-queue.ts";
import { createWorld, readBucket, type World } from "./world.ts";

export interface ScheduleReport {
  readonly seed: number;
  readonly steps: number;
  readonly commits: number;
  /** Empty when every invariant held. */
  readonly problems: readonly string[];
}

const START_MS = Date.UTC(2026, 0, 1);
const POLLERS = 3;
const COMPACTORS = 2;
const READERS = 2;
const MAX_REBUILDERS = 2;

/** Runs the schedule of a seed, with a bug planted in it if one is given. */
export async function runSchedule(
  seed: number,
  bug: PlantedBug | null = null,
): Promise<ScheduleReport> {
  const random = createRandom(seed);
  const mood = pickMood(random);
  let isCalm = false;
  const problems: string[] = [];
  const scheduler = createScheduler({
    random,
    startMs: START_MS,
    deathRate: () => (isCalm ? 0 : mood.faultRate / 20),
    onError: (name, error) => problems.push(`${name} failed: ${String(error)}`),
  });
  const queue = createSimulatedQueue(random, scheduler.now);
  const world = createWorld({ now: scheduler.now, queue, graceMs: SURE_GRACE_MS });
  const weather = { ...mood, random, faultRate: () => (isCalm ? 0 : mood.faultRate) };
  const simulation: Simulation = {
    random,
    scheduler,
    world,
    weather,
    bug,
    mood,
    isOver: false,
  };
  scheduler.start({
    name: "client",
    run: async (process) => {
      await runClient(simulation, process);
      isCalm = true;
      while (queue.pendingKeys().size > 0) await process.wait(1_000);
      simulation.isOver = true;
    },
  });
  startServers(simulation);

  await scheduler.run(world.check);
  problems.push(...world.problems);
  if (problems.length === 0) problems.push(...(await checkRest(world, scheduler.now())));
  return { seed, steps: scheduler.steps(), commits: world.history.size, problems };
}

function startServers(simulation: Simulation): void {
  const { scheduler } = simulation;
  const start = (
    name: string,
    run: (simulation: Simulation, process: Parameters<typeof runPoller>[1]) => Promise<void>,
    isMortal: boolean,
  ) =>
    scheduler.start({
      name,
      isMortal,
      restarts: isMortal,
      run: (process) => run(simulation, process),
    });
  for (let n = 0; n < POLLERS; n++) start(`poller ${n}`, runPoller, false);
  for (let n = 0; n < COMPACTORS; n++) start(`compactor ${n}`, runCompactor, true);
  for (let n = 0; n < READERS; n++) start(`reader ${n}`, runReader, true);
  start("collector", runCollector, true);
  for (let n = simulation.random.below(MAX_REBUILDERS + 1); n > 0; n--) {
    start(`rebuilder ${n}`, runRebuilder, true);
  }
}

/** What has to hold once everything has come to rest. */
async function checkRest(world: World, nowMs: number): Promise<string[]> {
  const { index, filings } = world;
  const clock = createTestClock(nowMs);
  const deps = { store: index, clock };
  const problems = await compareWithBucket(world, "at rest");
  problems.push(...world.findSlandered().map((key) => `blamed without deaths: ${key}`));
  await compactSegments(deps);
  problems.push(...(await compareWithBucket(world, "compacted")));

  clock.advance(2 * COMMIT_DEADLINE_MS + MAX_SKEW_MS + 1);
  await collectGarbage(deps, { graceMs: 0 });
  clock.advance(1);
  await collectGarbage(deps, { graceMs: 0 });
  const snapshot = await openCatalog(deps).snapshot();
  const live = snapshot.segments.map(({ name }) => name).sort();
  const left = (await index.list({ prefix: SEGMENT_PREFIX })).objects.map(({ key }) => key);
  if (left.join() !== live.join()) problems.push(`garbage is left: ${left.join()}`);

  const stored = await filings.list();
  const readable = await readBucket(filings);
  const refusable = stored.objects.filter(({ key, etag }) => {
    const object = readable.get(key);
    return object === undefined || object.isBroken || isRefused(world, key, etag);
  });
  const expected = refusable.map(({ key }) => key);
  const { rejections } = await readRejections(index, { limit: 100 });
  const rejected = rejections.map(({ key }) => key).sort();
  if (rejected.join() !== expected.join()) {
    problems.push(`rejections differ: bucket=${expected.join()} index=${rejected.join()}`);
  }
  return problems;
}

/** Tells whether an object was given up after as many deaths, though it was not to blame. */
function isRefused({ refused }: World, key: string, etag: string): boolean {
  return refused.get(key) === etag;
}

/** Compares what a fresh reader sees with the bucket. */
async function compareWithBucket(world: World, when: string): Promise<string[]> {
  const { index, filings } = world;
  const snapshot = await openCatalog({ store: index, clock: createTestClock() }).snapshot();
  const visible = await visibleFilingsOf(snapshot);
  const stored = await readBucket(filings);
  for (const [key, { etag }] of stored) if (isRefused(world, key, etag)) stored.delete(key);
  const problems: string[] = [];
  for (const { key, etag, id } of visible) {
    const object = stored.get(key);
    if (object?.etag !== etag || !object.ids.includes(id))
      problems.push(`${when}, index holds what bucket does not: ${key} ${id}`);
  }
  // Keys share accession numbers: one filing of each is shown, the others are shadowed.
  const ids = [...new Set([...stored.values()].flatMap((object) => object.ids))].sort().join();
  const shown = visible.map(({ id }) => id).sort();
  if (shown.join() !== ids) problems.push(`${when}, bucket=${ids} index=${shown.join()}`);
  if (snapshot.filingCount !== visible.length) {
    problems.push(`${when}, filing count is ${snapshot.filingCount}`);
  }
  return problems;
}
