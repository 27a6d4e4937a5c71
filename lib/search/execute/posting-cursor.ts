import { type PostingListReader, UNKNOWN_POSITION } from "../../index/posting-list.ts";
import type { Positions } from "./proximity.ts";

/** After the last posting. */
export const NO_SECTION = Number.POSITIVE_INFINITY;

/** Moves through a list section by section, forwards, skipping blocks. */
export class PostingCursor {
  private readonly reader: PostingListReader;
  private index = 0;

  constructor(reader: PostingListReader) {
    this.reader = reader;
  }

  /** Frequency in the section at which the cursor stands. */
  get frequency(): number {
    return this.reader.frequencies[this.index] ?? 0;
  }

  /** Moves to the first section that is at least `section`, and returns it. */
  advance(section: number): number {
    const { reader } = this;
    if (reader.count === 0 || (reader.sections[reader.count - 1] ?? 0) < section) {
      if (!reader.seek(section)) return NO_SECTION;
      this.index = 0;
    }
    const { sections, count } = reader;
    let at = this.index;
    while (at < count && (sections[at] ?? 0) < section) at++;
    this.index = at;
    return at < count ? (sections[at] ?? 0) : this.advance(section);
  }

  /** Leaves the known positions in the current section in `out`. */
  readPositions(out: Positions): void {
    const { frequency } = this;
    if (out.values.length < frequency) out.values = new Uint32Array(frequency * 2);
    let count = this.reader.positionsOf(this.index, out.values);
    while (count > 0 && (out.values[count - 1] ?? 0) >= UNKNOWN_POSITION) count--;
    out.count = count;
  }
}
