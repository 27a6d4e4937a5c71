import { describe, expect, it } from "vitest";
import { expectSound } from "./expect-sound.ts";
import { runSchedule } from "./run-schedule.ts";

describe("runSchedule", () => {
  it("runs the same schedule for the same seed", async () => {
    const first = await runSchedule(7);
    const second = await runSchedule(7);

    expect(first.steps).toBeGreaterThan(100);
    expect(second).toStrictEqual(first);
  });

  expectSound({ firstSeed: 1, schedules: 1000 });
});
