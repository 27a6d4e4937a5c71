/** One line for each refusal: S3's status and code are part of its interface. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type S3Server, startS3Server } from "../../../infra/local/s3/server.ts";

const MD5_OF_EMPTY = "1B2M2Y8AsgTpgAmY7PhCfg==";

let dataDir: string;
let server: S3Server;
let uploadId: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "filedex-refusals-"));
  server = await startS3Server({ dataDir, port: 0, buckets: ["filings", "versions"] });
  await ask("PUT", "/filings/a", {}, "0123456789");
  await ask("PUT", "/versions?versioning", {}, versioningOf("Enabled"));
  const begun = await ask("POST", "/filings/big?uploads");
  uploadId = /<UploadId>(.*)<\/UploadId>/.exec(begun.text)?.[1] ?? "";
});

afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

describe("startS3Server", () => {
  it.each<[string, string, Record<string, string>, string, number, string]>([
    // Copies.
    ["PUT", "/filings/b", { "x-amz-copy-source": "nokey" }, "", 400, "InvalidArgument"],
    ["PUT", "/filings/b", { "x-amz-copy-source": "no/such" }, "", 404, "NoSuchBucket"],
    ["PUT", "/filings/b", { "x-amz-copy-source": "filings/%zz" }, "", 400, "InvalidURI"],
    [
      "PUT",
      "/filings/b",
      { "x-amz-copy-source": "filings/a?versionId=none" },
      "",
      404,
      "NoSuchVersion",
    ],
    [
      "PUT",
      "/filings/b",
      { "x-amz-copy-source": "filings/a", "x-amz-metadata-directive": "MERGE" },
      "",
      400,
      "InvalidArgument",
    ],
    [
      "PUT",
      "/filings/b",
      { "x-amz-copy-source": "filings/a", "x-amz-checksum-algorithm": "CRC16" },
      "",
      400,
      "InvalidRequest",
    ],
    // Multipart uploads.
    ["PUT", "/filings/big?partNumber=1&uploadId=none", {}, "x", 404, "NoSuchUpload"],
    ["PUT", "/filings/other?partNumber=1&uploadId=ID", {}, "x", 404, "NoSuchUpload"],
    ["PUT", "/filings/big?partNumber=0&uploadId=ID", {}, "x", 400, "InvalidArgument"],
    ["PUT", "/filings/big?partNumber=10001&uploadId=ID", {}, "x", 400, "InvalidArgument"],
    ["POST", "/filings/big?uploadId=ID", {}, completionOf(""), 400, "MalformedXML"],
    ["POST", "/filings/big?uploadId=ID", {}, completionOf("<Part/>"), 400, "MalformedXML"],
    [
      "PUT",
      "/filings/big?partNumber=1&uploadId=ID",
      { "x-amz-copy-source": "filings/a", "x-amz-copy-source-range": "bytes=2-" },
      "",
      400,
      "InvalidArgument",
    ],
    [
      "PUT",
      "/filings/big?partNumber=1&uploadId=ID",
      { "x-amz-copy-source": "filings/a", "x-amz-copy-source-range": "bytes=5-10" },
      "",
      400,
      "InvalidArgument",
    ],
    [
      "POST",
      "/filings/c?uploads",
      { "x-amz-checksum-type": "COMPOSITE" },
      "",
      400,
      "InvalidRequest",
    ],
    [
      "POST",
      "/filings/c?uploads",
      { "x-amz-checksum-algorithm": "SHA256", "x-amz-checksum-type": "FULL_OBJECT" },
      "",
      400,
      "InvalidRequest",
    ],
    [
      "POST",
      "/filings/c?uploads",
      { "x-amz-checksum-algorithm": "CRC64NVME", "x-amz-checksum-type": "COMPOSITE" },
      "",
      400,
      "InvalidRequest",
    ],
    // Bodies.
    ["PUT", "/filings/b", { "content-md5": MD5_OF_EMPTY }, "x", 400, "BadDigest"],
    ["PUT", "/filings/b", { "content-md5": "eA==" }, "x", 400, "InvalidDigest"],
    ["PUT", "/filings/b", { "x-amz-content-sha256": "nonsense" }, "x", 400, "InvalidArgument"],
    [
      "PUT",
      "/filings/b",
      { "x-amz-content-sha256": "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD" },
      "x",
      501,
      "NotImplemented",
    ],
    ["PUT", "/filings/b", { "x-amz-trailer": "x-other" }, "x", 400, "InvalidRequest"],
    ["PUT", "/filings/b", { "x-amz-sdk-checksum-algorithm": "X" }, "x", 400, "InvalidRequest"],
    [
      "PUT",
      "/filings/b",
      { "x-amz-sdk-checksum-algorithm": "CRC32", "x-amz-checksum-crc32c": "AAAAAA==" },
      "",
      400,
      "InvalidRequest",
    ],
    // Deletes of many.
    ["POST", "/filings?delete", { "content-md5": MD5_OF_EMPTY }, "", 400, "MalformedXML"],
    // Reads.
    ["GET", "/filings/a?partNumber=2", {}, "", 416, "InvalidPartNumber"],
    ["GET", "/filings/a?partNumber=x", {}, "", 400, "InvalidArgument"],
    ["GET", "/filings/a?partNumber=1", { range: "bytes=0-1" }, "", 400, "InvalidRequest"],
    ["GET", "/filings/a?versionId=none", {}, "", 404, "NoSuchVersion"],
    ["GET", "/filings/a?response-content-type=a%0Ab", {}, "", 400, "InvalidArgument"],
    ["GET", "/filings/a?attributes", {}, "", 400, "InvalidRequest"],
    [
      "GET",
      "/filings/a?attributes",
      { "x-amz-object-attributes": "X" },
      "",
      400,
      "InvalidArgument",
    ],
    ["GET", "/filings/a?torrent", {}, "", 501, "NotImplemented"],
    // Lists.
    ["GET", "/filings?max-keys=x", {}, "", 400, "InvalidArgument"],
    ["GET", "/filings?versions&version-id-marker=x", {}, "", 400, "InvalidArgument"],
    ["GET", "/filings?list-type=2&continuation-token=x", {}, "", 400, "InvalidArgument"],
    // Buckets.
    ["PUT", "/filings", {}, "", 409, "BucketAlreadyOwnedByYou"],
    ["PUT", "/new-bucket", {}, "<Wrong/>", 400, "MalformedXML"],
    ["PUT", "/ab", {}, "", 400, "InvalidBucketName"],
    ["PUT", "/127.0.0.1", {}, "", 400, "InvalidBucketName"],
    ["PUT", "/a..b", {}, "", 400, "InvalidBucketName"],
    ["PUT", "/-abc", {}, "", 400, "InvalidBucketName"],
    [
      "PUT",
      "/filings?versioning",
      {},
      versioningOf("On"),
      400,
      "IllegalVersioningConfigurationException",
    ],
    ["PUT", "/filings?notification", {}, notificationOf("ObjectCreated"), 400, "InvalidArgument"],
    ["POST", "/filings", {}, "", 405, "MethodNotAllowed"],
    ["DELETE", "/", {}, "", 405, "MethodNotAllowed"],
  ])(
    "answers %s %s with headers %o and body %j: %i %s",
    async (method, path, headers, body, status, code) => {
      const answer = await ask(method, path.replace("ID", uploadId), headers, body);

      expect([answer.status, answer.code]).toStrictEqual([status, code]);
    },
  );

  it("passes over parameters that S3 does not know", async () => {
    // A name that every JavaScript object has.
    expect((await ask("GET", "/filings/a?constructor")).status).toBe(200);
  });

  it("refuses a copy of a delete marker", async () => {
    await ask("PUT", "/versions/a", {}, "x");
    const marker = await ask("DELETE", "/versions/a");
    const versionId = marker.headers.get("x-amz-version-id");

    const named = await ask("PUT", "/versions/b", {
      "x-amz-copy-source": `versions/a?versionId=${versionId}`,
    });
    const current = await ask("PUT", "/versions/b", { "x-amz-copy-source": "versions/a" });

    expect([named.status, named.code]).toStrictEqual([400, "InvalidRequest"]);
    expect([current.status, current.code]).toStrictEqual([404, "NoSuchKey"]);
  });

  it("takes metadata in the Q encoding of RFC 2047", async () => {
    await ask("PUT", "/filings/q", { "x-amz-meta-city": "=?UTF-8?Q?Z=C3=BCrich_West?=" }, "x");

    const head = await ask("HEAD", "/filings/q");

    const encoded = Buffer.from("Zürich West").toString("base64");
    expect(head.headers.get("x-amz-meta-city")).toBe(`=?UTF-8?B?${encoded}?=`);
  });
});

function completionOf(parts: string): string {
  return `<CompleteMultipartUpload>${parts}</CompleteMultipartUpload>`;
}

function versioningOf(status: string): string {
  return `<VersioningConfiguration><Status>${status}</Status></VersioningConfiguration>`;
}

function notificationOf(event: string): string {
  return `<NotificationConfiguration><QueueConfiguration><Event>${event}</Event></QueueConfiguration></NotificationConfiguration>`;
}

async function ask(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = "",
) {
  const hasBody = method === "PUT" || method === "POST";
  const response = await fetch(server.url + path, {
    method,
    headers,
    ...(hasBody ? { body } : {}),
  });
  const text = await response.text();
  const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? null;
  return { status: response.status, headers: response.headers, text, code };
}
