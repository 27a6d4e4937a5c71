/**
 * DeleteObject and DeleteObjects.
 *
 * | bucket      | without versionId                        | with versionId        |
 * |-------------|------------------------------------------|-----------------------|
 * | unversioned | removes the object                       | removes `null`        |
 * | enabled     | adds a delete marker                     | removes that version  |
 * | suspended   | puts a delete marker in place of `null`  | removes that version  |
 *
 * Deleting what is not there succeeds, unless If-Match asks for it to be there.
 */
import { checkDeleteCondition } from "./conditions.ts";
import { type Bucket, currentVersion } from "./object-table.ts";
import { receiveDocument } from "./payload.ts";
import type { StoredEvent, Version } from "./records.ts";
import { eventOf, requireBucket, type S3Call, type S3Context, writeKey } from "./s3-context.ts";
import { S3Error } from "./s3-error.ts";
import { queryValue, type S3Response } from "./s3-request.ts";
import { newVersionId, versionHeader } from "./write-version.ts";
import {
  childText,
  formatDocument,
  malformedXml,
  parseDocument,
  type XmlElement,
  type XmlNode,
} from "./xml.ts";

/** S3's limit on one DeleteObjects request. */
const MAX_DELETES = 1_000;

interface Deletion {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | null;
  readonly ifMatch: string | null;
}

interface Deleted {
  /** The version removed or the marker made; null when there is none to name. */
  readonly versionId: string | null;
  readonly isMarker: boolean;
}

/** Answers DELETE of an object. */
export async function deleteObject(context: S3Context, call: S3Call): Promise<S3Response> {
  const bucket = requireBucket(context, call.bucket);
  const { versionId, isMarker } = await deleteKey(context, {
    bucket: bucket.name,
    key: call.key ?? "",
    versionId: queryValue(call, "versionId"),
    ifMatch: call.headers.get("if-match") ?? null,
  });
  return {
    status: 204,
    headers: {
      ...(versionId === null ? {} : versionHeader(bucket, versionId)),
      ...(isMarker ? { "x-amz-delete-marker": "true" } : {}),
    },
    body: null,
  };
}

/** Answers POST ?delete: many keys at once, each with its own outcome. */
export async function deleteObjects(context: S3Context, call: S3Call): Promise<S3Response> {
  const bucket = requireBucket(context, call.bucket);
  const { text, isChecksumSent } = await receiveDocument(call, {
    signing: call.signing,
    hasBodyChecksum: true,
  });
  if (!isChecksumSent) {
    throw new S3Error("InvalidRequest", "Missing required header for this request: Content-MD5");
  }
  const document = parseDocument(text, "Delete");
  const entries = document.children.get("Object") ?? [];
  if (entries.length === 0 || entries.length > MAX_DELETES) {
    throw malformedXml();
  }
  const isQuiet = childText(document, "Quiet")?.trim() === "true";
  const deletions = entries.map((entry) => readDeletion(bucket.name, entry));
  const results = await Promise.all(deletions.map((deletion) => deleteOne(context, deletion)));
  const shown = results.filter(([name]) => name === "Error" || !isQuiet);
  return { status: 200, headers: {}, body: formatDocument("DeleteResult", shown) };
}

function readDeletion(bucket: string, entry: XmlNode): Deletion {
  const key = childText(entry, "Key");
  if (key === null || key === "") {
    throw malformedXml();
  }
  return {
    bucket,
    key,
    versionId: childText(entry, "VersionId"),
    ifMatch: childText(entry, "ETag"),
  };
}

async function deleteOne(context: S3Context, deletion: Deletion): Promise<XmlElement> {
  try {
    const { versionId, isMarker } = await deleteKey(context, deletion);
    return [
      "Deleted",
      [
        ["Key", deletion.key],
        ["VersionId", deletion.versionId],
        ["DeleteMarker", isMarker ? true : null],
        ["DeleteMarkerVersionId", isMarker ? versionId : null],
      ],
    ];
  } catch (error) {
    if (!(error instanceof S3Error)) {
      throw error;
    }
    return [
      "Error",
      [
        ["Key", deletion.key],
        ["VersionId", deletion.versionId],
        ["Code", error.code],
        ["Message", error.message],
      ],
    ];
  }
}

function deleteKey(context: S3Context, deletion: Deletion): Promise<Deleted> {
  return writeKey(context, deletion, async (bucket) => {
    checkDeleteCondition(deletion.ifMatch, deletion.key, currentVersion(bucket, deletion.key));
    if (deletion.versionId !== null && deletion.versionId !== "") {
      return removeVersion(context, bucket, deletion, deletion.versionId);
    }
    return bucket.versioning === null
      ? removeVersion(context, bucket, deletion, "null")
      : addMarker(context, bucket, deletion);
  });
}

async function removeVersion(
  context: S3Context,
  bucket: Bucket,
  deletion: Deletion,
  versionId: string,
): Promise<Deleted> {
  const version = findVersion(bucket, deletion.key, versionId);
  if (version !== undefined) {
    const sequence = context.table.nextSequence();
    await context.commit({
      op: "remove-version",
      bucket: bucket.name,
      key: deletion.key,
      versionId,
      sequence,
      event: eventOf(context, bucket, {
        ...removal(context, deletion),
        sequence,
        name: "ObjectRemoved:Delete",
        versionId: bucket.versioning === null ? null : versionId,
      }),
    });
  }
  return { versionId, isMarker: version?.kind === "delete-marker" };
}

async function addMarker(context: S3Context, bucket: Bucket, deletion: Deletion): Promise<Deleted> {
  const sequence = context.table.nextSequence();
  const versionId = newVersionId(bucket);
  const modifiedAt = context.now();
  await context.commit({
    op: "put-version",
    bucket: bucket.name,
    key: deletion.key,
    version: { kind: "delete-marker", versionId, sequence, modifiedAt },
    uploadId: null,
    event: eventOf(context, bucket, {
      ...removal(context, deletion),
      sequence,
      name: "ObjectRemoved:DeleteMarkerCreated",
      versionId,
    }),
  });
  return { versionId, isMarker: true };
}

function findVersion(bucket: Bucket, key: string, versionId: string): Version | undefined {
  return bucket.versions.get(key)?.find((version) => version.versionId === versionId);
}

function removal(
  context: S3Context,
  deletion: Deletion,
): Pick<StoredEvent, "time" | "key" | "etag" | "sizeBytes"> {
  return { time: context.now(), key: deletion.key, etag: null, sizeBytes: null };
}
