/**
 * The filings whose sections match, found for 32 sections at a time.
 *
 * Sections of a filing follow each other, and a filing is marked at its last section. Adding a one
 * to every section but the last carries into the last one if any of them matches:
 *
 *     filings        a a a b b c d d      lowest bit first
 *     last           0 0 1 0 1 1 0 1
 *     matching       0 1 0 0 0 1 0 1
 *     not last       1 1 0 1 0 0 1 0
 *     their sum      1 0 1 1 0 0 1 0      1 + 1 in the second place carries into the third
 *     marked         0 0 1 0 0 1 0 1      last and (sum or matching): a, c, d
 *
 * What a word of 32 bits carries out belongs to a filing that goes on in the next word.
 */
import { emptyBits, type SectionBits, setBit } from "./section-bits.ts";

/** Returns the last section of each filing; `sectionStarts` ends with the number of sections. */
export function markLastSections(sectionStarts: Uint32Array): SectionBits {
  const bits = emptyBits(sectionStarts.at(-1) ?? 0);
  for (let filing = 0; filing + 1 < sectionStarts.length; filing++) {
    const end = sectionStarts[filing + 1] ?? 0;
    if (end > (sectionStarts[filing] ?? 0)) setBit(bits, end - 1);
  }
  return bits;
}

/** Returns, in `marked`, the last sections of the filings that have one of `matching`. */
export function markFilings(
  matching: SectionBits,
  lastSections: SectionBits,
  marked: SectionBits,
): SectionBits {
  let carry = 0;
  for (let i = 0; i < marked.length; i++) {
    const last = lastSections[i] ?? 0;
    const members = matching[i] ?? 0;
    if (members === 0 && carry === 0) {
      marked[i] = 0;
      continue;
    }
    const sum = ((members & ~last) >>> 0) + (~last >>> 0) + carry;
    carry = sum >= WORD ? 1 : 0;
    marked[i] = (sum | members) & last;
  }
  return marked;
}

const WORD = 2 ** 32;

/** Returns the ordinals of so many marked filings, ascending. */
export function listFilings(
  marks: SectionBits,
  sectionFilings: Uint32Array,
  count: number,
): Uint32Array {
  const filings = new Uint32Array(count);
  let at = 0;
  for (let i = 0; i < marks.length; i++) {
    for (let rest = marks[i] ?? 0; rest !== 0; rest &= rest - 1) {
      filings[at++] = sectionFilings[i * 32 + 31 - Math.clz32(rest & -rest)] ?? 0;
    }
  }
  return filings;
}
