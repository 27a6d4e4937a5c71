import { expect, it } from "vitest";
import { formatProblems } from "./format-problems.ts";
import { runSchedule } from "./run-schedule.ts";

const SCHEDULES_PER_TEST = 100;
/** A hundred schedules take five seconds on an idle core; a busy machine takes what it takes. */
const TIMEOUT_MS = 600_000;

/** Registers tests that run schedules and hold each to the invariants. */
export function expectSound(range: {
  readonly firstSeed: number;
  readonly schedules: number;
}): void {
  const end = range.firstSeed + range.schedules;
  for (let first = range.firstSeed; first < end; first += SCHEDULES_PER_TEST) {
    const last = Math.min(first + SCHEDULES_PER_TEST, end) - 1;
    it(`loses nothing in schedules ${first} to ${last}`, { timeout: TIMEOUT_MS }, async () => {
      const failures: string[] = [];
      for (let seed = first; seed <= last; seed++) {
        const report = await runSchedule(seed);
        if (report.problems.length > 0) failures.push(formatProblems(report));
      }

      expect(failures).toStrictEqual([]);
    });
  }
}
