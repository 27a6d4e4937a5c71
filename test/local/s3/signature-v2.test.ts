import { describe, expect, it } from "vitest";
import type { S3Error } from "../../../infra/local/s3/s3-error.ts";
import type { S3Request } from "../../../infra/local/s3/s3-request.ts";
import { isPresignedV2, verifyPresignedV2 } from "../../../infra/local/s3/signature-v2.ts";

/** The example of query string authentication in the AWS manual on Signature Version 2. */
const CREDENTIALS = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const QUERY: Readonly<Record<string, string>> = {
  AWSAccessKeyId: "AKIAIOSFODNN7EXAMPLE",
  Signature: "NpgCjnDzrM+WFzoENXmpNDUsSn8=",
  Expires: "1175139620",
};
const EXPIRY = 1_175_139_620_000;

describe("verifyPresignedV2", () => {
  it("takes the manual's example until it expires", () => {
    expect(outcomeOf({}, EXPIRY)).toBe("accepted");
    expect(outcomeOf({}, EXPIRY + 1)).toBe("AccessDenied");
  });

  it("leaves parameters out that are not part of the resource", () => {
    expect(outcomeOf({ query: { ...QUERY, unsigned: "x" } })).toBe("accepted");
  });

  it.each([
    ["another path", { rawPath: "/photos/puppy.jp" }],
    ["another method", { method: "PUT" }],
    ["another bucket", { bucket: "johnsmit" }],
    ["a subresource", { query: { ...QUERY, acl: "" } }],
    ["a replaced header", { query: { ...QUERY, "response-content-type": "x" } }],
    ["a header of S3's", { headers: { "x-amz-meta-a": "b" } }],
    ["a later expiry", { query: { ...QUERY, Expires: "1275139620" } }],
  ])("refuses %s that was not signed", (_, change) => {
    expect(outcomeOf(change)).toBe("SignatureDoesNotMatch");
  });

  it.each([
    ["another access key", { ...QUERY, AWSAccessKeyId: "other" }, "InvalidAccessKeyId"],
    ["no signature", { ...QUERY, Signature: "" }, "AccessDenied"],
    ["an expiry that is no time", { ...QUERY, Expires: "soon" }, "AccessDenied"],
  ])("refuses %s", (_, query, code) => {
    expect(outcomeOf({ query })).toBe(code);
  });
});

describe("isPresignedV2", () => {
  it("knows a request by its access key", () => {
    expect(isPresignedV2(requestOf({}))).toBe(true);
    expect(isPresignedV2(requestOf({ query: {} }))).toBe(false);
  });
});

interface Change {
  readonly method?: string;
  readonly bucket?: string;
  readonly rawPath?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

function requestOf(change: Change): S3Request {
  return {
    method: change.method ?? "GET",
    bucket: change.bucket ?? "johnsmith",
    key: "photos/puppy.jpg",
    isVirtualHost: true,
    rawPath: change.rawPath ?? "/photos/puppy.jpg",
    query: Object.entries(change.query ?? QUERY),
    headers: new Map(Object.entries(change.headers ?? {})),
    requestId: "",
    async *openBody() {},
  };
}

function outcomeOf(change: Change, now = EXPIRY): string {
  try {
    verifyPresignedV2(requestOf(change), CREDENTIALS, now);
    return "accepted";
  } catch (error) {
    return (error as S3Error).code;
  }
}
