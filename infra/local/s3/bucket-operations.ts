/** Buckets: create, head, list, delete, and the settings this server keeps. */

import { parseNotification } from "./notification.ts";
import type { Bucket } from "./object-table.ts";
import { receiveDocument } from "./payload.ts";
import { requireBucket, type S3Call, type S3Context } from "./s3-context.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Response } from "./s3-request.ts";
import { childText, formatDocument, malformedXml, parseDocument, type XmlElement } from "./xml.ts";

/** The region of a bucket made without a LocationConstraint. */
export const DEFAULT_REGION = "us-east-1";

/** Everything belongs to the one user of a local server. */
export const OWNER: readonly XmlElement[] = [
  ["ID", "f11ede0000000000000000000000000000000000000000000000000000000000"],
  ["DisplayName", "filedex"],
];

/** Answers PUT of a bucket. */
export async function createBucket(context: S3Context, call: S3Call): Promise<S3Response> {
  const name = call.bucket ?? "";
  checkBucketName(name);
  const region = await readLocationConstraint(call);
  await lockBucket(context, name, async () => {
    if (context.table.buckets.has(name)) {
      throw new S3Error(
        "BucketAlreadyOwnedByYou",
        "Your previous request to create the named bucket succeeded and you already own it.",
        { details: { BucketName: name } },
      );
    }
    await context.commit({ op: "create-bucket", bucket: name, createdAt: context.now(), region });
  });
  return { status: 200, headers: { location: `/${name}` }, body: null };
}

/** Answers DELETE of a bucket, which must hold no versions and no delete markers. */
export async function deleteBucket(context: S3Context, call: S3Call): Promise<S3Response> {
  await lockBucket(context, call.bucket ?? "", async () => {
    const bucket = requireBucket(context, call.bucket);
    if (bucket.versions.size > 0) {
      throw new S3Error("BucketNotEmpty", "The bucket you tried to delete is not empty", {
        details: { BucketName: bucket.name },
      });
    }
    await context.commit({ op: "delete-bucket", bucket: bucket.name });
  });
  return { status: 204, headers: {}, body: null };
}

/** Answers HEAD of a bucket. */
export async function headBucket(context: S3Context, call: S3Call): Promise<S3Response> {
  const { region } = requireBucket(context, call.bucket);
  return { status: 200, headers: { "x-amz-bucket-region": region }, body: null };
}

/** Answers GET of the server: every bucket, by name. */
export async function listBuckets(context: S3Context): Promise<S3Response> {
  const buckets = [...context.table.buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const entries = buckets.map(
    ({ name, createdAt }): XmlElement => [
      "Bucket",
      [
        ["Name", name],
        ["CreationDate", formatTime(createdAt)],
      ],
    ],
  );
  const body = formatDocument("ListAllMyBucketsResult", [
    ["Owner", OWNER],
    ["Buckets", entries],
  ]);
  return { status: 200, headers: {}, body };
}

/** Answers GET ?location. */
export async function getBucketLocation(context: S3Context, call: S3Call): Promise<S3Response> {
  const { region } = requireBucket(context, call.bucket);
  const body = formatDocument("LocationConstraint", region === DEFAULT_REGION ? "" : region);
  return { status: 200, headers: {}, body };
}

/** Answers GET ?versioning. */
export async function getBucketVersioning(context: S3Context, call: S3Call): Promise<S3Response> {
  const { versioning } = requireBucket(context, call.bucket);
  const body = formatDocument("VersioningConfiguration", [["Status", versioning]]);
  return { status: 200, headers: {}, body };
}

/** Answers PUT ?versioning. */
export async function putBucketVersioning(context: S3Context, call: S3Call): Promise<S3Response> {
  requireBucket(context, call.bucket);
  const document = parseDocument(await readDocument(call), "VersioningConfiguration");
  const status = childText(document, "Status")?.trim();
  if (status !== "Enabled" && status !== "Suspended") {
    throw new S3Error(
      "IllegalVersioningConfigurationException",
      "The Versioning element must be specified",
    );
  }
  await configureBucket(context, call, () => ({ versioning: status }));
  return { status: 200, headers: {}, body: null };
}

/** Answers GET ?notification. */
export async function getBucketNotification(context: S3Context, call: S3Call): Promise<S3Response> {
  const { notification } = requireBucket(context, call.bucket);
  const body = notification ?? formatDocument("NotificationConfiguration", []);
  return { status: 200, headers: {}, body };
}

/** Answers PUT ?notification. An empty configuration tells nothing any more. */
export async function putBucketNotification(context: S3Context, call: S3Call): Promise<S3Response> {
  requireBucket(context, call.bucket);
  const text = await readDocument(call);
  parseNotification(text);
  await configureBucket(context, call, () => ({ notification: text }));
  return { status: 200, headers: {}, body: null };
}

/** Answers GET ?acl of a bucket or object: the one user may do everything. */
export async function getAcl(context: S3Context, call: S3Call): Promise<S3Response> {
  requireBucket(context, call.bucket);
  const grantee =
    'Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"';
  const grant: XmlElement[] = [
    [grantee, OWNER],
    ["Permission", "FULL_CONTROL"],
  ];
  const body = formatDocument("AccessControlPolicy", [
    ["Owner", OWNER],
    ["AccessControlList", [["Grant", grant]]],
  ]);
  return { status: 200, headers: {}, body };
}

/** Formats a time as S3's documents do, where it has whole seconds. */
export function formatTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}.000Z`;
}

function lockBucket<T>(context: S3Context, name: string, action: () => Promise<T>): Promise<T> {
  return context.locks.exclusive(`bucket ${name}`, action);
}

async function configureBucket(
  context: S3Context,
  call: S3Call,
  change: () => Partial<Pick<Bucket, "versioning" | "notification">>,
): Promise<void> {
  await lockBucket(context, call.bucket ?? "", async () => {
    const { name, versioning, notification } = requireBucket(context, call.bucket);
    await context.commit({
      op: "configure-bucket",
      bucket: name,
      versioning,
      notification,
      ...change(),
    });
  });
}

async function readDocument(call: S3Call): Promise<string> {
  const { text } = await receiveDocument(call, { signing: call.signing, hasBodyChecksum: true });
  return text;
}

async function readLocationConstraint(call: S3Call): Promise<string> {
  const hasBody =
    call.headers.has("transfer-encoding") || (call.headers.get("content-length") ?? "0") !== "0";
  const text = hasBody ? await readDocument(call) : "";
  if (text.trim() === "") {
    return DEFAULT_REGION;
  }
  const constraint = childText(
    parseDocument(text, "CreateBucketConfiguration"),
    "LocationConstraint",
  );
  if (constraint !== null && !/^[A-Za-z0-9-]{0,40}$/.test(constraint)) {
    throw malformedXml();
  }
  return constraint === null || constraint === "" ? DEFAULT_REGION : constraint;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function checkBucketName(name: string): void {
  const isValid =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes("..") &&
    !/^\d{1,3}(\.\d{1,3}){3}$/.test(name) &&
    !/^(xn--|sthree-)/.test(name) &&
    !/(-s3alias|--ol-s3|--x-s3|--table-s3|\.mrap)$/.test(name);
  if (!isValid) {
    throw new S3Error("InvalidBucketName", "The specified bucket is not valid.", {
      details: { BucketName: name },
    });
  }
}
