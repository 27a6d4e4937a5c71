/**
 * node infra/mutate.ts [--dir DIR] [--runs 200000] [--seed 1] [--max-bytes 60000]
 *
 * Parses damaged copies of real filings. Every parse must end in a filing or in an error of kind
 * "invalid", within a second; the first that does not is printed with the seed that repeats it.
 */
import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { hasKind } from "../lib/errors.ts";
import { parseFilings } from "../lib/filing/parse-filing.ts";
import { createRandom, mutateBytes } from "./mutations/mutate-bytes.ts";

/** A parse of at most a few hundred kilobytes takes milliseconds of CPU; this long is a hang. */
const MAX_PARSE_MS = 1000;

interface Options {
  readonly dir: string;
  readonly runs: string;
  readonly seed: string;
  readonly maxBytes: string;
}

async function readSmallFiles(folder: string, maxBytes: number): Promise<Uint8Array[]> {
  const files: Uint8Array[] = [];
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name);
    const { size } = await stat(path);
    if ((await stat(path)).isFile() && size > 0 && size <= maxBytes)
      files.push(await readFile(path));
  }
  return files;
}

/** Returns what went wrong with one damaged file; null when nothing did. */
function checkParse(bytes: Uint8Array): string | null {
  const before = process.cpuUsage();
  try {
    for (const { error } of parseFilings(bytes).refused) throw error;
  } catch (error) {
    if (!hasKind(error, "invalid"))
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const durationMs = (user + system) / 1000;
  return durationMs > MAX_PARSE_MS
    ? `took ${Math.round(durationMs)} ms for ${bytes.length} bytes`
    : null;
}

const options = new Command("mutate")
  .option("--dir <folder>", "folder with filings", "../shared/filings")
  .option("--runs <count>", "damaged files to parse", "200000")
  .option("--seed <number>", "first seed", "1")
  .option("--max-bytes <count>", "larger files are left out", "60000")
  .parse()
  .opts<Options>();

const files = await readSmallFiles(resolve(options.dir), Number(options.maxBytes));
const firstSeed = Number(options.seed);
let failures = 0;
for (let seed = firstSeed; seed < firstSeed + Number(options.runs); seed++) {
  const random = createRandom(seed);
  const file = files[random(files.length)] ?? new Uint8Array();
  const fault = checkParse(mutateBytes(file, random));
  if (fault === null) continue;
  failures++;
  console.log(`seed ${seed}: ${fault}`);
}
console.log(`${options.runs} damaged files, ${failures} failures`);
if (failures > 0) process.exitCode = 1;
