import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { generateFilings } from "../../infra/samples/generate-filings.ts";
import { SAMPLE_SPECS } from "../../infra/samples/sample-set.ts";
import { makeDataDir } from "./open-stack.ts";

const START = new URL("../../infra/local/start.ts", import.meta.url).pathname;
const FILEDEX = new URL("../../infra/cli/filedex.ts", import.meta.url).pathname;
const READY = "Press Ctrl-C to stop.";

interface Running {
  readonly process: ChildProcess;
  /** Waits until the output so far contains a text, and returns all of it. */
  waitFor(text: string): Promise<string>;
}

function start(...args: string[]): Running {
  const child = spawn(process.execPath, [START, "--port", "0", "--s3-port", "0", ...args]);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let output = "";
  let hear = (): void => {};
  const listen = (): Promise<void> =>
    new Promise((resolve) => {
      hear = resolve;
    });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
      hear();
    });
  }
  child.on("exit", () => hear());
  const waitFor = async (text: string): Promise<string> => {
    while (!output.includes(text)) {
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${output}`);
      await listen();
    }
    return output;
  };
  return { process: child, waitFor };
}

function findUrl(output: string): string {
  return output.match(/Search page\s+(http:\S+?)\/?\s/)?.[1] ?? "";
}

/** Compares the index with the bucket, filing by filing. */
function verify(output: string): { status: number | null; stdout: string } {
  const endpoint = output.match(/^S3\s+(\S+)/m)?.[1] ?? "";
  const args = [FILEDEX, "verify", "--endpoint", endpoint];
  return spawnSync(process.execPath, args, { encoding: "utf8" });
}

/** Each test starts processes of its own, on a machine that may be busy. */
const TIMEOUT_MS = 120_000;

describe("npm start", { timeout: TIMEOUT_MS }, () => {
  it("loads the samples, prints commands that work, and stops on a signal", async () => {
    const running = start("--data", makeDataDir());
    const output = await running.waitFor(READY);
    const count = SAMPLE_SPECS.length;
    expect(output).toContain(`${count} of ${count} files are searchable; 0 rejected`);
    for (const command of output.match(/^ {2}curl .*$/gm) ?? []) {
      const { status, stdout } = spawnSync("sh", ["-c", command.replace("curl", "curl -sf")], {
        encoding: "utf8",
      });
      expect(status, command).toBe(0);
      if (command.includes("/search")) expect(JSON.parse(stdout).total).toBeGreaterThan(0);
    }
    running.process.kill("SIGTERM");
    expect(await once(running.process, "exit")).toEqual([0, null]);
  });

  it("loses nothing when it is killed in the middle of a load", async () => {
    const folder = makeDataDir();
    const names = new Set<string>();
    for (const { name, bytes } of generateFilings({ seed: 9, count: 150 })) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
      names.add(name);
    }
    const args = ["--data", makeDataDir(), "--load", folder];
    const first = start(...args);
    await first.waitFor("searchable");
    first.process.kill("SIGKILL");
    await once(first.process, "exit");
    const second = start(...args);
    const output = await second.waitFor(READY);
    expect(output).toContain("150 of 150 files are searchable");
    const response = await fetch(`${findUrl(output)}/search?limit=1`);
    expect(await response.json()).toMatchObject({ total: 150 });
    expect(verify(output)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("150 indexed, 0 rejected; all is well"),
    });
  });

  it("says in one line which port is in use and which option chooses another", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    for (const option of ["--port", "--s3-port"]) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [START, "--data", makeDataDir(), "--port", "0", "--s3-port", "0", option, port],
        { encoding: "utf8" },
      );
      expect(status).toBe(1);
      expect(stderr).toBe(`error: port ${port} is in use; choose another with ${option}\n`);
    }
  });

  it("says in one line what is wrong with the command line", () => {
    for (const args of [["--bogus"], ["--port", "x"], ["--load", "/nowhere"], ["extra"]]) {
      const { status, stderr } = spawnSync(process.execPath, [START, ...args], {
        encoding: "utf8",
      });
      expect(status).toBe(1);
      expect(stderr).toMatch(/^error: [^\n]+\n$/);
    }
  });
});
