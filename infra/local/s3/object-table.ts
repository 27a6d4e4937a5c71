/**
 * What the server knows: buckets, their keys with all versions, uploads under way, events not yet
 * handed over. It is the fold of the journal's records and lives in memory (about 1 KB per
 * object); only bytes of objects stay on the disk.
 */
import type { Part, S3Record, StoredEvent, Upload, Version, Versioning } from "./records.ts";
import { SortedKeys } from "./sorted-keys.ts";

export interface Bucket {
  readonly name: string;
  readonly createdAt: number;
  readonly region: string;
  versioning: Versioning;
  notification: string | null;
  /** Versions of a key, newest first; a key without versions is not here. */
  readonly versions: Map<string, Version[]>;
  readonly keys: SortedKeys;
  /** Upload ids. */
  readonly uploads: Set<string>;
}

export interface UploadState {
  readonly upload: Upload;
  readonly parts: Map<number, Part>;
}

export interface ObjectTable {
  readonly buckets: ReadonlyMap<string, Bucket>;
  readonly uploads: ReadonlyMap<string, UploadState>;
  /** Events not yet handed over, oldest first. */
  readonly events: ReadonlyMap<number, StoredEvent>;
  /** Takes the next number of the write counter. */
  nextSequence(): number;
  /** Folds a record in; answers the blobs that nothing names any more. */
  apply(record: S3Record): readonly string[];
  /** Records that rebuild the table. */
  snapshot(): Generator<S3Record>;
  /** Every blob that a version or an upload names. */
  liveBlobs(): Set<string>;
}

interface Tables {
  readonly buckets: Map<string, Bucket>;
  readonly uploads: Map<string, UploadState>;
  readonly events: Map<number, StoredEvent>;
  sequence: number;
}

/** Creates an empty table. */
export function createObjectTable(): ObjectTable {
  const tables: Tables = {
    buckets: new Map(),
    uploads: new Map(),
    events: new Map(),
    sequence: 0,
  };
  return {
    buckets: tables.buckets,
    uploads: tables.uploads,
    events: tables.events,
    nextSequence: () => ++tables.sequence,
    apply: (record) => applyRecord(tables, record),
    snapshot: () => snapshotOf(tables),
    liveBlobs: () => new Set(blobsOf(tables)),
  };
}

/** Returns the version that a read without a version id sees; null when the key has none. */
export function currentVersion(bucket: Bucket, key: string): Version | null {
  return bucket.versions.get(key)?.[0] ?? null;
}

function applyRecord(tables: Tables, record: S3Record): readonly string[] {
  switch (record.op) {
    case "create-bucket":
    case "configure-bucket":
      applyBucketRecord(tables, record);
      return [];
    case "delete-bucket":
      return removeBucket(tables, record.bucket);
    case "put-version":
      return applyPutVersion(tables, record);
    case "remove-version":
      noteWrite(tables, record.sequence, record.event);
      return removeVersion(tables.buckets.get(record.bucket), record.key, record.versionId);
    case "create-upload":
      tables.uploads.set(record.upload.uploadId, { upload: record.upload, parts: new Map() });
      tables.buckets.get(record.upload.bucket)?.uploads.add(record.upload.uploadId);
      return [];
    case "put-part":
      return applyPutPart(tables, record.uploadId, record.part);
    case "remove-upload":
      return removeUpload(tables, record.uploadId);
    case "delivered":
      tables.events.delete(record.sequence);
      return [];
    case "pending-event":
      noteWrite(tables, record.event.sequence, record.event);
      return [];
    case "sequence":
      noteWrite(tables, record.sequence, null);
      return [];
  }
}

function applyBucketRecord(
  tables: Tables,
  record: Extract<S3Record, { op: "create-bucket" | "configure-bucket" }>,
): void {
  if (record.op === "create-bucket") {
    tables.buckets.set(record.bucket, {
      name: record.bucket,
      createdAt: record.createdAt,
      region: record.region,
      versioning: null,
      notification: null,
      versions: new Map(),
      keys: new SortedKeys(),
      uploads: new Set(),
    });
    return;
  }
  const bucket = tables.buckets.get(record.bucket);
  if (bucket !== undefined) {
    bucket.versioning = record.versioning;
    bucket.notification = record.notification;
  }
}

/** A bucket without objects goes with the uploads that were still under way in it. */
function removeBucket(tables: Tables, name: string): readonly string[] {
  const uploads = [...(tables.buckets.get(name)?.uploads ?? [])];
  const freed = uploads.flatMap((uploadId) => removeUpload(tables, uploadId));
  tables.buckets.delete(name);
  return freed;
}

function applyPutVersion(
  tables: Tables,
  record: Extract<S3Record, { op: "put-version" }>,
): readonly string[] {
  const { key, version } = record;
  noteWrite(tables, version.sequence, record.event);
  const bucket = tables.buckets.get(record.bucket);
  if (bucket === undefined) {
    return [];
  }
  const versions = bucket.versions.get(key);
  const freed: string[] = [];
  if (versions === undefined) {
    bucket.versions.set(key, [version]);
    bucket.keys.add(key);
  } else {
    freed.push(...takeVersion(versions, version.versionId));
    versions.unshift(version);
  }
  if (record.uploadId !== null) {
    const kept = new Set(version.kind === "object" ? version.parts.map((part) => part.blob) : []);
    freed.push(...removeUpload(tables, record.uploadId).filter((blob) => !kept.has(blob)));
  }
  return freed;
}

function applyPutPart(tables: Tables, uploadId: string, part: Part): readonly string[] {
  const state = tables.uploads.get(uploadId);
  if (state === undefined) {
    return [part.blob];
  }
  const replaced = state.parts.get(part.partNumber);
  state.parts.set(part.partNumber, part);
  return replaced === undefined ? [] : [replaced.blob];
}

function removeUpload(tables: Tables, uploadId: string): readonly string[] {
  const state = tables.uploads.get(uploadId);
  if (state === undefined) {
    return [];
  }
  tables.uploads.delete(uploadId);
  tables.buckets.get(state.upload.bucket)?.uploads.delete(uploadId);
  return [...state.parts.values()].map((part) => part.blob);
}

function removeVersion(
  bucket: Bucket | undefined,
  key: string,
  versionId: string,
): readonly string[] {
  const versions = bucket?.versions.get(key);
  if (bucket === undefined || versions === undefined) {
    return [];
  }
  const freed = takeVersion(versions, versionId);
  if (versions.length === 0) {
    bucket.versions.delete(key);
    bucket.keys.remove(key);
  }
  return freed;
}

/** Takes a version out of a key's versions; answers its blobs. */
function takeVersion(versions: Version[], versionId: string): readonly string[] {
  const index = versions.findIndex((version) => version.versionId === versionId);
  const taken = index < 0 ? undefined : versions.splice(index, 1)[0];
  return taken?.kind === "object" ? taken.parts.map((part) => part.blob) : [];
}

function noteWrite(tables: Tables, sequence: number, event: StoredEvent | null): void {
  tables.sequence = Math.max(tables.sequence, sequence);
  if (event !== null) {
    tables.events.set(event.sequence, event);
  }
}

function* snapshotOf(tables: Tables): Generator<S3Record> {
  for (const bucket of tables.buckets.values()) {
    const { name, createdAt, region, versioning, notification } = bucket;
    yield { op: "create-bucket", bucket: name, createdAt, region };
    yield { op: "configure-bucket", bucket: name, versioning, notification };
    for (const [key, versions] of bucket.versions) {
      for (const version of versions.toReversed()) {
        yield { op: "put-version", bucket: name, key, version, uploadId: null, event: null };
      }
    }
  }
  for (const { upload, parts } of tables.uploads.values()) {
    yield { op: "create-upload", upload };
    for (const part of parts.values()) {
      yield { op: "put-part", uploadId: upload.uploadId, part };
    }
  }
  for (const event of tables.events.values()) {
    yield { op: "pending-event", event };
  }
  yield { op: "sequence", sequence: tables.sequence };
}

function* blobsOf(tables: Tables): Generator<string> {
  for (const bucket of tables.buckets.values()) {
    for (const versions of bucket.versions.values()) {
      for (const version of versions) {
        if (version.kind === "object") {
          yield* version.parts.map((part) => part.blob);
        }
      }
    }
  }
  for (const { parts } of tables.uploads.values()) {
    yield* [...parts.values()].map((part) => part.blob);
  }
}
