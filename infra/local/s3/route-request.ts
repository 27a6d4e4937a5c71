/**
 * Which operation a request asks for: S3 tells them apart by method, by whether the path names a
 * bucket or a key, and by query parameters such as `?uploads` (the table's third column) or a
 * header. What is not in the table is refused: pretending would be worse.
 */
import {
  createBucket,
  deleteBucket,
  getAcl,
  getBucketLocation,
  getBucketNotification,
  getBucketVersioning,
  headBucket,
  listBuckets,
  putBucketNotification,
  putBucketVersioning,
} from "./bucket-operations.ts";
import { completeMultipartUpload } from "./complete-multipart.ts";
import { copyObject } from "./copy-object.ts";
import { deleteObject, deleteObjects } from "./delete-object.ts";
import { listMultipartUploads, listObjectVersions, listParts } from "./list-entries.ts";
import { listObjectsV1, listObjectsV2 } from "./list-objects.ts";
import {
  abortMultipartUpload,
  createMultipartUpload,
  uploadPart,
  uploadPartCopy,
} from "./multipart.ts";
import { getObjectAttributes } from "./object-attributes.ts";
import { putObject } from "./put-object.ts";
import { readObject } from "./read-object.ts";
import { requireBucket, type S3Call, type S3Context } from "./s3-context.ts";
import { notImplemented, S3Error, type S3ErrorCode } from "./s3-error.ts";
import { queryValue, type S3Request, type S3Response } from "./s3-request.ts";

export type Operation = (context: S3Context, call: S3Call) => Promise<S3Response>;

interface Route {
  readonly method: string;
  readonly target: "server" | "bucket" | "object";
  /** A query parameter that must be there, or `header:` and a header. */
  readonly marker: string | null;
  readonly operation: Operation;
}

const COPY = "header:x-amz-copy-source";

const ROUTES: readonly Route[] = [
  route("GET", "server", null, listBuckets),
  route("PUT", "bucket", "versioning", putBucketVersioning),
  route("PUT", "bucket", "notification", putBucketNotification),
  route("PUT", "bucket", null, createBucket),
  route("HEAD", "bucket", null, headBucket),
  route("DELETE", "bucket", null, deleteBucket),
  route("POST", "bucket", "delete", deleteObjects),
  route("GET", "bucket", "location", getBucketLocation),
  route("GET", "bucket", "versioning", getBucketVersioning),
  route("GET", "bucket", "notification", getBucketNotification),
  route("GET", "bucket", "acl", getAcl),
  route("GET", "bucket", "uploads", listMultipartUploads),
  route("GET", "bucket", "versions", listObjectVersions),
  route("GET", "bucket", "list-type", listObjectsV2),
  route("GET", "bucket", null, listObjectsV1),
  route("POST", "object", "uploads", createMultipartUpload),
  route("POST", "object", "uploadId", completeMultipartUpload),
  route("PUT", "object", "uploadId", uploadPart),
  route("GET", "object", "uploadId", listParts),
  route("DELETE", "object", "uploadId", abortMultipartUpload),
  route("GET", "object", "acl", getAcl),
  route("GET", "object", "attributes", getObjectAttributes),
  route("PUT", "object", COPY, copyObject),
  route("PUT", "object", null, putObject),
  route("GET", "object", null, readObject),
  route("HEAD", "object", null, readObject),
  route("DELETE", "object", null, deleteObject),
];

/** Subresources of S3 that are not in the table, and what a GET of an unset one answers there. */
const UNSET: Readonly<Record<string, readonly [S3ErrorCode, string] | null>> = {
  accelerate: null,
  acl: null,
  analytics: null,
  attributes: null,
  cors: ["NoSuchCORSConfiguration", "The CORS configuration does not exist"],
  encryption: [
    "ServerSideEncryptionConfigurationNotFoundError",
    "The server side encryption configuration was not found",
  ],
  "intelligent-tiering": null,
  inventory: null,
  "legal-hold": null,
  lifecycle: ["NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"],
  logging: null,
  metrics: null,
  "object-lock": [
    "ObjectLockConfigurationNotFoundError",
    "Object Lock configuration does not exist for this bucket",
  ],
  ownershipControls: [
    "OwnershipControlsNotFoundError",
    "The bucket ownership controls were not found",
  ],
  policy: ["NoSuchBucketPolicy", "The bucket policy does not exist"],
  policyStatus: ["NoSuchBucketPolicy", "The bucket policy does not exist"],
  publicAccessBlock: [
    "NoSuchPublicAccessBlockConfiguration",
    "The public access block configuration was not found",
  ],
  replication: [
    "ReplicationConfigurationNotFoundError",
    "The replication configuration was not found",
  ],
  requestPayment: null,
  restore: null,
  retention: null,
  select: null,
  tagging: ["NoSuchTagSet", "The TagSet does not exist"],
  torrent: null,
  website: [
    "NoSuchWebsiteConfiguration",
    "The specified bucket does not have a website configuration",
  ],
};

/** Headers that ask for more than storing; leaving them out would not be what was asked for. */
const UNSUPPORTED_HEADERS = [
  "x-amz-object-lock-legal-hold",
  "x-amz-object-lock-mode",
  "x-amz-server-side-encryption-customer-algorithm",
  "x-amz-tagging",
  "x-amz-website-redirect-location",
  "x-amz-write-offset-bytes",
];

/** Returns the operation a request asks for; throws MethodNotAllowed or NotImplemented. */
export function routeRequest(request: S3Request): Operation {
  const unsupported = UNSUPPORTED_HEADERS.find((name) => request.headers.has(name));
  if (unsupported !== undefined) {
    throw notImplemented(`the header ${unsupported}`);
  }
  const target = targetOf(request);
  const found = ROUTES.find(
    (candidate) =>
      candidate.method === request.method &&
      candidate.target === target &&
      (candidate.marker === null || hasMarker(request, candidate.marker)),
  );
  const unset = request.query.map(([name]) => name).find((name) => Object.hasOwn(UNSET, name));
  if (unset !== undefined && found?.marker !== unset) {
    return refuseSubresource(unset, request);
  }
  if (found === undefined) {
    throw new S3Error(
      "MethodNotAllowed",
      "The specified method is not allowed against this resource.",
      { details: { Method: request.method, ResourceType: target.toUpperCase() } },
    );
  }
  if (found.operation === uploadPart && hasMarker(request, COPY)) {
    return uploadPartCopy;
  }
  return found.operation;
}

function route(
  method: string,
  target: Route["target"],
  marker: string | null,
  operation: Operation,
): Route {
  return { method, target, marker, operation };
}

function targetOf(request: S3Request): Route["target"] {
  if (request.bucket === null) {
    return "server";
  }
  return request.key === null ? "bucket" : "object";
}

function hasMarker(request: S3Request, marker: string): boolean {
  return marker.startsWith("header:")
    ? request.headers.has(marker.slice("header:".length))
    : queryValue(request, marker) !== null;
}

function refuseSubresource(name: string, request: S3Request): Operation {
  const unset = UNSET[name] ?? null;
  if (request.method !== "GET" || unset === null) {
    throw notImplemented(`the subresource ${name} with ${request.method}`);
  }
  const [code, message] = unset;
  return async (context, call) => {
    const bucket = requireBucket(context, call.bucket);
    throw new S3Error(code, message, { details: { BucketName: bucket.name } });
  };
}
