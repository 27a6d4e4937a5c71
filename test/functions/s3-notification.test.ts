import { describe, expect, it } from "vitest";
import { isS3Notification, parseS3Notification } from "../../functions/s3-notification.ts";
import { readEvent } from "../support/event-file.ts";

function parse(name: string): ReturnType<typeof parseS3Notification> {
  return parseS3Notification(readEvent(`s3/${name}`), "filings");
}

describe("parseS3Notification", () => {
  it.each([
    ["put-version-2.1", ["a/first.txt"]],
    ["put-version-2.6", ["a/first.txt"]],
    ["multipart-version-2.2", ["a/first.txt"]],
    ["delete", ["a/first.txt"]],
    ["delete-marker", ["a/first.txt"]],
    ["lifecycle-expiration", ["a/first.txt"]],
    ["several-records", ["a/first.txt", "a/second.txt"]],
    ["key-with-plus-and-percent", ["10% rise/a+b & c ü.txt"]],
    ["ceph-key-not-encoded", ["10% rise/a+b & c ü.txt"]],
    ["event-bridge-created", ["10% rise/a+b & c ü.txt"]],
    ["event-bridge-deleted", ["10% rise/a+b & c ü.txt"]],
  ])("reads the keys of %s", (name, keys) => {
    expect(parse(name)).toStrictEqual({ keys, ignored: [] });
  });

  it("ignores the event that S3 sends when notifications are set up", () => {
    expect(parse("test-event")).toStrictEqual({
      keys: [],
      ignored: [{ eventName: "s3:TestEvent", reason: "test of the set-up" }],
    });
  });

  it.each([
    ["tagging", "ObjectTagging:Put"],
    ["event-bridge-tags", "Object Tags Added"],
  ])("ignores events that do not change an object, and says so: %s", (name, eventName) => {
    expect(parse(name)).toStrictEqual({
      keys: [],
      ignored: [{ eventName, reason: "does not change what a key holds" }],
    });
  });

  it.each([
    ["version-3.0", "unknown version of S3 notifications"],
    ["other-bucket", "notification is about another bucket: bucket=`photographs`"],
    ["key-badly-encoded", "key is not URL-encoded: key=`a/100%.txt`"],
    ["queue-batch", "not an S3 notification"],
  ])("refuses %s", (name, message) => {
    expect(() => parse(name)).toThrow(message);
  });

  it.each([null, 7, "text", [], {}, { Records: null }, { Records: [{}] }])(
    "refuses %j",
    (event) => {
      expect(() => parseS3Notification(event, "filings")).toThrow(
        expect.objectContaining({ kind: "invalid" }),
      );
    },
  );
});

describe("isS3Notification", () => {
  it("tells notifications from batches of queue messages", () => {
    expect(isS3Notification(readEvent("s3/put-version-2.1"))).toBe(true);
    expect(isS3Notification(readEvent("s3/test-event"))).toBe(true);
    expect(isS3Notification(readEvent("s3/event-bridge-created"))).toBe(true);
    expect(isS3Notification(readEvent("s3/queue-batch"))).toBe(false);
  });
});
