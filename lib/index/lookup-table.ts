/**
 * Finds filings by a 64-bit fingerprint: of their key, or of their id.
 *
 *     n x uint32   upper halves of the fingerprints, ascending
 *     n x uint32   lower halves, ascending where the upper ones are equal
 *     n x uint32   ordinals of the filings, ascending where fingerprints are equal
 *
 * A key's fingerprint is the beginning of its SHA-256. An accession number's is its 18 digits as a
 * number, so that fingerprints order filings as their accession numbers do; `k-` ids come after
 * them, ordered by their first hex digits, and anything else last, by hash.
 */
import { hash } from "node:crypto";
import { ByteWriter } from "./byte-writer.ts";

export interface Fingerprint {
  readonly high: number;
  readonly low: number;
}

/** Returns the fingerprint of an object key. */
export function keyFingerprint(key: string): Fingerprint {
  const digest = hash("sha256", key, "buffer");
  return { high: digest.readUInt32BE(0), low: digest.readUInt32BE(4) };
}

/** Returns the fingerprint of a filing id. */
export function idFingerprint(id: string): Fingerprint {
  if (ACCESSION.test(id)) return split(BigInt(id.replaceAll("-", "")));
  if (KEY_ID.test(id)) return split(KEY_IDS | (BigInt(`0x${id.slice(2, 17)}`) << 2n));
  const { high, low } = keyFingerprint(id);
  return { high: (high | 0xc0000000) >>> 0, low };
}

export interface LookupEntry extends Fingerprint {
  readonly ordinal: number;
}

/** Encodes a table of filings; the entries may come in any order. */
export function encodeLookupTable(entries: readonly LookupEntry[]): Uint8Array {
  const sorted = [...entries].sort((left, right) => {
    return left.high - right.high || left.low - right.low || left.ordinal - right.ordinal;
  });
  const writer = new ByteWriter();
  for (const entry of sorted) writer.uint32(entry.high);
  for (const entry of sorted) writer.uint32(entry.low);
  for (const entry of sorted) writer.uint32(entry.ordinal);
  return writer.take();
}

export class LookupTable {
  readonly count: number;
  readonly highs: Uint32Array;
  readonly lows: Uint32Array;
  readonly ordinals: Uint32Array;

  constructor(bytes: Uint8Array) {
    const numbers = uint32View(bytes);
    this.count = numbers.length / 3;
    this.highs = numbers.subarray(0, this.count);
    this.lows = numbers.subarray(this.count, 2 * this.count);
    this.ordinals = numbers.subarray(2 * this.count);
  }

  /** Returns the ordinals of the filings with this fingerprint, ascending. */
  find({ high, low }: Fingerprint): Uint32Array {
    const start = this.firstAtLeast({ high, low });
    let end = start;
    while (this.highs[end] === high && this.lows[end] === low) end++;
    return this.ordinals.subarray(start, end);
  }

  /** Tells whether there is a filing with this fingerprint. */
  has({ high, low }: Fingerprint): boolean {
    const at = this.firstAtLeast({ high, low });
    return this.highs[at] === high && this.lows[at] === low;
  }

  /** Both halves are searched: accession numbers of one filer agent agree in the upper one. */
  private firstAtLeast({ high, low }: Fingerprint): number {
    let from = 0;
    let to = this.count;
    while (from < to) {
      const middle = (from + to) >> 1;
      const middleHigh = this.highs[middle] ?? 0;
      const isBelow = middleHigh < high || (middleHigh === high && (this.lows[middle] ?? 0) < low);
      if (isBelow) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

const ACCESSION = /^\d{10}-\d{2}-\d{6}$/;
const KEY_ID = /^k-[0-9a-f]{20}$/;
/** Above every accession number, below the ids of other shapes. */
const KEY_IDS = 1n << 63n;

function split(value: bigint): Fingerprint {
  return { high: Number(value >> 32n), low: Number(value & 0xffffffffn) };
}

/** Views little-endian numbers, which is what every platform of Node has; copies if unaligned. */
function uint32View(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.length / 4));
}
