/**
 * node infra/hostile.ts [--bytes 10000000] [--only NAME] [--json]
 *
 * CPU time for hostile files against an ordinary file of the same syntax and size; exits with 1 when
 * one costs more than twice as much.
 *
 *     round      1     2     3     4     5        both files one after the other, so that what else
 *     ordinary  95   101   240    96    98 ms     the machine does meanwhile slows both down;
 *     hostile  133   140   350   130   128 ms
 *     ratio    1.4   1.4   1.5   1.4   1.3        their median counts: 1.4
 *
 * One process measures all kinds. What it has read leaves code compiled for other input and a heap of
 * other shape, so a kind over the limit counts only when processes of its own say so, too: what is
 * compiled when differs from one to the next by a quarter, and the least of them counts.
 */
import { spawnSync } from "node:child_process";
import { Command } from "commander";
import { hasKind } from "../lib/errors.ts";
import { parseFilings } from "../lib/filing/parse-filing.ts";
import { HOSTILE_BYTES } from "./mutations/hostile-bytes.ts";
import { HOSTILE_TEXTS, plainTextLike, repeatPiece } from "./mutations/hostile-texts.ts";

const LIMIT = 2;
/** A kind this far below the limit in its first round is not measured again. */
const SURE_RATIO = 1.5;
/** Odd, so that a median is one of them. */
const ROUNDS = 7;
const WARM_UP_ROUNDS = 3;
const MAX_PROCESSES = 6;

interface Measurement {
  readonly name: string;
  readonly ordinaryMs: number;
  readonly durationMs: number;
  readonly ratio: number;
}

function measureCpuMs(bytes: Uint8Array): number {
  const before = process.cpuUsage();
  try {
    parseFilings(bytes);
  } catch (error) {
    if (!hasKind(error, "invalid")) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Ordinary files by name, each made once. */
const ordinary = new Map<string, Uint8Array>();

/** The ordinary file of a syntax; a new one is read a few times in turns with a hostile one. */
function ordinaryLike(start: string, hostile: Uint8Array, sizeBytes: number): Uint8Array {
  const [name, plainStart, piece] = plainTextLike(start);
  const known = ordinary.get(name);
  if (known !== undefined) return known;
  const bytes = repeatPiece(plainStart, piece, sizeBytes);
  ordinary.set(name, bytes);
  for (let round = 0; round < WARM_UP_ROUNDS; round++) {
    measureCpuMs(bytes);
    // Code that is compiled for one file alone serves the other worse.
    measureCpuMs(hostile);
  }
  return bytes;
}

interface Kind {
  readonly name: string;
  /** How its text begins, which tells the syntax. */
  readonly start: string;
  readonly make: (sizeBytes: number) => Uint8Array;
}

const KINDS: readonly Kind[] = [
  ...HOSTILE_TEXTS.map(([name, start, piece]) => ({
    name,
    start,
    make: (sizeBytes: number) => repeatPiece(start, piece, sizeBytes),
  })),
  ...HOSTILE_BYTES.map(([name, make]) => ({ name, start: "", make })),
];

function measureKind({ name, start, make }: Kind, sizeBytes: number): Measurement {
  const bytes = make(sizeBytes);
  const plain = ordinaryLike(start, bytes, sizeBytes);
  const rounds: Measurement[] = [];
  while (rounds.length < ROUNDS) {
    const ordinaryMs = measureCpuMs(plain);
    const durationMs = measureCpuMs(bytes);
    const round = { name, ordinaryMs, durationMs, ratio: durationMs / ordinaryMs };
    if (rounds.length === 0 && round.ratio <= SURE_RATIO) return round;
    rounds.push(round);
  }
  return medianOf(rounds);
}

function medianOf(rounds: readonly Measurement[]): Measurement {
  const ascending = rounds.toSorted((left, right) => left.ratio - right.ratio);
  const median = ascending[(ascending.length - 1) / 2];
  if (median === undefined) throw new RangeError("a median needs an odd number of rounds");
  return median;
}

/** Measures one kind in a few processes until one is within the limit. */
function measureApart(name: string, sizeBytes: string): Measurement {
  let least = measureAlone(name, sizeBytes);
  for (let count = 1; count < MAX_PROCESSES && least.ratio > LIMIT; count++) {
    const again = measureAlone(name, sizeBytes);
    if (again.ratio < least.ratio) least = again;
  }
  return least;
}

/** Measures one kind in a process that has read nothing else. */
function measureAlone(name: string, sizeBytes: string): Measurement {
  const script = process.argv[1] ?? "";
  const args = [script, "--only", name, "--bytes", sizeBytes, "--json"];
  const child = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (child.stdout === "") throw new Error(child.stderr);
  const { measurements }: { measurements: Measurement[] } = JSON.parse(child.stdout);
  const [measurement] = measurements;
  if (measurement === undefined) throw new RangeError(`no such kind, name=\`${name}\``);
  return measurement;
}

function formatMeasurement({ name, ordinaryMs, durationMs, ratio }: Measurement): string {
  const times = `${durationMs.toFixed(0).padStart(6)} ms${ordinaryMs.toFixed(0).padStart(6)} ms`;
  return `${name.padEnd(22)}${times}${ratio.toFixed(2).padStart(7)}${ratio > LIMIT ? "  over" : ""}`;
}

const options = new Command("hostile")
  .option("--bytes <count>", "size of each file", "10000000")
  .option("--only <name>", "measure one kind of file, in this process")
  .option("--json", "print one JSON object", false)
  .parse()
  .opts<{ bytes: string; only?: string; json: boolean }>();

const measurements: Measurement[] = [];
for (const kind of KINDS) {
  if (options.only !== undefined && options.only !== kind.name) continue;
  const shared = measureKind(kind, Number(options.bytes));
  const isSure = shared.ratio <= LIMIT || options.only !== undefined;
  const measurement = isSure ? shared : measureApart(kind.name, options.bytes);
  measurements.push(measurement);
  if (!options.json) console.log(formatMeasurement(measurement));
}
if (options.json) console.log(JSON.stringify({ measurements }));
if (measurements.some(({ ratio }) => ratio > LIMIT)) process.exitCode = 1;
