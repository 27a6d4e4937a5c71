import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Stack, startStack } from "../../infra/local/stack.ts";

const root = resolve(import.meta.dirname, "../..");
const run = promisify(execFile);

/** These start or test the whole project, or need an AWS account; .ci/run and people run them. */
const NOT_RUN_HERE = ["npm ci && npm start", "npm cit", "npm run package", "npx osls deploy"];

const readme = await readFile(join(root, "README.md"), "utf8");
const commands = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap((match) => (match[1] ?? "").trim().split("\n"))
  .filter((command) => !NOT_RUN_HERE.includes(command));

let folder: string;
let stack: Stack;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "filedex-readme-"));
  const silent = () => undefined;
  stack = await startStack({
    dataDir: join(folder, "data"),
    port: 0,
    s3Port: 0,
    page: "<!doctype html>",
    log: { info: silent, warn: silent, error: silent },
  });
});

afterAll(async () => {
  await stack?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Sends a command of the README to this test's ports, and what it writes to this test's folder. */
async function runCommand(command: string): Promise<string> {
  const local = command
    .replaceAll("http://localhost:8080", stack.url)
    .replaceAll("http://localhost:9000", stack.s3Url)
    .replace(/^(npm run -s filedex -- search .*)$/, `$1 --url ${stack.url}`)
    .replace(/^(npm run -s filedex -- export) (\S+)$/, `$1 ${folder}/$2 --endpoint ${stack.s3Url}`);
  const { stdout } = await run("bash", ["-c", local], { cwd: root, maxBuffer: 2 ** 26 });
  await stack.settled();
  return stdout;
}

describe("README.md", () => {
  it("has commands to run", () => {
    expect(commands.length).toBeGreaterThan(3);
  });

  it.each(commands)("shows a command that works: %s", async (command) => {
    const output = await runCommand(command);

    if (command.startsWith('curl "')) expect(JSON.parse(output)).toHaveProperty("total");
    else expect(output).not.toMatch(/error/i);
  });

  it("shows an upload that can be searched", async () => {
    const upload = commands.find((command) => command.startsWith("curl -T")) ?? "";
    await runCommand(upload);

    const answer = JSON.parse(
      await runCommand(`curl -fs "http://localhost:8080/search?item=7.01"`),
    );

    expect(answer.hits.map((hit: { key: string }) => hit.key)).toContain("my-filing.txt");
  });
});
