/**
 * Numbers distinct pieces of text in the order they are first seen.
 *
 * A hash table with open addressing over the pieces' UTF-16 units, so that no string is made for a
 * piece that is known: indexing looks up some thousand pieces of every filing.
 */
export class TokenTable {
  private count = 0;
  private slots = new Int32Array(1 << 12).fill(-1);
  private hashes = new Int32Array(1 << 11);
  private starts = new Uint32Array((1 << 11) + 1);
  private units = new Uint16Array(1 << 14);

  /** Returns the number of text[start, end), the next free one if it is seen for the first time. */
  intern(text: string, start: number, end: number): number {
    const hash = hashOf(text, start, end);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let known = this.slots[slot] ?? -1; known >= 0; known = this.slots[slot] ?? -1) {
      if (this.hashes[known] === hash && this.equals(known, text, start, end)) return known;
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = this.count;
    return this.append(hash, text, start, end);
  }

  private equals(known: number, text: string, start: number, end: number): boolean {
    const from = this.starts[known] ?? 0;
    if ((this.starts[known + 1] ?? 0) - from !== end - start) return false;
    for (let i = start; i < end; i++) {
      if (this.units[from + i - start] !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  private append(hash: number, text: string, start: number, end: number): number {
    const number = this.count++;
    const from = this.starts[number] ?? 0;
    const to = from + end - start;
    if (to > this.units.length) {
      const larger = new Uint16Array(Math.max(to, this.units.length * 2));
      larger.set(this.units);
      this.units = larger;
    }
    for (let i = start; i < end; i++) this.units[from + i - start] = text.charCodeAt(i);
    this.hashes[number] = hash;
    this.starts[number + 1] = to;
    if (this.count === this.hashes.length) this.grow();
    return number;
  }

  private grow(): void {
    const hashes = new Int32Array(this.hashes.length * 2);
    hashes.set(this.hashes);
    const starts = new Uint32Array(hashes.length + 1);
    starts.set(this.starts);
    const slots = new Int32Array(hashes.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      let slot = (hashes[number] ?? 0) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.hashes = hashes;
    this.starts = starts;
    this.slots = slots;
  }
}

/** FNV-1a over UTF-16 units, with a last mix because only the low bits choose the slot. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
