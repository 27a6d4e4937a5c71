import { statSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";

export interface StartOptions {
  readonly port: number;
  readonly s3Port: number;
  readonly dataDir: string;
  /** Folders of filings, in the order given. */
  readonly load: readonly string[];
  readonly samples: boolean;
}

interface Given {
  readonly data: string;
  readonly load?: readonly string[];
}

const DEFAULT_PORT = 8080;
const DEFAULT_S3_PORT = 9000;
const MAX_PORT = 65_535;

/** Reads the command line of `npm start`; ends the process with one line when it is wrong. */
export function parseStartOptions(argv: readonly string[]): StartOptions {
  const program = new Command("npm start --")
    .description("start Filedex on this machine: S3 buckets, ingest, search API and page")
    .option("--port <n>", "port of the search page and API; 0 for any", parsePort, DEFAULT_PORT)
    .option("--s3-port <n>", "port of the S3 server; 0 for any", parsePort, DEFAULT_S3_PORT)
    .option("--data <dir>", "folder that keeps everything", ".data")
    .option("--load <dir>", "load a folder of filings; may be repeated", addDirectory)
    .option("--no-samples", "leave an empty bucket empty (it gets samples unless --load is given)")
    .helpOption("-h, --help", "show this")
    .allowExcessArguments(false);
  program.parse([...argv]);
  const { data, load = [], ...options } = program.opts<Omit<StartOptions, "load"> & Given>();
  if (options.port === options.s3Port && options.port !== 0) {
    program.error(`error: --port and --s3-port are both ${options.port}`);
  }
  return { ...options, load, dataDir: data };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port;
  throw new InvalidArgumentError(`It must be a number from 0 to ${MAX_PORT}.`);
}

function addDirectory(path: string, others: readonly string[] = []): string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return [...others, path];
  throw new InvalidArgumentError("There is no such folder.");
}
