import { describe, expect, it } from "vitest";
import { createUlid, isUlid, ulidTime } from "../../lib/catalog/ulid.ts";
import { createTestClock } from "../support/test-clock.ts";

describe("createUlid", () => {
  it("makes names that sort by time and tell it", () => {
    const clock = createTestClock(1_700_000_000_123);
    const first = createUlid(clock);
    clock.advance(1);
    const second = createUlid(clock);

    expect([isUlid(first), isUlid(second)]).toStrictEqual([true, true]);
    expect(first < second).toBe(true);
    expect([ulidTime(first), ulidTime(second)]).toStrictEqual([
      1_700_000_000_123, 1_700_000_000_124,
    ]);
  });

  it("makes different names at one time", () => {
    const clock = createTestClock();

    expect(new Set(Array.from({ length: 1000 }, () => createUlid(clock))).size).toBe(1000);
  });
});

describe("ulidTime", () => {
  it("refuses what is no ULID", () => {
    expect(() => ulidTime("manifest")).toThrow("not a ULID: text=`manifest`");
  });
});
