import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createObjectTable, type ObjectTable } from "../../../infra/local/s3/object-table.ts";
import type { Part, S3Record, StoredEvent, Version } from "../../../infra/local/s3/records.ts";

/** A step of a test; blobs and sequences are numbered when it is turned into a record. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant("put" as const),
    key: fc.constantFrom("a", "b", "c"),
    versionId: fc.constantFrom("null", "v1", "v2", "v3"),
    isMarker: fc.boolean(),
    hasEvent: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("remove" as const),
    key: fc.constantFrom("a", "b", "c"),
    versionId: fc.constantFrom("null", "v1", "v2", "v3"),
  }),
  fc.record({
    kind: fc.constantFrom("begin" as const, "part" as const, "abort" as const, "complete" as const),
    uploadId: fc.constantFrom("u1", "u2"),
    partNumber: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant("deliver" as const), back: fc.nat(5) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

describe("createObjectTable", () => {
  it("rebuilds itself from its snapshot for any records", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const table = createObjectTable();
        apply(table, recordsOf(steps, table));

        const rebuilt = createObjectTable();
        apply(rebuilt, table.snapshot());

        expect(dump(rebuilt)).toStrictEqual(dump(table));
        expect(rebuilt.nextSequence()).toBe(table.nextSequence());
      }),
    );
  });

  it("frees each blob once, when nothing names it any more, for any records", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const table = createObjectTable();
        const named = new Set<string>();
        const freed: string[] = [];
        for (const record of recordsOf(steps, table)) {
          for (const blob of blobsOf(record)) {
            named.add(blob);
          }
          freed.push(...table.apply(record));
        }

        expect(new Set(freed).size).toBe(freed.length);
        expect(new Set([...freed, ...table.liveBlobs()])).toStrictEqual(named);
        expect(freed.filter((blob) => table.liveBlobs().has(blob))).toStrictEqual([]);
      }),
    );
  });
});

/** Turns steps into records one by one, as the table stands when each comes. */
function* recordsOf(steps: readonly Step[], table: ObjectTable): Generator<S3Record> {
  yield { op: "create-bucket", bucket: "bucket", createdAt: 1, region: "us-east-1" };
  let count = 0;
  for (const one of steps) {
    const record = recordOf(one, ++count, table);
    if (record !== null) {
      yield record;
    }
  }
}

function recordOf(one: Step, sequence: number, table: ObjectTable): S3Record | null {
  switch (one.kind) {
    case "put":
      return {
        op: "put-version",
        bucket: "bucket",
        key: one.key,
        version: one.isMarker
          ? { kind: "delete-marker", versionId: one.versionId, sequence, modifiedAt: sequence }
          : versionOf(one.versionId, sequence, [partOf(1, `blob-${sequence}`)]),
        uploadId: null,
        event: one.hasEvent ? eventOf(one.key, sequence) : null,
      };
    case "remove":
      return {
        op: "remove-version",
        bucket: "bucket",
        key: one.key,
        versionId: one.versionId,
        sequence,
        event: null,
      };
    case "deliver":
      return { op: "delivered", sequence: sequence - one.back };
    case "begin":
      return table.uploads.has(one.uploadId) ? null : beginOf(one.uploadId, sequence);
    case "abort":
      return { op: "remove-upload", uploadId: one.uploadId };
    case "part":
      return {
        op: "put-part",
        uploadId: one.uploadId,
        part: partOf(one.partNumber, `blob-${sequence}`),
      };
    case "complete": {
      const parts = [...(table.uploads.get(one.uploadId)?.parts.values() ?? [])].slice(0, 2);
      return {
        op: "put-version",
        bucket: "bucket",
        key: "big",
        version: versionOf("null", sequence, parts),
        uploadId: one.uploadId,
        event: null,
      };
    }
  }
}

function versionOf(versionId: string, sequence: number, parts: Part[]): Version {
  return {
    kind: "object",
    versionId,
    sequence,
    modifiedAt: sequence,
    etag: "e",
    sizeBytes: parts.length,
    checksum: null,
    parts,
    multipart: false,
    headers: {},
    metadata: {},
  };
}

function partOf(partNumber: number, blob: string): Part {
  return { partNumber, blob, sizeBytes: 1, etag: "e", checksum: null, modifiedAt: 1 };
}

function beginOf(uploadId: string, startedAt: number): S3Record {
  return {
    op: "create-upload",
    upload: {
      uploadId,
      bucket: "bucket",
      key: "big",
      startedAt,
      checksumAlgorithm: "CRC32",
      checksumType: "COMPOSITE",
      checksumRequested: false,
      headers: {},
      metadata: {},
    },
  };
}

function eventOf(key: string, sequence: number): StoredEvent {
  return {
    sequence,
    name: "ObjectCreated:Put",
    time: sequence,
    ruleId: "rule",
    bucket: "bucket",
    key,
    versionId: null,
    etag: "e",
    sizeBytes: 1,
  };
}

function blobsOf(record: S3Record): string[] {
  if (record.op === "put-part") {
    return [record.part.blob];
  }
  if (record.op !== "put-version" || record.version.kind !== "object") {
    return [];
  }
  return record.version.parts.map((part) => part.blob);
}

function apply(table: ObjectTable, records: Iterable<S3Record>): void {
  for (const record of records) {
    table.apply(record);
  }
}

function dump(table: ObjectTable): unknown {
  return {
    buckets: [...table.buckets.values()].map((bucket) => ({
      ...bucket,
      versions: new Map([...bucket.versions].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      keys: Array.from({ length: bucket.keys.size }, (_, index) => bucket.keys.at(index)),
    })),
    uploads: new Map(table.uploads),
    events: new Map([...table.events].toSorted(([a], [b]) => a - b)),
  };
}
