import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openBuckets } from "../../../infra/cli/bucket-options.ts";
import { registerReindex } from "../../../infra/cli/reindex-command.ts";
import { registerRejected } from "../../../infra/cli/rejected-command.ts";
import { formatReport, registerVerify } from "../../../infra/cli/verify-command.ts";
import { type S3Server, startS3Server } from "../../../infra/local/s3/server.ts";
import { createBucket, LOCAL_CREDENTIALS } from "../../support/s3-bucket.ts";
import { formatSubmission } from "../../support/submission.ts";

let dataDir: string;
let server: S3Server;
let printed: string[];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "filedex-cli-"));
  server = await startS3Server({ dataDir, port: 0, credentials: LOCAL_CREDENTIALS });
  const s3 = { endpoint: server.url, region: "us-east-1", credentials: LOCAL_CREDENTIALS };
  await createBucket(s3, "filings");
  await createBucket(s3, "index");
  const { filings } = openBuckets({ filings: "filings", index: "index", endpoint: server.url });
  await filings.put("good.txt", formatSubmission());
  await filings.put("bad.txt", new Uint8Array());
});

afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

beforeEach(() => {
  printed = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

async function run(...words: string[]): Promise<string> {
  const program = new Command().exitOverride();
  registerVerify(program);
  registerReindex(program);
  registerRejected(program);
  await program.parseAsync([...words, "--endpoint", server.url], { from: "user" });
  return printed.join("\n");
}

describe("filedex verify, reindex and rejected", () => {
  it("report a bucket that was never indexed, with an exit code", async () => {
    expect(await run("verify")).toContain("2 objects, 0 indexed, 0 rejected; 0 damaged, 2 missing");
    expect(process.exitCode).toBe(1);
  });

  it("rebuild the index, and find nothing wrong with it", async () => {
    expect(await run("reindex")).toBe("rebuilt the index: 2 objects read, 1 filings indexed");
    printed = [];
    expect(JSON.parse(await run("verify", "--json"))).toMatchObject({
      objects: 2,
      indexed: 1,
      rejected: 1,
      findings: [],
    });
    expect(process.exitCode).toBe(0);
  });

  it("list what was rejected, and why", async () => {
    expect(await run("rejected")).toContain("bad.txt  0 bytes: file is empty");
    printed = [];
    expect(JSON.parse(await run("rejected", "--json"))).toMatchObject({ key: "bad.txt" });
  });

  it("give up a rebuild only when there is one", async () => {
    expect(await run("reindex", "--cancel")).toBe("no rebuild is under way");
  });
});

describe("formatReport", () => {
  it("prints at most fifty findings, then how many more there are", () => {
    const findings = Array.from({ length: 52 }, (_, n) => {
      return { kind: "missing" as const, key: `${n}.txt`, detail: "" };
    });
    const report = { version: 1, segments: 0, objects: 52, indexed: 0, rejected: 0, findings };

    const lines = formatReport(report).split("\n");

    expect(lines).toHaveLength(52);
    expect(lines.at(-2)).toBe("… and 2 more");
  });
});
