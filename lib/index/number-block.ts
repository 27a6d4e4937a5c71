/**
 * Up to 128 small numbers in few bits: the packing of postings and positions.
 *
 * All values of a block get the same number of bits, chosen so that the whole is shortest; the few
 * that need more carry their upper part aside ("patched frame of reference", Zukowski et al.,
 * "Super-Scalar RAM-CPU Cache Compression", ICDE 2006).
 *
 *     byte    bits per value, 0 to 24; plus 128 if there are exceptions
 *     byte    count of exceptions, only if there are any
 *     ...     each: byte index in the block, varint value >>> bits
 *     ...     values, lowest bit first, bits each; the last byte is filled up with zeros
 *
 * The values 1 0 3 2 (two bits each) follow as one byte, 0b10_11_00_01, after the byte 2.
 */
import type { ByteReader } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";

/** Values in a full block. */
export const BLOCK_VALUES = 128;

/** The packed part is read through a 32-bit accumulator that may already hold 7 bits. */
const MAX_BITS = 24;
const EXCEPTIONS_FLAG = 128;

const histogram = new Uint32Array(33);

/** Writes values[0, count), at most BLOCK_VALUES of them, each below 2^32. */
export function writeNumberBlock(writer: ByteWriter, values: Uint32Array, count: number): void {
  const widest = countWidths(values, count);
  const bits = cheapestBits(count, widest);
  let exceptionCount = 0;
  for (let width = bits + 1; width <= widest; width++) exceptionCount += histogram[width] ?? 0;
  writer.byte(bits | (exceptionCount > 0 ? EXCEPTIONS_FLAG : 0));
  if (exceptionCount > 0) {
    writer.byte(exceptionCount);
    const limit = 2 ** bits;
    for (let i = 0; i < count; i++) {
      const value = values[i] ?? 0;
      if (value < limit) continue;
      writer.byte(i);
      writer.varint(value >>> bits);
    }
  }
  packBits(writer, values, count, bits);
}

/** Reads `count` values into out[0, count). */
export function readNumberBlock(reader: ByteReader, count: number, out: Uint32Array): void {
  const first = reader.byte();
  const bits = first & (EXCEPTIONS_FLAG - 1);
  if ((first & EXCEPTIONS_FLAG) === 0) {
    unpackBits(reader, bits, count, out);
    return;
  }
  const exceptionCount = readExceptions(reader, bits, exceptionPlaces, exceptionValues);
  unpackBits(reader, bits, count, out);
  for (let i = 0; i < exceptionCount; i++) {
    const place = exceptionPlaces[i] ?? 0;
    out[place] = (out[place] ?? 0) + (exceptionValues[i] ?? 0);
  }
}

const exceptionPlaces = new Uint8Array(BLOCK_VALUES);
const exceptionValues = new Float64Array(BLOCK_VALUES);

/** Reads what the exceptions add to the packed values at their places; returns how many there are. */
function readExceptions(
  reader: ByteReader,
  bits: number,
  places: Uint8Array,
  values: Float64Array,
): number {
  const count = Math.min(reader.byte(), BLOCK_VALUES);
  for (let i = 0; i < count; i++) {
    places[i] = reader.byte();
    values[i] = reader.varint() * 2 ** bits;
  }
  return count;
}

/** A block of which few values are wanted: they are taken out one by one, in ascending order. */
export class NumberBlockPicker {
  private readonly places = new Uint8Array(BLOCK_VALUES);
  private readonly values = new Float64Array(BLOCK_VALUES);
  private exceptionCount = 0;
  private nextException = 0;
  private view: DataView = new DataView(new ArrayBuffer(0));
  private bits = 0;
  private start = 0;

  /** Begins a block of `count` values, and moves the reader behind it. */
  open(reader: ByteReader, count: number): void {
    const first = reader.byte();
    this.bits = first & (EXCEPTIONS_FLAG - 1);
    const { bits, places, values } = this;
    const isPlain = (first & EXCEPTIONS_FLAG) === 0;
    this.exceptionCount = isPlain ? 0 : readExceptions(reader, bits, places, values);
    this.nextException = 0;
    this.view = reader.view;
    this.start = reader.skip((count * this.bits + 7) >>> 3) * 8;
  }

  /** Begins values that stand as varints, which are few. */
  openVarints(reader: ByteReader, count: number): void {
    this.bits = 0;
    this.nextException = 0;
    this.exceptionCount = count;
    for (let i = 0; i < count; i++) {
      this.places[i] = i;
      this.values[i] = reader.varint();
    }
  }

  /** Returns a value; `index` must not be below that of the call before. */
  pick(index: number): number {
    const { places, exceptionCount, bits } = this;
    const value = bits === 0 ? 0 : readBits(this.view, this.start + index * bits, bits);
    let next = this.nextException;
    while (next < exceptionCount && (places[next] ?? 0) < index) next++;
    this.nextException = next;
    if (next === exceptionCount || places[next] !== index) return value;
    return value + (this.values[next] ?? 0);
  }
}

/** Passes over a block of `count` values. */
export function skipNumberBlock(reader: ByteReader, count: number): void {
  const first = reader.byte();
  const exceptionCount = (first & EXCEPTIONS_FLAG) === 0 ? 0 : reader.byte();
  for (let i = 0; i < exceptionCount; i++) {
    reader.byte();
    reader.varint();
  }
  reader.skip((count * (first & (EXCEPTIONS_FLAG - 1)) + 7) >>> 3);
}

/** Counts in `histogram` how many values have each width, and returns the largest width. */
function countWidths(values: Uint32Array, count: number): number {
  histogram.fill(0);
  let widest = 0;
  for (let i = 0; i < count; i++) {
    const width = 32 - Math.clz32(values[i] ?? 0);
    histogram[width] = (histogram[width] ?? 0) + 1;
    if (width > widest) widest = width;
  }
  return widest;
}

/** From the widest down: values wider than `bits` become exceptions of an index and a varint. */
function cheapestBits(count: number, widest: number): number {
  let best = MAX_BITS;
  let bestCost = Number.POSITIVE_INFINITY;
  let exceptions = 0;
  for (let bits = widest; bits >= 0; bits--) {
    if (bits < widest) exceptions += histogram[bits + 1] ?? 0;
    const exceptionBytes = exceptions * (1 + Math.floor((widest - bits + 6) / 7));
    if (exceptionBytes >= bestCost) break;
    const cost = ((count * bits + 7) >>> 3) + exceptionBytes + (exceptions > 0 ? 1 : 0);
    if (bits <= MAX_BITS && cost < bestCost) {
      best = bits;
      bestCost = cost;
    }
  }
  return best;
}

function packBits(writer: ByteWriter, values: Uint32Array, count: number, bits: number): void {
  if (bits === 0) return;
  const { buffer, at: from } = writer.room((count * bits + 7) >>> 3);
  const mask = 2 ** bits - 1;
  let at = from;
  let pending = 0;
  let pendingBits = 0;
  for (let i = 0; i < count; i++) {
    const value = (values[i] ?? 0) & mask;
    pending |= value << pendingBits;
    pendingBits += bits;
    while (pendingBits >= 16) {
      buffer[at] = pending;
      buffer[at + 1] = pending >>> 8;
      at += 2;
      pendingBits -= 16;
      // What is left is of this value; its upper bits may not have had room above.
      pending = value >>> (bits - pendingBits);
    }
  }
  for (; pendingBits > 0; pendingBits -= 8) {
    buffer[at++] = pending;
    pending >>>= 8;
  }
}

function unpackBits(reader: ByteReader, bits: number, count: number, out: Uint32Array): void {
  if (bits === 0) {
    out.fill(0, 0, count);
    return;
  }
  const start = reader.skip((count * bits + 7) >>> 3);
  const { source, view } = reader;
  const mask = 2 ** bits - 1;
  // A value begins in any of the 8 bits of a byte and thus lies within 4 bytes. The loop stays
  // within the source: the last values are read bit by bit.
  const safe = Math.min(count, Math.floor((Math.max(source.length - start - 4, 0) * 8) / bits));
  let i = 0;
  let bit = start * 8;
  if (bits <= MAX_QUAD_BITS) {
    for (; i + 4 <= safe; i += 4) {
      const word = view.getUint32(bit >>> 3, true) >>> (bit & 7);
      out[i] = word & mask;
      out[i + 1] = (word >>> bits) & mask;
      out[i + 2] = (word >>> (2 * bits)) & mask;
      out[i + 3] = (word >>> (3 * bits)) & mask;
      bit += 4 * bits;
    }
  }
  for (; i < safe; i++) {
    out[i] = (view.getUint32(bit >>> 3, true) >>> (bit & 7)) & mask;
    bit += bits;
  }
  for (; i < count; i++) out[i] = readBits(view, start * 8 + i * bits, bits);
}

/** Four values of so many bits, and 7 bits before them, fit into a word. */
const MAX_QUAD_BITS = 6;

/** Reads so many bits; near the end of the source one by one. */
function readBits(view: DataView, bit: number, bits: number): number {
  const at = bit >>> 3;
  if (at + 4 <= view.byteLength) return (view.getUint32(at, true) >>> (bit & 7)) & (2 ** bits - 1);
  let value = 0;
  for (let i = 0; i < bits; i++) {
    const byte = view.getUint8((bit + i) >>> 3);
    value |= ((byte >>> ((bit + i) & 7)) & 1) << i;
  }
  return value;
}
