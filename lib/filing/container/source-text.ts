/**
 * Text taken from the decoded file, with a way back to where each of its characters stood.
 *
 * Unwrapping only ever deletes characters (PEM dash escapes, line breaks that EDGAR put into long
 * lines, wrapper tags), so a text is a list of kept runs:
 *
 *     file   - -----\nItem 5         text   -----\nItem 5
 *            01234567...             runs   text 0 -> file 2
 *
 * Runs are in typed arrays, and a slice shares those of its whole: a hostile file can have a run
 * every few characters and be sliced into thousands of documents.
 */
import { type ChangeCodes, rewriteCodes } from "../text/rewrite-codes.ts";

export class SourceText {
  readonly text: string;
  /** Start of each run, ascending, in the text that the runs were made for. */
  private readonly runStarts: Int32Array;
  /** Where the run of the same index starts in the file. */
  private readonly fileStarts: Int32Array;
  /** Where this text starts in the text that the runs were made for. */
  private readonly base: number;
  private lastRun = 0;

  private constructor(text: string, runStarts: Int32Array, fileStarts: Int32Array, base: number) {
    this.text = text;
    this.runStarts = runStarts;
    this.fileStarts = fileStarts;
    this.base = base;
  }

  /** Wraps a whole decoded file. */
  static ofFile(text: string): SourceText {
    return new SourceText(text, Int32Array.of(0), Int32Array.of(0), 0);
  }

  /** Returns where in the decoded file the character at `index` of this text stands. */
  offsetAt(index: number): number {
    const at = this.base + index;
    const run = this.runAt(at);
    return (this.fileStarts[run] ?? 0) + at - (this.runStarts[run] ?? 0);
  }

  /** Readers ask for ascending places, so the run of the last answer and the next are tried first. */
  private runAt(at: number): number {
    for (let run = this.lastRun; run <= this.lastRun + 1; run++) {
      const start = this.runStarts[run] ?? Number.POSITIVE_INFINITY;
      if (start <= at && at < (this.runStarts[run + 1] ?? Number.POSITIVE_INFINITY)) {
        this.lastRun = run;
        return run;
      }
    }
    this.lastRun = lastAtMost(this.runStarts, at);
    return this.lastRun;
  }

  /** Returns the characters [start, end) as a text of their own. */
  slice(start: number, end: number = this.text.length): SourceText {
    const text = this.text.slice(start, end);
    return new SourceText(text, this.runStarts, this.fileStarts, this.base + start);
  }

  /**
   * Returns the text without the characters [from, to) of every occurrence of `mark`, which must
   * not be able to overlap itself. Faster than `without` by far when there are very many.
   */
  withoutWithin(mark: string, from: number, to: number): SourceText {
    const count = countMarks(this.text, mark);
    if (count === 0) return this;
    const isDense = count * DENSE_CHARACTERS > this.text.length;
    if (!isDense || this.runStarts.length > 1) {
      return this.without(spansWithin(this.text, mark, from, to));
    }
    const removed = to - from;
    const runStarts = new Int32Array(count + 1);
    const fileStarts = new Int32Array(count + 1);
    const fileStart = this.offsetAt(0);
    fileStarts[0] = fileStart;
    let runs = 1;
    const text = cutMarks(this.text, mark, { from, to }, (at) => {
      // The run behind the cut begins with the rest of the mark.
      runStarts[runs] = at + from - (runs - 1) * removed;
      fileStarts[runs++] = fileStart + at + to;
    });
    return new SourceText(text, runStarts, fileStarts, 0);
  }

  /** Returns the text without the given spans, which must be ascending and must not overlap. */
  without(spans: readonly Span[]): SourceText {
    const kept: string[] = [];
    const limit = spans.length + 1 + this.runStarts.length;
    const runStarts = new Int32Array(limit);
    const fileStarts = new Int32Array(limit);
    let runs = 0;
    let length = 0;
    const keep = (from: number, to: number): void => {
      if (from >= to) return;
      kept.push(this.text.slice(from, to));
      let run = lastAtMost(this.runStarts, this.base + from);
      for (let at = from; at < to; run++) {
        const next = (this.runStarts[run + 1] ?? Number.POSITIVE_INFINITY) - this.base;
        runStarts[runs] = length;
        fileStarts[runs] =
          (this.fileStarts[run] ?? 0) + this.base + at - (this.runStarts[run] ?? 0);
        runs++;
        const stop = Math.min(to, next);
        length += stop - at;
        at = stop;
      }
    };
    let from = 0;
    for (const span of spans) {
      keep(from, span.start);
      from = span.end;
    }
    keep(from, this.text.length);
    if (runs === 0) fileStarts[runs++] = this.offsetAt(0);
    return new SourceText(
      kept.join(""),
      runStarts.subarray(0, runs),
      fileStarts.subarray(0, runs),
      0,
    );
  }
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** With marks closer to each other than this, copying characters costs less than making slices. */
const DENSE_CHARACTERS = 64;

function countMarks(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) count++;
  return count;
}

/** Copies a text without [from, to) of every mark, and tells where each mark stands. */
function cutMarks(
  text: string,
  mark: string,
  { from, to }: { readonly from: number; readonly to: number },
  found: (at: number) => void,
): string {
  const marks = Uint16Array.from(mark, (character) => character.charCodeAt(0));
  const first = mark.charCodeAt(0);
  const rewrite: ChangeCodes = (codes, length, start) => {
    let kept = 0;
    let cutStart = length;
    let cutEnd = 0;
    for (let at = 0; at < length; at++) {
      const code = codes[at] ?? 0;
      if (code === first && at + marks.length <= length && isMarkAt(codes, at, marks)) {
        found(start + at);
        cutStart = at + from;
        cutEnd = at + to;
      }
      if (at < cutStart || at >= cutEnd) codes[kept++] = code;
    }
    return kept;
  };
  return rewriteCodes(text, rewrite, mark);
}

function isMarkAt(codes: Uint8Array | Uint16Array, at: number, marks: Uint16Array): boolean {
  for (let index = 1; index < marks.length; index++) {
    if (codes[at + index] !== marks[index]) return false;
  }
  return true;
}

/** Where [from, to) of each occurrence of the mark stands. */
function spansWithin(text: string, mark: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    spans.push({ start: at + from, end: at + to });
  }
  return spans;
}

/** Returns the index of the last entry that is at most `value`; entries ascend from 0. */
function lastAtMost(entries: Int32Array, value: number): number {
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((entries[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
