/**
 * node infra/hostile.ts [--bytes 10000000] [--only NAME] [--json]
 *
 * CPU time for hostile files against an ordinary file of the same syntax and size; exits with 1 when
 * one costs more than twice as much, or than its known limit. CPU time, and both files measured in turns until the best of each
 * are within the limit, so that other programs on the machine count little: noise only adds time.
 */
import { Command } from "commander";
import { hasKind } from "../lib/errors.ts";
import { parseFilings } from "../lib/filing/parse-filing.ts";
import {
  HOSTILE_TEXTS,
  plainTextLike,
  type RepeatedText,
  repeatPiece,
} from "./mutations/hostile-texts.ts";

const LIMIT = 2;
/**
 * What is known to cost more than twice: a tab is set out as a column of up to eight blanks, and of
 * tags of one letter the tokenizer alone takes as long as ordinary HTML takes to be read.
 */
const KNOWN_LIMITS: ReadonlyMap<string, number> = new Map([
  ["tabbed lines", 3],
  ["open paragraphs", 2.5],
]);
/** So often a kind that is over the limit is measured again. */
const MAX_ROUNDS = 10;
const WARM_UP_ROUNDS = 3;

interface Measurement {
  readonly name: string;
  readonly ordinaryMs: number;
  readonly durationMs: number;
  readonly ratio: number;
  readonly limit: number;
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

function measureKind([name, start, piece]: RepeatedText, sizeBytes: number): Measurement {
  const limit = KNOWN_LIMITS.get(name) ?? LIMIT;
  const plain = ordinaryLike(start, sizeBytes);
  const bytes = repeatPiece(start, piece, sizeBytes);
  let ordinaryMs = Number.POSITIVE_INFINITY;
  let durationMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    ordinaryMs = Math.min(ordinaryMs, measureCpuMs(plain));
    durationMs = Math.min(durationMs, measureCpuMs(bytes));
    if (durationMs <= limit * ordinaryMs) break;
  }
  return { name, ordinaryMs, durationMs, ratio: durationMs / ordinaryMs, limit };
}

function formatMeasurement({ name, ordinaryMs, durationMs, ratio, limit }: Measurement): string {
  const times = `${durationMs.toFixed(0).padStart(6)} ms${ordinaryMs.toFixed(0).padStart(6)} ms`;
  return `${name.padEnd(22)}${times}${ratio.toFixed(2).padStart(7)}${ratio > limit ? "  over" : ""}`;
}

const options = new Command("hostile")
  .option("--bytes <count>", "size of each file", "10000000")
  .option("--only <name>", "measure one kind of file")
  .option("--json", "print one JSON object", false)
  .parse()
  .opts<{ bytes: string; only?: string; json: boolean }>();

const measurements: Measurement[] = [];
for (const kind of HOSTILE_TEXTS) {
  if (options.only !== undefined && options.only !== kind[0]) continue;
  const measurement = measureKind(kind, Number(options.bytes));
  measurements.push(measurement);
  if (!options.json) console.log(formatMeasurement(measurement));
}
if (options.json) console.log(JSON.stringify({ measurements }));
if (measurements.some(({ ratio, limit }) => ratio > limit)) process.exitCode = 1;
