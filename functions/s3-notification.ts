/**
 * What S3 says about objects that changed
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html):
 *
 *     {"Records": [{"eventVersion": "2.6", "eventSource": "aws:s3",
 *                   "eventName": "ObjectCreated:Put",
 *                   "s3": {"bucket": {"name": "filings"}, "object": {"key": "a/b+c%2Bd.txt"}}}]}
 *
 * Only the key is taken from it: `a/b c+d.txt`. What happened to the object is asked of S3, since
 * notifications come twice, late and in any order. Other servers differ: Ceph does not encode keys.
 *
 * A bucket may tell EventBridge instead, whose rules send one event at a time, keys not encoded
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html):
 *
 *     {"source": "aws.s3", "detail-type": "Object Created",
 *      "detail": {"bucket": {"name": "filings"}, "object": {"key": "a/b c+d.txt"}}}
 */
import { z } from "zod";
import { FiledexError } from "../lib/errors.ts";

export interface S3Notification {
  /** Keys that changed, decoded, in order. */
  readonly keys: readonly string[];
  /** Records and messages that ask for nothing, and why. */
  readonly ignored: readonly IgnoredRecord[];
}

export interface IgnoredRecord {
  readonly eventName: string;
  readonly reason: string;
}

/** Sent once when notifications are configured; it has no records. */
const testEvent = z.looseObject({ Event: z.literal("s3:TestEvent") });

const notification = z.looseObject({
  Records: z.array(
    z.looseObject({
      // Minor versions only add fields.
      eventVersion: z.string().regex(/^2\.\d+$/, "unknown version of S3 notifications"),
      eventSource: z.string(),
      eventName: z.string(),
      s3: z.looseObject({
        bucket: z.looseObject({ name: z.string() }),
        object: z.looseObject({ key: z.string().min(1) }),
      }),
    }),
  ),
});

const bridgeEvent = z.looseObject({
  source: z.literal("aws.s3"),
  "detail-type": z.string(),
  detail: z.looseObject({
    bucket: z.looseObject({ name: z.string() }),
    object: z.looseObject({ key: z.string().min(1) }),
  }),
});

type Record = z.infer<typeof notification>["Records"][number];

/** Events after which a key may hold something else; the rest concern storage classes, tags, ACLs. */
const CHANGES =
  /^((s3:)?(ObjectCreated|ObjectRemoved|LifecycleExpiration):|Object (Created|Deleted)$)/;

/** Tells whether a value looks like a notification, rather than a batch of queue messages. */
export function isS3Notification(event: unknown): boolean {
  return [testEvent, notification, bridgeEvent].some((shape) => shape.safeParse(event).success);
}

/** Reads a notification about the given bucket; `invalid` when it is none, or about another. */
export function parseS3Notification(event: unknown, bucket: string): S3Notification {
  if (testEvent.safeParse(event).success) {
    return { keys: [], ignored: [{ eventName: "s3:TestEvent", reason: "test of the set-up" }] };
  }
  const keys: string[] = [];
  const ignored: IgnoredRecord[] = [];
  for (const { eventName, bucketName, readKey } of readChanges(event)) {
    if (bucketName !== bucket) {
      const names = `bucket=\`${bucketName}\`, expected=\`${bucket}\``;
      throw new FiledexError("invalid", `notification is about another bucket: ${names}`);
    }
    if (CHANGES.test(eventName)) keys.push(readKey());
    else ignored.push({ eventName, reason: "does not change what a key holds" });
  }
  return { keys, ignored };
}

interface Change {
  readonly eventName: string;
  readonly bucketName: string;
  readonly readKey: () => string;
}

function readChanges(event: unknown): Change[] {
  const bridged = bridgeEvent.safeParse(event);
  if (bridged.success) {
    const { "detail-type": eventName, detail } = bridged.data;
    const { bucket, object } = detail;
    return [{ eventName, bucketName: bucket.name, readKey: () => object.key }];
  }
  const checked = notification.safeParse(event);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new FiledexError(
      "invalid",
      `not an S3 notification: path=\`${issue?.path.join(".") ?? ""}\`, problem=\`${issue?.message ?? ""}\``,
    );
  }
  return checked.data.Records.map((record) => {
    const { eventName, s3 } = record;
    return { eventName, bucketName: s3.bucket.name, readKey: () => decodeKey(record) };
  });
}

/** Undoes S3's form encoding of keys: `+` is a space, `%2B` a plus. */
function decodeKey({ eventSource, s3 }: Record): string {
  const { key } = s3.object;
  if (eventSource === "ceph:s3") return key;
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch (cause) {
    throw new FiledexError("invalid", `key is not URL-encoded: key=\`${key}\``, { cause });
  }
}
