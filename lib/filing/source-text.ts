/**
 * Text taken from the decoded file, with a way back to where each of its characters stood.
 *
 * Unwrapping only ever deletes characters (PEM dash escapes, line breaks that EDGAR put into long
 * lines, wrapper tags), so a text is a list of kept runs:
 *
 *     file   - -----\nItem 5         text   -----\nItem 5
 *            01234567...             runs   text 0 -> file 2
 */
export class SourceText {
  readonly text: string;
  /** Start of each run in `text`, ascending, beginning with 0. */
  private readonly textStarts: readonly number[];
  /** Where the run of the same index starts in the file. */
  private readonly fileStarts: readonly number[];

  private constructor(text: string, textStarts: readonly number[], fileStarts: readonly number[]) {
    this.text = text;
    this.textStarts = textStarts;
    this.fileStarts = fileStarts;
  }

  /** Wraps a whole decoded file. */
  static ofFile(text: string): SourceText {
    return new SourceText(text, [0], [0]);
  }

  /** Returns where in the decoded file the character at `index` of this text stands. */
  offsetAt(index: number): number {
    const run = lastAtMost(this.textStarts, index);
    return (this.fileStarts[run] ?? 0) + (index - (this.textStarts[run] ?? 0));
  }

  /** Returns the characters [start, end) as a text of their own. */
  slice(start: number, end: number = this.text.length): SourceText {
    return this.without([
      { start: 0, end: start },
      { start: end, end: this.text.length },
    ]);
  }

  /** Returns the text without the given spans, which must be ascending and must not overlap. */
  without(spans: readonly Span[]): SourceText {
    const kept: string[] = [];
    const textStarts: number[] = [];
    const fileStarts: number[] = [];
    let length = 0;
    const keep = (from: number, to: number): void => {
      let at = from;
      let run = lastAtMost(this.textStarts, from);
      while (at < to) {
        while ((this.textStarts[run + 1] ?? Number.POSITIVE_INFINITY) <= at) run++;
        const stop = Math.min(to, this.textStarts[run + 1] ?? Number.POSITIVE_INFINITY);
        textStarts.push(length);
        fileStarts.push((this.fileStarts[run] ?? 0) + (at - (this.textStarts[run] ?? 0)));
        length += stop - at;
        at = stop;
      }
      kept.push(this.text.slice(from, to));
    };
    let from = 0;
    for (const span of spans) {
      keep(from, span.start);
      from = span.end;
    }
    keep(from, this.text.length);
    if (textStarts.length === 0) {
      textStarts.push(0);
      fileStarts.push(this.offsetAt(0));
    }
    return new SourceText(kept.join(""), textStarts, fileStarts);
  }
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Returns the index of the last entry that is at most `value`; entries ascend from 0. */
function lastAtMost(entries: readonly number[], value: number): number {
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((entries[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
