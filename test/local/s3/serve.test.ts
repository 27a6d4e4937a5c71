import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const SCRIPT = join(import.meta.dirname, "../../../infra/local/s3/serve.ts");

let dataDir: string;
let children: ChildProcess[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "filedex-serve-"));
  children = [];
});

afterEach(async () => {
  for (const child of children) {
    child.kill("SIGKILL");
  }
  await rm(dataDir, { recursive: true });
});

describe("npm run s3", { timeout: 30_000 }, () => {
  it("prints its address, wants signatures, and stops on Ctrl-C", async () => {
    const server = run("--port", "0", "--data", dataDir);
    const url = await addressOf(server);

    expect((await fetch(`${url}/bucket`, { method: "PUT" })).status).toBe(403);

    server.child.kill("SIGINT");
    expect(await server.exit).toBe(0);
    expect(server.output().trim().split("\n")).toHaveLength(1);
  });

  it("takes unsigned requests on request", async () => {
    const url = await addressOf(run("--port", "0", "--data", dataDir, "--no-auth"));

    expect((await fetch(`${url}/bucket`, { method: "PUT" })).status).toBe(200);
  });

  it("tells a port in use in one line", async () => {
    const url = await addressOf(run("--port", "0", "--data", dataDir));
    const { port } = new URL(url);

    const second = run("--port", port, "--data", join(dataDir, "second"));

    expect(await second.exit).toBe(1);
    expect(second.output().trim()).toBe(`port is in use: host=\`127.0.0.1\`, port=\`${port}\``);
  });

  it.each([
    [["--port", "nonsense"], /^--port is no port number: nonsense$/],
    [["--unknown"], /^Unknown option '--unknown'/],
  ])("refuses %s in one line", async (options, message) => {
    const server = run(...options);

    expect(await server.exit).toBe(1);
    expect(server.output().trim()).toMatch(message);
  });
});

function run(...options: string[]) {
  const child = spawn(process.execPath, [SCRIPT, ...options]);
  children.push(child);
  let text = "";
  const collect = (bytes: Buffer) => {
    text += String(bytes);
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  return {
    child,
    output: () => text,
    exit: once(child, "close").then(([code]) => code),
  };
}

async function addressOf({ child, output }: ReturnType<typeof run>): Promise<string> {
  await once(child.stdout ?? child, "data");
  return /http:\/\/\S+/.exec(output())?.[0] ?? "";
}
