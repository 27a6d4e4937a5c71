/**
 * Remembers distinct tokens, and for each its term and where it was seen last.
 *
 * A hash table with open addressing, so that no string is made for a token that is known: indexing
 * looks up some thousand tokens of every filing. Short ones (packed-token.ts) are their own key;
 * the units of others are kept in a pool.
 *
 *     slots   4 numbers each: high, low, term, mark     a packed token
 *                             -place, hash, term, mark  another one
 *                             0, 0                      nothing
 *     pool    at a place: length of the token in two units, lower half first; its units
 */
import { unpackToken } from "./packed-token.ts";

/** The term of a token that was not seen before. */
export const NO_TERM = -1;

const SLOT_NUMBERS = 4;
const LOW = 1;
const TERM = 2;
const MARK = 3;

/** A token that a table holds, for as long as the table lives. */
export interface TokenKey {
  readonly high: number;
  readonly low: number;
}

/** Offsets that its methods return and take are valid until the next token is looked for. */
export class TokenTable {
  private slots = new Int32Array(SLOT_NUMBERS << 11);
  private count = 0;
  private pool = new Uint16Array(1 << 14);
  private poolEnd = 1;

  /** Returns the offset of a packed token; a new one is added. */
  findPacked(high: number, low: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let at = (hashPacked(high, low) * SLOT_NUMBERS) & mask;
    while (true) {
      const slotHigh = slots[at] ?? 0;
      if (slotHigh === high && slots[at + LOW] === low) return at;
      if (slotHigh === 0) return this.add(high, low);
      at = (at + SLOT_NUMBERS) & mask;
    }
  }

  /** Returns the offset of the token text[start, end), whose units give `hash`; adds a new one. */
  findLong(text: Uint16Array, start: number, end: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let at = (mix(hash) * SLOT_NUMBERS) & mask;
    while (true) {
      const high = slots[at] ?? 0;
      const isAlike = high < 0 && slots[at + LOW] === hash;
      if (isAlike && this.equals(-high, text, start, end)) return at;
      if (high === 0) return this.add(-this.keep(text.subarray(start, end)), hash);
      at = (at + SLOT_NUMBERS) & mask;
    }
  }

  termAt(at: number): number {
    return this.slots[at + TERM] ?? NO_TERM;
  }

  setTerm(at: number, term: number): void {
    this.slots[at + TERM] = term;
  }

  /** Marks a token; returns 1 if its mark was another one before, and else 0. */
  mark(at: number, mark: number): number {
    const difference = (this.slots[at + MARK] ?? 0) ^ mark;
    this.slots[at + MARK] = mark;
    // Without a branch, which would have to wait for the memory.
    return (difference | -difference) >>> 31;
  }

  keyAt(at: number): TokenKey {
    return { high: this.slots[at] ?? 0, low: this.slots[at + LOW] ?? 0 };
  }

  /** Returns the units of a token. */
  unitsOf({ high, low }: TokenKey): Uint16Array {
    if (high > 0) return unpackToken(high, low);
    const place = -high;
    const length = (this.pool[place] ?? 0) + (this.pool[place + 1] ?? 0) * 0x10000;
    return this.pool.subarray(place + 2, place + 2 + length);
  }

  private equals(place: number, text: Uint16Array, start: number, end: number): boolean {
    const { pool } = this;
    const length = end - start;
    if (pool[place] !== (length & 0xffff) || pool[place + 1] !== length >>> 16) return false;
    const from = place + 2 - start;
    for (let i = start; i < end; i++) {
      if (pool[from + i] !== text[i]) return false;
    }
    return true;
  }

  private add(high: number, low: number): number {
    // At most three quarters of the slots are taken: a smaller table is in the processor's caches.
    if (this.count * 4 * SLOT_NUMBERS >= this.slots.length * 3) this.grow();
    this.count++;
    const at = freeSlot(this.slots, high, low);
    this.slots[at] = high;
    this.slots[at + LOW] = low;
    this.slots[at + TERM] = NO_TERM;
    return at;
  }

  /** Copies a token into the pool and returns its place there. */
  private keep(token: Uint16Array): number {
    const place = this.poolEnd;
    const end = place + 2 + token.length;
    if (end > this.pool.length) {
      const larger = new Uint16Array(Math.max(end, this.pool.length * 2));
      larger.set(this.pool);
      this.pool = larger;
    }
    this.pool[place] = token.length & 0xffff;
    this.pool[place + 1] = token.length >>> 16;
    this.pool.set(token, place + 2);
    this.poolEnd = end;
    return place;
  }

  private grow(): void {
    const larger = new Int32Array(this.slots.length * 2);
    for (let from = 0; from < this.slots.length; from += SLOT_NUMBERS) {
      const high = this.slots[from] ?? 0;
      if (high === 0) continue;
      const low = this.slots[from + LOW] ?? 0;
      const to = freeSlot(larger, high, low);
      for (let i = 0; i < SLOT_NUMBERS; i++) larger[to + i] = this.slots[from + i] ?? 0;
    }
    this.slots = larger;
  }
}

function freeSlot(slots: Int32Array, high: number, low: number): number {
  const mask = slots.length - 1;
  let at = ((high < 0 ? mix(low) : hashPacked(high, low)) * SLOT_NUMBERS) & mask;
  while (slots[at] !== 0) at = (at + SLOT_NUMBERS) & mask;
  return at;
}

function hashPacked(high: number, low: number): number {
  return mix(Math.imul(Math.imul(high, 0x9e3779b1) ^ low, 0x85ebca6b));
}

/** Only the low bits choose the slot; multiplying mixes the upper ones better. */
function mix(hash: number): number {
  return hash ^ (hash >>> 15);
}
