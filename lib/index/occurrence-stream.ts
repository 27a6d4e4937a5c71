/**
 * The terms of one field of all sections, in the order in which they stand.
 *
 *     runs     section  first position      terms
 *              0        0                   0 1 0      agree agreed agree
 *              1        0                   2          agreement
 *     sorted   (section, position) by term: 0: (0, 0) (0, 2)   1: (0, 1)   2: (1, 0)
 *
 * Sorting counts the terms and then puts every occurrence to its place, so that what reads them
 * term by term reads memory from first to last.
 */

/** Pieces of memory grow up to 4 MB: enough that few are needed, and never copied. */
const FIRST_CHUNK = 1 << 12;
const LARGEST_CHUNK = 1 << 20;

/** Where the terms of a field occur. */
export interface SortedOccurrences {
  /** The first occurrence of each term, and the number of all at last. */
  readonly starts: Uint32Array;
  /** Section and position of each occurrence. */
  readonly places: Uint32Array;
}

export class OccurrenceStream {
  private count = 0;
  private readonly runStarts: number[] = [];
  private readonly runSections: number[] = [];
  private readonly runPositions: number[] = [];
  private readonly chunks: Uint32Array[] = [];
  private chunk = new Uint32Array(FIRST_CHUNK);
  private used = 0;

  /** Returns where to write up to `most` terms. */
  room(most: number): { readonly terms: Uint32Array; readonly at: number } {
    if (this.used + most > this.chunk.length) {
      this.chunks.push(this.chunk.subarray(0, this.used));
      this.chunk = new Uint32Array(Math.max(most, Math.min(this.chunk.length * 2, LARGEST_CHUNK)));
      this.used = 0;
    }
    return { terms: this.chunk, at: this.used };
  }

  /** Takes what was written there up to `end` as terms that follow each other from a position. */
  endRun(end: number, section: number, position: number): void {
    this.runStarts.push(this.count);
    this.runSections.push(section);
    this.runPositions.push(position);
    this.count += end - this.used;
    this.used = end;
  }

  /** Returns the places of all terms, those of a term together and ascending. */
  sortByTerm(termCount: number): SortedOccurrences {
    const chunks = [...this.chunks, this.chunk.subarray(0, this.used)];
    const starts = countTerms(chunks, termCount);
    const next = starts.slice();
    const places = new Uint32Array(this.count * 2);
    const { runStarts, runSections, runPositions } = this;
    let run = -1;
    let runEnd = 0;
    let occurrence = 0;
    for (const terms of chunks) {
      for (let i = 0; i < terms.length; ) {
        while (runEnd === occurrence) runEnd = runStarts[++run + 1] ?? this.count;
        const section = runSections[run] ?? 0;
        let position = runPositions[run] ?? 0;
        const end = i + runEnd - occurrence;
        occurrence = runEnd;
        for (; i < end; i++) {
          const term = terms[i] ?? 0;
          const at = next[term] ?? 0;
          next[term] = at + 1;
          places[2 * at] = section;
          places[2 * at + 1] = position++;
        }
      }
    }
    return { starts, places };
  }
}

function countTerms(chunks: readonly Uint32Array[], termCount: number): Uint32Array {
  const starts = new Uint32Array(termCount + 1);
  for (const terms of chunks) {
    for (let i = 0; i < terms.length; i++) {
      const next = (terms[i] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
  }
  for (let term = 0; term < termCount; term++) {
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  }
  return starts;
}
