import { describe, expect, it } from "vitest";
import { repeatTask } from "../../infra/local/repeat-task.ts";

describe("repeatTask", () => {
  it("runs one after the other, and none after it is closed", async () => {
    let running = 0;
    let runs = 0;
    let reached = (): void => {};
    const third = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const task = repeatTask(1, async () => {
      running++;
      expect(running).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      runs++;
      if (runs === 3) reached();
    });
    await third;
    await task.close();
    const total = runs;
    expect(running).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(runs).toBe(total);
  });
});
