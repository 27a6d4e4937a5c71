/**
 * The terms of all texts of a segment, in the order in which they stand.
 *
 * An occurrence is known by its number in the stream. The stream is cut into runs, one for each
 * field of each section; an occurrence's position is its number less that of its run's first.
 */

/** Pieces of memory grow up to 4 MB: enough that few are needed, and never copied. */
const FIRST_CHUNK = 1 << 12;
const LARGEST_CHUNK = 1 << 20;

/** One in so many occurrences has its run noted, from where the run of any other is found. */
const NOTED_SHIFT = 7;

export class OccurrenceStream {
  count = 0;
  /** The number of the first occurrence of each run. */
  readonly runStarts: number[] = [];
  private readonly chunks: Uint32Array[] = [];
  private chunk = new Uint32Array(FIRST_CHUNK);
  private used = 0;

  /** Begins a run and returns where to write up to `most` terms. */
  beginRun(most: number): { readonly terms: Uint32Array; readonly at: number } {
    this.runStarts.push(this.count);
    if (this.used + most > this.chunk.length) {
      this.chunks.push(this.chunk.subarray(0, this.used));
      this.chunk = new Uint32Array(Math.max(most, Math.min(this.chunk.length * 2, LARGEST_CHUNK)));
      this.used = 0;
    }
    return { terms: this.chunk, at: this.used };
  }

  /** Ends the run, with what was written up to `at`. */
  endRun(at: number): void {
    this.count += at - this.used;
    this.used = at;
  }

  /** Returns the numbers of all occurrences, those of a term together and ascending. */
  sortByTerm(termCount: number): { starts: Uint32Array; occurrences: Uint32Array } {
    const chunks = [...this.chunks, this.chunk.subarray(0, this.used)];
    const starts = new Uint32Array(termCount + 1);
    for (const chunk of chunks) {
      for (let i = 0; i < chunk.length; i++) {
        const next = (chunk[i] ?? 0) + 1;
        starts[next] = (starts[next] ?? 0) + 1;
      }
    }
    for (let term = 0; term < termCount; term++) {
      starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    }
    const next = starts.slice();
    const occurrences = new Uint32Array(this.count);
    let occurrence = 0;
    for (const chunk of chunks) {
      for (let i = 0; i < chunk.length; i++) {
        const term = chunk[i] ?? 0;
        const at = next[term] ?? 0;
        next[term] = at + 1;
        occurrences[at] = occurrence++;
      }
    }
    return { starts, occurrences };
  }

  /** Returns what finds the runs of occurrences; to be called when all runs have ended. */
  locator(): RunLocator {
    return new RunLocator([...this.runStarts, this.count]);
  }
}

/** Finds the runs of occurrences; fastest when one is asked for after the other. */
class RunLocator {
  /** The run found last, and its occurrences [start, end). */
  run = 0;
  start = 0;
  end = 0;
  private readonly starts: Uint32Array;
  private readonly noted: Uint32Array;

  constructor(starts: readonly number[]) {
    this.starts = Uint32Array.from(starts);
    const count = starts.at(-1) ?? 0;
    this.noted = new Uint32Array((count >>> NOTED_SHIFT) + 1);
    let run = 0;
    for (let i = 0; i < this.noted.length; i++) {
      while (run + 1 < starts.length - 1 && (starts[run + 1] ?? 0) <= i << NOTED_SHIFT) run++;
      this.noted[i] = run;
    }
  }

  find(occurrence: number): number {
    if (occurrence >= this.start && occurrence < this.end) return this.run;
    const { starts } = this;
    let run = this.noted[occurrence >>> NOTED_SHIFT] ?? 0;
    while ((starts[run + 1] ?? 0) <= occurrence) run++;
    this.run = run;
    this.start = starts[run] ?? 0;
    this.end = starts[run + 1] ?? 0;
    return run;
  }
}
