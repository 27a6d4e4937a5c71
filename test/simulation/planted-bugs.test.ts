import { describe, expect, it } from "vitest";
import { PLANTED_BUGS } from "./planted-bugs.ts";
import { runSchedule } from "./run-schedule.ts";

/** Each bug must show by then; most do within a few dozen. */
const MAX_SCHEDULES = 5_000;

describe("PLANTED_BUGS", () => {
  for (const [name, bug] of Object.entries(PLANTED_BUGS)) {
    it(`are found by the simulation: ${name}`, { timeout: 600_000 }, async () => {
      let seed = 1;
      while (seed <= MAX_SCHEDULES && (await runSchedule(seed, bug)).problems.length === 0) seed++;

      expect(seed).toBeLessThanOrEqual(MAX_SCHEDULES);
    });
  }
});
