/**
 * node infra/hostile.ts [--bytes 10000000] [--only NAME]
 *
 * CPU time for hostile files against an ordinary document of the same syntax and size; exits with 1
 * when one costs more than twice as much. CPU time, so that other programs on the machine count little.
 */
import { Command } from "commander";
import { hasKind } from "../lib/errors.ts";
import { parseFilings } from "../lib/filing/parse-filing.ts";
import { HOSTILE_TEXTS, plainTextLike, repeatPiece } from "./mutations/hostile-texts.ts";

const LIMIT = 2;
const RUNS = 3;

/** The best of several runs: what the collector does for the file before does not count. */
function measureCpuMs(bytes: Uint8Array): number {
  const runs = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    try {
      parseFilings(bytes);
    } catch (error) {
      if (!hasKind(error, "invalid")) throw error;
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

const options = new Command("hostile")
  .option("--bytes <count>", "size of each file", "10000000")
  .option("--only <name>", "measure one kind of file")
  .parse()
  .opts<{ bytes: string; only?: string }>();
const sizeBytes = Number(options.bytes);
const plainMs = new Map<string, number>();
function measurePlainMs(start: string): number {
  const [name, plainStart, piece] = plainTextLike(start);
  const known = plainMs.get(name);
  if (known !== undefined) return known;
  const durationMs = measureCpuMs(repeatPiece(plainStart, piece, sizeBytes));
  console.log(`${name.padEnd(22)}${durationMs.toFixed(0).padStart(7)} ms`);
  plainMs.set(name, durationMs);
  return durationMs;
}

let exceeded = 0;
for (const [name, start, piece] of HOSTILE_TEXTS) {
  if (options.only !== undefined && options.only !== name) continue;
  const ordinaryMs = measurePlainMs(start);
  const durationMs = measureCpuMs(repeatPiece(start, piece, sizeBytes));
  const ratio = durationMs / ordinaryMs;
  if (ratio > LIMIT) exceeded++;
  const mark = ratio > LIMIT ? "  over" : "";
  console.log(
    `${name.padEnd(22)}${durationMs.toFixed(0).padStart(7)} ms ${ratio.toFixed(2).padStart(6)}${mark}`,
  );
}
if (exceeded > 0) process.exitCode = 1;
