import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { S3EventRecord } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createIngestHandler } from "../../functions/ingest-handler.ts";
import { type S3Server, startS3Server } from "../../infra/local/s3/server.ts";
import { createMemoryObjectStore } from "../../lib/store/memory-object-store.ts";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { createS3ObjectStore } from "../../lib/store/s3-object-store.ts";
import { readVisible } from "../support/read-visible.ts";
import { createBucket, LOCAL_CREDENTIALS } from "../support/s3-bucket.ts";
import { formatSubmission } from "../support/submission.ts";
import { createTestClock } from "../support/test-clock.ts";

const KEY = "year 2003/a+b.txt";

let dataDir: string;
let server: S3Server;
let client: S3Client;
let filings: ObjectStore;
let events: S3EventRecord[];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "filedex-versions-"));
  events = [];
  server = await startS3Server({
    dataDir,
    port: 0,
    credentials: LOCAL_CREDENTIALS,
    onEvent: (record) => void events.push(record),
  });
  const s3 = { endpoint: server.url, region: "us-east-1", credentials: LOCAL_CREDENTIALS };
  client = new S3Client({ ...s3, forcePathStyle: true });
  await createBucket(s3, "filings");
  await client.send(
    new PutBucketVersioningCommand({
      Bucket: "filings",
      VersioningConfiguration: { Status: "Enabled" },
    }),
  );
  filings = createS3ObjectStore({ ...s3, bucket: "filings" });
});

afterAll(async () => {
  client.destroy();
  await server.close();
  await rm(dataDir, { recursive: true });
});

describe("createIngestHandler, on a versioned bucket", () => {
  it("follows uploads, delete markers and the removal of a marker", async () => {
    const clock = createTestClock();
    const store = createMemoryObjectStore();
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const handle = createIngestHandler({ filings, store, clock, bucket: "filings", log });
    const ingest = async () => {
      const Records = events.splice(0);
      await handle({ Records });
      return {
        eventNames: Records.map(({ eventName }) => eventName),
        visible: await readVisible(store, clock),
      };
    };

    const first = await filings.put(KEY, formatSubmission({ text: "first" }));
    expect(await ingest()).toStrictEqual({
      eventNames: ["ObjectCreated:Put"],
      visible: { [KEY]: first.etag },
    });

    const second = await filings.put(KEY, formatSubmission({ text: "second" }));
    expect((await ingest()).visible).toStrictEqual({ [KEY]: second.etag });

    await filings.delete(KEY);
    expect(await ingest()).toStrictEqual({
      eventNames: ["ObjectRemoved:DeleteMarkerCreated"],
      visible: {},
    });

    const { DeleteMarkers } = await client.send(
      new ListObjectVersionsCommand({ Bucket: "filings" }),
    );
    const VersionId = DeleteMarkers?.[0]?.VersionId;
    await client.send(new DeleteObjectCommand({ Bucket: "filings", Key: KEY, VersionId }));
    expect(await ingest()).toStrictEqual({
      eventNames: ["ObjectRemoved:Delete"],
      visible: { [KEY]: second.etag },
    });
  });
});
