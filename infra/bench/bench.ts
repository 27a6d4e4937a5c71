/** `npm run -s bench -- parse|index|ingest`: measurements, printed as a table or as JSON. */
import { loadavg } from "node:os";
import { Command, InvalidArgumentError } from "commander";

const program = new Command("bench").description("Measure Filedex; nothing here passes or fails");

program
  .command("parse")
  .description("parse speed as a ratio to one pass of the underlying reader")
  .option("--json", "print JSON", false)
  .action(async (options: { json: boolean }) => {
    const { benchParse } = await import("./bench-parse.ts");
    await benchParse(options);
  });

program
  .command("index")
  .description("the packed index against other engines on the same documents")
  .option("--json", "print JSON", false)
  .option("--sizes <list>", "filings per run", parseSizes, [1000, 10_000])
  .action(async (options: { json: boolean; sizes: number[] }) => {
    const { benchIndex } = await import("./bench-index.ts");
    await benchIndex(options);
  });

program
  .command("ingest")
  .description("filings a second through queue, handler, S3 and commit")
  .option("--json", "print JSON", false)
  .option("--sizes <list>", "filings in the index beforehand", parseSizes, [1000, 50_000])
  .action(async (options: { json: boolean; sizes: number[] }) => {
    const { benchIngest } = await import("./bench-ingest.ts");
    await benchIngest(options);
  });

const load = loadavg().map((value) => value.toFixed(2));
process.stderr.write(`load average before the run: ${load.join(" ")}\n`);
await program.parseAsync();

function parseSizes(text: string): number[] {
  const sizes = text.split(",").map(Number);
  if (sizes.every((size) => Number.isSafeInteger(size) && size > 0)) return sizes;
  throw new InvalidArgumentError("must be whole numbers, separated by commas");
}
