/**
 * Real processes, killed at random: nothing acknowledged may be lost.
 *
 *     client ─▶ S3 server ─event─▶ queue ─batch─▶ ingest processes ─▶ S3 server ◀─ compactors
 *               SIGKILL            (here)         SIGKILL                          SIGKILL
 *
 * The server is the project's own, in a process of its own, or another one that is running; then
 * the client tells the queue itself what it changed.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pollQueue } from "../../infra/local/poll-queue.ts";
import { openQueue, type Queue } from "../../infra/local/queue.ts";
import { systemClock } from "../../lib/catalog/clock.ts";
import { collectGarbage } from "../../lib/catalog/collect-garbage.ts";
import { readManifest } from "../../lib/catalog/commit.ts";
import { compactSegments } from "../../lib/ingest/compact-segments.ts";
import type { IngestDeps } from "../../lib/ingest/ingest-batch.ts";
import { readRejections } from "../../lib/ingest/rejection.ts";
import { type VerifyReport, verifyIndex } from "../../lib/ingest/verify-index.ts";
import { SEGMENT_PREFIX } from "../../lib/store/object-keys.ts";
import { toStoreError } from "../../lib/store/s3-error.ts";
import { createRandom, type Random } from "../simulation/random.ts";
import { createBucket, LOCAL_CREDENTIALS, type S3Endpoint } from "../support/s3-bucket.ts";
import { type BucketSettings, openBuckets } from "./bucket-settings.ts";
import { type ClientReport, runClient } from "./client.ts";
import { type MortalChild, startChild } from "./mortal-child.ts";

export interface KillOptions {
  readonly seed: number;
  readonly ingestProcesses: number;
  readonly durationMs: number;
  readonly keys: number;
  /** A running server with two empty buckets; without it the own one is started, and killed too. */
  readonly buckets?: BucketSettings;
}

export interface KillReport {
  readonly client: Omit<ClientReport, "expected">;
  readonly ingestKills: number;
  readonly compactorKills: number;
  readonly serverKills: number;
  /** Keys that do not hold what the client was told they do. */
  readonly lost: readonly string[];
  /** Keys of filings that were rejected, since process after process was killed over them. */
  readonly givenUp: readonly string[];
  /** What was merged away, or left by processes that were killed: deleted at last, or left for good. */
  readonly garbage: { readonly collectedSegments: number; readonly leftSegments: number };
  /** After garbage was collected. */
  readonly verify: VerifyReport;
  /** How long processes were killed. */
  readonly killedMs: number;
  /** From the last kill until the queue was empty. */
  readonly settledMs: number;
}

const COMPACTORS = 2;
/** A process takes a quarter of a second to start; this leaves it some time to do harm. */
const INGEST_KILL_MS = 700;
const COMPACTOR_KILL_MS = 3_000;
const SERVER_KILL_MS = 8_000;
/** Longer than any commit may take; a dead process's messages are given back at once. */
const VISIBILITY_TIMEOUT_MS = 180_000;
const RETRY_DELAY_MS = 1_000;
const POLL_MS = 100;
const MAX_START_TRIES = 300;
const MAX_REJECTIONS = 1_000;
const HOUR_MS = 3_600_000;
/** The first collection notes what is dead, the second finds that the grace period is over. */
const HOURS_AHEAD = [1, 2];

/** Runs client, processes and killers for the given time, then looks at what is left. */
export async function runKills(options: KillOptions): Promise<KillReport> {
  const folder = await mkdtemp(join(tmpdir(), "filedex-kill-"));
  const queue = await openQueue({
    name: "kill-run",
    path: join(folder, "queue.jsonl"),
    visibilityTimeoutMs: VISIBILITY_TIMEOUT_MS,
  });
  const compileCache = join(folder, "compiled");
  const random = createRandom(options.seed);
  const children: MortalChild[] = [];
  let onCrash = (_: Error): void => {};
  const crash = new Promise<never>((_, reject) => {
    onCrash = reject;
  });
  const start = (module: string, settings: unknown) =>
    startChild({ module, settings, compileCache, onCrash });
  const server = options.buckets === undefined ? await startServer(folder, queue, onCrash) : null;
  try {
    const buckets = options.buckets ?? (await makeBuckets(server?.endpoint ?? ""));
    const run = { options, buckets, queue, random, children, server, start };
    return await Promise.race([runAgainst(run), crash]);
  } finally {
    for (const child of children) await child.close();
    await server?.child.close();
    await queue.close();
    await rm(folder, { recursive: true });
  }
}

interface OwnServer {
  readonly child: MortalChild;
  readonly endpoint: string;
}

interface Run {
  readonly options: KillOptions;
  readonly buckets: BucketSettings;
  readonly queue: Queue;
  readonly random: Random;
  readonly children: MortalChild[];
  readonly server: OwnServer | null;
  readonly start: (module: string, settings: unknown) => MortalChild;
}

async function runAgainst(run: Run): Promise<KillReport> {
  const { options, buckets, queue, random, children, server, start } = run;
  const deps = openBuckets(buckets);
  const ingesters = Array.from({ length: options.ingestProcesses }, () =>
    start("ingest-process.ts", buckets),
  );
  const compactors = Array.from({ length: COMPACTORS }, () => start("compact-process.ts", buckets));
  children.push(...ingesters, ...compactors);
  const pollers = ingesters.map((child) =>
    pollQueue(queue, async (event) => (await child.call(event)) as never, {
      retryDelayMs: RETRY_DELAY_MS,
      // A killed process; its messages come back.
      onError: () => {},
    }),
  );
  const startedAt = systemClock.now();
  const ingestKiller = startKiller(() => random.pick(ingesters), random, INGEST_KILL_MS);
  const compactorKiller = startKiller(() => random.pick(compactors), random, COMPACTOR_KILL_MS);
  const serverKiller = server && startKiller(() => server.child, random, SERVER_KILL_MS);
  const client = await runClient({
    ...options,
    filings: deps.filings,
    clock: systemClock,
    onChange: async (key) => {
      if (server === null) await queue.send(notificationOf(buckets.filings, key));
    },
  });
  await systemClock.sleep(startedAt + options.durationMs - systemClock.now());
  const ingestKills = await ingestKiller.stop();
  const compactorKills = await compactorKiller.stop();
  const serverKills = (await serverKiller?.stop()) ?? 0;
  const stoppedAt = systemClock.now();
  await waitUntilEmpty(queue);
  const settledMs = systemClock.now() - stoppedAt;
  for (const poller of pollers) await poller.close();
  for (const child of children) await child.close();
  await compactSegments(deps);
  const garbage = await collectLater(deps);
  const { expected, ...counts } = client;
  return {
    client: counts,
    ingestKills,
    compactorKills,
    serverKills,
    lost: await findLost(deps, expected),
    givenUp: await findGivenUp(deps, expected),
    garbage,
    verify: await verifyIndex(deps, { isDeep: true }),
    killedMs: stoppedAt - startedAt,
    settledMs,
  };
}

/** Kills one of the processes after the other, at random times around the given interval. */
function startKiller(
  choose: () => MortalChild,
  random: Random,
  intervalMs: number,
): { stop(): Promise<number> } {
  let isStopped = false;
  let kills = 0;
  const running = (async () => {
    while (!isStopped) {
      await systemClock.sleep(random.next() * 2 * intervalMs);
      if (isStopped) break;
      choose().kill();
      kills++;
    }
  })();
  return {
    stop: async () => {
      isStopped = true;
      await running;
      return kills;
    },
  };
}

async function startServer(
  folder: string,
  queue: Queue,
  onCrash: (error: Error) => void,
): Promise<OwnServer> {
  const port = await findFreePort();
  const settings = { dataDir: join(folder, "s3"), port, filings: "filings" };
  const child = startChild({
    module: "s3-process.ts",
    settings,
    compileCache: join(folder, "compiled"),
    onCrash,
    onRequest: async (record) => void (await queue.send(JSON.stringify({ Records: [record] }))),
  });
  return { child, endpoint: `http://127.0.0.1:${port}` };
}

/** Asks the system for a port, which a server that is killed and started again can keep. */
async function findFreePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

/** Makes the buckets as soon as the server answers. */
async function makeBuckets(endpoint: string): Promise<BucketSettings> {
  const s3 = { endpoint, region: "us-east-1", credentials: LOCAL_CREDENTIALS };
  const buckets = { endpoint, filings: "filings", index: "index" };
  for (const bucket of [buckets.filings, buckets.index]) {
    for (let tries = MAX_START_TRIES; !(await isCreated(s3, bucket)); tries--) {
      if (tries === 0) throw new Error("server does not start");
      await systemClock.sleep(POLL_MS);
    }
  }
  return buckets;
}

async function isCreated(s3: S3Endpoint, bucket: string): Promise<boolean> {
  try {
    await createBucket(s3, bucket);
    return true;
  } catch (error) {
    if (toStoreError(error, "create bucket", bucket).kind === "unavailable") return false;
    throw error;
  }
}

/** Waits until every message is deleted: those of dead processes have to come back first. */
async function waitUntilEmpty(queue: Queue): Promise<void> {
  while (true) {
    const { visible, inFlight } = queue.count();
    if (visible + inFlight === 0) return;
    await systemClock.sleep(POLL_MS);
  }
}

/** Collects garbage by a clock that is hours ahead, as nobody lives on who could still need it. */
async function collectLater(deps: IngestDeps): Promise<KillReport["garbage"]> {
  let collectedSegments = 0;
  for (const hours of HOURS_AHEAD) {
    const clock = { ...systemClock, now: () => systemClock.now() + hours * HOUR_MS };
    collectedSegments += (await collectGarbage({ ...deps, clock })).deletedSegments;
  }
  const { objects } = await deps.store.list({ prefix: SEGMENT_PREFIX });
  const { segments } = (await readManifest(deps.store)).manifest;
  return { collectedSegments, leftSegments: objects.length - segments.length };
}

/** Finds keys where the server has forgotten what it acknowledged. */
async function findLost(
  { filings }: IngestDeps,
  expected: ClientReport["expected"],
): Promise<string[]> {
  const lost: string[] = [];
  for (const [key, body] of expected) {
    const head = await filings.head(key);
    const etag = body === null ? undefined : createHash("md5").update(body).digest("hex");
    if (head?.etag !== etag) lost.push(key);
  }
  return lost;
}

/** Finds filings that were rejected as a whole; only what is empty should be. */
async function findGivenUp(
  { store }: IngestDeps,
  expected: ClientReport["expected"],
): Promise<string[]> {
  const { rejections } = await readRejections(store, { limit: MAX_REJECTIONS });
  return rejections
    .filter(({ key, filings }) => filings === undefined && expected.get(key)?.byteLength !== 0)
    .map(({ key }) => key);
}

function notificationOf(bucket: string, key: string): string {
  const record = {
    eventVersion: "2.1",
    eventSource: "aws:s3",
    eventName: "ObjectCreated:Put",
    s3: { bucket: { name: bucket }, object: { key: encodeURIComponent(key) } },
  };
  return JSON.stringify({ Records: [record] });
}
