import { describe, expect, it } from "vitest";
import { FiledexError } from "../../lib/errors.ts";
import { statusOf, toStoreError } from "../../lib/store/s3-error.ts";

function s3Error(httpStatusCode: number, name: string): Error {
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
}

describe("toStoreError", () => {
  it.each([
    [404, "NoSuchKey", "not-found"],
    [404, "NotFound", "not-found"],
    [404, "NoSuchBucket", "invalid"],
    [412, "PreconditionFailed", "conflict"],
    [409, "ConditionalRequestConflict", "conflict"],
    [409, "OperationAborted", "unavailable"],
    [409, "SomethingElse", "unavailable"],
    [500, "InternalError", "unavailable"],
    [503, "SlowDown", "unavailable"],
    [400, "RequestTimeout", "unavailable"],
    [400, "BadDigest", "unavailable"],
    [403, "AccessDenied", "invalid"],
    [416, "InvalidRange", "invalid"],
  ])("turns %i %s into %s", (status, name, kind) => {
    expect(toStoreError(s3Error(status, name), "put", "a.txt").kind).toBe(kind);
  });

  it("turns a failure without an answer into unavailable, since the request may have won", () => {
    const timeout = new DOMException("aborted", "TimeoutError");

    expect(toStoreError(timeout, "put", "a.txt")).toMatchObject({
      kind: "unavailable",
      message: "put failed: key=`a.txt`, status=`none`, error=`TimeoutError`",
      cause: timeout,
    });
  });

  it("names what the network said", () => {
    const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });

    expect(toStoreError(refused, "get", "a.txt").message).toContain("error=`ECONNREFUSED`");
  });

  it("repeats what the client says of its own settings", () => {
    const unset = new Error("Region is missing");

    expect(toStoreError(unset, "get", "a.txt").message).toContain("error=`Region is missing`");
  });

  it("leaves errors of Filedex as they are", () => {
    const error = new FiledexError("corrupt", "broken");

    expect(toStoreError(error, "get", "a.txt")).toBe(error);
  });
});

describe("statusOf", () => {
  it("returns null for what is no answer of S3", () => {
    expect([null, "text", {}, { $metadata: {} }].map(statusOf)).toStrictEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
