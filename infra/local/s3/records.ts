/**
 * The journal records of the S3 server. Their fold is the object table (object-table.ts); times
 * are milliseconds since 1970, `sequence` is one rising counter over all writes.
 */
import { z } from "zod";

/** Names the rule that tells everything, which holds for a bucket without configuration. */
export const DEFAULT_RULE_ID = "filedex-local";

const CHECKSUM_ALGORITHMS = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const;

const checksumAlgorithm = z.enum(CHECKSUM_ALGORITHMS);
const checksumType = z.enum(["FULL_OBJECT", "COMPOSITE"]);

const checksum = z.object({
  algorithm: checksumAlgorithm,
  type: checksumType,
  /** Base64, with `-N` behind it when composed of N parts. */
  value: z.string(),
});

/** What a client says about an object besides its bytes. */
const description = z.object({
  /** Content-Type, Cache-Control and so on, by lower-case header name. */
  headers: z.record(z.string(), z.string()),
  /** User metadata by lower-case name without `x-amz-meta-`. */
  metadata: z.record(z.string(), z.string()),
});

const part = z.object({
  partNumber: z.int(),
  blob: z.string(),
  sizeBytes: z.int(),
  etag: z.string(),
  checksum: checksum.nullable(),
  modifiedAt: z.int(),
});

const objectVersion = description.extend({
  kind: z.literal("object"),
  /** `null` for versions written while the bucket was not versioned. */
  versionId: z.string(),
  sequence: z.int(),
  modifiedAt: z.int(),
  etag: z.string(),
  sizeBytes: z.int(),
  checksum: checksum.nullable(),
  /** One for a simple object, the completed parts for a multipart one. */
  parts: z.array(part),
  multipart: z.boolean(),
});

const deleteMarker = z.object({
  kind: z.literal("delete-marker"),
  versionId: z.string(),
  sequence: z.int(),
  modifiedAt: z.int(),
});

const upload = description.extend({
  uploadId: z.string(),
  bucket: z.string(),
  key: z.string(),
  startedAt: z.int(),
  checksumAlgorithm,
  checksumType,
  /** False when the algorithm is the server's choice: clients need not send part checksums then. */
  checksumRequested: z.boolean(),
});

const event = z.object({
  /** The write's sequence, which names the event in the outbox. */
  sequence: z.int(),
  name: z.enum([
    "ObjectCreated:Put",
    "ObjectCreated:Copy",
    "ObjectCreated:CompleteMultipartUpload",
    "ObjectRemoved:Delete",
    "ObjectRemoved:DeleteMarkerCreated",
  ]),
  time: z.int(),
  /** The rule of the bucket's notification configuration that asks for the event. */
  ruleId: z.string().default(DEFAULT_RULE_ID),
  bucket: z.string(),
  key: z.string(),
  versionId: z.string().nullable(),
  etag: z.string().nullable(),
  sizeBytes: z.int().nullable(),
});

const versioning = z.enum(["Enabled", "Suspended"]).nullable();

const record = z.discriminatedUnion("op", [
  z.object({
    op: z.literal("create-bucket"),
    bucket: z.string(),
    createdAt: z.int(),
    region: z.string(),
  }),
  z.object({
    op: z.literal("configure-bucket"),
    bucket: z.string(),
    versioning,
    /** The NotificationConfiguration document as it was put. */
    notification: z.string().nullable(),
  }),
  z.object({ op: z.literal("delete-bucket"), bucket: z.string() }),
  z.object({
    op: z.literal("put-version"),
    bucket: z.string(),
    key: z.string(),
    version: z.discriminatedUnion("kind", [objectVersion, deleteMarker]),
    /** The multipart upload that ends with this write. */
    uploadId: z.string().nullable(),
    event: event.nullable(),
  }),
  z.object({
    op: z.literal("remove-version"),
    bucket: z.string(),
    key: z.string(),
    versionId: z.string(),
    sequence: z.int(),
    event: event.nullable(),
  }),
  z.object({ op: z.literal("create-upload"), upload }),
  z.object({ op: z.literal("put-part"), uploadId: z.string(), part }),
  z.object({ op: z.literal("remove-upload"), uploadId: z.string() }),
  /** The outbox has handed over the event of this write. */
  z.object({ op: z.literal("delivered"), sequence: z.int() }),
  /** Only in snapshots: an event not yet handed over, whose write is told by other records. */
  z.object({ op: z.literal("pending-event"), event }),
  /** Only in snapshots: the counter, which must not fall back when its last write was removed. */
  z.object({ op: z.literal("sequence"), sequence: z.int() }),
]);

export type ChecksumAlgorithm = z.infer<typeof checksumAlgorithm>;
export type ChecksumType = z.infer<typeof checksumType>;
export type Checksum = z.infer<typeof checksum>;
export type Description = z.infer<typeof description>;
export type Part = z.infer<typeof part>;
export type ObjectVersion = z.infer<typeof objectVersion>;
export type DeleteMarker = z.infer<typeof deleteMarker>;
export type Version = ObjectVersion | DeleteMarker;
export type Upload = z.infer<typeof upload>;
export type StoredEvent = z.infer<typeof event>;
export type Versioning = z.infer<typeof versioning>;
export type S3Record = z.infer<typeof record>;

/** Checks a journal value; throws when it is no record. */
export function parseRecord(value: unknown): S3Record {
  return record.parse(value);
}
