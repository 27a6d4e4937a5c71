/**
 * Memory for arrays that a computation needs for a moment. A typed array of its own is allocated
 * outside of the heap and given back by the garbage collector, which takes longer than most of what
 * is done with it; a view of memory that is there already is had for nothing.
 *
 * A computation never waits, so what it took is free again when the next one begins.
 */
export class Scratch {
  private readonly slab = new ArrayBuffer(SLAB_BYTES);
  private at = 0;

  /** Begins a computation: arrays of the one before must not be used any more. */
  begin(): void {
    this.at = 0;
  }

  /** Returns words with anything in them. */
  words(length: number): Uint32Array {
    const start = this.room(length * 4);
    return start < 0 ? new Uint32Array(length) : new Uint32Array(this.slab, start, length);
  }

  emptyWords(length: number): Uint32Array {
    return this.words(length).fill(0);
  }

  /** Returns numbers that are zero. */
  zeros(length: number): Float64Array {
    const start = this.room(length * 8);
    if (start < 0) return new Float64Array(length);
    return new Float64Array(this.slab, start, length).fill(0);
  }

  /** Returns where so many bytes begin; -1 when there is no room for them. */
  private room(bytes: number): number {
    const start = this.at;
    const end = start + Math.ceil(bytes / 8) * 8;
    if (end > SLAB_BYTES) return -1;
    this.at = end;
    return start;
  }
}

/** Some 60 arrays for a segment of 100,000 filings; beyond that, a search takes much longer. */
const SLAB_BYTES = 2 ** 21;
