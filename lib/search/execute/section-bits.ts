import type { Scratch } from "./scratch.ts";

/** Sets of sections (or filings) of a segment as bits, 32 to a word. */
export type SectionBits = Uint32Array;

/** Returns a set of members below `size` with none in it. */
export function emptyBits(size: number): SectionBits {
  return new Uint32Array((size + 31) >>> 5);
}

/** Returns the set of all members below `size`. */
export function fullBits(size: number): SectionBits {
  const bits = emptyBits(size).fill(0xffffffff);
  if (size % 32 > 0) bits[bits.length - 1] = 2 ** (size % 32) - 1;
  return bits;
}

/** Tells whether a member is in a set. */
export function hasBit(bits: SectionBits, member: number): boolean {
  return (((bits[member >>> 5] ?? 0) >>> (member & 31)) & 1) === 1;
}

/** Adds a member to a set. */
export function setBit(bits: SectionBits, member: number): void {
  bits[member >>> 5] = (bits[member >>> 5] ?? 0) | (1 << (member & 31));
}

/** Adds to `bits` what is in `other`. */
export function uniteBits(bits: SectionBits, other: SectionBits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) | (other[i] ?? 0);
}

/** Removes from `bits` what is not in `other`. */
export function intersectBits(bits: SectionBits, other: SectionBits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) & (other[i] ?? 0);
}

/** Removes from `bits` what is in `other`. */
export function subtractBits(bits: SectionBits, other: SectionBits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) & ~(other[i] ?? 0);
}

/** Returns in `out` what is in one of two sets of equal size, or in both. */
export function union(left: SectionBits, right: SectionBits, out: SectionBits): SectionBits {
  for (let i = 0; i < out.length; i++) out[i] = (left[i] ?? 0) | (right[i] ?? 0);
  return out;
}

/** Returns in `out` what is in both of two sets of equal size. */
export function intersection(left: SectionBits, right: SectionBits, out: SectionBits): SectionBits {
  for (let i = 0; i < out.length; i++) out[i] = (left[i] ?? 0) & (right[i] ?? 0);
  return out;
}

/** Returns in `out` what is in `left` and not in `right`, of equal size. */
export function difference(left: SectionBits, right: SectionBits, out: SectionBits): SectionBits {
  for (let i = 0; i < out.length; i++) out[i] = (left[i] ?? 0) & ~(right[i] ?? 0);
  return out;
}

/** Returns how many bits of a word are set. */
export function popCount(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Returns how many members a set has. */
export function countBits(bits: SectionBits): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) {
    const word = bits[i] ?? 0;
    if (word !== 0) count += popCount(word);
  }
  return count;
}

/** Returns the members of a set, ascending; `count` is how many there are. */
export function listMembers(bits: SectionBits, count: number, scratch: Scratch): Uint32Array {
  const members = scratch.words(count);
  let at = 0;
  for (let i = 0; i < bits.length; i++) {
    for (let rest = bits[i] ?? 0; rest !== 0; rest &= rest - 1) {
      members[at++] = i * 32 + 31 - Math.clz32(rest & -rest);
    }
  }
  return members;
}

/** Returns the first member that is at least `from`; -1 if there is none. */
export function nextBit(bits: SectionBits, from: number): number {
  let at = from >>> 5;
  let word = ((bits[at] ?? 0) & (0xffffffff << (from & 31))) >>> 0;
  while (word === 0) {
    at++;
    if (at >= bits.length) return -1;
    word = bits[at] ?? 0;
  }
  return at * 32 + 31 - Math.clz32(word & -word);
}
