import { mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type S3Server, startS3Server } from "../../../infra/local/s3/server.ts";

const credentials = { accessKeyId: "KEY", secretAccessKey: "secret" };

/** Text that any parameter, header or element may hold, and some that means something there. */
const value = fc.oneof(
  fc.constantFrom("", "0", "1", "-1", "99999999999", "null", "*", "true", "url", "/", "a/b"),
  fc.constantFrom("bytes=0-1", "bytes=-", "filings/a", "/filings/a?versionId=x", "%", "%zz", "%FF"),
  fc.constantFrom("CRC32", "SHA256", "FULL_OBJECT", "COMPOSITE", "ENABLED", "aws-chunked", "é"),
  fc.constantFrom('"5d41402abc4b2a76b9719d911017c592"', "Thu, 01 Jan 2026 00:00:00 GMT"),
  fc.string({ maxLength: 12 }),
);

const parameter = fc.constantFrom(
  ..."list-type prefix delimiter marker max-keys start-after continuation-token encoding-type".split(
    " ",
  ),
  ..."uploads uploadId partNumber versions versionId versioning location delete acl tagging".split(
    " ",
  ),
  ..."key-marker version-id-marker notification attributes policy response-content-type".split(" "),
  ..."X-Amz-Algorithm X-Amz-Credential X-Amz-Date X-Amz-Expires AWSAccessKeyId Signature".split(
    " ",
  ),
);

const header = fc.constantFrom(
  ..."range if-match if-none-match if-modified-since if-unmodified-since content-md5".split(" "),
  ..."x-amz-copy-source x-amz-copy-source-range x-amz-metadata-directive x-amz-meta-a".split(" "),
  ..."x-amz-content-sha256 x-amz-decoded-content-length x-amz-trailer x-amz-date".split(" "),
  ..."x-amz-checksum-crc32 x-amz-checksum-algorithm x-amz-checksum-type authorization".split(" "),
  ..."x-amz-sdk-checksum-algorithm x-amz-object-attributes x-amz-checksum-mode".split(" "),
);

const body = fc.oneof(
  fc.constant(""),
  fc.string(),
  fc.constantFrom(
    "<Delete><Object><Key>a</Key></Object></Delete>",
    "<Delete><Object/></Delete>",
    "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>",
    "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>",
    "<NotificationConfiguration/>",
    "<CreateBucketConfiguration><LocationConstraint>x</LocationConstraint></CreateBucketConfiguration>",
    "0\r\n\r\n",
    "5;chunk-signature=00\r\nhello\r\n0;chunk-signature=00\r\n\r\n",
  ),
);

const anyRequest = fc.record({
  method: fc.constantFrom("GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS"),
  path: fc.constantFrom("/", "/filings", "/filings/", "/filings/a", "/filings/..%2F..%2Fb", "/x%"),
  query: fc.array(fc.tuple(parameter, fc.option(value)), { maxLength: 4 }),
  headers: fc.array(fc.tuple(header, value), { maxLength: 4 }),
  body,
});

describe.each([
  ["without signatures", null],
  ["with signatures", credentials],
])("startS3Server %s", (_, keyPair) => {
  const agent = new Agent({ keepAlive: true });
  let dataDir: string;
  let server: S3Server;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "filedex-any-"));
    server = await startS3Server({ dataDir, port: 0, buckets: ["filings"], credentials: keyPair });
  });

  afterAll(async () => {
    agent.destroy();
    await server.close();
    await rm(dataDir, { recursive: true });
  });

  it("has an answer of S3's for any request", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (one) => {
        const { status, text } = await send(server, agent, one);

        expect(status).not.toBe(500);
        if (status >= 400 && one.method !== "HEAD") {
          expect(text).toMatch(/^<\?xml.*\n?<Error><Code>\w+<\/Code>/);
        }
      }),
      { numRuns: 400 },
    );
  });
});

type AnyRequest = typeof anyRequest extends fc.Arbitrary<infer Value> ? Value : never;

function send(
  server: S3Server,
  agent: Agent,
  one: AnyRequest,
): Promise<{ status: number; text: string }> {
  const query = one.query
    .map(([name, text]) => (text === null ? name : `${name}=${encodeURIComponent(text)}`))
    .join("&");
  const headers = Object.fromEntries(
    one.headers.map(([name, text]) => [name, text.replace(/[^\x20-\x7e]/g, "")]),
  );
  return new Promise((resolve, reject) => {
    const sent = request({
      agent,
      port: server.port,
      method: one.method,
      path: query === "" ? one.path : `${one.path}?${query}`,
      headers: { ...headers, "content-length": Buffer.byteLength(one.body) },
    });
    sent.on("error", reject);
    sent.on("response", async (response) => {
      let text = "";
      for await (const piece of response) {
        text += String(piece);
      }
      resolve({ status: response.statusCode ?? 0, text });
    });
    sent.end(one.body);
  });
}
