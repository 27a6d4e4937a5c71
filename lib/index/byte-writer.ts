/**
 * Bytes that grow as they are written: the small pieces all encoders of a segment are made of.
 *
 * A varint holds an unsigned number up to 2^53 - 1, seven bits to a byte, lowest first; every byte
 * but the last has its top bit set: 300 = 0b10_0101100 is written 0xAC 0x02.
 */
const FIRST_CAPACITY_BYTES = 256;

export class ByteWriter {
  length = 0;
  private buffer = new Uint8Array(FIRST_CAPACITY_BYTES);

  byte(value: number): void {
    if (this.length === this.buffer.length) this.reserve(1);
    this.buffer[this.length++] = value;
  }

  varint(value: number): void {
    if (this.length + 8 > this.buffer.length) this.reserve(8);
    let rest = value;
    // Shifts work on 32 bits only; larger numbers go down by division until they fit.
    while (rest > 0x7fffffff) {
      this.buffer[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.buffer[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.buffer[this.length++] = rest;
  }

  uint16(value: number): void {
    this.byte(value & 255);
    this.byte((value >>> 8) & 255);
  }

  uint32(value: number): void {
    this.uint16(value & 0xffff);
    this.uint16(value >>> 16);
  }

  bytes(values: Uint8Array): void {
    this.reserve(values.length);
    this.buffer.set(values, this.length);
    this.length += values.length;
  }

  /** Writes once more what was written at [start, start + sizeBytes). */
  again(start: number, sizeBytes: number): void {
    this.reserve(sizeBytes);
    this.buffer.copyWithin(this.length, start, start + sizeBytes);
    this.length += sizeBytes;
  }

  /** Returns where to write `sizeBytes` that the caller will fill; valid until the next write. */
  room(sizeBytes: number): { readonly buffer: Uint8Array; readonly at: number } {
    this.reserve(sizeBytes);
    const at = this.length;
    this.length += sizeBytes;
    return { buffer: this.buffer, at };
  }

  /** Writes the UTF-8 length as a varint, then the UTF-8 bytes. */
  string(text: string): void {
    const sizeBytes = Buffer.byteLength(text);
    this.varint(sizeBytes);
    const { buffer, at } = this.room(sizeBytes);
    encoder.encodeInto(text, buffer.subarray(at));
  }

  /** Returns what was written; valid until the next write. */
  view(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  /** Returns a copy of what was written and starts anew. */
  take(): Uint8Array {
    const taken = this.buffer.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  private reserve(sizeBytes: number): void {
    const needed = this.length + sizeBytes;
    if (needed <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(needed, this.buffer.length * 2));
    grown.set(this.buffer.subarray(0, this.length));
    this.buffer = grown;
  }
}

const encoder = new TextEncoder();
