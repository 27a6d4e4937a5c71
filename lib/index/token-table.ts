/**
 * Numbers distinct pieces of text in the order they are first seen.
 *
 * A hash table with open addressing over the pieces' UTF-16 units, so that no string is made for a
 * piece that is known: indexing looks up some thousand pieces of every filing.
 */
export class TokenTable {
  private count = 0;
  /** Number (or -1) and hash side by side: most look-ups end after reading one cache line. */
  private slots = new Int32Array(1 << 13).fill(-1);
  private starts = new Uint32Array((1 << 11) + 1);
  private units = new Uint16Array(1 << 14);

  /** Returns the number of text[start, end), the next free one if it is seen for the first time. */
  intern(text: Uint16Array, start: number, end: number): number {
    const hash = hashOf(text, start, end);
    const { slots } = this;
    const mask = slots.length / 2 - 1;
    let slot = hash & mask;
    for (let known = slots[slot * 2] ?? -1; known >= 0; known = slots[slot * 2] ?? -1) {
      if (slots[slot * 2 + 1] === hash && this.equals(known, text, start, end)) return known;
      slot = (slot + 1) & mask;
    }
    slots[slot * 2] = this.count;
    slots[slot * 2 + 1] = hash;
    return this.append(text, start, end);
  }

  private equals(known: number, text: Uint16Array, start: number, end: number): boolean {
    const { units } = this;
    const from = this.starts[known] ?? 0;
    if ((this.starts[known + 1] ?? 0) - from !== end - start) return false;
    for (let i = start; i < end; i++) {
      if (units[from + i - start] !== text[i]) return false;
    }
    return true;
  }

  private append(text: Uint16Array, start: number, end: number): number {
    const number = this.count++;
    const from = this.starts[number] ?? 0;
    const to = from + end - start;
    if (to > this.units.length) {
      const larger = new Uint16Array(Math.max(to, this.units.length * 2));
      larger.set(this.units);
      this.units = larger;
    }
    this.units.set(text.subarray(start, end), from);
    this.starts[number + 1] = to;
    if (this.count + 1 === this.starts.length) this.grow();
    return number;
  }

  private grow(): void {
    const starts = new Uint32Array((this.starts.length - 1) * 2 + 1);
    starts.set(this.starts);
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length / 2 - 1;
    for (let at = 0; at < this.slots.length; at += 2) {
      const number = this.slots[at] ?? -1;
      if (number < 0) continue;
      const hash = this.slots[at + 1] ?? 0;
      let slot = hash & mask;
      while ((slots[slot * 2] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot * 2] = number;
      slots[slot * 2 + 1] = hash;
    }
    this.starts = starts;
    this.slots = slots;
  }
}

/** FNV-1a over UTF-16 units, with a last mix because only the low bits choose the slot. */
function hashOf(text: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (text[i] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}
