import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type S3Server, startS3Server } from "../../infra/local/s3/server.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import { createS3ObjectStore } from "../../lib/store/s3-object-store.ts";
import { testRacingWriters } from "../contracts/racing-writers.contract.ts";
import { createBucket, LOCAL_CREDENTIALS } from "../support/s3-bucket.ts";

let dataDir: string;
let server: S3Server;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "filedex-racing-"));
  server = await startS3Server({ dataDir, port: 0, credentials: LOCAL_CREDENTIALS });
});

afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

testRacingWriters({
  driver: "memory",
  create: async () => createMemoryObjectStore(),
  patience: 0.01,
});

testRacingWriters({
  driver: "S3, on the server of this project",
  patience: 0.1,
  create: async () => {
    const s3 = { endpoint: server.url, region: "us-east-1", credentials: LOCAL_CREDENTIALS };
    await createBucket(s3, "racing");
    return createS3ObjectStore({ ...s3, bucket: "racing" });
  },
});
