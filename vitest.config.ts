import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/real/**"],
    // Two cores are the smallest machine this suite is meant for.
    maxWorkers: 2,
  },
});
