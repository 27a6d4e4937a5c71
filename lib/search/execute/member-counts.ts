/**
 * In how many of up to 7 sets each section is, counted for 32 sections at once: the numbers stand
 * in three sets, one for each binary digit, to which a set is added as to 32 numbers at a time.
 *
 *     sets       1100    1010    1000
 *     ones       1100    0110    1110      1 plus 1 is 0, and carries into the twos
 *     twos       0000    1000    1000
 *     so the sections, from the left, are in 3, 1, 1 and 0 sets
 */
import type { Scratch } from "./scratch.ts";
import type { SectionBits } from "./section-bits.ts";

/** What three digits can count. */
export const MAX_COUNTED_SETS = 7;

export class MemberCounts {
  private readonly ones: SectionBits;
  private readonly twos: SectionBits;
  private readonly fours: SectionBits;
  private readonly among: SectionBits;
  private added = 0;

  /** Begins to count for the sections of `among`. */
  constructor(among: SectionBits, scratch: Scratch) {
    this.among = among;
    this.ones = scratch.emptyWords(among.length);
    this.twos = scratch.emptyWords(among.length);
    this.fours = scratch.emptyWords(among.length);
  }

  add(set: SectionBits): void {
    const { ones, twos, fours, among } = this;
    this.added++;
    // Most queries have two words, which need no carrying into the fours.
    if (this.added <= 2) {
      for (let i = 0; i < ones.length; i++) {
        const members = (set[i] ?? 0) & (among[i] ?? 0);
        twos[i] = (ones[i] ?? 0) & members;
        ones[i] = (ones[i] ?? 0) ^ members;
      }
      return;
    }
    for (let i = 0; i < ones.length; i++) {
      const members = (set[i] ?? 0) & (among[i] ?? 0);
      const carry = (ones[i] ?? 0) & members;
      fours[i] = (fours[i] ?? 0) | ((twos[i] ?? 0) & carry);
      twos[i] = (twos[i] ?? 0) ^ carry;
      ones[i] = (ones[i] ?? 0) ^ members;
    }
  }

  /** Returns the largest count in word `i`. */
  largest(i: number): number {
    const ones = this.ones[i] ?? 0;
    const twos = this.twos[i] ?? 0;
    const fours = this.fours[i] ?? 0;
    let members = fours === 0 ? -1 : fours;
    let count = fours === 0 ? 0 : 4;
    if ((members & twos) !== 0) {
      members &= twos;
      count += 2;
    }
    return (members & ones) === 0 ? count : count + 1;
  }

  /** Returns the sections of word `i` that are in at least so many sets, 1 to 7. */
  atLeast(least: number, i: number): number {
    const ones = this.ones[i] ?? 0;
    const twos = this.twos[i] ?? 0;
    const fours = this.fours[i] ?? 0;
    const low = (least & 1) === 0 ? -1 : ones;
    const middle = (least & 2) === 0 ? twos | low : twos & low;
    return (least & 4) === 0 ? fours | middle : fours & middle;
  }
}
