import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

const CLI = new URL("../../../infra/cli/filedex.ts", import.meta.url).pathname;

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

  it("says when no server answers, and where it was looked for", () => {
    const { status, stderr } = run("verify", "--endpoint", "http://127.0.0.1:1");

    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: no server answers; is npm start running\? [^\n]*ECONNREFUSED/);
    expect(stderr).toContain(", index=`index`, filings=`filings`, endpoint=`http://127.0.0.1:1`\n");
  });

  it("ends quietly when its reader has seen enough", async () => {
    const samples = new URL("../../../infra/samples/filings/", import.meta.url).pathname;
    const files = readdirSync(samples).map((name) => `${samples}${name}`);
    const child = spawn(process.execPath, [CLI, "parse", "--json", ...files]);
    let complaints = "";
    child.stderr.on("data", (chunk) => {
      complaints += chunk;
    });

    await once(child.stdout, "data");
    child.stdout.destroy();
    const [code] = await once(child, "close");

    expect({ code, complaints }).toStrictEqual({ code: 0, complaints: "" });
  });
});
