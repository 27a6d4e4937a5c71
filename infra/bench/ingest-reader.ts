/** A reader in a thread of its own: tells when each of some filings can be found. */
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { openCatalog } from "../../lib/catalog/catalog.ts";
import { systemClock } from "../../lib/catalog/clock.ts";
import { INDEX_BUCKET, openBucket } from "../local/open-bucket.ts";

const POLL_MS = 50;

const { s3Url, ids } = z.object({ s3Url: z.string(), ids: z.array(z.string()) }).parse(workerData);
const catalog = openCatalog({ store: openBucket(s3Url, INDEX_BUCKET), clock: systemClock });
const waiting = new Set(ids);
// A warm reader: what it needs of the older segments it has.
const first = await catalog.snapshot();
for (const id of ids.slice(0, 1)) await first.findFiling(id);
let { version } = first;
parentPort?.postMessage(null);
while (waiting.size > 0) {
  await systemClock.sleep(POLL_MS);
  const snapshot = await catalog.snapshot();
  if (snapshot.version === version) continue;
  version = snapshot.version;
  for (const id of waiting) {
    if ((await snapshot.findFiling(id)) === null) continue;
    waiting.delete(id);
    parentPort?.postMessage({ id, foundAt: systemClock.now() });
  }
}
