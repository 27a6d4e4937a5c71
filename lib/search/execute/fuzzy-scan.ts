/**
 * Levenshtein distance of a word to every term of a sorted dictionary.
 *
 * The matrix has a row for each character of the term and a column for each of the word. Sorted
 * terms share beginnings, so the rows of the shared part are kept, and when the smallest value of
 * a row exceeds the limit all terms with that beginning are skipped by their header alone:
 *
 *            c  a  t        cart, carts, cat: row "c", "a" are computed once;
 *         0  1  2  3        for "dog" and limit 1, nothing beyond row "ca" is
 *     c   1  0  1  2
 *     a   2  1  0  1
 *     r   3  2  1  1
 *
 * A value further from the diagonal than the limit exceeds it, so that a row is no longer than twice
 * the limit, however long the word is: column c of row r stands at place c - r + limit + 1, between
 * two places for all that is too far.
 *
 * Distances are in UTF-16 units, as MiniSearch's are. Terms beyond ASCII, which are rare, are
 * decoded and compared by themselves.
 */
import { ByteReader } from "../../index/byte-reader.ts";
import type { DictionaryBlock } from "../../index/dictionary.ts";

export interface FuzzyHit {
  /** Of the term in its block. */
  readonly ordinal: number;
  readonly term: string;
  readonly distance: number;
}

export class FuzzyScan {
  private readonly word: string;
  private readonly units: Uint16Array;
  private readonly limit: number;
  /** Places of a row. */
  private readonly width: number;
  /** Row r is for the first r bytes of the current term. */
  private readonly rows: Int32Array;
  private readonly maxLength: number;
  private readonly term: Uint8Array;
  /** Compares terms beyond ASCII; made for the first of them. */
  private foreignScan: FuzzyScan | null = null;
  /** Rows that are those of the last beginning asked for, and the length at which it has no hope. */
  private depth = 0;
  private deadFrom = Number.POSITIVE_INFINITY;

  constructor(word: string, maxDistance: number) {
    this.units = Uint16Array.from({ length: word.length }, (_, i) => word.charCodeAt(i));
    this.word = word;
    const limit = Math.floor(maxDistance);
    this.limit = limit;
    this.width = 2 * limit + 3;
    this.maxLength = word.length + limit;
    this.rows = new Int32Array((this.maxLength + 2) * this.width).fill(limit + 1);
    for (let column = 0; column <= limit; column++) this.rows[column + limit + 1] = column;
    this.term = new Uint8Array(this.maxLength + 1);
  }

  /**
   * Tells whether no term can be near enough that begins with the first `length` bytes of `term`;
   * the first `shared` bytes of it are those of the call before. Overwrites the rows.
   */
  excludes(term: () => Uint8Array, length: number, shared: number): boolean {
    this.depth = Math.min(this.depth, shared);
    if (this.deadFrom > shared) this.deadFrom = Number.POSITIVE_INFINITY;
    if (this.deadFrom <= length) return true;
    if (this.depth >= length) return false;
    const bytes = term();
    for (; this.depth < length; this.depth++) {
      const byte = bytes[this.depth] ?? 0;
      if (byte >= 128) return false;
      if (this.depth >= this.maxLength || this.fillRow(this.depth + 1, byte) > this.limit) {
        this.deadFrom = this.depth + 1;
        return true;
      }
    }
    return false;
  }

  /** Returns the terms of a block that are near enough, in order. */
  scanBlock(block: DictionaryBlock): FuzzyHit[] {
    const hits: FuzzyHit[] = [];
    const { bytes, stringsStart, stringsEnd } = block;
    const reader = new ByteReader(bytes, stringsStart);
    let deadFrom = Number.POSITIVE_INFINITY;
    // Bytes of the current term that `term` and `rows` hold; fewer than all after a foreign one.
    let valid = 0;
    let foreign: Uint8Array = NO_BYTES;
    let at = stringsStart;
    for (let ordinal = 0; at < stringsEnd; ordinal++) {
      let shared = bytes[at] ?? 0;
      let length = bytes[at + 1] ?? 0;
      let start = at + 2;
      // Both nearly always are a byte each, and this is done for every term.
      if (shared >= 128 || length >= 128) {
        reader.at = at;
        shared = reader.varint();
        length = reader.varint();
        start = reader.at;
      }
      at = start + length;
      if (shared >= deadFrom) continue;
      if (shared > valid || hasForeignByte(bytes, start, at)) {
        foreign = joinTerm(shared > valid ? foreign : this.term, shared, bytes, start, at);
        valid = Math.min(valid, shared);
        deadFrom = Number.POSITIVE_INFINITY;
        this.pushForeign(hits, foreign, ordinal);
        continue;
      }
      deadFrom = this.extend(shared, bytes, start, at);
      valid = Math.min(shared + length, deadFrom - 1);
      if (deadFrom < Number.POSITIVE_INFINITY) continue;
      const distance = this.distanceAt(valid);
      if (distance > this.limit) continue;
      hits.push({ ordinal, term: String.fromCharCode(...this.term.subarray(0, valid)), distance });
    }
    return hits;
  }

  /** Computes the rows of the bytes added; returns the length at which all hope ends. */
  private extend(shared: number, bytes: Uint8Array, start: number, end: number): number {
    let depth = shared;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (depth >= this.maxLength) return depth + 1;
      this.term[depth] = byte;
      depth++;
      if (this.fillRow(depth, byte) > this.limit) return depth;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Fills row `depth` from the one above and returns its smallest value. */
  private fillRow(depth: number, unit: number): number {
    const { rows, units, width, limit } = this;
    // Where column 0 of this row is, or would be; the column before stands there in the row above.
    const row = depth * width + limit + 1 - depth;
    const above = row - width;
    const first = Math.max(1, depth - limit);
    const last = Math.min(units.length, depth + limit);
    if (depth <= limit) rows[row] = depth;
    let left = Math.min(depth, limit + 1);
    let smallest = left;
    let diagonal = rows[above + first] ?? 0;
    for (let column = first; column <= last; column++) {
      const up = rows[above + column + 1] ?? 0;
      const replaced = units[column - 1] === unit ? diagonal : diagonal + 1;
      const inserted = Math.min(left, up) + 1;
      left = Math.min(replaced, inserted);
      rows[row + column] = left;
      diagonal = up;
      if (left < smallest) smallest = left;
    }
    return smallest;
  }

  /** Returns the distance of the word to the first `depth` units of a term; more than the limit if far. */
  private distanceAt(depth: number): number {
    const { rows, width, limit, units } = this;
    const place = units.length - depth + limit + 1;
    return place < width ? (rows[depth * width + place] ?? 0) : limit + 1;
  }

  private pushForeign(hits: FuzzyHit[], bytes: Uint8Array, ordinal: number): void {
    const term = decoder.decode(bytes);
    const { limit } = this;
    if (Math.abs(term.length - this.word.length) > limit) return;
    this.foreignScan ??= new FuzzyScan(this.word, limit);
    const scan = this.foreignScan;
    for (let i = 0; i < term.length; i++) {
      if (scan.fillRow(i + 1, term.charCodeAt(i)) > limit) return;
    }
    const distance = scan.distanceAt(term.length);
    if (distance <= limit) hits.push({ ordinal, term, distance });
  }
}

const NO_BYTES = new Uint8Array(0);
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function joinTerm(
  before: Uint8Array,
  shared: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): Uint8Array {
  const joined = new Uint8Array(shared + end - start);
  joined.set(before.subarray(0, shared));
  joined.set(bytes.subarray(start, end), shared);
  return joined;
}

function hasForeignByte(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) >= 128) return true;
  return false;
}
