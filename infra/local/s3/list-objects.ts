/** ListObjects and ListObjectsV2. */
import { formatTime, OWNER } from "./bucket-operations.ts";
import {
  commonPrefix,
  decodePosition,
  encodePosition,
  type ListingPosition,
  walkKeys,
} from "./key-listing.ts";
import { type Bucket, currentVersion } from "./object-table.ts";
import { requireBucket, type S3Call, type S3Context } from "./s3-context.ts";
import { invalidArgument } from "./s3-error.ts";
import { queryCount, queryValue, type S3Request, type S3Response } from "./s3-request.ts";
import { formatDocument, type XmlElement } from "./xml.ts";

/** S3 shows no more entries at once, however many are asked for. */
export const MAX_KEYS = 1_000;

export interface Page {
  readonly entries: readonly ListingPosition[];
  readonly isTruncated: boolean;
}

/** Encodes a name for a list document: as it is, or percent-encoded with `encoding-type=url`. */
export type NameEncoder = (name: string) => string;

/** Answers GET ?list-type=2. */
export async function listObjectsV2(context: S3Context, call: S3Call): Promise<S3Response> {
  const bucket = requireBucket(context, call.bucket);
  const maxKeys = queryCount(call, "max-keys", MAX_KEYS);
  const encode = readEncoding(call);
  const prefix = queryValue(call, "prefix") ?? "";
  const delimiter = queryValue(call, "delimiter") ?? "";
  const startAfter = queryValue(call, "start-after");
  const token = queryValue(call, "continuation-token");
  const after = token === null ? keyPosition(startAfter) : readToken(token);
  const page = readPage(bucket, { prefix, delimiter, after }, maxKeys);
  const last = page.entries.at(-1);
  const hasOwner = queryValue(call, "fetch-owner") === "true";
  const body = formatDocument("ListBucketResult", [
    ["Name", bucket.name],
    ["Prefix", encode(prefix)],
    ["StartAfter", startAfter === null ? null : encode(startAfter)],
    ["ContinuationToken", token],
    ["NextContinuationToken", page.isTruncated && last ? encodePosition(last) : null],
    ["KeyCount", page.entries.length],
    ["MaxKeys", maxKeys],
    ["Delimiter", delimiter === "" ? null : encode(delimiter)],
    ["EncodingType", queryValue(call, "encoding-type")],
    ["IsTruncated", page.isTruncated],
    ...formatEntries(bucket, page, encode, hasOwner),
  ]);
  return { status: 200, headers: { "x-amz-bucket-region": bucket.region }, body };
}

/** Answers GET of a bucket without a list type. */
export async function listObjectsV1(context: S3Context, call: S3Call): Promise<S3Response> {
  const bucket = requireBucket(context, call.bucket);
  const maxKeys = queryCount(call, "max-keys", MAX_KEYS);
  const encode = readEncoding(call);
  const prefix = queryValue(call, "prefix") ?? "";
  const delimiter = queryValue(call, "delimiter") ?? "";
  const marker = queryValue(call, "marker") ?? "";
  const after = markerPosition(marker, { prefix, delimiter });
  const page = readPage(bucket, { prefix, delimiter, after }, maxKeys);
  const last = page.entries.at(-1);
  const hasNext = page.isTruncated && last !== undefined && delimiter !== "";
  const body = formatDocument("ListBucketResult", [
    ["Name", bucket.name],
    ["Prefix", encode(prefix)],
    ["Marker", encode(marker)],
    ["NextMarker", hasNext ? encode(nameOf(last)) : null],
    ["MaxKeys", maxKeys],
    ["Delimiter", delimiter === "" ? null : encode(delimiter)],
    ["EncodingType", queryValue(call, "encoding-type")],
    ["IsTruncated", page.isTruncated],
    ...formatEntries(bucket, page, encode, true),
  ]);
  return { status: 200, headers: { "x-amz-bucket-region": bucket.region }, body };
}

/** Reads `encoding-type`: form encoding with `/` kept, or nothing. */
export function readEncoding(request: S3Request): NameEncoder {
  const type = queryValue(request, "encoding-type");
  if (type === null) {
    return (name) => name;
  }
  if (type !== "url") {
    throw invalidArgument("Invalid Encoding Method specified in Request", "encoding-type", type);
  }
  return encodeName;
}

/** Encodes a name as S3 does in list documents and events: `a b/ü` becomes `a+b/%C3%BC`. */
export function encodeName(name: string): string {
  return encodeURIComponent(name)
    .replace(/[!'()~]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+")
    .replaceAll("%2F", "/");
}

/** Returns where a page goes on after a marker: behind the whole group when it names one. */
export function markerPosition(
  marker: string,
  query: { readonly prefix: string; readonly delimiter: string },
): ListingPosition | null {
  if (marker === "") {
    return null;
  }
  return marker.startsWith(query.prefix) && commonPrefix(marker, query) === marker
    ? { kind: "prefix", prefix: marker }
    : { kind: "key", key: marker };
}

function keyPosition(key: string | null): ListingPosition | null {
  return key === null || key === "" ? null : { kind: "key", key };
}

function readToken(token: string): ListingPosition {
  const position = decodePosition(token);
  if (position === null) {
    throw invalidArgument(
      "The continuation token provided is incorrect",
      "continuation-token",
      token,
    );
  }
  return position;
}

function readPage(bucket: Bucket, query: Parameters<typeof walkKeys>[1], maxKeys: number): Page {
  const entries: ListingPosition[] = [];
  if (maxKeys === 0) {
    return { entries, isTruncated: false };
  }
  const isLive = (key: string) => currentVersion(bucket, key)?.kind === "object";
  for (const entry of walkKeys(bucket.keys, query, isLive)) {
    if (entries.length === maxKeys) {
      return { entries, isTruncated: true };
    }
    entries.push(entry);
  }
  return { entries, isTruncated: false };
}

function nameOf(position: ListingPosition): string {
  return position.kind === "key" ? position.key : position.prefix;
}

function formatEntries(
  bucket: Bucket,
  page: Page,
  encode: NameEncoder,
  hasOwner: boolean,
): XmlElement[] {
  const contents: XmlElement[] = [];
  const prefixes: XmlElement[] = [];
  for (const entry of page.entries) {
    if (entry.kind === "prefix") {
      prefixes.push(["CommonPrefixes", [["Prefix", encode(entry.prefix)]]]);
      continue;
    }
    const object = currentVersion(bucket, entry.key);
    if (object?.kind === "object") {
      contents.push([
        "Contents",
        [
          ["Key", encode(entry.key)],
          ["LastModified", formatTime(object.modifiedAt)],
          ["ETag", `"${object.etag}"`],
          ["ChecksumAlgorithm", object.checksum?.algorithm],
          ["ChecksumType", object.checksum?.type],
          ["Size", object.sizeBytes],
          ["Owner", hasOwner ? OWNER : null],
          ["StorageClass", "STANDARD"],
        ],
      ]);
    }
  }
  return [...contents, ...prefixes];
}
