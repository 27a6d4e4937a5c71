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
/** Lunr and Orama need several gigabytes to build. */
const HEAP_MB = 10_000;
/** Above so many filings the engines that keep everything in memory are not run. */
const MOST_IN_MEMORY = 20_000;
const NOT_RUN: Readonly<Record<string, string>> = {
  minisearch: "its JSON of some 70,000 filings is longer than a string can be; loading takes 20 s",
  flexsearch: "it holds all in memory, some 50 kB for a filing",
  orama: "it holds all in memory, some 100 kB for a filing",
  lunr: "it holds all in memory, some 100 kB for a filing",
};

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

/** An engine that gave no figures at a size, and why. */
export interface MissingEngine {
  readonly engine: string;
  readonly filings: number;
  readonly reason: string;
}

export interface IndexFigures {
  readonly machine: Readonly<Record<string, unknown>>;
  readonly engines: readonly EngineFigures[];
  readonly missing: readonly MissingEngine[];
  readonly own: readonly OwnFigures[];
}

/** Runs all engines at each size and prints what came out. */
export async function benchIndex(options: {
  readonly sizes: readonly number[];
  readonly json: boolean;
}): Promise<void> {
  const machine = describeMachine();
  const engines: EngineFigures[] = [];
  const missing: MissingEngine[] = [];
  const own: OwnFigures[] = [];
  for (const filings of options.sizes) {
    for (const engine of ENGINES) {
      const reason = filings > MOST_IN_MEMORY ? NOT_RUN[engine] : undefined;
      if (reason !== undefined) {
        missing.push({ engine, filings, reason });
        continue;
      }
      const folder = mkdtempSync(join(tmpdir(), `filedex-bench-${engine}-`));
      try {
        engines.push(await measureEngine(engine, filings, folder));
        if (engine === "filedex") own.push(await measureOwn(filings, folder));
      } catch (error) {
        // Filedex is what is measured; another engine may fail at a size, which is a figure, too.
        if (engine === "filedex") throw error;
        missing.push({ engine, filings, reason: reasonOf(error) });
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  }
  const figures: IndexFigures = { machine, engines, missing, own };
  const goals = compareWithGoals(figures);
  if (options.json) console.log(JSON.stringify({ ...figures, goals }, null, 2));
  else printFigures(figures, goals);
}

/** Finds in what a process wrote before it failed the line that says why. */
function reasonOf(error: unknown): string {
  const lines = String(error).split("\n");
  const why = lines.slice(1).find((line) => /^(\w*Error|FATAL ERROR): /.test(line));
  return why ?? lines[0] ?? "";
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
