/**
 * GetObjectAttributes. ETags stand here without quotes and composed checksums without `-N`; parts
 * are listed only where each has a checksum of its own that was asked for (COMPOSITE).
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html
 */
import { checksumElement } from "./copy-object.ts";
import { findObject } from "./read-object.ts";
import type { Checksum, ObjectVersion } from "./records.ts";
import { requireBucket, type S3Call, type S3Context } from "./s3-context.ts";
import { invalidArgument, S3Error } from "./s3-error.ts";
import { queryValue, type S3Response } from "./s3-request.ts";
import { versionHeader } from "./write-version.ts";
import { formatDocument, type XmlElement } from "./xml.ts";

const ATTRIBUTES = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];

const MAX_PARTS = 1_000;

/** Answers GET ?attributes of an object. */
export async function getObjectAttributes(context: S3Context, call: S3Call): Promise<S3Response> {
  const bucket = requireBucket(context, call.bucket);
  const object = findObject(bucket, call.key ?? "", queryValue(call, "versionId"));
  const wanted = readAttributes(call);
  const elements: readonly XmlElement[] = [
    ["ETag", object.etag],
    ["Checksum", formatChecksum(object.checksum)],
    ["ObjectParts", formatParts(call, object)],
    ["StorageClass", "STANDARD"],
    ["ObjectSize", object.sizeBytes],
  ];
  return {
    status: 200,
    headers: {
      "last-modified": new Date(object.modifiedAt).toUTCString(),
      ...versionHeader(bucket, object.versionId),
    },
    body: formatDocument(
      "GetObjectAttributesResponse",
      elements.filter(([name]) => wanted.has(name)),
    ),
  };
}

function readAttributes(call: S3Call): ReadonlySet<string> {
  const header = call.headers.get("x-amz-object-attributes");
  if (header === undefined) {
    throw new S3Error(
      "InvalidRequest",
      "The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or empty",
    );
  }
  const wanted = header.split(",").map((name) => name.trim());
  const unknown = wanted.find((name) => !ATTRIBUTES.includes(name));
  if (unknown !== undefined) {
    throw invalidArgument("Invalid attribute name specified.", "x-amz-object-attributes", unknown);
  }
  return new Set(wanted);
}

function formatChecksum(checksum: Checksum | null): XmlElement[] | null {
  return checksum === null
    ? null
    : [
        [checksumElement(checksum.algorithm), checksum.value.replace(/-\d+$/, "")],
        ["ChecksumType", checksum.type],
      ];
}

function formatParts(call: S3Call, object: ObjectVersion): XmlElement[] | null {
  if (!object.multipart) {
    return null;
  }
  const total: XmlElement = ["PartsCount", object.parts.length];
  if (object.checksum?.type !== "COMPOSITE") {
    return [total];
  }
  const after = readCount(call, "x-amz-part-number-marker", 0);
  const maxParts = Math.min(readCount(call, "x-amz-max-parts", MAX_PARTS), MAX_PARTS);
  const rest = [...object.parts.entries()].filter(([index]) => index >= after);
  const shown = rest.slice(0, maxParts);
  return [
    total,
    ["PartNumberMarker", after],
    ["NextPartNumberMarker", (shown.at(-1)?.[0] ?? -1) + 1],
    ["MaxParts", maxParts],
    ["IsTruncated", rest.length > maxParts],
    ...shown.map(
      ([index, part]): XmlElement => [
        "Part",
        [
          ["PartNumber", index + 1],
          ["Size", part.sizeBytes],
          ...(part.checksum === null
            ? []
            : [[checksumElement(part.checksum.algorithm), part.checksum.value] as const]),
        ],
      ],
    ),
  ];
}

function readCount(call: S3Call, header: string, fallback: number): number {
  const text = call.headers.get(header) ?? String(fallback);
  if (!/^\d{1,5}$/.test(text)) {
    throw invalidArgument(
      `Provided ${header} not an integer or within integer range`,
      header,
      text,
    );
  }
  return Number(text);
}
