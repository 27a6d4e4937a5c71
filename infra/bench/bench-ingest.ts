/**
 * Loading: filings go through the S3 server, the queue, the ingest handler and a commit, into an
 * index that holds some already, while a reader waits for them.
 *
 *     client ─▶ S3 server ─event─▶ queue ─batch─▶ handler ─▶ S3 server ◀─ reader (thread)
 *
 * Everything but the reader runs on one thread, whose processor time says what a filing costs even
 * on a busy machine. Beside it stands what each upload costs when the index is one JSON document
 * of MiniSearch: load it, add the filing, serialize it.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { createIngestHandler } from "../../functions/ingest-handler.ts";
import { systemClock } from "../../lib/catalog/clock.ts";
import { readManifest } from "../../lib/catalog/commit.ts";
import { mapConcurrent } from "../../lib/catalog/map-concurrent.ts";
import { parseFiling } from "../../lib/filing/parse-filing.ts";
import { buildRecord } from "../../lib/index/build-record.ts";
import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import { encodeSegment } from "../../lib/index/segment-writer.ts";
import { appendSegment } from "../../lib/ingest/append-segment.ts";
import { compactSegments } from "../../lib/ingest/compact-segments.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { FILINGS_BUCKET, INDEX_BUCKET, openBucket } from "../local/open-bucket.ts";
import { pollQueue } from "../local/poll-queue.ts";
import { openQueue, type Queue } from "../local/queue.ts";
import { startS3Server } from "../local/s3/server.ts";
import { generateFilings } from "../samples/generate-filings.ts";
import { generateIndexedFilings } from "../samples/generate-indexed-filings.ts";
import { countCalls } from "./count-calls.ts";
import { describeMachine } from "./describe-machine.ts";
import { type JsonUploadFigures, measureJsonUpload } from "./json-upload.ts";
import { printIngest } from "./print-ingest.ts";
import { measureWriteAmplification, type WriteAmplification } from "./write-amplification.ts";

const SEED = 1;
const UPLOADS = 500;
const UPLOAD_LANES = 8;
/** As deployed. */
const BATCH_SIZE = 100;
const POLLERS = 2;
const VISIBILITY_TIMEOUT_MS = 1_800_000;
const FILINGS_PER_SEGMENT = 2_000;
/** Of single uploads, merged by the policy. */
const COMMITS = [100, 1_000, 10_000, 100_000];

export interface IngestMeasurement {
  readonly indexed: number;
  readonly uploads: number;
  readonly filingsPerSecond: number;
  /** Processor time of client, S3 server, queue and handler together. */
  readonly cpuMsPerFiling: number;
  /** Processor time of parsing and of encoding a segment, on their own. */
  readonly parseMsPerFiling: number;
  readonly encodeMsPerFiling: number;
  readonly searchableMs: { readonly p50: number; readonly p99: number };
  /** Of the handler, to both buckets. */
  readonly requestsPerFiling: number;
  readonly commits: number;
  readonly json: JsonUploadFigures;
}

export interface IngestFigures {
  readonly machine: ReturnType<typeof describeMachine>;
  readonly measurements: readonly IngestMeasurement[];
  readonly writeAmplification: readonly WriteAmplification[];
}

/** Measures loading into a small and a large index, and prints a table or JSON. */
export async function benchIngest({ json, sizes }: IngestBenchOptions): Promise<void> {
  const machine = describeMachine();
  const measurements: IngestMeasurement[] = [];
  for (const indexed of sizes) measurements.push(await measure(indexed));
  const writeAmplification = COMMITS.map(measureWriteAmplification);
  const figures: IngestFigures = { machine, measurements, writeAmplification };
  if (json) console.log(JSON.stringify(figures, null, 2));
  else printIngest(figures);
}

export interface IngestBenchOptions {
  readonly json: boolean;
  /** Filings in the index beforehand. */
  readonly sizes: readonly number[];
}

async function measure(indexed: number): Promise<IngestMeasurement> {
  const folder = await mkdtemp(join(tmpdir(), "filedex-bench-"));
  const queue = await openQueue({
    name: "filings",
    path: join(folder, "queue.jsonl"),
    visibilityTimeoutMs: VISIBILITY_TIMEOUT_MS,
  });
  const server = await startS3Server({
    dataDir: join(folder, "s3"),
    port: 0,
    buckets: [FILINGS_BUCKET, INDEX_BUCKET],
    credentials: null,
    notifyBuckets: [FILINGS_BUCKET],
    onEvent: async (record) => void (await queue.send(JSON.stringify({ Records: [record] }))),
  });
  try {
    tell(`${indexed} filings: filling the index`);
    await fillIndex(openBucket(server.url, INDEX_BUCKET), indexed);
    tell(`${indexed} filings: loading`);
    const loaded = await load(server.url, queue);
    tell(`${indexed} filings: uploads to MiniSearch's JSON`);
    return { indexed, ...loaded, json: await measureJsonUpload(indexed, SEED) };
  } finally {
    await server.close();
    await queue.close();
    await rm(folder, { recursive: true });
  }
}

/** Fills the index with generated filings, without their objects, merged as it would be by then. */
async function fillIndex(store: ObjectStore, count: number): Promise<void> {
  const deps = { store, clock: systemClock };
  let filings: IndexedFiling[] = [];
  const flush = async () => {
    const input = { filings, removedKeys: [] };
    await appendSegment(deps, { input, bytes: encodeSegment(input) }, systemClock.now());
    filings = [];
  };
  for (const filing of generateIndexedFilings({ seed: SEED, count })) {
    filings.push(filing);
    if (filings.length === FILINGS_PER_SEGMENT) await flush();
  }
  if (filings.length > 0) await flush();
  await compactSegments(deps);
}

type Loaded = Omit<IngestMeasurement, "indexed" | "json">;

async function load(s3Url: string, queue: Queue): Promise<Loaded> {
  const bodies = [...generateFilings({ seed: SEED, count: UPLOADS })].map(({ name, bytes }) => {
    return { key: name, bytes, id: parseFilingId(name, bytes) };
  });
  const parts = measureParts(bodies);
  const reader = await startReader(
    s3Url,
    bodies.map(({ id }) => id),
  );
  const calls = { count: 0 };
  const pollers = Array.from({ length: POLLERS }, () => startPoller(s3Url, queue, calls));
  const client = openBucket(s3Url, FILINGS_BUCKET);
  const index = openBucket(s3Url, INDEX_BUCKET);
  const versionBefore = (await readManifest(index)).manifest.version;
  const uploadedAt = new Map<string, number>();

  const startedAt = systemClock.now();
  const cpuBefore = process.threadCpuUsage();
  await mapConcurrent(bodies, UPLOAD_LANES, async ({ key, bytes, id }) => {
    await client.put(key, bytes);
    uploadedAt.set(id, systemClock.now());
  });
  const foundAt = await reader.found;
  const durationMs = systemClock.now() - startedAt;
  const { user, system } = process.threadCpuUsage(cpuBefore);
  for (const poller of pollers) await poller.close();

  const waits = [...foundAt].map(([id, at]) => at - (uploadedAt.get(id) ?? at));
  const commits = (await readManifest(index)).manifest.version - versionBefore;
  return {
    uploads: bodies.length,
    filingsPerSecond: (bodies.length / durationMs) * 1_000,
    cpuMsPerFiling: (user + system) / 1_000 / bodies.length,
    searchableMs: { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99) },
    ...parts,
    requestsPerFiling: calls.count / bodies.length,
    commits,
  };
}

function parseFilingId(key: string, bytes: Uint8Array): string {
  return buildRecord(parseFiling(bytes, { path: key }), { key, etag: "" }).filing.id;
}

/** Measures the two largest parts of the work on their own, once the machine's code is warm. */
function measureParts(bodies: readonly { readonly key: string; readonly bytes: Uint8Array }[]) {
  const parse = () =>
    bodies.map(({ key, bytes }) => {
      return buildRecord(parseFiling(bytes, { path: key }), { key, etag: "" });
    });
  const parsed = measureCpu(parse);
  const encode = () => {
    for (let start = 0; start < bodies.length; start += BATCH_SIZE) {
      const filings = parsed.result.slice(start, start + BATCH_SIZE);
      encodeSegment({ filings, removedKeys: [] });
    }
  };
  return {
    parseMsPerFiling: parsed.cpuMs / bodies.length,
    encodeMsPerFiling: measureCpu(encode).cpuMs / bodies.length,
  };
}

function measureCpu<T>(act: () => T): { readonly result: T; readonly cpuMs: number } {
  const before = process.threadCpuUsage();
  const result = act();
  const { user, system } = process.threadCpuUsage(before);
  return { result, cpuMs: (user + system) / 1_000 };
}

function startPoller(s3Url: string, queue: Queue, calls: { count: number }) {
  const note = () => {
    calls.count++;
  };
  const handler = createIngestHandler({
    filings: countCalls(openBucket(s3Url, FILINGS_BUCKET), note),
    store: countCalls(openBucket(s3Url, INDEX_BUCKET), note),
    bucket: FILINGS_BUCKET,
    clock: systemClock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  return pollQueue(
    queue,
    async (event) => {
      const { batchItemFailures } = await handler(event);
      return { batchItemFailures: [...batchItemFailures] };
    },
    {
      batchSize: BATCH_SIZE,
      onError: (error) => {
        throw error;
      },
    },
  );
}

interface Reader {
  /** When each filing was found, by id, once all are. */
  readonly found: Promise<ReadonlyMap<string, number>>;
}

/** Starts the reader and waits until it has opened the index. */
async function startReader(s3Url: string, ids: readonly string[]): Promise<Reader> {
  const worker = new Worker(new URL("ingest-reader.ts", import.meta.url), {
    workerData: { s3Url, ids: [...new Set(ids)] },
  });
  const foundAt = new Map<string, number>();
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const found = new Promise<ReadonlyMap<string, number>>((resolve, reject) => {
    worker.on("message", (message: { readonly id: string; readonly foundAt: number } | null) => {
      if (message === null) begin();
      else foundAt.set(message.id, message.foundAt);
    });
    worker.once("error", reject);
    worker.once("exit", () => resolve(foundAt));
  });
  await begun;
  return { found };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Says what comes next: the whole takes minutes. */
function tell(step: string): void {
  process.stderr.write(`${step} (load ${loadavg()[0]?.toFixed(1)})\n`);
}
