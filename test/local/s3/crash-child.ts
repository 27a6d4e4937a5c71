/** A process for crash.test.ts to kill: the server with its events going into a queue. */
import { join } from "node:path";
import { openQueue } from "../../../infra/local/queue.ts";
import { startS3Server } from "../../../infra/local/s3/server.ts";

const dataDir = process.argv[2] ?? "";
const queue = await openQueue({
  name: "events",
  path: join(dataDir, "queue.jsonl"),
  visibilityTimeoutMs: 60_000,
});
const server = await startS3Server({
  dataDir: join(dataDir, "s3"),
  port: 0,
  buckets: ["filings"],
  onEvent: async (record) => {
    await queue.send(JSON.stringify({ Records: [record] }));
  },
});
console.log(server.url);
