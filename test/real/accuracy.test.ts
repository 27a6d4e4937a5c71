import { describe, expect, it } from "vitest";
import { measureFolder } from "../../infra/accuracy/measure-folder.ts";
import { missesGoal } from "../../infra/accuracy/tally.ts";
import { REAL_FILINGS } from "../support/real-filings.ts";

const { tallies, refused } = await measureFolder(REAL_FILINGS);

describe("measureFolder of the real filings", () => {
  it.each(tallies)("reaches the goal for $name", (tally) => {
    expect(tally.count).toBeGreaterThan(10);
    const unexplained = tally.mismatches.filter(({ reviewed }) => reviewed === null);
    expect(missesGoal(tally), JSON.stringify(unexplained.slice(0, 5))).toBe(false);
  });

  it("refuses no filing that has a truth", () => {
    expect(refused.filter(({ path }) => !path.includes("index_pages"))).toEqual([]);
  });
});
