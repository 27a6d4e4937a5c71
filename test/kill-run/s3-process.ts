/** The S3 server in a process of its own, which hands each event to its parent. */
import { z } from "zod";
import { startS3Server } from "../../infra/local/s3/server.ts";
import { LOCAL_CREDENTIALS } from "../support/s3-bucket.ts";
import { createAsker, readSettings } from "./mortal-child.ts";

const settings = z
  .object({ dataDir: z.string(), port: z.int(), filings: z.string() })
  .parse(readSettings());

await startS3Server({
  dataDir: settings.dataDir,
  port: settings.port,
  credentials: LOCAL_CREDENTIALS,
  notifyBuckets: [settings.filings],
  onEvent: createAsker(),
});
