/** ListMultipartUploads, ListParts and ListObjectVersions: lists where a key has several entries. */
import { formatTime, OWNER } from "./bucket-operations.ts";
import { walkKeys } from "./key-listing.ts";
import { MAX_KEYS, markerPosition, readEncoding } from "./list-objects.ts";
import { partChecksum, requireUpload } from "./multipart.ts";
import type { Upload, Version } from "./records.ts";
import { requireBucket, type S3Call, type S3Context } from "./s3-context.ts";
import { invalidArgument } from "./s3-error.ts";
import { queryCount, queryValue, type S3Request, type S3Response } from "./s3-request.ts";
import { SortedKeys } from "./sorted-keys.ts";
import { formatDocument, type XmlElement } from "./xml.ts";

interface EntryQuery {
  readonly prefix: string;
  readonly delimiter: string;
  readonly keyMarker: string;
  /** Only behind this entry of the marker's key. */
  readonly idMarker: string;
}

interface Entry {
  readonly name: string;
  /** Empty for a common prefix. */
  readonly id: string;
}

/** Answers GET ?uploads: uploads under way, by key and then by age. */
export async function listMultipartUploads(context: S3Context, call: S3Call): Promise<S3Response> {
  const bucket = requireBucket(context, call.bucket);
  const encode = readEncoding(call);
  const query = readEntryQuery(call, "upload-id-marker");
  const maxUploads = queryCount(call, "max-uploads", MAX_KEYS);
  const uploads = [...bucket.uploads]
    .map((id) => context.table.uploads.get(id)?.upload)
    .filter((upload) => upload !== undefined);
  const byKey = Map.groupBy(uploads, (upload) => upload.key);
  const keys = new SortedKeys();
  for (const key of byKey.keys()) {
    keys.add(key);
  }
  const idsOf = (key: string) => (byKey.get(key) ?? []).map((upload) => upload.uploadId);
  const page = takePage(walkEntries(keys, query, idsOf), maxUploads);
  const last = page.isTruncated ? page.entries.at(-1) : undefined;
  const body = formatDocument("ListMultipartUploadsResult", [
    ["Bucket", bucket.name],
    ["KeyMarker", encode(query.keyMarker)],
    ["UploadIdMarker", query.idMarker],
    ["NextKeyMarker", last && encode(last.name)],
    ["NextUploadIdMarker", last?.id],
    ["Prefix", encode(query.prefix)],
    ["Delimiter", query.delimiter === "" ? null : encode(query.delimiter)],
    ["MaxUploads", maxUploads],
    ["EncodingType", queryValue(call, "encoding-type")],
    ["IsTruncated", page.isTruncated],
    ...page.entries.map((entry): XmlElement => {
      const upload = context.table.uploads.get(entry.id)?.upload;
      return upload === undefined
        ? formatPrefix(encode(entry.name))
        : ["Upload", formatUpload(upload, encode(entry.name))];
    }),
  ]);
  return { status: 200, headers: {}, body };
}

/** Answers GET ?versions: versions and delete markers, by key and then newest first. */
export async function listObjectVersions(context: S3Context, call: S3Call): Promise<S3Response> {
  const bucket = requireBucket(context, call.bucket);
  const encode = readEncoding(call);
  const query = readEntryQuery(call, "version-id-marker");
  const maxKeys = queryCount(call, "max-keys", MAX_KEYS);
  const versionsOf = (key: string) => bucket.versions.get(key) ?? [];
  const idsOf = (key: string) => versionsOf(key).map((version) => version.versionId);
  const page = takePage(walkEntries(bucket.keys, query, idsOf), maxKeys);
  const last = page.isTruncated ? page.entries.at(-1) : undefined;
  const body = formatDocument("ListVersionsResult", [
    ["Name", bucket.name],
    ["Prefix", encode(query.prefix)],
    ["KeyMarker", encode(query.keyMarker)],
    ["VersionIdMarker", query.idMarker],
    ["NextKeyMarker", last && encode(last.name)],
    ["NextVersionIdMarker", last?.id === "" ? null : last?.id],
    ["MaxKeys", maxKeys],
    ["Delimiter", query.delimiter === "" ? null : encode(query.delimiter)],
    ["EncodingType", queryValue(call, "encoding-type")],
    ["IsTruncated", page.isTruncated],
    ...page.entries.map((entry): XmlElement => {
      const versions = versionsOf(entry.name);
      const version = versions.find((one) => one.versionId === entry.id);
      return version === undefined
        ? formatPrefix(encode(entry.name))
        : formatVersion(version, encode(entry.name), version === versions[0]);
    }),
  ]);
  return { status: 200, headers: {}, body };
}

/** Answers GET ?uploadId: the parts of an upload, by number. */
export async function listParts(context: S3Context, call: S3Call): Promise<S3Response> {
  const { upload, parts } = requireUpload(context, call);
  const maxParts = queryCount(call, "max-parts", MAX_KEYS);
  const marker = queryCount(call, "part-number-marker", Number.MAX_SAFE_INTEGER);
  const after = marker === Number.MAX_SAFE_INTEGER ? 0 : marker;
  const rest = [...parts.values()]
    .filter((part) => part.partNumber > after)
    .sort((a, b) => a.partNumber - b.partNumber);
  const shown = rest.slice(0, maxParts);
  const isTruncated = maxParts > 0 && rest.length > maxParts;
  const body = formatDocument("ListPartsResult", [
    ["Bucket", upload.bucket],
    ["Key", upload.key],
    ["UploadId", upload.uploadId],
    ["PartNumberMarker", after],
    ["NextPartNumberMarker", shown.at(-1)?.partNumber ?? 0],
    ["MaxParts", maxParts],
    ["IsTruncated", isTruncated],
    ["ChecksumAlgorithm", upload.checksumRequested ? upload.checksumAlgorithm : null],
    ["ChecksumType", upload.checksumRequested ? upload.checksumType : null],
    ["Initiator", OWNER],
    ["Owner", OWNER],
    ["StorageClass", "STANDARD"],
    ...shown.map(
      (part): XmlElement => [
        "Part",
        [
          ["PartNumber", part.partNumber],
          ["LastModified", formatTime(part.modifiedAt)],
          ["ETag", `"${part.etag}"`],
          ["Size", part.sizeBytes],
          partChecksum(part),
        ],
      ],
    ),
  ]);
  return { status: 200, headers: {}, body };
}

function readEntryQuery(request: S3Request, idMarkerName: string): EntryQuery {
  const keyMarker = queryValue(request, "key-marker") ?? "";
  const idMarker = queryValue(request, idMarkerName) ?? "";
  if (idMarker !== "" && keyMarker === "" && idMarkerName === "version-id-marker") {
    throw invalidArgument(
      "A version-id marker cannot be specified without a key marker.",
      idMarkerName,
      idMarker,
    );
  }
  return {
    prefix: queryValue(request, "prefix") ?? "",
    delimiter: queryValue(request, "delimiter") ?? "",
    keyMarker,
    idMarker: keyMarker === "" ? "" : idMarker,
  };
}

/** Walks the entries of every key; a marker with an id goes on inside its key. */
function* walkEntries(
  keys: SortedKeys,
  query: EntryQuery,
  idsOf: (key: string) => readonly string[],
): Generator<Entry> {
  const { keyMarker, idMarker } = query;
  if (idMarker !== "" && keyMarker.startsWith(query.prefix)) {
    const ids = idsOf(keyMarker);
    const rest = ids.includes(idMarker) ? ids.slice(ids.indexOf(idMarker) + 1) : [];
    yield* rest.map((id) => ({ name: keyMarker, id }));
  }
  const after = markerPosition(keyMarker, query);
  for (const position of walkKeys(keys, { ...query, after }, () => true)) {
    if (position.kind === "prefix") {
      yield { name: position.prefix, id: "" };
    } else {
      yield* idsOf(position.key).map((id) => ({ name: position.key, id }));
    }
  }
}

function takePage(
  entries: Iterable<Entry>,
  max: number,
): { entries: Entry[]; isTruncated: boolean } {
  const taken: Entry[] = [];
  if (max > 0) {
    for (const entry of entries) {
      if (taken.length === max) {
        return { entries: taken, isTruncated: true };
      }
      taken.push(entry);
    }
  }
  return { entries: taken, isTruncated: false };
}

function formatPrefix(prefix: string): XmlElement {
  return ["CommonPrefixes", [["Prefix", prefix]]];
}

function formatUpload(upload: Upload, key: string): XmlElement[] {
  return [
    ["Key", key],
    ["UploadId", upload.uploadId],
    ["Initiator", OWNER],
    ["Owner", OWNER],
    ["StorageClass", "STANDARD"],
    ["Initiated", formatTime(upload.startedAt)],
    ["ChecksumAlgorithm", upload.checksumRequested ? upload.checksumAlgorithm : null],
    ["ChecksumType", upload.checksumRequested ? upload.checksumType : null],
  ];
}

function formatVersion(version: Version, key: string, isLatest: boolean): XmlElement {
  const common: XmlElement[] = [
    ["Key", key],
    ["VersionId", version.versionId],
    ["IsLatest", isLatest],
    ["LastModified", formatTime(version.modifiedAt)],
  ];
  if (version.kind === "delete-marker") {
    return ["DeleteMarker", [...common, ["Owner", OWNER]]];
  }
  return [
    "Version",
    [
      ...common,
      ["ETag", `"${version.etag}"`],
      ["ChecksumAlgorithm", version.checksum?.algorithm],
      ["ChecksumType", version.checksum?.type],
      ["Size", version.sizeBytes],
      ["Owner", OWNER],
      ["StorageClass", "STANDARD"],
    ],
  ];
}
