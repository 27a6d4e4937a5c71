/**
 * What an upload costs when the index is one JSON document of MiniSearch: load it, add the filing,
 * serialize it. Runs in a thread of its own with a heap that holds text, index and JSON at once.
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import MiniSearch, { type Options } from "minisearch";
import { z } from "zod";
import { generateIndexedFilings } from "../samples/generate-indexed-filings.ts";

/** Fifty thousand filings take about 5 GB. */
const HEAP_MB = 14_000;
/** An upload to a large index takes a minute, and the next one would not differ. */
const MAX_REPEATED_FILINGS = 10_000;
const UPLOADS = 3;

const figures = z.object({ uploads: z.int(), cpuMsPerUpload: z.number(), jsonMb: z.number() });
export type JsonUploadFigures = z.infer<typeof figures>;

interface Section {
  readonly id: string;
  readonly names: string;
  readonly title: string;
  readonly text: string;
}

const OPTIONS: Options<Section> = { fields: ["names", "title", "text"], storeFields: ["id"] };

/** Measures uploads to an index of so many generated filings. */
export async function measureJsonUpload(indexed: number, seed: number): Promise<JsonUploadFigures> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { indexed, seed },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return await new Promise((resolve, reject) => {
    worker.once("message", (message) => resolve(figures.parse(message)));
    worker.once("error", reject);
  });
}

function measure(indexed: number, seed: number): JsonUploadFigures {
  const uploads = indexed > MAX_REPEATED_FILINGS ? 1 : UPLOADS;
  let stored = "";
  let cpuBefore = process.threadCpuUsage();
  const index = new MiniSearch<Section>(OPTIONS);
  let ordinal = 0;
  for (const { filing, sections } of generateIndexedFilings({ seed, count: indexed + uploads })) {
    const added = sections.map(({ title, text }, section) => {
      return { id: `${ordinal}/${section}`, names: filing.names.join(" "), title, text };
    });
    if (ordinal === indexed) {
      stored = JSON.stringify(index);
      cpuBefore = process.threadCpuUsage();
    }
    if (ordinal < indexed) index.addAll(added);
    else stored = upload(stored, added);
    ordinal++;
  }
  const { user, system } = process.threadCpuUsage(cpuBefore);
  const cpuMsPerUpload = (user + system) / 1_000 / uploads;
  return { uploads, cpuMsPerUpload, jsonMb: stored.length / 1e6 };
}

function upload(stored: string, sections: readonly Section[]): string {
  const index = MiniSearch.loadJSON(stored, OPTIONS);
  index.addAll(sections);
  return JSON.stringify(index);
}

if (!isMainThread && parentPort !== null) {
  const { indexed, seed } = z.object({ indexed: z.int(), seed: z.int() }).parse(workerData);
  parentPort.postMessage(measure(indexed, seed));
}
