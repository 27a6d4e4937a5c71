/**
 * CompleteMultipartUpload. The parts named must be in rising order, be those uploaded last under
 * their numbers, and all but the last at least 5 MiB long.
 *
 * An upload made with a COMPOSITE checksum composes the parts' checksums; a FULL_OBJECT one reads
 * the bytes again, because its parts' checksums were taken over each part alone.
 */
import { createHash } from "node:crypto";
import { checksumHeader, composeChecksums, createDigest } from "./checksum.ts";
import { readWriteConditions } from "./conditions.ts";
import { checksumElement } from "./copy-object.ts";
import { lockUpload, MAX_PARTS, requireUpload } from "./multipart.ts";
import type { UploadState } from "./object-table.ts";
import { receiveDocument } from "./payload.ts";
import type { Checksum, Part, Upload } from "./records.ts";
import type { S3Call, S3Context } from "./s3-context.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Response } from "./s3-request.ts";
import { versionHeader, writeVersion } from "./write-version.ts";
import { childText, formatDocument, malformedXml, parseDocument, type XmlNode } from "./xml.ts";

const MIN_PART_BYTES = 5 * 1024 ** 2;

/** Answers POST ?uploadId. */
export async function completeMultipartUpload(
  context: S3Context,
  call: S3Call,
): Promise<S3Response> {
  requireUpload(context, call);
  const conditions = readWriteConditions(call.headers);
  // The x-amz-checksum- headers of this request speak of the object, not of the document.
  const { text } = await receiveDocument(call, { signing: call.signing, hasBodyChecksum: false });
  const document = parseDocument(text, "CompleteMultipartUpload");
  return lockUpload(context, call, async () => {
    const state = requireUpload(context, call);
    const { upload } = state;
    const parts = chooseParts(state, document.children.get("Part") ?? []);
    const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
    checkObjectSize(call, sizeBytes);
    const checksum = await computeChecksum(context, upload, parts);
    checkObjectChecksum(call, checksum);
    const etag = composeEtag(parts);
    const { headers, metadata } = upload;
    const version = await writeVersion(context, {
      bucket: upload.bucket,
      key: upload.key,
      conditions,
      content: { etag, sizeBytes, checksum, parts, multipart: true, headers, metadata },
      eventName: "ObjectCreated:CompleteMultipartUpload",
      uploadId: upload.uploadId,
    });
    const bucket = context.table.buckets.get(upload.bucket);
    const body = formatDocument("CompleteMultipartUploadResult", [
      ["Location", `http://${call.headers.get("host") ?? "localhost"}${call.rawPath}`],
      ["Bucket", upload.bucket],
      ["Key", upload.key],
      ["ETag", `"${etag}"`],
      [checksumElement(checksum.algorithm), checksum.value],
      ["ChecksumType", checksum.type],
    ]);
    return { status: 200, headers: versionHeader(bucket, version.versionId), body };
  });
}

/** Matches the parts a client names against those uploaded. */
function chooseParts({ upload, parts }: UploadState, named: readonly XmlNode[]): Part[] {
  if (named.length === 0 || named.length > MAX_PARTS) {
    throw malformedXml();
  }
  const chosen: Part[] = [];
  let previous = 0;
  for (const node of named) {
    const partNumber = Number(childText(node, "PartNumber") ?? Number.NaN);
    const etag = childText(node, "ETag")?.trim().replaceAll('"', "");
    if (!Number.isInteger(partNumber) || etag === undefined) {
      throw malformedXml();
    }
    if (partNumber <= previous) {
      throw new S3Error(
        "InvalidPartOrder",
        "The list of parts was not in ascending order. Parts must be ordered by part number.",
      );
    }
    previous = partNumber;
    const part = parts.get(partNumber);
    if (part?.etag !== etag || !hasNamedChecksum(node, part)) {
      throw new S3Error(
        "InvalidPart",
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        { details: { UploadId: upload.uploadId, PartNumber: String(partNumber), ETag: etag } },
      );
    }
    requirePartChecksum(node, part, upload);
    chosen.push(part);
  }
  checkPartSizes(chosen);
  return chosen;
}

/** Tells whether the checksum a client names for a part, if any, is the part's. */
function hasNamedChecksum(node: XmlNode, part: Part): boolean {
  const named = part.checksum && childText(node, checksumElement(part.checksum.algorithm));
  return named === null || named.trim() === part.checksum?.value;
}

/** A client that asked for a composed checksum must say what it is composed of. */
function requirePartChecksum(node: XmlNode, part: Part, upload: Upload): void {
  const { checksumAlgorithm: algorithm, checksumType, checksumRequested } = upload;
  const isRequired = checksumRequested && checksumType === "COMPOSITE";
  if (isRequired && childText(node, checksumElement(algorithm)) === null) {
    throw new S3Error(
      "InvalidRequest",
      `The upload was created using a ${algorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${part.partNumber} in the request.`,
    );
  }
}

function checkPartSizes(parts: readonly Part[]): void {
  const small = parts.slice(0, -1).find((part) => part.sizeBytes < MIN_PART_BYTES);
  if (small !== undefined) {
    throw new S3Error(
      "EntityTooSmall",
      "Your proposed upload is smaller than the minimum allowed size",
      {
        details: {
          ProposedSize: String(small.sizeBytes),
          MinSizeAllowed: String(MIN_PART_BYTES),
          PartNumber: String(small.partNumber),
          ETag: small.etag,
        },
      },
    );
  }
}

function checkObjectSize(call: S3Call, sizeBytes: number): void {
  const expected = call.headers.get("x-amz-mp-object-size");
  if (expected !== undefined && expected !== String(sizeBytes)) {
    throw new S3Error(
      "InvalidRequest",
      `The provided 'x-amz-mp-object-size' header value ${expected} does not match what was computed: ${sizeBytes}`,
    );
  }
}

function checkObjectChecksum(call: S3Call, checksum: Checksum): void {
  const expected = call.headers.get(checksumHeader(checksum.algorithm));
  if (expected !== undefined && expected !== checksum.value) {
    throw new S3Error(
      "BadDigest",
      `The ${checksum.algorithm} you specified did not match the calculated checksum.`,
    );
  }
}

async function computeChecksum(
  context: S3Context,
  upload: Upload,
  parts: readonly Part[],
): Promise<Checksum> {
  const { checksumAlgorithm: algorithm, checksumType: type } = upload;
  if (type === "COMPOSITE") {
    return composeChecksums(
      algorithm,
      parts.map((part) => part.checksum?.value ?? ""),
    );
  }
  const digest = createDigest(algorithm);
  const spans = parts.map((part) => ({ id: part.blob, sizeBytes: part.sizeBytes }));
  const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  for await (const bytes of context.blobs.read(spans, 0, sizeBytes)) {
    digest.update(bytes);
  }
  return { algorithm, type, value: digest.digest().toString("base64") };
}

function composeEtag(parts: readonly Part[]): string {
  const md5 = createHash("md5");
  for (const part of parts) {
    md5.update(Buffer.from(part.etag, "hex"));
  }
  return `${md5.digest("hex")}-${parts.length}`;
}
