/**
 * Runs schedules of the simulation: `npm run -s simulate -- --schedules 10000 [--seed 1]`.
 * Prints each failure with the command that replays it, and one summary line last.
 */
import { Command, InvalidArgumentError } from "commander";
import { formatProblems } from "../test/simulation/format-problems.ts";
import { PLANTED_BUGS, type PlantedBug } from "../test/simulation/planted-bugs.ts";
import { runSchedule, type ScheduleReport } from "../test/simulation/run-schedule.ts";

interface Options {
  readonly schedules: number;
  readonly seed: number;
  readonly bug?: string;
}

/** So many failures say no more than the first ones. */
const MAX_PRINTED_FAILURES = 10;

const { schedules, seed, bug } = new Command()
  .name("simulate")
  .description("run seeded schedules of uploads, faults and deaths, and check that nothing is lost")
  .option("--schedules <count>", "how many to run", parseCount, 2_000)
  .option("--seed <number>", "seed of the first; the others follow", parseCount, 1)
  .option("--bug <name>", `plant a bug: ${Object.keys(PLANTED_BUGS).join("; ")}`)
  .parse()
  .opts<Options>();

const startedAt = performance.now();
const plantedBug = findBug(bug);
let failures = 0;
let steps = 0;
let commits = 0;
for (let n = 0; n < schedules; n++) {
  const report = await run(seed + n);
  steps += report.steps;
  commits += report.commits;
  if (report.problems.length === 0) continue;
  failures++;
  if (failures <= MAX_PRINTED_FAILURES) console.log(formatProblems(report, bug));
}
const durationS = ((performance.now() - startedAt) / 1_000).toFixed(1);
console.log(
  `${schedules} schedules from seed ${seed}, ${failures} failed: ${steps} steps, ${commits} commits, ${durationS} s`,
);
process.exitCode = failures > 0 ? 1 : 0;

/** A schedule that does not come to rest has failed as well. */
async function run(scheduleSeed: number): Promise<ScheduleReport> {
  try {
    return await runSchedule(scheduleSeed, plantedBug);
  } catch (error) {
    return { seed: scheduleSeed, steps: 0, commits: 0, problems: [String(error)] };
  }
}

function findBug(name: string | undefined): PlantedBug | null {
  if (name === undefined) return null;
  const found = PLANTED_BUGS[name];
  if (found !== undefined) return found;
  console.error(`no such bug: ${name}; there are: ${Object.keys(PLANTED_BUGS).join("; ")}`);
  process.exit(2);
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new InvalidArgumentError("it must be a whole number from 1");
  }
  return count;
}
