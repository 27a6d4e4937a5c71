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
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import MiniSearch from "minisearch";
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

const SEED = 1;
const SIZES = [1_000, 50_000];
const UPLOADS = 500;
const UPLOAD_LANES = 8;
/** As deployed. */
const BATCH_SIZE = 100;
const POLLERS = 2;
const VISIBILITY_TIMEOUT_MS = 1_800_000;
const FILINGS_PER_SEGMENT = 2_000;
/** Beyond this MiniSearch's JSON is no longer a document that one would load for each upload. */
const MAX_JSON_FILINGS = 10_000;
const JSON_UPLOADS = 3;

export interface IngestMeasurement {
  readonly indexed: number;
  readonly uploads: number;
  readonly filingsPerSecond: number;
  /** Processor time of client, S3 server, queue and handler together. */
  readonly cpuMsPerFiling: number;
  readonly searchableMs: { readonly p50: number; readonly p99: number };
  /** Of the handler, to both buckets. */
  readonly requestsPerFiling: number;
  readonly commits: number;
  /** Null where MiniSearch's JSON is too large. */
  readonly jsonCpuMsPerFiling: number | null;
}

/** Measures loading into a small and a large index, and prints a table or JSON. */
export async function benchIngest({ json }: { readonly json: boolean }): Promise<void> {
  const measurements: IngestMeasurement[] = [];
  for (const indexed of SIZES) measurements.push(await measure(indexed));
  if (json) console.log(JSON.stringify(measurements));
  else console.log(formatTable(measurements));
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
    await fillIndex(openBucket(server.url, INDEX_BUCKET), indexed);
    const loaded = await load(server.url, queue);
    return { indexed, ...loaded, jsonCpuMsPerFiling: measureJson(indexed) };
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

type Loaded = Omit<IngestMeasurement, "indexed" | "jsonCpuMsPerFiling">;

async function load(s3Url: string, queue: Queue): Promise<Loaded> {
  const bodies = [...generateFilings({ seed: SEED, count: UPLOADS })].map(({ name, bytes }) => {
    const record = buildRecord(parseFiling(bytes, { path: name }), { key: name, etag: "" });
    return { key: name, bytes, id: record.filing.id };
  });
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
    requestsPerFiling: calls.count / bodies.length,
    commits,
  };
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

/** Measures an upload to an index that is one JSON document. */
function measureJson(indexed: number): number | null {
  if (indexed > MAX_JSON_FILINGS) return null;
  const options = { fields: ["names", "title", "text"], storeFields: ["id"] };
  const documents = [...generateIndexedFilings({ seed: SEED, count: indexed + JSON_UPLOADS })].map(
    ({ filing, sections }, n) =>
      sections.map(({ title, text }, section) => {
        return { id: `${n}/${section}`, names: filing.names.join(" "), title, text };
      }),
  );
  const index = new MiniSearch(options);
  for (const sections of documents.slice(0, indexed)) index.addAll(sections);
  let stored = JSON.stringify(index);
  const before = process.threadCpuUsage();
  for (const sections of documents.slice(indexed)) {
    const loaded = MiniSearch.loadJSON(stored, options);
    loaded.addAll(sections);
    stored = JSON.stringify(loaded);
  }
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000 / JSON_UPLOADS;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function formatTable(measurements: readonly IngestMeasurement[]): string {
  const lines = measurements.map((each) => {
    const jsonMs = each.jsonCpuMsPerFiling;
    return [
      `${each.indexed} filings indexed, ${each.uploads} uploaded in ${each.commits} commits:`,
      `  ${each.filingsPerSecond.toFixed(0)} filings/s, ${each.cpuMsPerFiling.toFixed(1)} ms CPU and ${each.requestsPerFiling.toFixed(2)} S3 requests each`,
      `  upload to searchable p50 ${each.searchableMs.p50} ms, p99 ${each.searchableMs.p99} ms`,
      `  load, add and serialize MiniSearch's JSON: ${jsonMs === null ? "not tried" : `${jsonMs.toFixed(0)} ms CPU each`}`,
    ].join("\n");
  });
  const [small, large] = measurements;
  if (small !== undefined && large !== undefined) {
    const ratio = large.cpuMsPerFiling / small.cpuMsPerFiling;
    lines.push(`CPU per filing, ${large.indexed} to ${small.indexed}: ${ratio.toFixed(2)}`);
  }
  return lines.join("\n");
}
