/**
 * npm run -s accuracy -- [--dir DIR] [--json]
 *
 * How right the parser is on a folder of real filings with their truths in MANIFEST.tsv. Prints a
 * table and every file read otherwise than its truth; exits with 1 when a goal is missed.
 */
import { resolve } from "node:path";
import { Command } from "commander";
import { type Accuracy, measureFolder } from "./accuracy/measure-folder.ts";
import { missesGoal, shareOf } from "./accuracy/tally.ts";
import { reportFailure } from "./cli/report-failure.ts";

const DEFAULT_FOLDER = "../shared/filings";

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

const program = new Command("accuracy")
  .option("--dir <folder>", "folder with filings and MANIFEST.tsv", DEFAULT_FOLDER)
  .option("--json", "print one JSON object")
  .parse();
const options = program.opts<{ dir: string; json?: boolean }>();
try {
  const accuracy = await measureFolder(resolve(options.dir));
  console.log(options.json ? JSON.stringify(accuracy) : formatTable(accuracy));
  if (accuracy.tallies.some(missesGoal)) process.exitCode = 1;
} catch (error) {
  reportFailure(error);
}
