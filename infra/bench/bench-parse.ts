/**
 * Parse speed on real filings, as a ratio to the least that reading the same bytes can cost:
 * decoding them for ASCII, decoding them and one pass of htmlparser2 without handlers for HTML.
 * Rounds of both alternate, the best of each counts, and it is processor time that is measured, so that
 * a busy machine blurs little.
 */
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Parser } from "htmlparser2";
import { parseFiling } from "../../lib/filing/parse-filing.ts";

const DEFAULT_FOLDER = "../shared/filings";
/** The compiler needs some twenty to be done with either; both are best when warm. */
const ROUNDS = 30;
/** The clock of a thread ticks in milliseconds, so a short act is repeated for so long. */
const MIN_ROUND_MS = 100;
/** So many bytes make a round of a tenth of a second. */
const MAX_BYTES_PER_KIND = 8_000_000;

export interface BenchParseOptions {
  readonly json: boolean;
  /** Folder with real filings; `../shared/filings` unless given. */
  readonly folder?: string;
}

interface Kind {
  readonly name: string;
  readonly folder: string;
  readonly baseline: "decode" | "htmlparser2";
}

const KINDS: readonly Kind[] = [
  { name: "ASCII main documents", folder: "b_ascii_main_doc", baseline: "decode" },
  { name: "HTML main documents", folder: "c_html_main_doc", baseline: "htmlparser2" },
  { name: "full submissions", folder: "a_full_submission", baseline: "htmlparser2" },
];

export interface ParseMeasurement {
  readonly kind: string;
  readonly filings: number;
  readonly bytes: number;
  readonly megabytesPerSecond: number;
  readonly filingsPerSecond: number;
  readonly baseline: string;
  /** Time of parsing to time of the baseline. */
  readonly ratio: number;
}

/** Measures parsing and prints a table, or one JSON object. */
export async function benchParse(options: BenchParseOptions): Promise<void> {
  const folder = resolve(options.folder ?? DEFAULT_FOLDER);
  const measurements: ParseMeasurement[] = [];
  for (const kind of KINDS) measurements.push(measure(kind, await readFiles(folder, kind)));
  console.log(options.json ? JSON.stringify({ parse: measurements }) : formatTable(measurements));
}

interface NamedBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

async function readFiles(folder: string, kind: Kind): Promise<NamedBytes[]> {
  const root = join(folder, kind.folder);
  const names = await readdir(root, { recursive: true });
  const files: NamedBytes[] = [];
  let size = 0;
  for (const name of names.filter((each) => /\.(?:txt|html?)$/.test(each)).sort()) {
    const path = join(root, name);
    const bytes = await readFile(path);
    if (size + bytes.length > MAX_BYTES_PER_KIND) continue;
    size += bytes.length;
    files.push({ path, bytes });
  }
  return files;
}

function measure(kind: Kind, files: readonly NamedBytes[]): ParseMeasurement {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  let parseMs = Number.POSITIVE_INFINITY;
  let baselineMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    baselineMs = Math.min(
      baselineMs,
      timeMs(() => readOnce(kind, files)),
    );
    parseMs = Math.min(
      parseMs,
      timeMs(() => parseOnce(files)),
    );
  }
  return {
    kind: kind.name,
    filings: files.length,
    bytes,
    megabytesPerSecond: bytes / 1_000 / parseMs,
    filingsPerSecond: (files.length / parseMs) * 1_000,
    baseline: kind.baseline,
    ratio: parseMs / baselineMs,
  };
}

/** Processor time of this thread: what other processes do meanwhile does not count. */
function timeMs(act: () => void): number {
  const start = process.threadCpuUsage();
  for (let count = 1; ; count++) {
    act();
    const { user, system } = process.threadCpuUsage(start);
    const elapsedMs = (user + system) / 1_000;
    if (elapsedMs >= MIN_ROUND_MS) return elapsedMs / count;
  }
}

function parseOnce(files: readonly NamedBytes[]): void {
  for (const { path, bytes } of files) parseFiling(bytes, { path });
}

function readOnce(kind: Kind, files: readonly NamedBytes[]): void {
  const decoder = new TextDecoder();
  for (const { bytes } of files) {
    const text = decoder.decode(bytes);
    if (kind.baseline === "decode") continue;
    const parser = new Parser({});
    parser.write(text);
    parser.end();
  }
}

function formatTable(measurements: readonly ParseMeasurement[]): string {
  const head = `${"what".padEnd(22)}  filings      MB    MB/s  filings/s  ratio to`;
  const rows = measurements.map((each) =>
    [
      each.kind.padEnd(22),
      String(each.filings).padStart(9),
      (each.bytes / 1e6).toFixed(1).padStart(8),
      each.megabytesPerSecond.toFixed(1).padStart(8),
      each.filingsPerSecond.toFixed(0).padStart(11),
      `${each.ratio.toFixed(2).padStart(7)} ${each.baseline}`,
    ].join(""),
  );
  return [head, ...rows].join("\n");
}
