import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { S3EventRecord } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type S3Server, startS3Server } from "../../../infra/local/s3/server.ts";

type Options = Parameters<typeof startS3Server>[0];

/** Events and clean-up come after the answer; a busy machine takes its time. */
const WAIT = { timeout: 20_000 };

let dataDir: string;
let server: S3Server | null;
let events: S3EventRecord[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "filedex-s3-"));
  server = null;
  events = [];
});

afterEach(async () => {
  await server?.close();
  await rm(dataDir, { recursive: true });
});

describe("startS3Server", { timeout: 30_000 }, () => {
  it("takes unsigned requests when no key pair is configured", async () => {
    const url = await start({ buckets: ["filings"] });

    const put = await fetch(`${url}/filings/a%20b.txt`, { method: "PUT", body: "hello" });
    const got = await fetch(`${url}/filings/a%20b.txt`);

    expect([put.status, got.status, await got.text()]).toStrictEqual([200, 200, "hello"]);
  });

  it("takes a plus in a path for a plus", async () => {
    const url = await start({ buckets: ["filings"] });

    await fetch(`${url}/filings/a+b`, { method: "PUT", body: "hello" });

    expect(await (await fetch(`${url}/filings/a%2Bb`)).text()).toBe("hello");
  });

  it("takes the bucket from the host name", async () => {
    const url = await start({ buckets: ["filings"] });
    await fetch(`${url}/filings/a.txt`, { method: "PUT", body: "hello" });

    const { port } = new URL(url);
    const got = await request({ port, path: "/a.txt", host: `filings.localhost:${port}` });

    expect(got).toBe("hello");
  });

  it("keeps buckets, objects and metadata over a restart", async () => {
    const headers = { "x-amz-meta-city": "Zürich", "content-type": "text/x" };
    const first = await start({ buckets: ["filings"] });
    await fetch(`${first}/filings/a`, {
      method: "PUT",
      body: "hello",
      headers: { ...headers, "x-amz-meta-city": "=?UTF-8?B?WsO8cmljaA==?=" },
    });
    await fetch(`${first}/filings/b`, { method: "PUT", body: "gone" });
    await fetch(`${first}/filings/b`, { method: "DELETE" });
    await server?.close();

    const second = await start({ buckets: ["filings"] });
    const got = await fetch(`${second}/filings/a`);

    expect(await got.text()).toBe("hello");
    expect(got.headers.get("content-type")).toBe("text/x");
    expect(got.headers.get("x-amz-meta-city")).toBe("=?UTF-8?B?WsO8cmljaA==?=");
    expect((await fetch(`${second}/filings/b`)).status).toBe(404);
  });

  it("keeps uploads under way over a restart", async () => {
    const first = await start({ buckets: ["filings"] });
    const begun = await fetch(`${first}/filings/big?uploads`, { method: "POST" });
    const uploadId = /<UploadId>(.*)<\/UploadId>/.exec(await begun.text())?.[1];
    const part = await fetch(`${first}/filings/big?partNumber=1&uploadId=${uploadId}`, {
      method: "PUT",
      body: "part",
    });
    await server?.close();

    const second = await start({});
    const done = await fetch(`${second}/filings/big?uploadId=${uploadId}`, {
      method: "POST",
      body: `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${part.headers.get("etag")}</ETag></Part></CompleteMultipartUpload>`,
    });

    expect(done.status).toBe(200);
    expect(await (await fetch(`${second}/filings/big`)).text()).toBe("part");
  });

  it("removes the bytes of what is replaced, deleted or left by a crash", async () => {
    const url = await start({ buckets: ["filings"] });
    await fetch(`${url}/filings/a`, { method: "PUT", body: "first" });
    await fetch(`${url}/filings/a`, { method: "PUT", body: "second" });
    await fetch(`${url}/filings/b`, { method: "PUT", body: "third" });
    await fetch(`${url}/filings/b`, { method: "DELETE" });
    await fetch(`${url}/filings/c`, { method: "PUT", body: "x", headers: { "if-match": "no" } });
    expect(await blobNames()).toHaveLength(1);
    await writeFile(join(dataDir, "blobs", "ab", "ab00"), "left behind");
    await server?.close();

    const again = await start({});

    expect(await blobNames()).toHaveLength(1);
    expect(await (await fetch(`${again}/filings/a`)).text()).toBe("second");
  });

  it("tells a port in use in one line", async () => {
    await start({});
    const other = await mkdtemp(join(tmpdir(), "filedex-s3-"));

    const second = startS3Server({ dataDir: other, port: server?.port ?? 0 });

    await expect(second).rejects.toThrow(/^port is in use: host=`127\.0\.0\.1`, port=`\d+`$/);
    await rm(other, { recursive: true });
  });

  it("refuses a data folder that another server has open", async () => {
    await start({});

    await expect(startS3Server({ dataDir, port: 0 })).rejects.toThrow(/data folder is in use/);
  });

  it("answers errors as S3's documents", async () => {
    const url = await start({ buckets: ["filings"] });

    const got = await fetch(`${url}/filings/no%20such`);

    expect(got.headers.get("content-type")).toBe("application/xml");
    const text = await got.text();
    expect(text).toContain("<Code>NoSuchKey</Code>");
    expect(text).toContain("<Key>no such</Key>");
    expect(text).toContain(`<RequestId>${got.headers.get("x-amz-request-id")}</RequestId>`);
  });

  it.each([
    ["GET", "/filings?tagging", 404, "NoSuchTagSet"],
    ["GET", "/filings?policy", 404, "NoSuchBucketPolicy"],
    ["PUT", "/filings?policy", 501, "NotImplemented"],
    ["PUT", "/filings/a?tagging", 501, "NotImplemented"],
    ["PATCH", "/filings/a", 405, "MethodNotAllowed"],
    ["GET", "/filings/%FF", 400, "InvalidURI"],
    ["GET", "/filings?list-type=2&max-keys=-1", 400, "InvalidArgument"],
    ["GET", "/filings?list-type=2&encoding-type=xml", 400, "InvalidArgument"],
    ["POST", "/filings?delete", 400, "InvalidRequest"],
    ["PUT", "/Upper", 400, "InvalidBucketName"],
    ["PUT", "/filings?notification", 400, "MalformedXML"],
  ])("answers %s %s with %i %s", async (method, path, status, code) => {
    const url = await start({ buckets: ["filings"] });
    const body = method === "GET" ? null : "";

    const got = await fetch(url + path, { method, body });

    expect(got.status).toBe(status);
    expect(await got.text()).toContain(`<Code>${code}</Code>`);
  });

  it("refuses a body that x-amz-content-sha256 does not fit", async () => {
    const url = await start({ buckets: ["filings"] });

    const put = await fetch(`${url}/filings/a`, {
      method: "PUT",
      body: "hello",
      headers: { "x-amz-content-sha256": "0".repeat(64) },
    });

    expect(put.status).toBe(400);
    expect(await put.text()).toContain("<Code>XAmzContentSHA256Mismatch</Code>");
    expect((await fetch(`${url}/filings/a`)).status).toBe(404);
  });

  it("refuses headers that ask for more than storing", async () => {
    const url = await start({ buckets: ["filings"] });

    const put = await fetch(`${url}/filings/a`, {
      method: "PUT",
      body: "x",
      headers: { "x-amz-tagging": "a=b" },
    });

    expect(put.status).toBe(501);
  });

  it("answers InternalError when the bytes of an object are gone", async () => {
    const url = await start({ buckets: ["filings"] });
    await fetch(`${url}/filings/a`, { method: "PUT", body: "hello" });
    const [name = ""] = await blobNames();
    await rm(join(dataDir, "blobs", name));

    const got = await fetch(`${url}/filings/a`);

    expect(got.status).toBe(500);
    expect(await got.text()).toContain("<Code>InternalError</Code>");
  });

  it("finishes a read that is under way when its object is replaced", async () => {
    const url = await start({ buckets: ["filings"] });
    const body = Buffer.alloc(20_000_000, "a");
    await fetch(`${url}/filings/big`, { method: "PUT", body });
    const reading = await fetch(`${url}/filings/big`);
    await fetch(`${url}/filings/big`, { method: "PUT", body: "short" });

    const read = Buffer.from(await reading.arrayBuffer());

    expect(read.equals(body)).toBe(true);
    await vi.waitFor(async () => expect(await blobNames()).toHaveLength(1), WAIT);
  });
});

describe("onEvent", { timeout: 30_000 }, () => {
  it("is told of every write after it is durable", async () => {
    const url = await start({ buckets: ["filings", "other"], notifyBuckets: ["filings"] });
    await fetch(`${url}/filings/docs/a%20b%2B%C3%BC.txt`, { method: "PUT", body: "hello" });
    await fetch(`${url}/filings/copy`, {
      method: "PUT",
      headers: { "x-amz-copy-source": "/filings/docs/a%20b%2B%C3%BC.txt" },
    });
    await fetch(`${url}/filings/copy`, { method: "DELETE" });
    await fetch(`${url}/other/a`, { method: "PUT", body: "untold" });
    await vi.waitFor(() => expect(events).toHaveLength(3), WAIT);

    expect(events.map((event) => [event.eventName, event.s3.object.key])).toStrictEqual([
      ["ObjectCreated:Put", "docs/a+b%2B%C3%BC.txt"],
      ["ObjectCreated:Copy", "copy"],
      ["ObjectRemoved:Delete", "copy"],
    ]);
    expect(events[0]).toMatchObject({
      eventSource: "aws:s3",
      eventVersion: "2.1",
      s3: {
        bucket: { name: "filings", arn: "arn:aws:s3:::filings" },
        object: { size: 5, eTag: "5d41402abc4b2a76b9719d911017c592" },
      },
    });
    expect(events[2]?.s3.object).not.toHaveProperty("eTag");
  });

  it("tells versions and delete markers of a versioned bucket", async () => {
    const url = await start({ buckets: ["filings"] });
    await fetch(`${url}/filings?versioning`, {
      method: "PUT",
      body: "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
    });
    await fetch(`${url}/filings/a`, { method: "PUT", body: "hello" });
    const deleted = await fetch(`${url}/filings/a`, { method: "DELETE" });
    await vi.waitFor(() => expect(events).toHaveLength(2), WAIT);

    expect(events.map((event) => event.eventName)).toStrictEqual([
      "ObjectCreated:Put",
      "ObjectRemoved:DeleteMarkerCreated",
    ]);
    const marker = deleted.headers.get("x-amz-version-id");
    expect(events[1]?.s3.object.versionId).toBe(marker);
  });

  it("gets sequencers that rise with the writes of a key", async () => {
    const url = await start({ buckets: ["filings"] });
    for (let count = 0; count < 20; count++) {
      await fetch(`${url}/filings/a`, { method: "PUT", body: String(count) });
    }
    await vi.waitFor(() => expect(events).toHaveLength(20), WAIT);

    const sequencers = events.map((event) => event.s3.object.sequencer);

    expect(sequencers.toSorted()).toStrictEqual(sequencers);
    expect(new Set(sequencers).size).toBe(20);
  });

  it("is told what the bucket's configuration asks for", async () => {
    const url = await start({ buckets: ["filings"] });
    const put = await fetch(`${url}/filings?notification`, {
      method: "PUT",
      body: "<NotificationConfiguration><QueueConfiguration><Id>texts</Id><Queue>arn:aws:sqs:us-east-1:1:q</Queue><Event>s3:ObjectCreated:*</Event><Filter><S3Key><FilterRule><Name>prefix</Name><Value>docs/</Value></FilterRule><FilterRule><Name>suffix</Name><Value>.txt</Value></FilterRule></S3Key></Filter></QueueConfiguration></NotificationConfiguration>",
    });
    expect(put.status).toBe(200);
    for (const key of ["docs/a.html", "other/a.txt", "docs/a.txt"]) {
      await fetch(`${url}/filings/${key}`, { method: "PUT", body: "x" });
    }
    await fetch(`${url}/filings/docs/a.txt`, { method: "DELETE" });
    await fetch(`${url}/filings/docs/b.txt`, { method: "PUT", body: "x" });
    await vi.waitFor(() => expect(events).toHaveLength(2), WAIT);

    expect(events.map(({ s3 }) => [s3.configurationId, s3.object.key])).toStrictEqual([
      ["texts", "docs/a.txt"],
      ["texts", "docs/b.txt"],
    ]);
    const got = await fetch(`${url}/filings?notification`);
    expect(await got.text()).toContain("<Value>docs/</Value>");
  });

  it("is asked again when it fails", async () => {
    let calls = 0;
    const url = await start({
      buckets: ["filings"],
      async onEvent(record) {
        calls++;
        if (calls < 3) {
          throw new Error("not yet");
        }
        events.push(record);
      },
    });

    await fetch(`${url}/filings/a`, { method: "PUT", body: "hello" });

    await vi.waitFor(() => expect(events).toHaveLength(1), WAIT);
    expect(calls).toBe(3);
  });

  it("is told at the next start of what it could not take", async () => {
    const first = await start({
      buckets: ["filings"],
      onEvent: () => Promise.reject(new Error("never")),
    });
    await fetch(`${first}/filings/a`, { method: "PUT", body: "hello" });
    await setImmediate();
    await server?.close();

    await start({});

    await vi.waitFor(() => expect(events).toHaveLength(1), WAIT);
    expect(events[0]?.s3.object.key).toBe("a");
    await server?.close();
    events = [];
    await start({});
    expect(server?.countPendingEvents()).toBe(0);
  });
});

async function start(options: Partial<Options>): Promise<string> {
  server = await startS3Server({
    dataDir,
    port: 0,
    onEvent: (record) => {
      events.push(record);
    },
    ...options,
  });
  return server.url;
}

async function blobNames(): Promise<string[]> {
  const names = await readdir(join(dataDir, "blobs"), { recursive: true });
  return names.filter((name) => name.length > 2);
}

/** `fetch` does not let the Host header be chosen. */
async function request(target: { port: string; path: string; host: string }): Promise<string> {
  const { get } = await import("node:http");
  return new Promise((resolve, reject) => {
    get(
      { port: target.port, path: target.path, headers: { host: target.host } },
      async (response) => {
        let text = "";
        for await (const piece of response) {
          text += String(piece);
        }
        resolve(text);
      },
    ).on("error", reject);
  });
}
