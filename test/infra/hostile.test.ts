/**
 * The one suite that measures time and memory, the exception to the rule that no test does, because
 * both are promised of any file: hostile files of 10 MB are read within twice the time of ordinary ones
 * and ordinary files in six times their size; what inflates past the size limit is refused.
 *
 * A child process measures CPU time, of hostile and ordinary files in turns, and measures a kind that
 * is over its limit again before it says so, so that a busy machine fails nothing.
 */
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const TIMEOUT_MS = 900_000;

function run(script: string): { readonly over: string[]; readonly stderr: string } {
  const { stdout, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
  return { over: stdout.split("\n").filter((line) => /\bover$/.test(line)), stderr };
}

describe("parseFilings", () => {
  it("reads hostile files within twice the time of ordinary files of their size", {
    timeout: TIMEOUT_MS,
  }, () => {
    expect(run("infra/hostile.ts")).toEqual({ over: [], stderr: "" });
  });

  it("takes at most six times the size of a file in memory, the file included", {
    timeout: TIMEOUT_MS,
  }, () => {
    expect(run("infra/measure-memory.ts")).toEqual({ over: [], stderr: "" });
  });
});
