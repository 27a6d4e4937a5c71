import { FiledexError } from "../errors.ts";

/** Reads in order what a ByteWriter wrote; running off the end is `corrupt`. */
export class ByteReader {
  at: number;
  source: Uint8Array;
  private sourceView: DataView | null = null;

  constructor(source: Uint8Array, at = 0) {
    this.source = source;
    this.at = at;
  }

  /** Begins to read other bytes. */
  open(source: Uint8Array, at: number): void {
    this.source = source;
    this.sourceView = null;
    this.at = at;
  }

  /** The source for reading several bytes at a time; made when first asked for. */
  get view(): DataView {
    if (this.sourceView !== null) return this.sourceView;
    const { buffer, byteOffset, byteLength } = this.source;
    this.sourceView = new DataView(buffer, byteOffset, byteLength);
    return this.sourceView;
  }

  get ended(): boolean {
    return this.at >= this.source.length;
  }

  byte(): number {
    const value = this.source[this.at++];
    if (value === undefined) throw cutShort();
    return value;
  }

  varint(): number {
    let value = this.byte();
    if (value < 128) return value;
    value &= 127;
    for (let factor = 128; factor <= LAST_FACTOR; factor *= 128) {
      const next = this.byte();
      value += (next & 127) * factor;
      if (next < 128) return value;
    }
    throw new FiledexError("corrupt", "number is too long");
  }

  uint16(): number {
    return this.byte() | (this.byte() << 8);
  }

  uint32(): number {
    return (this.uint16() | (this.uint16() << 16)) >>> 0;
  }

  /** Passes over bytes and returns where they begin. */
  skip(length: number): number {
    const start = this.at;
    this.at = start + length;
    if (this.at > this.source.length) throw cutShort();
    return start;
  }

  /** Returns the next bytes without copying them. */
  bytes(length: number): Uint8Array {
    const start = this.skip(length);
    return this.source.subarray(start, this.at);
  }

  string(): string {
    return decoder.decode(this.bytes(this.varint()));
  }
}

/** 128^7, the factor of the eighth and last byte of a varint below 2^53. */
const LAST_FACTOR = 2 ** 49;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function cutShort(): FiledexError {
  return new FiledexError("corrupt", "bytes end too early");
}
