import { compareBytes, DictionaryBlock, GROUP_BLOCKS, type TermEntry } from "./dictionary.ts";
import { PostingListReader } from "./posting-list.ts";
import { FIELDS } from "./schema.ts";
import type { Segment } from "./segment-reader.ts";

interface EncodedTerm {
  readonly term: Uint8Array;
  readonly entry: TermEntry;
}

/**
 * Walks all terms of a segment in order, with their lists. As the terms come in the order of the
 * lists, these are read ahead in pieces of about `aheadBytes`.
 */
export class TermCursor {
  private readonly segment: Segment;
  private readonly aheadBytes: number;
  private block = 0;
  /** The group of blocks that was read last. */
  private group: { start: number; bytes: Uint8Array } = { start: 0, bytes: new Uint8Array(0) };
  private terms: EncodedTerm[] = [];
  private at = -1;
  private readonly readers = FIELDS.map(() => new PostingListReader());
  private lists: { start: number; bytes: Uint8Array } = { start: 0, bytes: new Uint8Array(0) };

  constructor(segment: Segment, aheadBytes: number) {
    this.segment = segment;
    this.aheadBytes = aheadBytes;
  }

  /** Moves to the next term; false after the last one. */
  async next(): Promise<boolean> {
    this.at++;
    if (this.at < this.terms.length) return true;
    if (this.block >= this.segment.dictionary.blockCount) return false;
    this.terms = readTerms(await this.readBlock(this.block++));
    this.at = 0;
    return true;
  }

  isAt(term: Uint8Array): boolean {
    const here = this.terms[this.at];
    return here !== undefined && compareBytes(here.term, term) === 0;
  }

  /** Reads the lists of the current term, by field id; they are valid until the next call. */
  async readLists(): Promise<(PostingListReader | null)[]> {
    const lists = this.terms[this.at]?.entry.lists ?? [];
    const ends = lists.map((list) => list?.positionsEnd ?? 0);
    const starts = lists.flatMap((list) => (list === null ? [] : [list.postingsStart]));
    await this.load(Math.min(...starts), Math.max(...ends));
    return lists.map((list, field) => {
      if (list === null) return null;
      const postings = this.bytes(list.postingsStart, list.postingsEnd);
      const positions = this.bytes(list.positionsStart, list.positionsEnd);
      return this.readers[field]?.open(list.count, postings, positions) ?? null;
    });
  }

  /** Returns the first of the terms at which the cursors stand; null when all have ended. */
  static smallest(cursors: readonly TermCursor[]): Uint8Array | null {
    let smallest: Uint8Array | null = null;
    for (const cursor of cursors) {
      const term = cursor.terms[cursor.at]?.term;
      if (term && (smallest === null || compareBytes(term, smallest) < 0)) smallest = term;
    }
    return smallest;
  }

  private bytes(start: number, end: number): Uint8Array {
    return this.lists.bytes.subarray(start - this.lists.start, end - this.lists.start);
  }

  private async load(start: number, end: number): Promise<void> {
    const { lists } = this;
    if (start >= lists.start && end <= lists.start + lists.bytes.length) return;
    const stop = Math.min(Math.max(end, start + this.aheadBytes), this.segment.partBytes("lists"));
    const bytes = await this.segment.readOnce({ part: "lists", start, end: stop });
    this.lists = { start, bytes };
  }

  private async readBlock(block: number): Promise<Uint8Array> {
    const { dictionary } = this.segment;
    if (block % GROUP_BLOCKS === 0) {
      const range = dictionary.groupRange(block / GROUP_BLOCKS);
      const bytes = await this.segment.readOnce({ part: "dictionary", ...range });
      this.group = { start: range.start, bytes };
    }
    const start = (dictionary.blockStarts[block] ?? 0) - this.group.start;
    const end = (dictionary.blockStarts[block + 1] ?? 0) - this.group.start;
    return this.group.bytes.subarray(start, end);
  }
}

function readTerms(bytes: Uint8Array): EncodedTerm[] {
  const block = new DictionaryBlock(bytes);
  const encoded: Uint8Array[] = [];
  block.forEachTerm((term) => encoded.push(term.slice()));
  const entries = block.entries(encoded.map((_, ordinal) => ({ ordinal, term: "" })));
  return entries.flatMap((entry, i) => {
    const term = encoded[i];
    return term === undefined ? [] : [{ term, entry }];
  });
}
