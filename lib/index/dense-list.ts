/**
 * A posting list decoded for queries that come again: the sections as bits, so that lists are
 * united and intersected 32 sections at a time, and the frequencies in the order of the sections.
 * The frequency of a section stands behind those of all sections before it, of which those in
 * earlier words of 32 bits are counted beforehand:
 *
 *     sections 1, 3, 33 with frequencies 2, 1, 5
 *     bits         0b1010  0b10      lowest bit first
 *     before       0       2
 *     frequencies  2  1  5           33: before[1] + bits of its word below it = 2
 *
 * They follow each other in one byte string, which is what a cache bounded in bytes keeps. It has
 * room besides for a number to each word, in which searches note what they found out.
 */
import { PostingListReader } from "./posting-list.ts";

export interface DenseList {
  /** Of each section, whether the term occurs; 32 to a word. */
  readonly bits: Uint32Array;
  /** Postings before each word. */
  readonly before: Uint32Array;
  readonly frequencies: Uint16Array;
  /** A number for each word, and what they are; empty when they are nothing yet. */
  readonly notes: Float32Array;
  notesName: string;
}

/** A list has at least a full block. */
const MIN_POSTINGS = 128;
/** Bits and counts take eight bytes for 32 sections: with fewer postings, more than these. */
const MAX_SECTIONS_PER_POSTING = 32;
const MAX_FREQUENCY = 65_535;

/** Tells whether a list takes less memory as bits than as numbers. */
export function isDense(postingCount: number, sectionCount: number): boolean {
  return postingCount >= MIN_POSTINGS && postingCount * MAX_SECTIONS_PER_POSTING >= sectionCount;
}

/** Decodes a list of `count` postings; null when a frequency is too large. */
export function encodeDenseList(
  count: number,
  postings: Uint8Array,
  sectionCount: number,
): Uint8Array | null {
  const bytes = new Uint8Array(wordsOf(sectionCount) * BYTES_PER_WORD + count * 2);
  const { bits, before, frequencies } = viewDenseList(bytes, sectionCount);
  const reader = new PostingListReader().open(count, postings);
  let at = 0;
  let word = 0;
  while (reader.next()) {
    for (let i = 0; i < reader.count; i++) {
      const section = reader.sections[i] ?? 0;
      const frequency = reader.frequencies[i] ?? 0;
      if (frequency > MAX_FREQUENCY) return null;
      while (word < section >>> 5) before[++word] = at;
      bits[word] = (bits[word] ?? 0) | (1 << (section & 31));
      frequencies[at++] = frequency;
    }
  }
  return bytes;
}

/** Reads what encodeDenseList made, without copying it; the same for the same bytes. */
export function viewDenseList(bytes: Uint8Array, sectionCount: number): DenseList {
  const known = lists.get(bytes);
  if (known !== undefined) return known;
  const { buffer, byteOffset } = bytes;
  const words = wordsOf(sectionCount);
  const frequenciesAt = words * BYTES_PER_WORD;
  const list = {
    bits: new Uint32Array(buffer, byteOffset, words),
    before: new Uint32Array(buffer, byteOffset + words * 4, words),
    notes: new Float32Array(buffer, byteOffset + words * 8, words),
    notesName: "",
    frequencies: new Uint16Array(
      buffer,
      byteOffset + frequenciesAt,
      (bytes.length - frequenciesAt) / 2,
    ),
  };
  lists.set(bytes, list);
  return list;
}

/** Views of what is still in a cache: they are asked for with every query. */
const lists = new WeakMap<Uint8Array, DenseList>();

/** Bits, a count and a note. */
const BYTES_PER_WORD = 12;

function wordsOf(sectionCount: number): number {
  return (sectionCount + 31) >>> 5;
}
