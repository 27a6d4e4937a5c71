import { compareBytes, DictionaryBlock, GROUP_BLOCKS, type TermEntry } from "./dictionary.ts";
import { PostingListReader } from "./posting-list.ts";
import { FIELDS } from "./schema.ts";
import type { Segment } from "./segment-reader.ts";

/** Lists are read ahead in pieces of about this size, as the terms come in the order of the lists. */
const READ_AHEAD_BYTES = 2 ** 20;

interface EncodedTerm {
  readonly term: Uint8Array;
  readonly entry: TermEntry;
}

/** Walks all terms of a segment in order, with their lists. */
export class TermCursor {
  private readonly segment: Segment;
  private group = 0;
  private terms: EncodedTerm[] = [];
  private at = -1;
  private readonly readers = FIELDS.map(() => new PostingListReader());
  private lists: { start: number; bytes: Uint8Array } = { start: 0, bytes: new Uint8Array(0) };

  constructor(segment: Segment) {
    this.segment = segment;
  }

  /** Moves to the next term; false after the last one. */
  async next(): Promise<boolean> {
    this.at++;
    if (this.at < this.terms.length) return true;
    if (this.group >= this.segment.dictionary.groupCount) return false;
    this.terms = await readGroup(this.segment, this.group++);
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
    const stop = Math.min(Math.max(end, start + READ_AHEAD_BYTES), this.segment.partBytes("lists"));
    const [bytes] = await this.segment.read([{ part: "lists", start, end: stop }]);
    this.lists = { start, bytes: bytes ?? new Uint8Array(0) };
  }
}

async function readGroup(segment: Segment, group: number): Promise<EncodedTerm[]> {
  const { dictionary } = segment;
  const range = dictionary.groupRange(group);
  const [bytes] = await segment.read([{ part: "dictionary", ...range }]);
  if (bytes === undefined) return [];
  const terms: EncodedTerm[] = [];
  const last = Math.min((group + 1) * GROUP_BLOCKS, dictionary.blockCount);
  for (let number = group * GROUP_BLOCKS; number < last; number++) {
    const start = (dictionary.blockStarts[number] ?? 0) - range.start;
    const end = (dictionary.blockStarts[number + 1] ?? 0) - range.start;
    const block = new DictionaryBlock(bytes.subarray(start, end));
    const encoded: Uint8Array[] = [];
    block.forEachTerm((term) => encoded.push(term.slice()));
    const entries = block.entries(encoded.map((_, ordinal) => ({ ordinal, term: "" })));
    entries.forEach((entry, i) => {
      const term = encoded[i];
      if (term) terms.push({ term, entry });
    });
  }
  return terms;
}
