/** Makes a new version of a key: the one place where an object or delete marker is committed. */
import { randomBytes } from "node:crypto";
import { checkWriteConditions, type WriteConditions } from "./conditions.ts";
import { type Bucket, currentVersion } from "./object-table.ts";
import type { ObjectVersion, StoredEvent } from "./records.ts";
import { eventOf, type S3Context, writeKey } from "./s3-context.ts";

export interface VersionWrite {
  readonly bucket: string;
  readonly key: string;
  readonly conditions: WriteConditions;
  readonly content: Pick<
    ObjectVersion,
    "etag" | "sizeBytes" | "checksum" | "parts" | "multipart" | "headers" | "metadata"
  >;
  readonly eventName: StoredEvent["name"];
  /** The multipart upload that ends with this write. */
  readonly uploadId: string | null;
}

/**
 * Makes the content the key's current version once its conditions hold, alone among the writes of
 * that key. Answers when it is durable; throws S3Errors for failed conditions.
 */
export function writeVersion(context: S3Context, write: VersionWrite): Promise<ObjectVersion> {
  return writeKey(context, write, async (bucket) => {
    const { key, content } = write;
    checkWriteConditions(write.conditions, key, currentVersion(bucket, key));
    const sequence = context.table.nextSequence();
    const version: ObjectVersion = {
      kind: "object",
      versionId: newVersionId(bucket),
      sequence,
      modifiedAt: context.now(),
      ...content,
    };
    await context.commit({
      op: "put-version",
      bucket: bucket.name,
      key,
      version,
      uploadId: write.uploadId,
      event: eventOf(context, bucket, {
        sequence,
        name: write.eventName,
        time: version.modifiedAt,
        key,
        versionId: bucket.versioning === null ? null : version.versionId,
        etag: content.etag,
        sizeBytes: content.sizeBytes,
      }),
    });
    return version;
  });
}

/** Names the version that a write makes: the `null` version unless versioning is on. */
export function newVersionId(bucket: Bucket): string {
  return bucket.versioning === "Enabled" ? randomBytes(16).toString("hex") : "null";
}

/** Formats the version header, which buckets that never were versioned do not send. */
export function versionHeader(
  bucket: Bucket | undefined,
  versionId: string,
): Record<string, string> {
  return bucket === undefined || bucket.versioning === null
    ? {}
    : { "x-amz-version-id": versionId };
}
