/**
 * Measures the packed index beside other engines on the same generated filings. Every figure comes
 * from a process of its own (measure-engine.ts), with the files in the page cache.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundleCold, ENGINE_MODULES } from "./bundle-cold.ts";
import { describeMachine } from "./describe-machine.ts";
import { compareWithGoals } from "./index-goals.ts";
import type { WarmFigures } from "./measure-engine.ts";
import { printFigures } from "./print-figures.ts";
import { makeQueryMix } from "./query-mix.ts";

const run = promisify(execFile);

const ENGINES = Object.keys(ENGINE_MODULES);
/** Processes started, of which the median counts. */
const COLD_RUNS = 5;
/** Above this, the engines that keep everything in memory take minutes or fail. */
const MOST_FOR_ALL = 20_000;
const LARGE_ENGINES = ["filedex", "fts5", "fts5-prefix"];
/** Lunr and Orama need several gigabytes to build. */
const HEAP_MB = 10_000;

export interface BuildFigures {
  readonly cpuSeconds: number;
  readonly sizeMb: number;
  readonly textMb: number;
  readonly sections: number;
}

export interface ColdFigures {
  readonly openMs: number;
  readonly firstAnswerMs: number;
  readonly peakRssMb: number;
}

export interface EngineFigures {
  readonly engine: string;
  readonly filings: number;
  readonly build: BuildFigures;
  readonly cold: ColdFigures;
  readonly warm: WarmFigures;
}

/** What only Filedex has: measure-filedex.ts. */
export type OwnFigures = Readonly<Record<string, unknown>> & { readonly filings: number };

export interface IndexFigures {
  readonly machine: Readonly<Record<string, unknown>>;
  readonly engines: readonly EngineFigures[];
  readonly own: readonly OwnFigures[];
}

/** Runs all engines at each size and prints what came out. */
export async function benchIndex(options: {
  readonly sizes: readonly number[];
  readonly json: boolean;
}): Promise<void> {
  const engines: EngineFigures[] = [];
  const own: OwnFigures[] = [];
  for (const filings of options.sizes) {
    for (const engine of ENGINES) {
      if (filings > MOST_FOR_ALL && !LARGE_ENGINES.includes(engine)) continue;
      const folder = mkdtempSync(join(tmpdir(), `filedex-bench-${engine}-`));
      try {
        engines.push(await measureEngine(engine, filings, folder));
        if (engine === "filedex") own.push(await measureOwn(filings, folder));
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  }
  const figures: IndexFigures = { machine: describeMachine(), engines, own };
  const goals = compareWithGoals(figures);
  if (options.json) console.log(JSON.stringify({ ...figures, goals }, null, 2));
  else printFigures(figures, goals);
}

async function measureEngine(
  engine: string,
  filings: number,
  folder: string,
): Promise<EngineFigures> {
  const measure = (phase: string) => measureInChild([phase, engine, String(filings), folder]);
  const build = (await measure("build")) as BuildFigures;
  const cold = await measureCold(engine, folder);
  const warm = (await measure("warm")) as WarmFigures;
  return { engine, filings, build, cold, warm };
}

async function measureOwn(filings: number, folder: string): Promise<OwnFigures> {
  const size = String(filings);
  const ranges = (await measureInChild(["ranges", "filedex", size, folder])) as object;
  const append = (await measureInChild(["append", "filedex", size, folder])) as object;
  return { filings, ...ranges, ...append };
}

async function measureCold(engine: string, folder: string): Promise<ColdFigures> {
  const bundles = mkdtempSync(join(tmpdir(), "filedex-bench-bundle-"));
  try {
    const script = await bundleCold(engine, bundles);
    const query = makeQueryMix().find(({ kind }) => kind === "or");
    const runs: ColdFigures[] = [];
    for (let run = 0; run < COLD_RUNS; run++) {
      runs.push((await runNode([script, folder, JSON.stringify(query)])) as ColdFigures);
    }
    runs.sort((left, right) => left.firstAnswerMs - right.firstAnswerMs);
    const median = runs[COLD_RUNS >> 1];
    if (median === undefined) throw new Error("nothing was run");
    return median;
  } finally {
    rmSync(bundles, { recursive: true });
  }
}

async function measureInChild(parameters: readonly string[]): Promise<unknown> {
  process.stderr.write(`${parameters.slice(0, 3).join(" ")} (load ${loadavg()[0]?.toFixed(1)})\n`);
  return await runNode([join(import.meta.dirname, "measure-engine.ts"), ...parameters]);
}

async function runNode(parameters: readonly string[]): Promise<unknown> {
  const flags = [`--max-old-space-size=${HEAP_MB}`, "--disable-warning=ExperimentalWarning"];
  const { stdout } = await run(process.execPath, [...flags, ...parameters]);
  return JSON.parse(stdout);
}
