/** What every operation of the server works on. */
import type { BlobStore } from "./blob-store.ts";
import type { Locks } from "./locks.ts";
import { findRule, parseNotification } from "./notification.ts";
import type { Bucket, ObjectTable } from "./object-table.ts";
import { DEFAULT_RULE_ID, type S3Record, type StoredEvent } from "./records.ts";
import { noSuchBucket } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";
import type { SigningContext } from "./signature.ts";

export interface S3Context {
  readonly table: ObjectTable;
  readonly blobs: BlobStore;
  readonly locks: Locks;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Makes a record durable and folds it into the table. */
  readonly commit: (record: S3Record) => Promise<void>;
  /** Whether writes to a bucket are told to somebody. */
  readonly isNotified: (bucket: string) => boolean;
}

/** A request whose sender is known, or need not be. */
export interface S3Call extends S3Request {
  /** Null when signatures are not verified. */
  readonly signing: SigningContext | null;
}

/** Returns the request's bucket; throws NoSuchBucket. */
export function requireBucket(context: S3Context, name: string | null): Bucket {
  const bucket = context.table.buckets.get(name ?? "");
  if (bucket === undefined) {
    throw noSuchBucket(name ?? "");
  }
  return bucket;
}

/**
 * Runs a write of a key alone among the writes of that key, while the bucket cannot be deleted.
 * The bucket is looked up once the turn has come.
 */
export function writeKey<T>(
  context: S3Context,
  target: { readonly bucket: string; readonly key: string },
  write: (bucket: Bucket) => Promise<T>,
): Promise<T> {
  return context.locks.shared(`bucket ${target.bucket}`, () =>
    context.locks.exclusive(`key ${target.bucket}/${target.key}`, () =>
      write(requireBucket(context, target.bucket)),
    ),
  );
}

/** Returns the event to store with a write; null when nobody is to be told of it. */
export function eventOf(
  context: S3Context,
  bucket: Bucket,
  event: Omit<StoredEvent, "bucket" | "ruleId">,
): StoredEvent | null {
  if (!context.isNotified(bucket.name)) {
    return null;
  }
  if (bucket.notification === null) {
    return { ...event, bucket: bucket.name, ruleId: DEFAULT_RULE_ID };
  }
  const rule = findRule(parseNotification(bucket.notification), event);
  return rule === null ? null : { ...event, bucket: bucket.name, ruleId: rule.id };
}
