import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type S3Server, startS3Server } from "../../infra/local/s3/server.ts";
import { createS3ObjectStore } from "../../lib/store/s3-object-store.ts";
import { testObjectStore } from "../contracts/object-store.contract.ts";
import { createBucket, LOCAL_CREDENTIALS, type S3Endpoint } from "../support/s3-bucket.ts";

let dataDir: string;
let server: S3Server;
let s3: S3Endpoint;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "filedex-s3-"));
  server = await startS3Server({ dataDir, port: 0, credentials: LOCAL_CREDENTIALS });
  s3 = { endpoint: server.url, region: "us-east-1", credentials: LOCAL_CREDENTIALS };
});

afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

testObjectStore({
  driver: "S3, on the server of this project",
  create: async () => {
    await createBucket(s3, "contract");
    return createS3ObjectStore({ ...s3, bucket: "contract" });
  },
});

testObjectStore({
  driver: "S3, with checksums only when required",
  create: async () => {
    await createBucket(s3, "plain");
    return createS3ObjectStore({ ...s3, bucket: "plain", checksums: "when-required" });
  },
});

describe("createS3ObjectStore", () => {
  it("reports a missing bucket as invalid, not as a missing object", async () => {
    const store = createS3ObjectStore({ ...s3, bucket: "no-such-bucket" });

    await expect(store.get("a.txt")).rejects.toMatchObject({ kind: "invalid" });
  });

  it("reports a wrong key pair as invalid", async () => {
    const credentials = { ...LOCAL_CREDENTIALS, secretAccessKey: "wrong" };
    const store = createS3ObjectStore({ ...s3, credentials, bucket: "contract" });

    await expect(store.get("a.txt")).rejects.toMatchObject({ kind: "invalid" });
  });

  it("reports a server that does not answer as unavailable", async () => {
    const endpoint = "http://127.0.0.1:1";
    const store = createS3ObjectStore({ ...s3, endpoint, bucket: "contract" });

    await expect(store.put("a.txt", new Uint8Array())).rejects.toMatchObject({
      kind: "unavailable",
    });
  });
});
