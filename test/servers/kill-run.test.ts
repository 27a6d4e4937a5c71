import { describe, expect, it } from "vitest";
import { type KillReport, runKills } from "../kill-run/run-kills.ts";
import { findServers, makeBucket } from "./tested-servers.ts";

const SHORT_RUN = { seed: 1, ingestProcesses: 3, durationMs: 15_000, keys: 100 };
const TIMEOUT_MS = 600_000;

function expectNothingLost({ lost, givenUp, garbage, verify, ingestKills }: KillReport): void {
  expect(ingestKills).toBeGreaterThan(5);
  expect([...lost, ...givenUp]).toStrictEqual([]);
  expect(garbage.collectedSegments).toBeGreaterThan(0);
  expect(garbage.leftSegments).toBe(0);
  expect(verify.findings).toStrictEqual([]);
  expect(verify.indexed).toBeGreaterThan(50);
}

describe("runKills", () => {
  it("loses nothing on the server of this project, which is killed too", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const report = await runKills(SHORT_RUN);

    expect(report.serverKills).toBeGreaterThan(0);
    expectNothingLost(report);
  });

  for (const { name, endpoint } of findServers()) {
    it(`loses nothing on ${name}`, { timeout: TIMEOUT_MS }, async () => {
      const buckets = {
        endpoint,
        filings: await makeBucket(endpoint, "filings"),
        index: await makeBucket(endpoint, "index"),
      };

      expectNothingLost(await runKills({ ...SHORT_RUN, buckets }));
    });
  }
});
