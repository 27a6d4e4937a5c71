import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type S3Server, startS3Server } from "../../../infra/local/s3/server.ts";
import { testS3Protocol } from "../../contracts/s3-protocol.contract.ts";

const credentials = { accessKeyId: "LOCALACCESSKEY", secretAccessKey: "localsecretkey" };

let server: S3Server;
let dataDir: string;

testS3Protocol({
  name: "the local server",
  async connect() {
    dataDir = await mkdtemp(join(tmpdir(), "filedex-s3-"));
    server = await startS3Server({ dataDir, port: 0, credentials });
    return { endpoint: server.url, region: "us-east-1", credentials };
  },
  async disconnect() {
    await server.close();
    await rm(dataDir, { recursive: true });
  },
});
