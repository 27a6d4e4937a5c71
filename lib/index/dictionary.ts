/**
 * The sorted terms of a segment and where their postings lie.
 *
 * Terms stand in UTF-8 byte order in blocks of 64. A block begins with a whole term; every other
 * term names how many bytes it shares with the one before (front coding):
 *
 *     varint  start of the first term's lists in the part "lists"
 *     varint  bytes of the strings
 *     strings     each: varint bytes shared, varint bytes added, the added bytes
 *     details     each: byte with bit f set if the term occurs in field f, then for each of these
 *                 fields varint postings, varint bytes of postings, varint bytes of positions
 *
 * agree, agreed, agreement: `00 05 agree  05 01 d  05 04 ment`.
 *
 * A term's lists follow each other: postings of its fields in the order of FIELDS, then positions
 * of its fields; the next term's lists begin where they end.
 *
 * 64 blocks form a group, the unit that is read. The resident index holds the first term of every
 * block; it is itself front coded, and small enough (a few bytes for 64 terms) to be kept.
 */
import { FiledexError } from "../errors.ts";
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { FIELDS } from "./schema.ts";

const BLOCK_TERMS = 64;
/** About 64 kB, so that a group is worth a request and a cache of some MB holds many. */
export const GROUP_BLOCKS = 64;

/** One field's lists of a term: offsets in the part "lists". */
export interface FieldList {
  readonly count: number;
  readonly postingsStart: number;
  readonly postingsEnd: number;
  readonly positionsStart: number;
  readonly positionsEnd: number;
}

/** A term of one segment, with its lists by field id; null where it does not occur. */
export interface TermEntry {
  readonly term: string;
  readonly lists: readonly (FieldList | null)[];
}

export interface ListSizes {
  readonly count: number;
  readonly postingsBytes: number;
  readonly positionsBytes: number;
}

/** Takes terms in ascending order and yields the parts "dictionary" and "dictionary-index". */
export class DictionaryWriter {
  termCount = 0;
  private readonly blocks = new ByteWriter();
  private readonly index = new ByteWriter();
  private readonly strings = new ByteWriter();
  private readonly details = new ByteWriter();
  private blockListsStart = 0;
  private listsEnd = 0;
  private previous: Uint8Array = NO_BYTES;
  private previousFirst: Uint8Array = NO_BYTES;

  /** Adds a term with the sizes of its lists by field id; `term` must not change afterwards. */
  add(term: Uint8Array, lists: readonly (ListSizes | null)[]): void {
    const first = this.termCount % BLOCK_TERMS === 0;
    if (first) this.startBlock(term);
    writeFrontCoded(this.strings, first ? NO_BYTES : this.previous, term);
    let mask = 0;
    for (let field = 0; field < lists.length; field++) {
      if ((lists[field]?.count ?? 0) > 0) mask |= 1 << field;
    }
    this.details.byte(mask);
    for (const list of lists) {
      if (list === null || list.count === 0) continue;
      this.details.varint(list.count);
      this.details.varint(list.postingsBytes);
      this.details.varint(list.positionsBytes);
      this.listsEnd += list.postingsBytes + list.positionsBytes;
    }
    this.previous = term;
    this.termCount++;
  }

  finish(): { dictionary: Uint8Array; index: Uint8Array } {
    this.endBlock();
    return { dictionary: this.blocks.take(), index: this.index.take() };
  }

  private startBlock(term: Uint8Array): void {
    this.endBlock();
    this.blockListsStart = this.listsEnd;
    writeFrontCoded(this.index, this.previousFirst, term);
    this.previousFirst = term;
  }

  private endBlock(): void {
    if (this.strings.length === 0) return;
    const before = this.blocks.length;
    this.blocks.varint(this.blockListsStart);
    this.blocks.varint(this.strings.length);
    this.blocks.bytes(this.strings.view());
    this.blocks.bytes(this.details.view());
    this.strings.length = 0;
    this.details.length = 0;
    this.index.varint(this.blocks.length - before);
  }
}

/** The resident index: the first term of every block, and where the blocks lie. */
export class DictionaryIndex {
  readonly blockCount: number;
  /** Start of each block in the part "dictionary", and its end at last. */
  readonly blockStarts: Float64Array;
  /** Bytes that the first term of each block shares with that of the block before. */
  readonly sharedFirsts: Uint32Array;
  private readonly firsts: Uint8Array;
  private readonly firstStarts: Uint32Array;

  constructor(bytes: Uint8Array, termCount: number) {
    this.blockCount = Math.ceil(termCount / BLOCK_TERMS);
    const blockStarts = new Float64Array(this.blockCount + 1);
    const firstStarts = new Uint32Array(this.blockCount + 1);
    const sharedFirsts = new Uint32Array(this.blockCount + 1);
    const firsts = new ByteWriter();
    const reader = new ByteReader(bytes);
    let blockEnd = 0;
    let previousFirst = 0;
    for (let block = 0; block < this.blockCount; block++) {
      const first = firsts.length;
      const shared = reader.varint();
      firsts.again(previousFirst, shared);
      firsts.bytes(reader.bytes(reader.varint()));
      blockEnd += reader.varint();
      sharedFirsts[block] = shared;
      firstStarts[block] = first;
      blockStarts[block + 1] = blockEnd;
      previousFirst = first;
    }
    firstStarts[this.blockCount] = firsts.length;
    this.firsts = firsts.take();
    this.blockStarts = blockStarts;
    this.firstStarts = firstStarts;
    this.sharedFirsts = sharedFirsts;
  }

  get groupCount(): number {
    return Math.ceil(this.blockCount / GROUP_BLOCKS);
  }

  /** Returns the first term of a block. */
  firstTerm(block: number): Uint8Array {
    return this.firsts.subarray(this.firstStarts[block] ?? 0, this.firstStarts[block + 1] ?? 0);
  }

  /** Returns the last block whose first term is at most `term`; -1 if `term` is before all. */
  blockOf(term: Uint8Array): number {
    let low = -1;
    let high = this.blockCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.isFirstAtMost(middle, term)) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private isFirstAtMost(block: number, term: Uint8Array): boolean {
    const start = this.firstStarts[block] ?? 0;
    const length = (this.firstStarts[block + 1] ?? 0) - start;
    for (let i = 0; i < length; i++) {
      if (i >= term.length) return false;
      const difference = (this.firsts[start + i] ?? 0) - (term[i] ?? 0);
      if (difference !== 0) return difference < 0;
    }
    return true;
  }

  /** Returns where a group of blocks lies in the part "dictionary". */
  groupRange(group: number): { start: number; end: number } {
    const last = Math.min((group + 1) * GROUP_BLOCKS, this.blockCount);
    return {
      start: this.blockStarts[group * GROUP_BLOCKS] ?? 0,
      end: this.blockStarts[last] ?? 0,
    };
  }
}

/** Reads one block; `strings` and `detailsAt` are for scans that look at few terms. */
export class DictionaryBlock {
  readonly bytes: Uint8Array;
  readonly stringsStart: number;
  readonly stringsEnd: number;
  private readonly listsStart: number;

  constructor(bytes: Uint8Array) {
    const reader = new ByteReader(bytes);
    this.bytes = bytes;
    this.listsStart = reader.varint();
    const stringsBytes = reader.varint();
    this.stringsStart = reader.at;
    this.stringsEnd = reader.at + stringsBytes;
    if (this.stringsEnd > bytes.length) throw new FiledexError("corrupt", "bytes end too early");
  }

  /** Returns the ordinal of `term` in the block; -1 when it is not there. */
  find(term: Uint8Array): number {
    const reader = new ByteReader(this.bytes, this.stringsStart);
    // Bytes that the term just passed has in common with the one looked for.
    let agreed = 0;
    for (let ordinal = 0; reader.at < this.stringsEnd; ordinal++) {
      const shared = reader.varint();
      const added = reader.bytes(reader.varint());
      if (shared < agreed) return -1;
      if (shared > agreed) continue;
      let i = 0;
      while (i < added.length && added[i] === term[agreed + i]) i++;
      agreed += i;
      if (i === added.length && agreed === term.length) return ordinal;
      if (i < added.length && (added[i] ?? 0) > (term[agreed] ?? -1)) return -1;
    }
    return -1;
  }

  /** Calls back with every term of the block in order, as UTF-8 bytes valid during the call. */
  forEachTerm(visit: (term: Uint8Array, ordinal: number) => void): void {
    const reader = new ByteReader(this.bytes, this.stringsStart);
    let term = new Uint8Array(64);
    for (let ordinal = 0; reader.at < this.stringsEnd; ordinal++) {
      const shared = reader.varint();
      const added = reader.bytes(reader.varint());
      const length = shared + added.length;
      if (length > term.length) {
        const larger = new Uint8Array(length * 2);
        larger.set(term);
        term = larger;
      }
      term.set(added, shared);
      visit(term.subarray(0, length), ordinal);
    }
  }

  /** Returns where the lists of the terms lie; `wanted` ascends. */
  entries(wanted: readonly { ordinal: number; term: string }[]): TermEntry[] {
    const reader = new ByteReader(this.bytes, this.stringsEnd);
    const found: TermEntry[] = [];
    let listsAt = this.listsStart;
    let ordinal = 0;
    for (const one of wanted) {
      for (; ordinal < one.ordinal; ordinal++) listsAt = skipDetails(reader, listsAt);
      const lists = readDetails(reader, listsAt);
      listsAt = lists.end;
      ordinal++;
      found.push({ term: one.term, lists: lists.lists });
    }
    return found;
  }
}

const NO_BYTES = new Uint8Array(0);

/** Compares UTF-8 bytes, which orders terms by code points. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function writeFrontCoded(writer: ByteWriter, previous: Uint8Array, term: Uint8Array): void {
  let shared = 0;
  const most = Math.min(previous.length, term.length);
  while (shared < most && previous[shared] === term[shared]) shared++;
  writer.varint(shared);
  writer.varint(term.length - shared);
  for (let i = shared; i < term.length; i++) writer.byte(term[i] ?? 0);
}

function skipDetails(reader: ByteReader, listsAt: number): number {
  let end = listsAt;
  for (let mask = reader.byte(); mask > 0; mask >>>= 1) {
    if ((mask & 1) === 0) continue;
    reader.varint();
    end += reader.varint();
    end += reader.varint();
  }
  return end;
}

function readDetails(
  reader: ByteReader,
  listsAt: number,
): { lists: (FieldList | null)[]; end: number } {
  const mask = reader.byte();
  const sizes: ({ count: number; postingsBytes: number; positionsBytes: number } | null)[] = [];
  let positionsAt = listsAt;
  for (let field = 0; field < FIELDS.length; field++) {
    if ((mask & (1 << field)) === 0) {
      sizes.push(null);
      continue;
    }
    const count = reader.varint();
    const postingsBytes = reader.varint();
    sizes.push({ count, postingsBytes, positionsBytes: reader.varint() });
    positionsAt += postingsBytes;
  }
  let postingsAt = listsAt;
  const lists = sizes.map((size) => {
    if (size === null) return null;
    const list = {
      count: size.count,
      postingsStart: postingsAt,
      postingsEnd: postingsAt + size.postingsBytes,
      positionsStart: positionsAt,
      positionsEnd: positionsAt + size.positionsBytes,
    };
    postingsAt = list.postingsEnd;
    positionsAt = list.positionsEnd;
    return list;
  });
  return { lists, end: positionsAt };
}
