import { describe } from "vitest";
import { expectSound } from "./expect-sound.ts";

// In a file of its own, so that both halves run side by side.
describe("runSchedule, further on", () => {
  expectSound({ firstSeed: 1001, schedules: 1000 });
});
