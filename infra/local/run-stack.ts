import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { FiledexError } from "../../lib/errors.ts";
import { buildPage } from "../build.ts";
import { formatSystemError, isSystemError } from "../cli/system-error.ts";
import { createConsoleLog } from "./console-log.ts";
import { assertDistinctKeys } from "./find-filings.ts";
import { loadFilings } from "./load-filings.ts";
import { createLoadProgress, formatLoadReport } from "./load-progress.ts";
import { type Stack, startStack } from "./stack.ts";
import type { StartOptions } from "./start-options.ts";

const SAMPLES = fileURLToPath(new URL("../samples/filings", import.meta.url));
const EXAMPLE_UPLOAD = "2003-naked-regulation-fd.txt";
/** What the shell expects of a program that was interrupted. */
const INTERRUPTED = 130;
/** Whatever is still under way then is taken up again at the next start: nothing is lost. */
const STOP_GRACE_MS = 2_000;

/** Runs the local stack, with sample filings or those of a folder, until a signal stops it. */
export async function runStack(options: StartOptions): Promise<void> {
  const stops: (() => Promise<void>)[] = [];
  const signals = stopOnSignals(stops);
  try {
    await assertDistinctKeys(options.load);
    const log = createConsoleLog();
    const stack = await startStack({ ...options, page: await buildPage(), log });
    stops.push(() => stack.close());
    console.log(formatUrls(stack));
    await load(stack, options);
    console.log(formatExamples(stack));
    log.tellUploads();
  } catch (error) {
    // Work that a signal cut short fails in its own ways, which nobody needs to see.
    if (signals.isStopping()) return;
    console.error(`error: ${explain(error, options)}`);
    for (const stop of stops) await stop();
    process.exit(1);
  }
}

/** The first signal stops cleanly, a second one at once. */
function stopOnSignals(stops: readonly (() => Promise<void>)[]): { isStopping: () => boolean } {
  let isStopping = false;
  const stop = async (code: number): Promise<void> => {
    if (isStopping) process.exit(INTERRUPTED);
    isStopping = true;
    setTimeout(() => process.exit(code), STOP_GRACE_MS);
    try {
      for (const close of stops) await close();
    } finally {
      process.exit(code);
    }
  };
  process.on("SIGINT", () => void stop(INTERRUPTED));
  process.on("SIGTERM", () => void stop(0));
  return { isStopping: () => isStopping };
}

async function load(stack: Stack, options: StartOptions): Promise<void> {
  for (const directory of options.load) {
    await loadDirectory(stack, directory, directory);
  }
  if (options.load.length === 0 && (await wantsSamples(stack, options))) {
    await loadDirectory(stack, SAMPLES, "sample filings of fictional companies");
  }
}

async function loadDirectory(stack: Stack, directory: string, name: string): Promise<void> {
  console.log(`\nLoading ${name}:`);
  const report = await loadFilings(stack, directory, createLoadProgress(process.stdout));
  console.log(formatLoadReport(report));
}

async function wantsSamples(stack: Stack, { samples }: StartOptions): Promise<boolean> {
  return samples && (await stack.filings.list({ limit: 1 })).objects.length === 0;
}

function formatUrls(stack: Stack): string {
  return `
Search page   ${stack.url}/
Search API    ${stack.url}/search?q=accountant
S3            ${localUrl(stack.s3Url)}  (buckets: filings, index)`;
}

function formatExamples(stack: Stack): string {
  const sample = relative(process.cwd(), `${SAMPLES}/${EXAMPLE_UPLOAD}`);
  return `
Upload a filing, and search:

  curl -T ${sample} ${localUrl(stack.s3Url)}/filings/${EXAMPLE_UPLOAD}
  curl '${stack.url}/search?q=press+release&facets=company,item'

Press Ctrl-C to stop.`;
}

/** Says `localhost` for this machine's address, as people do. */
function localUrl(url: string): string {
  return url.replace("//127.0.0.1", "//localhost");
}

function explain(error: unknown, options: StartOptions): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE" && "port" in cause) {
    const option = cause.port === options.s3Port ? "--s3-port" : "--port";
    return `port ${cause.port} is in use; choose another with ${option}`;
  }
  if (isSystemError(error)) return formatSystemError(error);
  if (error instanceof FiledexError) return error.message;
  return error.stack ?? error.message;
}
