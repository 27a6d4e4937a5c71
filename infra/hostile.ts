/**
 * node infra/hostile.ts [--bytes 10000000] [--only NAME] [--json]
 *
 * CPU time for hostile files against an ordinary file of the same syntax and size; exits with 1 when
 * one costs more than twice as much. CPU time, and both files measured in turns until the best of each
 * are within the limit, so that other programs on the machine count little: noise only adds time.
 */
import { Command } from "commander";
import { hasKind } from "../lib/errors.ts";
import { parseFilings } from "../lib/filing/parse-filing.ts";
import { HOSTILE_BYTES } from "./mutations/hostile-bytes.ts";
import { HOSTILE_TEXTS, plainTextLike, repeatPiece } from "./mutations/hostile-texts.ts";

const LIMIT = 2;
/** So often a kind that is over the limit is measured again. */
const MAX_ROUNDS = 10;
const WARM_UP_ROUNDS = 3;

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

/** Ordinary files by name; they are made and read a few times once. */
const ordinary = new Map<string, Uint8Array>();

function ordinaryLike(start: string, sizeBytes: number): Uint8Array {
  const [name, plainStart, piece] = plainTextLike(start);
  const known = ordinary.get(name);
  if (known !== undefined) return known;
  const bytes = repeatPiece(plainStart, piece, sizeBytes);
  for (let round = 0; round < WARM_UP_ROUNDS; round++) measureCpuMs(bytes);
  ordinary.set(name, bytes);
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
  const plain = ordinaryLike(start, sizeBytes);
  const bytes = make(sizeBytes);
  let ordinaryMs = Number.POSITIVE_INFINITY;
  let durationMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    ordinaryMs = Math.min(ordinaryMs, measureCpuMs(plain));
    durationMs = Math.min(durationMs, measureCpuMs(bytes));
    if (durationMs <= LIMIT * ordinaryMs) break;
  }
  return { name, ordinaryMs, durationMs, ratio: durationMs / ordinaryMs };
}

function formatMeasurement({ name, ordinaryMs, durationMs, ratio }: Measurement): string {
  const times = `${durationMs.toFixed(0).padStart(6)} ms${ordinaryMs.toFixed(0).padStart(6)} ms`;
  return `${name.padEnd(22)}${times}${ratio.toFixed(2).padStart(7)}${ratio > LIMIT ? "  over" : ""}`;
}

const options = new Command("hostile")
  .option("--bytes <count>", "size of each file", "10000000")
  .option("--only <name>", "measure one kind of file")
  .option("--json", "print one JSON object", false)
  .parse()
  .opts<{ bytes: string; only?: string; json: boolean }>();

const measurements: Measurement[] = [];
for (const kind of KINDS) {
  if (options.only !== undefined && options.only !== kind.name) continue;
  const measurement = measureKind(kind, Number(options.bytes));
  measurements.push(measurement);
  if (!options.json) console.log(formatMeasurement(measurement));
}
if (options.json) console.log(JSON.stringify({ measurements }));
if (measurements.some(({ ratio }) => ratio > LIMIT)) process.exitCode = 1;
