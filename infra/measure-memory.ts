/**
 * node infra/measure-memory.ts [--bytes 190000000] [--kind NAME]
 *
 * Peak memory of parsing one ordinary file, the file itself included, as a multiple of its size; exits
 * with 1 above six. Each kind is measured in a process of its own, since only the peak of a whole
 * process is known, and what the process takes before, having parsed a small file, is subtracted.
 * The files are near the size limit, where the multiple matters and V8's young generation, which is
 * of one size for all files, does not hide it. A gzip'd file that would inflate to ten times the size
 * limit is refused, in at most six times the limit.
 */
import { spawnSync } from "node:child_process";
import { Command } from "commander";
import { hasKind } from "../lib/errors.ts";
import { MAX_FILING_BYTES, parseFiling } from "../lib/filing/parse-filing.ts";
import { gzipBlanks } from "./mutations/hostile-bytes.ts";
import { plainTextLike, repeatPiece } from "./mutations/hostile-texts.ts";

const LIMIT = 6;
const MAX_RUNS = 4;
const SMALL_BYTES = 1_000_000;
/** How a hostile file of the syntax begins, by the name of the ordinary one. */
const STARTS: ReadonlyMap<string, string> = new Map(
  ["", "<html>", "<?xml"].map((start) => [plainTextLike(start)[0], start]),
);

const GZIP_KIND = "endless gzip";
const GZIP_INFLATED_BYTES = 10 * MAX_FILING_BYTES;

interface Options {
  readonly bytes: string;
  readonly kind?: string;
}

function measureRatio(name: string, sizeBytes: number): number {
  const [, start, piece] = plainTextLike(STARTS.get(name) ?? "");
  parseFiling(repeatPiece(start, piece, SMALL_BYTES));
  const beforeBytes = process.memoryUsage().rss;
  const bytes = repeatPiece(start, piece, sizeBytes);
  const { sections } = parseFiling(bytes);
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  // Both are in use until here.
  if (sections.length === 0 || bytes.length === 0) throw new RangeError("nothing was parsed");
  return (peakBytes - beforeBytes) / bytes.length;
}

/** Peak memory of refusing a gzip'd file, as a multiple of the size limit. */
function measureRefusal(): number {
  const bytes = gzipBlanks(GZIP_INFLATED_BYTES);
  const beforeBytes = process.memoryUsage().rss;
  try {
    parseFiling(bytes);
  } catch (error) {
    if (!hasKind(error, "invalid") || !/limit=/.test(String(error))) throw error;
    return (process.resourceUsage().maxRSS * 1024 - beforeBytes) / MAX_FILING_BYTES;
  }
  throw new RangeError("a file above the size limit was parsed");
}

function measureInChild(name: string, sizeBytes: string): number {
  const script = process.argv[1] ?? "";
  const child = spawnSync(process.execPath, [script, "--kind", name, "--bytes", sizeBytes], {
    encoding: "utf8",
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return Number(child.stdout);
}

/** The collector is lazy while there is memory: what a parse needs is the least of some peaks. */
function measureLeast(name: string, sizeBytes: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < MAX_RUNS && least > LIMIT; run++) {
    least = Math.min(least, measureInChild(name, sizeBytes));
  }
  return least;
}

const options = new Command("measure-memory")
  .option("--bytes <count>", "size of each file", "190000000")
  .option("--kind <name>", "measure one kind of file in this process")
  .parse()
  .opts<Options>();

if (options.kind === GZIP_KIND) console.log(measureRefusal());
else if (options.kind !== undefined) {
  console.log(measureRatio(options.kind, Number(options.bytes)));
} else {
  for (const name of [...STARTS.keys(), GZIP_KIND]) {
    const ratio = measureLeast(name, options.bytes);
    if (ratio > LIMIT) process.exitCode = 1;
    console.log(
      `${name.padEnd(22)}${ratio.toFixed(2).padStart(6)}${ratio > LIMIT ? "  over" : ""}`,
    );
  }
}
