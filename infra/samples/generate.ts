/** `npm run -s generate`: writes the filings that come with Filedex, or any number of others. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { reportFailure } from "../cli/report-failure.ts";
import { generateFilings } from "./generate-filings.ts";
import { SAMPLE_SEED, SAMPLE_SPECS } from "./sample-set.ts";
import { type GeneratedFiling, writeFiling } from "./write-filing.ts";

const SAMPLES_DIRECTORY = fileURLToPath(new URL("./filings", import.meta.url));
const MANIFEST = fileURLToPath(new URL("./manifest.json", import.meta.url));

const program = new Command("generate")
  .description("write filings of fictional companies")
  .option("--samples", "rewrite the samples that come with Filedex")
  .option("--count <n>", "how many filings to write", parseWholeNumber)
  .option("--seed <n>", "the same seed gives the same filings", parseWholeNumber, 1)
  .option("--out <dir>", "the folder to write them to")
  .action(async (options: { samples?: true; count?: number; seed: number; out?: string }) => {
    if (options.samples === true) return await writeSamples();
    if (options.count === undefined || options.out === undefined) {
      return program.error("error: give --samples, or --count and --out");
    }
    await writeFilings(options.out, generateFilings({ seed: options.seed, count: options.count }));
    console.log(`wrote ${options.count} filings to ${options.out}`);
  });

await program.parseAsync().catch(reportFailure);

function parseWholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError("It must be a whole number.");
  return value;
}

async function writeSamples(): Promise<void> {
  const filings = SAMPLE_SPECS.map((spec, ordinal) => writeFiling(spec, SAMPLE_SEED, ordinal));
  await rm(SAMPLES_DIRECTORY, { recursive: true, force: true });
  await writeFilings(SAMPLES_DIRECTORY, filings);
  const manifest = filings.map((filing) => filing.expected);
  await writeFile(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`wrote ${filings.length} samples`);
}

async function writeFilings(directory: string, filings: Iterable<GeneratedFiling>): Promise<void> {
  for (const filing of filings) {
    const path = join(directory, filing.name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, filing.bytes);
  }
}
