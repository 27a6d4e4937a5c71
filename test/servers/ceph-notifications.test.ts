import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createIngestHandler } from "../../functions/ingest-handler.ts";
import { systemClock } from "../../lib/catalog/clock.ts";
import type { IngestDeps } from "../../lib/ingest/ingest-batch.ts";
import { verifyIndex } from "../../lib/ingest/verify-index.ts";
import { openBuckets } from "../kill-run/bucket-settings.ts";
import { formatSubmission } from "../support/submission.ts";
import { makeBucket } from "./tested-servers.ts";

/** Ceph begins to deliver persistent notifications after some 20 seconds, and retries after more. */
const DELIVERY_TIMEOUT_MS = 110_000;
const POLL_MS = 500;
/** So many deliveries are refused first, which makes Ceph send them again, and out of order. */
const REFUSED_DELIVERIES = 3;
const KEYS = ["a b.txt", "a+b.txt", "ü%2B.txt", "plain.txt"];

const python = process.env["FILEDEX_PYTHON"];

describe("createIngestHandler, fed by Ceph", () => {
  let server: Server;
  let deps: IngestDeps;
  let bucket: string;
  const eventNames: string[] = [];
  let deliveries = 0;

  beforeAll(async () => {
    if (python === undefined) throw new Error("set FILEDEX_PYTHON to a Python with boto3");
    const endpoint = process.env["FILEDEX_CEPH_ENDPOINT"];
    if (endpoint === undefined) throw new Error("set FILEDEX_CEPH_ENDPOINT to a running Ceph");
    bucket = await makeBucket(endpoint, "filings");
    deps = openBuckets({ endpoint, filings: bucket, index: await makeBucket(endpoint, "index") });
    server = createServer(async (request, response) => {
      const event: unknown = JSON.parse(await text(request));
      response.statusCode = ++deliveries <= REFUSED_DELIVERIES ? 503 : await ingest(event);
      response.end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : null;
    const script = fileURLToPath(new URL("subscribe.py", import.meta.url));
    await promisify(execFile)(python, [script, endpoint, bucket, `http://127.0.0.1:${port}/`]);
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function ingest(event: unknown): Promise<number> {
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const handle = createIngestHandler({ ...deps, bucket, log });
    const { Records } = event as { Records: { eventName: string }[] };
    eventNames.push(...Records.map(({ eventName }) => eventName));
    await handle(event);
    return 200;
  }

  it("follows the bucket, whatever is refused, repeated and reordered", {
    timeout: 2 * DELIVERY_TIMEOUT_MS,
  }, async () => {
    for (const [n, key] of KEYS.entries()) {
      const accession = `0000900001-03-00000${n}`;
      await deps.filings.put(key, formatSubmission({ accession }));
      await deps.filings.put(key, formatSubmission({ accession, text: "Recast." }));
    }
    await deps.filings.delete("plain.txt");

    const giveUpAt = systemClock.now() + DELIVERY_TIMEOUT_MS;
    let report = await verifyIndex(deps);
    // The counts are those of the moment the verification began, its findings those of its end.
    const isFollowed = () =>
      report.findings.length === 0 &&
      report.indexed === report.objects &&
      eventNames.length > 2 * KEYS.length;
    while (!isFollowed() && systemClock.now() < giveUpAt) {
      await systemClock.sleep(POLL_MS);
      report = await verifyIndex(deps);
    }

    expect(report).toMatchObject({ objects: 3, indexed: 3, findings: [] });
    expect(new Set(eventNames.map((name) => name.replace(/^s3:|:.*$/g, "")))).toStrictEqual(
      new Set(["ObjectCreated", "ObjectRemoved"]),
    );
  });
});
