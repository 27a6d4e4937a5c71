import { describe, expect, it } from "vitest";
import { backoffMs, repeatUntilDone } from "../../lib/catalog/backoff.ts";
import { FiledexError } from "../../lib/errors.ts";
import { storeError } from "../support/faulty-object-store.ts";
import { createTestClock } from "../support/test-clock.ts";

/** Fails as often as there are errors, then says how often it was called. */
function failing(...errors: FiledexError[]): () => Promise<number> {
  let calls = 0;
  return async () => {
    const error = errors[calls++];
    if (error !== undefined) throw error;
    return calls;
  };
}

describe("backoffMs", () => {
  it("waits up to twice as long each time, and four seconds at most", () => {
    const clock = { ...createTestClock(), random: () => 1 };

    expect([1, 2, 3, 40].map((retry) => backoffMs(clock, retry))).toStrictEqual([
      120, 240, 480, 4_000,
    ]);
  });
});

describe("repeatUntilDone", () => {
  const clock = createTestClock();

  it("repeats what fails with what may pass", async () => {
    const act = failing(storeError(503), storeError(412), storeError("timeout"));

    expect(await repeatUntilDone(clock, 4, act)).toBe(4);
  });

  it("gives up after as many tries", async () => {
    const act = failing(storeError(503), storeError(503), storeError(503));

    await expect(repeatUntilDone(clock, 3, act)).rejects.toMatchObject({ kind: "unavailable" });
    expect(await act()).toBe(4);
  });

  it("does not repeat what fails for good", async () => {
    const act = failing(new FiledexError("invalid", "access denied"));

    await expect(repeatUntilDone(clock, 3, act)).rejects.toMatchObject({ kind: "invalid" });
    expect(await act()).toBe(2);
  });
});
