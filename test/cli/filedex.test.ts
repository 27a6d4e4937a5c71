import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const CLI = new URL("../../infra/cli/filedex.ts", import.meta.url).pathname;

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [CLI, ...args], { encoding: "utf8" });
}

describe("filedex", { timeout: 60_000 }, () => {
  it("lists its commands", () => {
    const { status, stdout } = run("--help");
    expect(status).toBe(0);
    expect(stdout).toContain("parse");
  });

  it("prints the version of the package", () => {
    expect(run("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    ["unknown command", "bogus"],
    ["unknown option", "parse", "--bogus", "x"],
    ["missing required argument", "parse"],
  ])("says on one line what is wrong: %s", (problem, ...args) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr.trimEnd()).toMatch(new RegExp(`^error: ${problem}[^\n]*$`));
  });
});
