import { NO_SECTION, type PostingCursor } from "./posting-cursor.ts";
import type { Positions } from "./proximity.ts";

/** A term that a word of a phrase or NEAR stands for, in one field. */
export interface NearTerm {
  readonly term: string;
  readonly weight: number;
  readonly cursor: PostingCursor;
}

/**
 * A word of a phrase or NEAR, going through the sections that have it. A prefix stands for several
 * terms, whose lists are followed side by side.
 */
export class NearWord {
  /** Index into the plan's sources. */
  readonly source: number;
  /** Postings of all its terms. */
  readonly count: number;
  /** How often the items ask for it. */
  times = 1;
  private readonly terms: readonly NearTerm[];
  /** The section at which the cursor of each term stands. */
  private readonly heads: Float64Array;
  private section = 0;
  private readonly positions: Positions = { values: new Uint32Array(16), count: 0 };
  /** The section whose positions these are. */
  private readSection = -1;
  private readonly own: Positions = { values: new Uint32Array(16), count: 0 };

  constructor(source: number, terms: readonly NearTerm[], count: number) {
    this.source = source;
    this.terms = terms;
    this.count = count;
    this.heads = new Float64Array(terms.length).fill(Number.NEGATIVE_INFINITY);
  }

  /** Moves to the first section that is at least `section`, and returns it. */
  advance(section: number): number {
    let nearest = NO_SECTION;
    for (let i = 0; i < this.terms.length; i++) {
      let head = this.heads[i] ?? NO_SECTION;
      if (head < section) {
        head = this.terms[i]?.cursor.advance(section) ?? NO_SECTION;
        this.heads[i] = head;
      }
      if (head < nearest) nearest = head;
    }
    this.section = nearest;
    return nearest;
  }

  /** Returns the terms that occur in the current section. */
  here(): readonly NearTerm[] {
    // Most words are one term, and this is asked for every section that matches.
    if (this.terms.length === 1) return this.terms;
    return this.terms.filter((_, i) => this.heads[i] === this.section);
  }

  /** Returns where the word stands in the current section. */
  readPositions(): Positions {
    if (this.readSection !== this.section) this.loadPositions();
    this.readSection = this.section;
    return this.positions;
  }

  private loadPositions(): void {
    const terms = this.here();
    const [only] = terms;
    if (only !== undefined && terms.length === 1) {
      only.cursor.readPositions(this.positions);
      return;
    }
    this.positions.count = 0;
    for (const { cursor } of terms) {
      cursor.readPositions(this.own);
      this.append(this.own);
    }
    this.positions.values.subarray(0, this.positions.count).sort();
  }

  private append({ values, count }: Positions): void {
    const { positions } = this;
    const total = positions.count + count;
    if (positions.values.length < total) {
      const larger = new Uint32Array(2 * total);
      larger.set(positions.values.subarray(0, positions.count));
      positions.values = larger;
    }
    positions.values.set(values.subarray(0, count), positions.count);
    positions.count = total;
  }
}
