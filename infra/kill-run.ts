/**
 * Kills real processes at random while filings come and go, then verifies the index:
 * `node infra/kill-run.ts [--seconds 60] [--filings 2000] [--processes 8] [--seed 1]`.
 * Exit code 1 when anything was lost; one summary line last.
 */
import { Command, InvalidArgumentError } from "commander";
import { runKills } from "../test/kill-run/run-kills.ts";

interface Options {
  readonly seconds: number;
  readonly filings: number;
  readonly processes: number;
  readonly seed: number;
}

const { seconds, filings, processes, seed } = new Command()
  .name("kill-run")
  .description("kill ingest, compaction and S3 server at random, and check that nothing is lost")
  .option("--seconds <count>", "how long", parseCount, 60)
  .option("--filings <count>", "how many to upload", parseCount, 2_000)
  .option("--processes <count>", "ingest processes", parseCount, 8)
  .option("--seed <number>", "of the client and the killers", parseCount, 1)
  .parse()
  .opts<Options>();

const durationMs = seconds * 1_000;
const report = await runKills({ seed, ingestProcesses: processes, durationMs, keys: filings });
for (const key of report.lost) console.log(`lost: ${key}`);
for (const key of report.givenUp) console.log(`given up: ${key}`);
for (const { kind, key, detail } of report.verify.findings)
  console.log(`${kind}: ${key} ${detail}`);
const { client, verify, lost, givenUp, garbage } = report;
const faults = lost.length + givenUp.length + verify.findings.length + garbage.leftSegments;
const changes = `${client.uploads} uploads, ${client.replacements} replacements, ${client.deletions} deletions`;
const kills = `${report.ingestKills} ingesters, ${report.compactorKills} compactors, ${report.serverKills} servers killed`;
const index = `${verify.version} commits, ${verify.indexed} indexed, ${verify.rejected} rejected, ${garbage.collectedSegments} dead segments collected, ${garbage.leftSegments} left`;
console.log(
  `${faults} faults: ${changes}; ${kills} in ${formatSeconds(report.killedMs)}; ${index}; settled in ${formatSeconds(report.settledMs)}`,
);
process.exitCode = faults > 0 ? 1 : 0;

function formatSeconds(durationMs: number): string {
  return `${(durationMs / 1_000).toFixed(1)} s`;
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new InvalidArgumentError("it must be a whole number from 1");
  }
  return count;
}
