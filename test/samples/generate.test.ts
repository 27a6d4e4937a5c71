import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { generateFilings } from "../../infra/samples/generate-filings.ts";

const GENERATE = new URL("../../infra/samples/generate.ts", import.meta.url).pathname;

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [GENERATE, ...args], { encoding: "utf8" });
}

describe("npm run generate", { timeout: 60_000 }, () => {
  it("writes as many filings as asked for", () => {
    const out = mkdtempSync(join(tmpdir(), "filedex-generate-"));
    onTestFinished(() => rmSync(out, { recursive: true }));
    expect(run("--count", "5", "--seed", "3", "--out", out)).toMatchObject({
      status: 0,
      stdout: `wrote 5 filings to ${out}\n`,
    });
    for (const { name, bytes } of generateFilings({ seed: 3, count: 5 })) {
      expect(readFileSync(join(out, name)).equals(bytes)).toBe(true);
    }
    const files = readdirSync(out, { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile())).toHaveLength(5);
  });

  it.each([[[]], [["--count", "5"]], [["--count", "many", "--out", "x"]], [["--bogus"]]])(
    "says in one line what is wrong with %j",
    (args) => {
      const { status, stderr } = run(...args);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^error: [^\n]+\n$/);
    },
  );
});
