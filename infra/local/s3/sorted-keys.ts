/**
 * Keys in the order S3 lists them: by their UTF-8 bytes. JavaScript compares UTF-16 code units,
 * which puts U+10000 (a surrogate pair, D800 DC00) before U+FFFD; in UTF-8 it comes after.
 */

/** Compares two strings by their UTF-8 bytes. */
export function compareKeys(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) {
      return codePointRank(a) - codePointRank(b);
    }
  }
  return left.length - right.length;
}

/** Moves surrogates (D800 to DFFF) behind the rest of the basic plane (E000 to FFFF). */
function codePointRank(unit: number): number {
  if (unit < 0xd800) {
    return unit;
  }
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Above this many, sorting everything costs less than finding a place for each. */
const MAX_SINGLE_INSERTS = 64;

/** A sorted set of keys: finding a place takes O(log n), a burst of additions one sort. */
export class SortedKeys {
  #keys: string[] = [];
  /** Added since the order was last asked for. */
  #added: string[] = [];

  get size(): number {
    return this.#keys.length + this.#added.length;
  }

  /** Adds a key that is not in the set. */
  add(key: string): void {
    this.#added.push(key);
  }

  /** Removes a key of the set. */
  remove(key: string): void {
    const index = this.indexFrom(key);
    if (this.#keys[index] === key) {
      this.#keys.splice(index, 1);
    }
  }

  at(index: number): string | undefined {
    this.#settle();
    return this.#keys[index];
  }

  /** Index of the first key at or after the given one. */
  indexFrom(key: string): number {
    this.#settle();
    return this.#firstIndex((candidate) => compareKeys(candidate, key) >= 0);
  }

  /** Index of the first key after the given one. */
  indexAfter(key: string): number {
    this.#settle();
    return this.#firstIndex((candidate) => compareKeys(candidate, key) > 0);
  }

  /** Index of the first key that comes after every key with the prefix. */
  indexPast(prefix: string): number {
    this.#settle();
    return this.#firstIndex(
      (candidate) => !candidate.startsWith(prefix) && compareKeys(candidate, prefix) > 0,
    );
  }

  #firstIndex(isFound: (candidate: string) => boolean): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isFound(this.#keys[middle] ?? "")) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  #settle(): void {
    if (this.#added.length > MAX_SINGLE_INSERTS) {
      this.#keys = this.#keys.concat(this.#added).sort(compareKeys);
    } else {
      for (const key of this.#added) {
        this.#keys.splice(
          this.#firstIndex((candidate) => compareKeys(candidate, key) > 0),
          0,
          key,
        );
      }
    }
    this.#added = [];
  }
}
