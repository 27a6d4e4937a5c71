/** CopyObject, and the reading of copy sources that UploadPartCopy shares with it. */
import { createHash } from "node:crypto";
import type { BlobWriter } from "./blob-store.ts";
import { formatTime } from "./bucket-operations.ts";
import type { ByteRange } from "./byte-range.ts";
import { createDigest, findChecksumAlgorithm } from "./checksum.ts";
import { checkCopySourceConditions, readWriteConditions } from "./conditions.ts";
import { readDescription } from "./description.ts";
import { MAX_PUT_BYTES } from "./payload.ts";
import { DEFAULT_CHECKSUM, keepBlob } from "./put-object.ts";
import { findObject, spansOf } from "./read-object.ts";
import type { Checksum, ChecksumAlgorithm, Description, ObjectVersion } from "./records.ts";
import { requireBucket, type S3Call, type S3Context } from "./s3-context.ts";
import { invalidArgument, S3Error } from "./s3-error.ts";
import { decodePercent, type S3Response } from "./s3-request.ts";
import { versionHeader, writeVersion } from "./write-version.ts";
import { formatDocument, type XmlElement } from "./xml.ts";

export interface CopySource {
  readonly object: ObjectVersion;
  /** The header that names the source's version, where it has one. */
  readonly headers: Readonly<Record<string, string>>;
  /** Bucket and key, to tell a copy onto itself. */
  readonly name: string;
  readonly isVersionNamed: boolean;
}

export interface CopiedBlob {
  readonly blob: BlobWriter;
  readonly sizeBytes: number;
  readonly md5: Buffer;
  readonly checksum: Checksum;
}

/** Answers PUT of an object with x-amz-copy-source. */
export async function copyObject(context: S3Context, call: S3Call): Promise<S3Response> {
  const { name } = requireBucket(context, call.bucket);
  const key = call.key ?? "";
  const conditions = readWriteConditions(call.headers);
  const source = readCopySource(context, call);
  const description = readCopyDescription(call, source, `${name}/${key}`);
  const algorithm = readAlgorithm(call) ?? source.object.checksum?.algorithm ?? DEFAULT_CHECKSUM;
  const range = { start: 0, end: source.object.sizeBytes };
  const copy = await copyBytes(context, { object: source.object, range, algorithm });
  const etag = copy.md5.toString("hex");
  const { sizeBytes, checksum } = copy;
  const modifiedAt = context.now();
  const part = { partNumber: 1, blob: copy.blob.id, sizeBytes, etag, checksum, modifiedAt };
  const version = await keepBlob(copy.blob, () =>
    writeVersion(context, {
      bucket: name,
      key,
      conditions,
      content: { etag, sizeBytes, checksum, parts: [part], multipart: false, ...description },
      eventName: "ObjectCreated:Copy",
      uploadId: null,
    }),
  );
  return {
    status: 200,
    headers: {
      ...source.headers,
      ...versionHeader(context.table.buckets.get(name), version.versionId),
    },
    body: formatDocument("CopyObjectResult", formatCopy(etag, version.modifiedAt, checksum)),
  };
}

/** Finds what x-amz-copy-source names and holds the conditions on it. */
export function readCopySource(context: S3Context, call: S3Call): CopySource {
  const header = call.headers.get("x-amz-copy-source") ?? "";
  const [path = "", query = ""] = header.split(/\?versionId=/);
  const decoded = decodePercent(path).replace(/^\//, "");
  const slash = decoded.indexOf("/");
  if (slash <= 0 || slash === decoded.length - 1) {
    throw invalidArgument(
      "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
      "x-amz-copy-source",
      header,
    );
  }
  const bucket = requireBucket(context, decoded.slice(0, slash));
  const versionId = query === "" ? null : decodePercent(query);
  const object = findSource(() => findObject(bucket, decoded.slice(slash + 1), versionId));
  if (object.sizeBytes > MAX_PUT_BYTES) {
    throw new S3Error(
      "InvalidRequest",
      `The specified copy source is larger than the maximum allowable size for a copy source: ${MAX_PUT_BYTES}`,
    );
  }
  checkCopySourceConditions(call.headers, object);
  const version = versionHeader(bucket, object.versionId)["x-amz-version-id"];
  return {
    object,
    headers: version === undefined ? {} : { "x-amz-copy-source-version-id": version },
    name: decoded,
    isVersionNamed: versionId !== null,
  };
}

/** Copies bytes of an object into a durable blob that no record names yet. */
export async function copyBytes(
  context: S3Context,
  source: {
    readonly object: ObjectVersion;
    readonly range: ByteRange;
    readonly algorithm: ChecksumAlgorithm;
  },
): Promise<CopiedBlob> {
  const { start, end } = source.range;
  const bytes = context.blobs.read(spansOf(source.object), start, end);
  const md5 = createHash("md5");
  const digest = createDigest(source.algorithm);
  const blob = await context.blobs.create();
  try {
    for await (const piece of bytes) {
      md5.update(piece);
      digest.update(piece);
      await blob.write(piece);
    }
    await blob.finish();
  } catch (error) {
    await blob.discard();
    throw error;
  }
  const value = digest.digest().toString("base64");
  return {
    blob,
    sizeBytes: end - start,
    md5: md5.digest(),
    checksum: { algorithm: source.algorithm, type: "FULL_OBJECT", value },
  };
}

/** Formats the elements of a copy's result document. */
export function formatCopy(etag: string, modifiedAt: number, checksum: Checksum): XmlElement[] {
  return [
    ["LastModified", formatTime(modifiedAt)],
    ["ETag", `"${etag}"`],
    [checksumElement(checksum.algorithm), checksum.value],
    ["ChecksumType", checksum.type],
  ];
}

/** Returns the element that carries a checksum in documents: `ChecksumCRC32`. */
export function checksumElement(algorithm: ChecksumAlgorithm): string {
  return `Checksum${algorithm}`;
}

/** Reads x-amz-checksum-algorithm; null without one. */
export function readAlgorithm(call: S3Call): ChecksumAlgorithm | null {
  const text = call.headers.get("x-amz-checksum-algorithm");
  if (text === undefined) {
    return null;
  }
  const algorithm = findChecksumAlgorithm(text);
  if (algorithm === null) {
    throw new S3Error(
      "InvalidRequest",
      "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]",
    );
  }
  return algorithm;
}

/** A delete marker named as a source is a wrong request, not a wrong method. */
function findSource(find: () => ObjectVersion): ObjectVersion {
  try {
    return find();
  } catch (error) {
    if (error instanceof S3Error && error.code === "MethodNotAllowed") {
      throw new S3Error(
        "InvalidRequest",
        "The source of a copy request may not specifically refer to a delete marker by version id.",
        { cause: error },
      );
    }
    throw error;
  }
}

function readCopyDescription(call: S3Call, source: CopySource, target: string): Description {
  const directive = call.headers.get("x-amz-metadata-directive") ?? "COPY";
  switch (directive) {
    case "REPLACE":
      return readDescription(call.headers);
    case "COPY":
      break;
    default:
      throw invalidArgument("Unknown metadata directive.", "x-amz-metadata-directive", directive);
  }
  if (source.name === target && !source.isVersionNamed && readAlgorithm(call) === null) {
    throw new S3Error(
      "InvalidRequest",
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  return { headers: source.object.headers, metadata: source.object.metadata };
}
