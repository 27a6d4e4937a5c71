/** PutObject, and the receiving of bytes that UploadPart shares with it. */
import type { BlobWriter } from "./blob-store.ts";
import { checksumHeader } from "./checksum.ts";
import { readWriteConditions } from "./conditions.ts";
import { readDescription } from "./description.ts";
import { MAX_PUT_BYTES, type Payload, receivePayload } from "./payload.ts";
import type { Checksum, ChecksumAlgorithm } from "./records.ts";
import { requireBucket, type S3Call, type S3Context } from "./s3-context.ts";
import type { S3Response } from "./s3-request.ts";
import { versionHeader, writeVersion } from "./write-version.ts";

/** S3 gives every object a checksum; this one when the client names none. */
export const DEFAULT_CHECKSUM: ChecksumAlgorithm = "CRC64NVME";

/** Writes an object; conditions are held against the state at the moment of the commit. */
export async function putObject(context: S3Context, call: S3Call): Promise<S3Response> {
  const { name } = requireBucket(context, call.bucket);
  const key = call.key ?? "";
  const conditions = readWriteConditions(call.headers);
  const description = readDescription(call.headers);
  const { blob, payload } = await receiveBlob(context, call, DEFAULT_CHECKSUM);
  const etag = payload.md5.toString("hex");
  const checksum: Checksum = { ...payload.checksum, type: "FULL_OBJECT" };
  const modifiedAt = context.now();
  const { sizeBytes } = payload;
  const part = { partNumber: 1, blob: blob.id, sizeBytes, etag, checksum, modifiedAt };
  const version = await keepBlob(blob, () =>
    writeVersion(context, {
      bucket: name,
      key,
      conditions,
      content: { etag, sizeBytes, checksum, parts: [part], multipart: false, ...description },
      eventName: "ObjectCreated:Put",
      uploadId: null,
    }),
  );
  return {
    status: 200,
    headers: {
      etag: `"${etag}"`,
      ...formatChecksum(checksum),
      ...versionHeader(context.table.buckets.get(name), version.versionId),
    },
    body: null,
  };
}

/** Takes a request's body into a durable blob that no record names yet. */
export async function receiveBlob(
  context: S3Context,
  call: S3Call,
  defaultAlgorithm: ChecksumAlgorithm,
): Promise<{ blob: BlobWriter; payload: Payload }> {
  const blob = await context.blobs.create();
  try {
    const payload = await receivePayload(call, {
      signing: call.signing,
      maxBytes: MAX_PUT_BYTES,
      hasBodyChecksum: true,
      defaultAlgorithm,
      write: blob.write,
    });
    await blob.finish();
    return { blob, payload };
  } catch (error) {
    await blob.discard();
    throw error;
  }
}

/** Commits a record that names the blob, or removes the blob when that fails. */
export async function keepBlob<T>(blob: BlobWriter, commit: () => Promise<T>): Promise<T> {
  try {
    return await commit();
  } catch (error) {
    await blob.discard();
    throw error;
  }
}

/** Formats a checksum and its type as response headers. */
export function formatChecksum(checksum: Checksum | null): Record<string, string> {
  return checksum === null
    ? {}
    : {
        [checksumHeader(checksum.algorithm)]: checksum.value,
        "x-amz-checksum-type": checksum.type,
      };
}
