import { describe, expect, it } from "vitest";
import type { S3Error } from "../../../infra/local/s3/s3-error.ts";
import type { S3Request } from "../../../infra/local/s3/s3-request.ts";
import { verifySignature } from "../../../infra/local/s3/signature.ts";

/** Key pair, time and host of the examples in the AWS manual on Signature Version 4. */
const CREDENTIALS = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const NOW = Date.UTC(2013, 4, 24);
const SCOPE = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const EXAMPLES = [
  {
    name: "a read of a range",
    rawPath: "/test.txt",
    headers: { range: "bytes=0-9" },
    signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  },
  {
    name: "a write",
    method: "PUT",
    rawPath: "/test%24file.text",
    headers: {
      date: "Fri, 24 May 2013 00:00:00 GMT",
      "x-amz-storage-class": "REDUCED_REDUNDANCY",
      "x-amz-content-sha256": "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
    },
    signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  },
  {
    name: "a query parameter without value",
    rawPath: "/",
    query: [["lifecycle", ""]],
    signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
  },
  {
    name: "a listing",
    rawPath: "/",
    query: [
      ["max-keys", "2"],
      ["prefix", "J"],
    ],
    signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
  },
] as const satisfies readonly Example[];

const PRESIGNED = [
  ["X-Amz-Algorithm", "AWS4-HMAC-SHA256"],
  ["X-Amz-Credential", SCOPE],
  ["X-Amz-Date", "20130524T000000Z"],
  ["X-Amz-Expires", "86400"],
  ["X-Amz-SignedHeaders", "host"],
  ["X-Amz-Signature", "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"],
] as const;

describe("verifySignature", () => {
  it.each(EXAMPLES)("takes the manual's example of $name", (example) => {
    expect(outcomeOf(signedRequest(example))).toBe("accepted");
  });

  it("takes the manual's example of a presigned URL", () => {
    const request = requestOf({ rawPath: "/test.txt", query: PRESIGNED, headers: {} });

    expect(outcomeOf(request)).toBe("accepted");
    expect(outcomeOf(request, NOW + 86_400_000)).toBe("accepted");
    expect(outcomeOf(request, NOW + 86_401_000)).toBe("AccessDenied");
  });

  it.each([
    ["another method", { method: "PUT" }],
    ["another path", { rawPath: "/test.tx" }],
    ["another query", { query: [["x", "y"]] }],
    ["another signed header", { headers: { range: "bytes=0-8" } }],
  ] as const)("refuses %s than was signed", (_, change) => {
    const example = { ...EXAMPLES[0], ...change };

    expect(outcomeOf(signedRequest(example))).toBe("SignatureDoesNotMatch");
  });

  it("refuses a header of S3's that is not signed", () => {
    const request = signedRequest(EXAMPLES[0]);
    const headers = new Map([...request.headers, ["x-amz-meta-added", "later"]]);

    expect(outcomeOf({ ...request, headers })).toBe("AccessDenied");
  });

  it("takes the same path however it is percent-encoded", () => {
    const example = { ...EXAMPLES[1], rawPath: "/test$file.text" };

    expect(outcomeOf(signedRequest(example))).toBe("accepted");
  });

  it.each([
    [14 * 60_000, "accepted"],
    [16 * 60_000, "RequestTimeTooSkewed"],
    [-16 * 60_000, "RequestTimeTooSkewed"],
  ])("answers a clock %i ms off with %s", (offset, expected) => {
    expect(outcomeOf(signedRequest(EXAMPLES[0]), NOW + offset)).toBe(expected);
  });

  it.each([
    ["no signature", { authorization: undefined }, "AccessDenied"],
    ["version 2", { authorization: "AWS AKIAIOSFODNN7EXAMPLE:abc" }, "InvalidRequest"],
    ["no payload hash", { "x-amz-content-sha256": undefined }, "InvalidRequest"],
    ["no time", { "x-amz-date": undefined }, "AccessDenied"],
    ["another day than its scope's", { "x-amz-date": "20130525T000000Z" }, "AccessDenied"],
    [
      "a scope of another service",
      { authorization: "AWS4-HMAC-SHA256 Credential=A/20130524/r/ec2/aws4_request" },
      "AuthorizationHeaderMalformed",
    ],
    [
      "another access key",
      { authorization: "AWS4-HMAC-SHA256 Credential=A/20130524/r/s3/aws4_request" },
      "InvalidAccessKeyId",
    ],
  ])("refuses a request with %s", (_, headers, code) => {
    expect(outcomeOf(signedRequest({ ...EXAMPLES[0], headers }))).toBe(code);
  });

  it.each([
    ["X-Amz-Expires", "604801"],
    ["X-Amz-Expires", "0"],
    ["X-Amz-Algorithm", "AWS4-ECDSA-P256-SHA256"],
    ["X-Amz-Credential", "nonsense"],
  ])("refuses a presigned URL with %s=%s", (name, value) => {
    const query = PRESIGNED.map(([key, old]) => [key, key === name ? value : old] as const);
    const request = requestOf({ rawPath: "/test.txt", query, headers: {} });

    expect(outcomeOf(request)).toBe("AuthorizationQueryParametersError");
  });
});

interface Example {
  readonly name?: string;
  readonly method?: string;
  readonly rawPath: string;
  readonly query?: S3Request["query"];
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly signature?: string;
}

/** Makes the request of an example; headers that are undefined are left out. */
function signedRequest(example: Example): S3Request {
  const headers = {
    "x-amz-content-sha256": EMPTY_SHA256,
    "x-amz-date": "20130524T000000Z",
    ...example.headers,
  };
  const signed = ["host", ...Object.keys(headers)].sort().join(";");
  const authorization = `AWS4-HMAC-SHA256 Credential=${SCOPE},SignedHeaders=${signed},Signature=${example.signature}`;
  return requestOf({ ...example, headers: { authorization, ...headers } });
}

function requestOf(example: Example): S3Request {
  const headers = { host: "examplebucket.s3.amazonaws.com", ...example.headers };
  return {
    method: example.method ?? "GET",
    bucket: null,
    key: null,
    isVirtualHost: true,
    rawPath: example.rawPath,
    query: example.query ?? [],
    headers: new Map(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      ),
    ),
    requestId: "",
    async *openBody() {},
  };
}

function outcomeOf(request: S3Request, now = NOW): string {
  try {
    verifySignature(request, CREDENTIALS, now);
    return "accepted";
  } catch (error) {
    return (error as S3Error).code;
  }
}
