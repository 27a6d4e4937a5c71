/**
 * A sorted set of strings, named by their ordinals in columns: varint count, then each string as
 * varint length and UTF-8 bytes, in byte order.
 */
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { compareBytes } from "./dictionary.ts";

/** Encodes a set of strings and tells the ordinal of each. */
export function encodeStringTable(values: Iterable<string>): {
  bytes: Uint8Array;
  ordinals: Map<string, number>;
} {
  const encoder = new TextEncoder();
  const sorted = [...new Set(values)]
    .map((value) => ({ value, encoded: encoder.encode(value) }))
    .sort((left, right) => compareBytes(left.encoded, right.encoded));
  const writer = new ByteWriter();
  writer.varint(sorted.length);
  const ordinals = new Map<string, number>();
  for (const { value, encoded } of sorted) {
    ordinals.set(value, ordinals.size);
    writer.varint(encoded.length);
    writer.bytes(encoded);
  }
  return { bytes: writer.take(), ordinals };
}

/** Strings decoded one by one as they are asked for. */
export class StringTable {
  readonly count: number;
  private readonly bytes: Uint8Array;
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;

  constructor(bytes: Uint8Array) {
    const reader = new ByteReader(bytes);
    this.bytes = bytes;
    this.count = reader.varint();
    this.starts = new Uint32Array(this.count);
    this.ends = new Uint32Array(this.count);
    for (let i = 0; i < this.count; i++) {
      const length = reader.varint();
      this.starts[i] = reader.at;
      reader.bytes(length);
      this.ends[i] = reader.at;
    }
  }

  at(ordinal: number): string {
    return decoder.decode(this.encodedAt(ordinal));
  }

  /** Returns all strings by their ordinals. */
  all(): string[] {
    return Array.from({ length: this.count }, (_, ordinal) => this.at(ordinal));
  }

  /** Returns the ordinal of a string; -1 when it is not in the table. */
  find(value: string): number {
    const encoded = new TextEncoder().encode(value);
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compareBytes(this.encodedAt(middle), encoded);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  private encodedAt(ordinal: number): Uint8Array {
    return this.bytes.subarray(this.starts[ordinal] ?? 0, this.ends[ordinal] ?? 0);
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
