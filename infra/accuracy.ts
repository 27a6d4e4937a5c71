/**
 * npm run -s accuracy -- [--dir DIR] [--json]
 *
 * How right the parser is on a folder of real filings with their truths in MANIFEST.tsv. Prints a
 * table and every file read otherwise than its truth; exits with 1 when a goal is missed.
 */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { FiledexError } from "../lib/errors.ts";
import { parseFiling } from "../lib/filing/parse-filing.ts";
import { readManifestRows } from "./accuracy/manifest-rows.ts";
import { createFieldTallies, measureCover, measureHeader } from "./accuracy/measure-fields.ts";
import { createItemTallies, measureItems } from "./accuracy/measure-items.ts";
import { shareOf, type Tally } from "./accuracy/tally.ts";

const DEFAULT_FOLDER = "../shared/filings";

interface Accuracy {
  readonly tallies: readonly Tally[];
  /** Files with a truth that the parser refused. */
  readonly refused: readonly { readonly path: string; readonly error: string }[];
}

async function measureFolder(folder: string): Promise<Accuracy> {
  const items = createItemTallies();
  const fields = createFieldTallies();
  const refused: { path: string; error: string }[] = [];
  for (const row of await readManifestRows(folder)) {
    if (
      row.truthKind === "" ||
      row.truthKind === "negative" ||
      !/header|item|extractor/i.test(row.truthKind)
    )
      continue;
    const bytes = await readFile(join(folder, row.path));
    try {
      const filing = parseFiling(bytes);
      measureItems(items, row, filing);
      measureHeader(fields, row, filing);
      measureCover(fields, row, bytes);
    } catch (error) {
      if (!(error instanceof FiledexError)) throw error;
      refused.push({ path: row.path, error: error.message });
    }
  }
  return { tallies: [...Object.values(items), ...Object.values(fields)], refused };
}

function formatTable({ tallies, refused }: Accuracy): string {
  const lines = ["what                                    files   equal   share  reviewed    goal"];
  for (const tally of tallies) {
    const cells = [
      tally.name.padEnd(38),
      String(tally.count).padStart(7),
      String(tally.equal).padStart(8),
      percent(shareOf(tally, { reviewed: false })),
      percent(shareOf(tally, { reviewed: true })).padStart(10),
      tally.goal === null ? "-".padStart(8) : percent(tally.goal),
    ];
    lines.push(cells.join(""));
  }
  for (const tally of tallies) {
    if (tally.mismatches.length > 0) lines.push("", tally.name);
    for (const { path, read, truth, reviewed } of tally.mismatches) {
      lines.push(
        `  ${path}`,
        `    read ${read || "-"} · truth ${truth}${reviewed ? ` · ${reviewed}` : ""}`,
      );
    }
  }
  if (refused.length > 0) lines.push("", "refused");
  for (const { path, error } of refused) lines.push(`  ${path}: ${error}`);
  return lines.join("\n");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`.padStart(9);
}

function missesGoal(tally: Tally): boolean {
  return tally.goal !== null && shareOf(tally, { reviewed: true }) < tally.goal;
}

const program = new Command("accuracy")
  .option("--dir <folder>", "folder with filings and MANIFEST.tsv", DEFAULT_FOLDER)
  .option("--json", "print one JSON object")
  .parse();
const options = program.opts<{ dir: string; json?: boolean }>();
const accuracy = await measureFolder(resolve(options.dir));
console.log(options.json ? JSON.stringify(accuracy) : formatTable(accuracy));
if (accuracy.tallies.some(missesGoal)) process.exitCode = 1;
