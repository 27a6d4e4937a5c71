/**
 * The one suite that measures time and memory, the exception to the rule that no test does, because
 * both are promised of any file: hostile files of 10 MB are read within twice the time of ordinary ones
 * and ordinary files in six times their size; what inflates past the size limit is refused.
 *
 * Child processes measure CPU time, of hostile and ordinary files in turns, and measure a kind that is
 * over its limit again before they say so, so that a busy machine fails nothing.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";

const TIMEOUT_MS = 900_000;
const CHILD_TIMEOUT_MS = TIMEOUT_MS - 10_000;

const WITHIN = { over: [], stderr: "", code: 0 };

async function run(script: string): Promise<unknown> {
  // A file that is never read to its end leaves no process behind.
  const child = spawn(process.execPath, [script], { timeout: CHILD_TIMEOUT_MS });
  const closed = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await closed;
  return { over: stdout.split("\n").filter((line) => /\bover$/.test(line)), stderr, code };
}

describe("parseFilings", () => {
  it("reads hostile files within twice the time of ordinary files of their size", {
    timeout: TIMEOUT_MS,
  }, async () => {
    expect(await run("infra/hostile.ts")).toEqual(WITHIN);
  });

  it("takes at most six times the size of a file in memory, the file included", {
    timeout: TIMEOUT_MS,
  }, async () => {
    expect(await run("infra/measure-memory.ts")).toEqual(WITHIN);
  });
});
