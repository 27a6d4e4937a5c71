/**
 * Multipart uploads: parts are blobs of their own, and completing an upload only writes one record
 * that names them in order. Its ETag is the MD5 of the parts' MD5s with `-N` behind it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
 */
import { randomBytes } from "node:crypto";
import { resolveRange } from "./byte-range.ts";
import { checksumHeader } from "./checksum.ts";
import {
  checksumElement,
  copyBytes,
  formatCopy,
  readAlgorithm,
  readCopySource,
} from "./copy-object.ts";
import { readDescription } from "./description.ts";
import type { UploadState } from "./object-table.ts";
import { DEFAULT_CHECKSUM, keepBlob, receiveBlob } from "./put-object.ts";
import type { ChecksumAlgorithm, ChecksumType, Part } from "./records.ts";
import { requireBucket, type S3Call, type S3Context } from "./s3-context.ts";
import { invalidArgument, S3Error } from "./s3-error.ts";
import { queryValue, type S3Response } from "./s3-request.ts";
import { formatDocument } from "./xml.ts";

export const MAX_PARTS = 10_000;

/** Answers POST ?uploads. */
export async function createMultipartUpload(context: S3Context, call: S3Call): Promise<S3Response> {
  const { name } = requireBucket(context, call.bucket);
  const requested = readAlgorithm(call);
  const checksumAlgorithm = requested ?? DEFAULT_CHECKSUM;
  const checksumType = readChecksumType(call, checksumAlgorithm);
  const upload = {
    ...readDescription(call.headers),
    uploadId: randomBytes(24).toString("hex"),
    bucket: name,
    key: call.key ?? "",
    startedAt: context.now(),
    checksumAlgorithm,
    checksumType,
    checksumRequested: requested !== null,
  };
  await context.locks.shared(`bucket ${name}`, () => {
    requireBucket(context, name);
    return context.commit({ op: "create-upload", upload });
  });
  const body = formatDocument("InitiateMultipartUploadResult", [
    ["Bucket", name],
    ["Key", upload.key],
    ["UploadId", upload.uploadId],
  ]);
  const headers: Record<string, string> =
    requested === null
      ? {}
      : { "x-amz-checksum-algorithm": checksumAlgorithm, "x-amz-checksum-type": checksumType };
  return { status: 200, headers, body };
}

/** Answers PUT ?partNumber&uploadId. */
export async function uploadPart(context: S3Context, call: S3Call): Promise<S3Response> {
  const { upload } = requireUpload(context, call);
  const partNumber = readPartNumber(call);
  const { blob, payload } = await receiveBlob(context, call, upload.checksumAlgorithm);
  const etag = payload.md5.toString("hex");
  const { algorithm, value } = payload.checksum;
  if (algorithm !== upload.checksumAlgorithm && upload.checksumRequested) {
    await blob.discard();
    throw new S3Error(
      "InvalidRequest",
      `Checksum Type mismatch occurred, expected checksum Type: ${upload.checksumAlgorithm.toLowerCase()}, actual checksum Type: ${algorithm.toLowerCase()}`,
    );
  }
  const part: Part = {
    partNumber,
    blob: blob.id,
    sizeBytes: payload.sizeBytes,
    etag,
    checksum: { algorithm, value, type: "FULL_OBJECT" },
    modifiedAt: context.now(),
  };
  await keepBlob(blob, () => commitPart(context, call, part));
  return {
    status: 200,
    headers: { etag: `"${etag}"`, [checksumHeader(algorithm)]: value },
    body: null,
  };
}

/** Answers PUT ?partNumber&uploadId with x-amz-copy-source. */
export async function uploadPartCopy(context: S3Context, call: S3Call): Promise<S3Response> {
  const { upload } = requireUpload(context, call);
  const partNumber = readPartNumber(call);
  const { object, headers } = readCopySource(context, call);
  const copy = await copyBytes(context, {
    object,
    range: readCopyRange(call, object.sizeBytes),
    algorithm: upload.checksumAlgorithm,
  });
  const etag = copy.md5.toString("hex");
  const { sizeBytes, checksum } = copy;
  const modifiedAt = context.now();
  const part = { partNumber, blob: copy.blob.id, sizeBytes, etag, checksum, modifiedAt };
  await keepBlob(copy.blob, () => commitPart(context, call, part));
  const [modified, tag, sum] = formatCopy(etag, modifiedAt, checksum);
  const elements = [modified, tag, sum].filter((element) => element !== undefined);
  return { status: 200, headers, body: formatDocument("CopyPartResult", elements) };
}

/** Answers DELETE ?uploadId. */
export async function abortMultipartUpload(context: S3Context, call: S3Call): Promise<S3Response> {
  await lockUpload(context, call, () => {
    const { upload } = requireUpload(context, call);
    return context.commit({ op: "remove-upload", uploadId: upload.uploadId });
  });
  return { status: 204, headers: {}, body: null };
}

/** Finds the upload a request speaks of; throws NoSuchUpload. */
export function requireUpload(context: S3Context, call: S3Call): UploadState {
  requireBucket(context, call.bucket);
  const state = context.table.uploads.get(queryValue(call, "uploadId") ?? "");
  if (state?.upload.bucket !== call.bucket || state?.upload.key !== call.key) {
    throw new S3Error(
      "NoSuchUpload",
      "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
      { details: { UploadId: queryValue(call, "uploadId") ?? "" } },
    );
  }
  return state;
}

/** Runs an action alone among those that change or end an upload. */
export function lockUpload<T>(
  context: S3Context,
  call: S3Call,
  action: () => Promise<T>,
): Promise<T> {
  return context.locks.exclusive(`upload ${queryValue(call, "uploadId")}`, action);
}

/** Formats a part's checksum for list and result documents. */
export function partChecksum(part: Part): readonly [string, string | undefined] {
  const algorithm = part.checksum?.algorithm ?? DEFAULT_CHECKSUM;
  return [checksumElement(algorithm), part.checksum?.value];
}

/** A part is taken in without a lock; the upload may have ended meanwhile. */
function commitPart(context: S3Context, call: S3Call, part: Part): Promise<void> {
  return lockUpload(context, call, () => {
    const { upload } = requireUpload(context, call);
    return context.commit({ op: "put-part", uploadId: upload.uploadId, part });
  });
}

function readPartNumber(call: S3Call): number {
  const text = queryValue(call, "partNumber") ?? "";
  const partNumber = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (partNumber < 1 || partNumber > MAX_PARTS) {
    throw invalidArgument(
      "Part number must be an integer between 1 and 10000, inclusive",
      "partNumber",
      text,
    );
  }
  return partNumber;
}

function readChecksumType(call: S3Call, algorithm: ChecksumAlgorithm): ChecksumType {
  const isCrc = algorithm.startsWith("CRC");
  const header = call.headers.get("x-amz-checksum-type");
  if (header !== undefined && !call.headers.has("x-amz-checksum-algorithm")) {
    throw new S3Error(
      "InvalidRequest",
      "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.",
    );
  }
  const fallback = algorithm === "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE";
  const text = header?.toUpperCase() ?? fallback;
  if (text !== "FULL_OBJECT" && text !== "COMPOSITE") {
    throw new S3Error("InvalidRequest", "Value for x-amz-checksum-type header is invalid.");
  }
  const isAllowed =
    (text === "FULL_OBJECT" && isCrc) || (text === "COMPOSITE" && algorithm !== "CRC64NVME");
  if (!isAllowed) {
    throw new S3Error(
      "InvalidRequest",
      `The ${text} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  }
  return text;
}

function readCopyRange(call: S3Call, sizeBytes: number): { start: number; end: number } {
  const header = call.headers.get("x-amz-copy-source-range");
  if (header === undefined) {
    return { start: 0, end: sizeBytes };
  }
  const range = resolveRange(header, sizeBytes);
  const last = Number(/^bytes=\d+-(\d+)$/.exec(header)?.[1] ?? Number.NaN);
  if (range === null || Number.isNaN(last)) {
    throw invalidArgument(
      "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy",
      "x-amz-copy-source-range",
      header,
    );
  }
  if (range === "unsatisfiable" || last >= sizeBytes) {
    throw invalidArgument(
      `Range specified is not valid for source object of size: ${sizeBytes}`,
      "x-amz-copy-source-range",
      header,
    );
  }
  return range;
}
