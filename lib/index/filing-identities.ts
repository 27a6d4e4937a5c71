/**
 * Who the filings of a segment are: key, ETag and id of each, and the keys that were removed.
 *
 *     part "identities"    zstd frame of varint filings, then each: strings key, etag, id;
 *                          varint removed keys, then each: string key
 *     part "keys"          lookup table of key fingerprints (lookup-table.ts)
 *     part "ids"           lookup table of id fingerprints
 *     part "removed"       lookup table of the removed keys, ordinals being their places
 *     part "same-ids"      packed ordinals of filings whose id another filing here has as well
 */
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { encodeLookupTable, idFingerprint, keyFingerprint } from "./lookup-table.ts";
import { encodeNumbers } from "./packed-numbers.ts";

export interface FilingIdentity {
  readonly key: string;
  readonly etag: string;
  readonly id: string;
}

export interface SegmentKeys {
  readonly filings: FilingIdentity[];
  readonly removedKeys: string[];
}

/** Encodes the parts that tell who the filings are, by part name. */
export function encodeIdentities(
  filings: readonly FilingIdentity[],
  removedKeys: readonly string[],
): Map<string, Uint8Array> {
  const writer = new ByteWriter();
  writer.varint(filings.length);
  for (const filing of filings) {
    writer.string(filing.key);
    writer.string(filing.etag);
    writer.string(filing.id);
  }
  writer.varint(removedKeys.length);
  for (const key of removedKeys) writer.string(key);
  const keys = filings.map(({ key }, ordinal) => ({ ...keyFingerprint(key), ordinal }));
  const ids = filings.map(({ id }, ordinal) => ({ ...idFingerprint(id), ordinal }));
  const removed = removedKeys.map((key, ordinal) => ({ ...keyFingerprint(key), ordinal }));
  return new Map([
    ["identities", new Uint8Array(zstdCompressSync(writer.view()))],
    ["keys", encodeLookupTable(keys)],
    ["ids", encodeLookupTable(ids)],
    ["removed", encodeLookupTable(removed)],
    ["same-ids", encodeNumbers(sharedOrdinals(filings))],
  ]);
}

/** Decodes the part "identities". */
export function decodeIdentities(bytes: Uint8Array): SegmentKeys {
  const reader = new ByteReader(zstdDecompressSync(bytes));
  const filings = Array.from({ length: reader.varint() }, () => ({
    key: reader.string(),
    etag: reader.string(),
    id: reader.string(),
  }));
  const removedKeys = Array.from({ length: reader.varint() }, () => reader.string());
  return { filings, removedKeys };
}

function sharedOrdinals(filings: readonly FilingIdentity[]): number[] {
  const counts = new Map<string, number>();
  for (const { id } of filings) counts.set(id, (counts.get(id) ?? 0) + 1);
  return filings.flatMap(({ id }, ordinal) => ((counts.get(id) ?? 0) > 1 ? [ordinal] : []));
}
