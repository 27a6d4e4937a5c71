/** GetObject and HeadObject: versions, conditions, ranges and parts. */
import { type ByteRange, resolveRange } from "./byte-range.ts";
import { evaluateReadConditions } from "./conditions.ts";
import { formatDescription, toHeaderBytes } from "./description.ts";
import { type Bucket, currentVersion } from "./object-table.ts";
import { formatChecksum } from "./put-object.ts";
import type { Checksum, ObjectVersion, Part } from "./records.ts";
import { requireBucket, type S3Call, type S3Context } from "./s3-context.ts";
import { invalidArgument, noSuchKey, preconditionFailed, S3Error } from "./s3-error.ts";
import { queryValue, type S3Request, type S3Response } from "./s3-request.ts";
import { versionHeader } from "./write-version.ts";

/** Query parameters that replace a stored header in the answer. */
const OVERRIDES = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
];

/** What part of an object an answer holds. */
interface Selection {
  /** Null for the whole object. */
  readonly range: ByteRange | null;
  readonly checksum: Checksum | null;
  readonly partsCount: number | null;
}

/** Answers GET and HEAD of an object. */
export async function readObject(context: S3Context, call: S3Call): Promise<S3Response> {
  const bucket = requireBucket(context, call.bucket);
  const object = findObject(bucket, call.key ?? "", queryValue(call, "versionId"));
  const version = versionHeader(bucket, object.versionId);
  const identity = {
    etag: `"${object.etag}"`,
    "last-modified": new Date(object.modifiedAt).toUTCString(),
    ...version,
  };
  const { status, condition } = evaluateReadConditions(call.headers, object);
  if (status === 412) {
    throw preconditionFailed(condition);
  }
  if (status === 304) {
    return { status, headers: identity, body: null };
  }
  const selection = selectBytes(call, object);
  const { start, end } = selection.range ?? { start: 0, end: object.sizeBytes };
  const headers: Record<string, string> = {
    ...formatDescription(object),
    ...identity,
    ...readOverrides(call),
    "accept-ranges": "bytes",
    "content-length": String(end - start),
  };
  if (selection.range !== null) {
    headers["content-range"] = `bytes ${start}-${end - 1}/${object.sizeBytes}`;
  }
  if (selection.partsCount !== null) {
    headers["x-amz-mp-parts-count"] = String(selection.partsCount);
  }
  if (call.headers.get("x-amz-checksum-mode")?.toUpperCase() === "ENABLED") {
    Object.assign(headers, formatChecksum(selection.checksum));
  }
  return {
    status: selection.range === null ? 200 : 206,
    headers,
    body: call.method === "HEAD" ? null : context.blobs.read(spansOf(object), start, end),
  };
}

/** Finds the version a read speaks of; throws NoSuchKey, NoSuchVersion or MethodNotAllowed. */
export function findObject(bucket: Bucket, key: string, versionId: string | null): ObjectVersion {
  if (versionId === null || versionId === "") {
    const current = currentVersion(bucket, key);
    if (current?.kind === "object") {
      return current;
    }
    throw noSuchKey(
      key,
      current === null
        ? {}
        : { "x-amz-delete-marker": "true", ...versionHeader(bucket, current.versionId) },
    );
  }
  const version = bucket.versions.get(key)?.find((one) => one.versionId === versionId);
  if (version === undefined) {
    throw new S3Error("NoSuchVersion", "The specified version does not exist.", {
      details: { Key: key, VersionId: versionId },
    });
  }
  if (version.kind === "delete-marker") {
    throw new S3Error(
      "MethodNotAllowed",
      "The specified method is not allowed against this resource.",
      {
        details: { Method: "GET", ResourceType: "DeleteMarker" },
        headers: {
          allow: "DELETE",
          "last-modified": new Date(version.modifiedAt).toUTCString(),
          "x-amz-delete-marker": "true",
          ...versionHeader(bucket, versionId),
        },
      },
    );
  }
  return version;
}

/** Returns an object's bytes as blobs end to end. */
export function spansOf(object: ObjectVersion): { id: string; sizeBytes: number }[] {
  return object.parts.map((part) => ({ id: part.blob, sizeBytes: part.sizeBytes }));
}

function selectBytes(request: S3Request, object: ObjectVersion): Selection {
  const partNumber = queryValue(request, "partNumber");
  if (partNumber !== null) {
    return selectPart(request, object, partNumber);
  }
  const header = request.headers.get("range");
  const range = resolveRange(header, object.sizeBytes);
  if (range === "unsatisfiable") {
    throw new S3Error("InvalidRange", "The requested range is not satisfiable", {
      details: {
        RangeRequested: header ?? "",
        ActualObjectSize: String(object.sizeBytes),
      },
      headers: { "content-range": `bytes */${object.sizeBytes}` },
    });
  }
  // A checksum of the whole would fail every client that holds it against a piece.
  return { range, checksum: range === null ? object.checksum : null, partsCount: null };
}

function selectPart(request: S3Request, object: ObjectVersion, text: string): Selection {
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1 || Number(text) > 10_000) {
    throw invalidArgument(
      "Part number must be an integer between 1 and 10000, inclusive",
      "partNumber",
      text,
    );
  }
  if (request.headers.has("range")) {
    throw new S3Error(
      "InvalidRequest",
      "Cannot specify both Range header and partNumber query parameter",
    );
  }
  const index = Number(text) - 1;
  const part = object.parts[index];
  if (part === undefined) {
    throw new S3Error("InvalidPartNumber", "The requested partnumber is not satisfiable", {
      details: { ActualPartCount: String(object.parts.length), PartNumberRequested: text },
    });
  }
  const start = object.parts.slice(0, index).reduce((sum, one) => sum + one.sizeBytes, 0);
  return {
    range: part.sizeBytes === 0 ? null : { start, end: start + part.sizeBytes },
    checksum: partChecksum(object, part),
    partsCount: object.multipart ? object.parts.length : null,
  };
}

/** A part's checksum is told where it was asked for, or where it is the object's. */
function partChecksum(object: ObjectVersion, part: Part): Checksum | null {
  if (object.parts.length === 1 && object.checksum?.type === "FULL_OBJECT") {
    return object.checksum;
  }
  return object.checksum?.type === "COMPOSITE" && part.checksum !== null
    ? { ...part.checksum, type: "COMPOSITE" }
    : null;
}

function readOverrides(request: S3Request): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of OVERRIDES) {
    const value = queryValue(request, `response-${name}`);
    if (value === null) {
      continue;
    }
    if (/[\r\n\0]/.test(value)) {
      throw invalidArgument("Header value cannot hold control characters.", `response-${name}`, "");
    }
    headers[name] = toHeaderBytes(value);
  }
  return headers;
}
