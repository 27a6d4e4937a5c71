/**
 * node infra/hostile.ts [--bytes 10000000] [--only NAME]
 *
 * CPU time for hostile files against running text of the same size; exits with 1 when one costs
 * more than twice as much. CPU time, so that other programs on the machine count little.
 */
import { Command } from "commander";
import { hasKind } from "../lib/errors.ts";
import { parseFiling } from "../lib/filing/parse-filing.ts";
import { HOSTILE_TEXTS, PLAIN_TEXT, repeatPiece } from "./mutations/hostile-texts.ts";

const LIMIT = 2;
const PLAIN_RUNS = 3;

function measureCpuMs(bytes: Uint8Array): number {
  const before = process.cpuUsage();
  try {
    parseFiling(bytes);
  } catch (error) {
    if (!hasKind(error, "invalid")) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const options = new Command("hostile")
  .option("--bytes <count>", "size of each file", "10000000")
  .option("--only <name>", "measure one kind of file")
  .parse()
  .opts<{ bytes: string; only?: string }>();
const sizeBytes = Number(options.bytes);
const plain = repeatPiece(...PLAIN_TEXT, sizeBytes);
const plainRuns = Array.from({ length: PLAIN_RUNS }, () => measureCpuMs(plain));
const plainMs = [...plainRuns].sort((one, other) => one - other)[Math.floor(PLAIN_RUNS / 2)] ?? 0;
console.log(`${"running text".padEnd(22)}${plainMs.toFixed(0).padStart(7)} ms`);
let exceeded = 0;
for (const [name, start, piece] of HOSTILE_TEXTS) {
  if (options.only !== undefined && options.only !== name) continue;
  const durationMs = measureCpuMs(repeatPiece(start, piece, sizeBytes));
  const ratio = durationMs / plainMs;
  if (ratio > LIMIT) exceeded++;
  const mark = ratio > LIMIT ? "  over" : "";
  console.log(
    `${name.padEnd(22)}${durationMs.toFixed(0).padStart(7)} ms ${ratio.toFixed(2).padStart(6)}${mark}`,
  );
}
if (exceeded > 0) process.exitCode = 1;
