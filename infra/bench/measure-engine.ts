/**
 * One measurement of one engine in a process of its own, printed as one line of JSON:
 *
 *     node measure-engine.ts build|warm|ranges|append <engine> <filings> <folder>
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { generateIndexedFilings } from "../samples/generate-indexed-filings.ts";
import { ENGINE_MODULES } from "./bundle-cold.ts";
import type { BenchEngine, OpenedEngine } from "./engines/bench-engine.ts";
import { type Percentiles, percentiles } from "./percentiles.ts";
import { type BenchQuery, makeQueryMix } from "./query-mix.ts";

const CORPUS_SEED = 20_240_801;
/** Not counted: after them an engine's code is compiled and its caches are filled. */
const WARM_UP_ROUNDS = 3;
const ROUNDS = 5;
/** Queries that the facet columns are measured with: broad ones, which make facets dear. */
const FACET_KINDS = ["hot", "or"];
const FACET_QUERIES = 20;

export interface WarmFigures {
  /** Milliseconds over the 200 queries of words that the engine supports. */
  readonly words: Percentiles;
  /** Without fuzzy ones. */
  readonly exact: Percentiles;
  readonly fuzzy: Percentiles | null;
  /** Phrases and NEAR. */
  readonly positional: Percentiles | null;
  readonly facets: Percentiles | null;
  readonly queries: number;
  readonly meanHits: number;
  readonly peakRssMb: number;
}

const [phase = "", name = "", size = "", folder = ""] = process.argv.slice(2);
if (import.meta.main) {
  const engine = await loadEngine(name);
  console.log(JSON.stringify(await measure(engine)));
}

async function measure(engine: BenchEngine): Promise<object> {
  switch (phase) {
    case "build":
      return await measureBuild(engine);
    case "warm":
      return await measureWarm(engine);
    default: {
      const { measureAppend, measureRanges } = await import("./measure-filedex.ts");
      return phase === "ranges" ? await measureRanges(folder) : await measureAppend(folder);
    }
  }
}

async function loadEngine(wanted: string): Promise<BenchEngine> {
  const [path, exported] = ENGINE_MODULES[wanted] ?? [];
  if (path === undefined || exported === undefined) throw new Error(`no such engine: ${wanted}`);
  const module: Record<string, BenchEngine | undefined> = await import(path);
  const engine = module[exported];
  if (engine === undefined) throw new Error(`no such engine: ${wanted}`);
  return engine;
}

/** Measures the CPU time of building on all threads, without that of making the filings. */
async function measureBuild(engine: BenchEngine) {
  const made = { cpuSeconds: 0, textBytes: 0, sections: 0 };
  const building = process.cpuUsage();
  await engine.build(makeCorpus(made), folder);
  const cpuSeconds = secondsOf(process.cpuUsage(building)) - made.cpuSeconds;
  const { textBytes, sections } = made;
  return { cpuSeconds, sizeMb: folderBytes(folder) / 1e6, textMb: textBytes / 1e6, sections };
}

/** Makes the filings one by one and adds up what they are, and the CPU time of this thread. */
function* makeCorpus(made: { cpuSeconds: number; textBytes: number; sections: number }) {
  const corpus = generateIndexedFilings({ seed: CORPUS_SEED, count: Number(size) });
  while (true) {
    const making = process.threadCpuUsage();
    const { value: filing, done } = corpus.next();
    if (done) return;
    // Counting the bytes also joins the pieces a text was made of, which engines are not to pay.
    for (const { text } of filing.sections) made.textBytes += Buffer.byteLength(text);
    made.sections += filing.sections.length;
    made.cpuSeconds += secondsOf(process.threadCpuUsage(making));
    yield filing;
  }
}

function secondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}

async function measureWarm(engine: BenchEngine): Promise<WarmFigures> {
  const opened = await engine.open(folder);
  const mix = makeQueryMix().filter((query) => engine.supports(query));
  const positional = mix.filter(isPositional);
  const words = mix.filter((query) => !isPositional(query));
  const timed = await timeQueries(words, (query) => opened.search(query));
  const fuzzy = timed.filter(({ query }) => query.kind.endsWith("fuzzy"));
  const exact = timed.filter(({ query }) => !query.kind.endsWith("fuzzy"));
  const phrases = await timeQueries(positional, (query) => opened.search(query));
  const facets = await timeFacets(opened, words);
  return {
    words: percentiles(timed),
    exact: percentiles(exact),
    fuzzy: fuzzy.length > 0 ? percentiles(fuzzy) : null,
    positional: phrases.length > 0 ? percentiles(phrases) : null,
    facets: facets.length > 0 ? percentiles(facets) : null,
    queries: mix.length,
    meanHits: timed.reduce((sum, { hits }) => sum + hits, 0) / Math.max(timed.length, 1),
    peakRssMb: peakRssMb(),
  };
}

interface TimedQuery {
  readonly query: BenchQuery;
  readonly ms: number;
  readonly hits: number;
}

/** Runs each query several times and takes the median, once the engine is warm. */
async function timeQueries(
  queries: readonly BenchQuery[],
  run: (query: BenchQuery) => Promise<number> | number,
): Promise<TimedQuery[]> {
  for (let round = 0; round < WARM_UP_ROUNDS; round++) {
    for (const query of queries) await run(query);
  }
  const timed: TimedQuery[] = [];
  for (const query of queries) {
    const times: number[] = [];
    let hits = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      hits = await run(query);
      times.push(performance.now() - start);
    }
    times.sort((left, right) => left - right);
    timed.push({ query, ms: times[times.length >> 1] ?? 0, hits });
  }
  return timed;
}

async function timeFacets(
  opened: OpenedEngine,
  words: readonly BenchQuery[],
): Promise<TimedQuery[]> {
  const { searchWithFacets } = opened;
  if (searchWithFacets === undefined) return [];
  const broad = words.filter(({ kind }) => FACET_KINDS.includes(kind)).slice(0, FACET_QUERIES);
  return await timeQueries(broad, searchWithFacets);
}

function isPositional({ kind }: BenchQuery): boolean {
  return kind === "phrase" || kind === "near";
}

function peakRssMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function folderBytes(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
