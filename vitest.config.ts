import { defineConfig } from "vitest/config";

// Two cores are the smallest machine these suites are meant for.
const maxWorkers = 2;

// Measures time and memory, so it runs when the other tests have ended and has the machine to itself.
const LIMITS = "test/infra/hostile.test.ts";

/**
 * `unit` and `limits` need npm alone and are what `npm test` runs. The others need something beside
 * it: a folder of real filings, Debian's Chromium, or other S3 servers.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [LIMITS, "test/real/**", "test/browser/**", "test/servers/**"],
          maxWorkers,
          // Property tests that take a second alone take several on a busy machine.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "limits",
          include: [LIMITS],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "real",
          include: ["test/real/**/*.test.ts"],
          maxWorkers,
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          maxWorkers: 1,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "servers",
          include: ["test/servers/**/*.test.ts"],
          maxWorkers: 1,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
