/**
 * Sorts terms by their UTF-8 bytes.
 *
 * Each term becomes a number of 64 bits, which typed arrays sort natively: its first five bytes,
 * then its id in 24 bits. Terms that agree in five bytes are then compared to the end.
 *
 *     agreed -> 61 67 72 65 65 | 00 00 2A
 */
import { compareBytes } from "./dictionary.ts";

const ID_BITS = 24;

/** Encoded terms by id, and their ids in the order of the terms. */
export interface SortedTerms {
  readonly order: Uint32Array;
  readonly termOf: (id: number) => Uint8Array;
}

/** Sorts distinct terms, given by their ids' UTF-16 units, which must last until the next call. */
export function sortTerms(count: number, unitsOf: (id: number) => Uint16Array): SortedTerms {
  const { bytes, starts } = encodeTerms(count, unitsOf);
  const termOf = (id: number) => bytes.subarray(starts[id], starts[id + 1]);
  const compare = (left: number, right: number) => compareBytes(termOf(left), termOf(right));
  if (count > 2 ** ID_BITS) {
    const order = Uint32Array.from({ length: count }, (_, id) => id);
    return { order: order.sort(compare), termOf };
  }
  const keys = new BigUint64Array(count);
  // Halves of the keys, lower one first, as on every platform of Node.
  const halves = new Uint32Array(keys.buffer);
  for (let id = 0; id < count; id++) {
    const start = starts[id] ?? 0;
    const end = starts[id + 1] ?? 0;
    const byte = (i: number) => (start + i < end ? (bytes[start + i] ?? 0) : 0);
    halves[id * 2 + 1] = (byte(0) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3);
    halves[id * 2] = (byte(4) << ID_BITS) | id;
  }
  keys.sort();
  const order = new Uint32Array(count);
  for (let at = 0, start = 0; at < count; at++) {
    order[at] = (halves[at * 2] ?? 0) & (2 ** ID_BITS - 1);
    const isLast = at + 1 === count || !agree(halves, at, at + 1);
    if (!isLast) continue;
    if (at > start) order.subarray(start, at + 1).sort(compare);
    start = at + 1;
  }
  return { order, termOf };
}

function agree(halves: Uint32Array, left: number, right: number): boolean {
  if (halves[left * 2 + 1] !== halves[right * 2 + 1]) return false;
  return (halves[left * 2] ?? 0) >>> ID_BITS === (halves[right * 2] ?? 0) >>> ID_BITS;
}

function encodeTerms(
  count: number,
  unitsOf: (id: number) => Uint16Array,
): { bytes: Uint8Array; starts: Uint32Array } {
  let bytes = new Uint8Array(count * 12 + 64);
  const starts = new Uint32Array(count + 1);
  let at = 0;
  for (let id = 0; id < count; id++) {
    const units = unitsOf(id);
    // Three bytes hold any unit.
    if (at + units.length * 3 > bytes.length) {
      const larger = new Uint8Array((at + units.length * 3) * 2);
      larger.set(bytes);
      bytes = larger;
    }
    at += encodeTerm(units, bytes.subarray(at));
    starts[id + 1] = at;
  }
  return { bytes, starts };
}

function encodeTerm(units: Uint16Array, target: Uint8Array): number {
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] ?? 0;
    if (unit > 127) return encoder.encodeInto(decodeUnits(units), target).written;
    target[i] = unit;
  }
  return units.length;
}

const encoder = new TextEncoder();

/** Returns units as a string. */
export function decodeUnits(units: Uint16Array): string {
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString("utf16le");
}
