/**
 * The local S3 server in the hands of clients that others wrote: boto3, the AWS CLI, s3cmd and
 * curl. FILEDEX_PYTHON is an interpreter whose environment has the first three.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type S3Server, startS3Server } from "../../infra/local/s3/server.ts";

const CLIENTS_TIMEOUT_MS = 300_000;

/** Names of the functions in foreign_clients.py. */
const CHECKS = [
  "boto3_round_trip",
  "boto3_odd_keys",
  "boto3_multipart_transfer",
  "boto3_conditional_writes",
  "boto3_presigned_urls",
  "boto3_versions",
  "boto3_wrong_secret",
  "aws_cli_copy_list_sync_remove",
  "aws_cli_presign_for_curl",
  "aws_cli_api_calls",
  "curl_with_signature",
  "s3cmd_put_list_get_delete",
];

const outcomes = z.record(z.string(), z.string().nullable());

let folder: string;
let server: S3Server;
let results: z.infer<typeof outcomes>;

beforeAll(async () => {
  const python = process.env["FILEDEX_PYTHON"];
  if (python === undefined) {
    throw new Error("set FILEDEX_PYTHON to a Python that has boto3, awscli and s3cmd");
  }
  folder = await mkdtemp(join(tmpdir(), "filedex-clients-"));
  server = await startS3Server({
    dataDir: join(folder, "data"),
    port: 0,
    credentials: { accessKeyId: "LOCALACCESSKEY", secretAccessKey: "localsecretkey" },
  });
  const script = join(import.meta.dirname, "foreign_clients.py");
  const { stdout } = await promisify(execFile)(python, [script, server.url, folder]);
  results = outcomes.parse(JSON.parse(stdout));
}, CLIENTS_TIMEOUT_MS);

afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the local S3 server with foreign clients", () => {
  it.each(CHECKS)("passes %s", (name) => {
    expect(results[name]).toBeNull();
  });

  it("runs every check there is", () => {
    expect(Object.keys(results).sort()).toStrictEqual(CHECKS.toSorted());
  });
});
