/**
 * The postings and positions of one term in one field.
 *
 * A list of n postings is n >>> 7 blocks of 128 and a tail of n & 127. Postings and positions are
 * two byte strings, so that queries without phrases never fetch a position:
 *
 *     postings   skip table     only with blocks: varint its length, then for each block three
 *                               varints: last section minus the last of the block before (-1 at
 *                               first), bytes of its postings, bytes of its positions
 *                blocks         number block of gaps - 1, number block of frequencies - 1
 *                tail           each: varint (gap - 1) * 2 + (frequency > 1), and if that is odd
 *                               varint frequency - 2
 *     positions  blocks, tail   number blocks of 128 steps and one of the rest; of fewer than 4,
 *                               varints
 *
 * A gap is a section's ordinal minus the one before it in the list (-1 at first). A step is a
 * position minus the one before it in the same section (-1 at first), minus 1.
 *
 * Positions from 2^31 on stand for unknown ones: of an index that was imported without any.
 *
 * Sections 4 (at 0), 7 (at 2 and 5): gaps 5 and 3, frequencies 1 and 2, steps 0, 2, 2. Postings
 * `08 05 00`, positions `00 02 02`.
 */
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import {
  BLOCK_VALUES,
  NumberBlockPicker,
  readNumberBlock,
  skipNumberBlock,
  writeNumberBlock,
} from "./number-block.ts";

/** An occurrence whose position is not known; the next ones of the section count on from it. */
export const UNKNOWN_POSITION = 2 ** 31;

/** Below this, the byte that tells a number block's width costs more than it saves. */
const LEAST_PACKED = 4;

/** Grows as postings are pushed; used again for the next list. */
export class PostingBuffer {
  sections = new Uint32Array(BLOCK_VALUES);
  frequencies = new Uint32Array(BLOCK_VALUES);
  /** Positions of all postings, one section after the other. */
  positions = new Uint32Array(BLOCK_VALUES);
  count = 0;
  positionCount = 0;

  clear(): void {
    this.count = 0;
    this.positionCount = 0;
  }

  push(section: number, frequency: number): void {
    if (this.count === this.sections.length) {
      this.sections = grown(this.sections);
      this.frequencies = grown(this.frequencies);
    }
    this.sections[this.count] = section;
    this.frequencies[this.count++] = frequency;
  }

  /** Makes room for so many more positions. */
  reserve(count: number): void {
    const needed = this.positionCount + count;
    if (needed <= this.positions.length) return;
    const larger = new Uint32Array(Math.max(needed, this.positions.length * 2));
    larger.set(this.positions);
    this.positions = larger;
  }

  pushPosition(position: number): void {
    this.reserve(1);
    this.positions[this.positionCount++] = position;
  }
}

/** Encodes lists one after the other into two growing byte strings. */
export class PostingListWriter {
  readonly postings = new ByteWriter();
  readonly positions = new ByteWriter();
  private readonly skips = new ByteWriter();
  private readonly blocks = new ByteWriter();
  private readonly gaps = new Uint32Array(BLOCK_VALUES);
  private readonly steps = new Uint32Array(BLOCK_VALUES);

  clear(): void {
    this.postings.length = 0;
    this.positions.length = 0;
  }

  write(list: PostingBuffer): void {
    const blockCount = list.count >>> 7;
    let positionAt = 0;
    let previous = -1;
    this.skips.length = 0;
    this.blocks.length = 0;
    for (let block = 0; block < blockCount; block++) {
      const start = block * BLOCK_VALUES;
      const blocksBefore = this.blocks.length;
      const positionsBefore = this.positions.length;
      this.writeBlock(list, start, previous);
      positionAt = this.writePositions(list, start, start + BLOCK_VALUES, positionAt);
      const last = list.sections[start + BLOCK_VALUES - 1] ?? 0;
      this.skips.varint(last - previous);
      this.skips.varint(this.blocks.length - blocksBefore);
      this.skips.varint(this.positions.length - positionsBefore);
      previous = last;
    }
    if (blockCount > 0) {
      this.postings.varint(this.skips.length);
      this.postings.bytes(this.skips.view());
      this.postings.bytes(this.blocks.view());
    }
    this.writeTail(list, blockCount * BLOCK_VALUES, previous);
    this.writePositions(list, blockCount * BLOCK_VALUES, list.count, positionAt);
  }

  private writeBlock(list: PostingBuffer, start: number, before: number): void {
    let previous = before;
    for (let i = 0; i < BLOCK_VALUES; i++) {
      const section = list.sections[start + i] ?? 0;
      this.gaps[i] = section - previous - 1;
      previous = section;
    }
    writeNumberBlock(this.blocks, this.gaps, BLOCK_VALUES);
    for (let i = 0; i < BLOCK_VALUES; i++) this.gaps[i] = (list.frequencies[start + i] ?? 1) - 1;
    writeNumberBlock(this.blocks, this.gaps, BLOCK_VALUES);
  }

  private writeTail(list: PostingBuffer, start: number, before: number): void {
    let previous = before;
    for (let i = start; i < list.count; i++) {
      const section = list.sections[i] ?? 0;
      const frequency = list.frequencies[i] ?? 1;
      this.postings.varint((section - previous - 1) * 2 + (frequency > 1 ? 1 : 0));
      if (frequency > 1) this.postings.varint(frequency - 2);
      previous = section;
    }
  }

  private writePositions(list: PostingBuffer, start: number, end: number, from: number): number {
    let at = from;
    let pending = 0;
    for (let i = start; i < end; i++) {
      let previous = -1;
      const frequency = list.frequencies[i] ?? 1;
      for (let k = 0; k < frequency; k++) {
        const position = list.positions[at++] ?? 0;
        this.steps[pending++] = position - previous - 1;
        previous = position;
        if (pending < BLOCK_VALUES) continue;
        writeNumberBlock(this.positions, this.steps, BLOCK_VALUES);
        pending = 0;
      }
    }
    if (pending >= LEAST_PACKED) writeNumberBlock(this.positions, this.steps, pending);
    else for (let i = 0; i < pending; i++) this.positions.varint(this.steps[i] ?? 0);
    return at;
  }
}

/**
 * Walks a list block by block; the current block stands in `sections` and `frequencies`. These are
 * decoded when first asked for: most blocks of an `and` hold no section that is left.
 * With the list's positions it also gives the positions of any posting of the current block.
 */
export class PostingListReader {
  readonly sections = new Uint32Array(BLOCK_VALUES);
  /** Postings in the current block. */
  count = 0;
  private readonly decoded = new Uint32Array(BLOCK_VALUES);
  private isDecoded = true;
  private total = 0;
  private blockCount = 0;
  private readonly reader = new ByteReader(NO_BYTES);
  private readonly positionsReader = new ByteReader(NO_BYTES);
  private readonly skips = new ByteReader(NO_BYTES);
  private block = -1;
  private previous = -1;
  private nextBlockAt = 0;
  private nextPositionsAt = 0;
  private positionsAt = 0;
  private positionsBlock = -1;
  private readonly steps = new NumberBlockPicker();
  /** The steps [stepsFrom, stepsTo) of the block of postings are those of the open number block. */
  private stepsFrom = 0;
  private stepsTo = 0;
  private readonly stepStarts = new Uint32Array(BLOCK_VALUES + 1);

  /** Begins a list of `count` postings, standing before its first block. */
  open(count: number, postings: Uint8Array, positions: Uint8Array = NO_BYTES): this {
    this.total = count;
    this.count = 0;
    this.blockCount = count >>> 7;
    this.reader.open(postings, 0);
    this.positionsReader.open(positions, 0);
    const skipBytes = this.blockCount > 0 ? this.reader.varint() : 0;
    this.skips.open(postings, this.reader.at);
    this.nextBlockAt = this.reader.at + skipBytes;
    this.nextPositionsAt = 0;
    this.block = -1;
    this.previous = -1;
    this.isDecoded = true;
    this.positionsBlock = -1;
    return this;
  }

  get frequencies(): Uint32Array {
    if (!this.isDecoded) this.readFrequencies();
    return this.decoded;
  }

  /** Moves to the next block; false at the end of the list. */
  next(): boolean {
    return this.seek(0);
  }

  /**
   * Moves forward to the first block, after the current one, that may hold `section` or a later
   * one; false at the end of the list.
   */
  seek(section: number): boolean {
    while (this.block + 1 < this.blockCount) {
      this.block++;
      const last = this.previous + this.skips.varint();
      const start = this.nextBlockAt;
      this.positionsAt = this.nextPositionsAt;
      this.nextBlockAt += this.skips.varint();
      this.nextPositionsAt += this.skips.varint();
      if (last >= section) {
        this.reader.at = start;
        this.readBlock();
        return true;
      }
      this.previous = last;
    }
    return this.readTail();
  }

  /**
   * Writes the positions of posting `index` of the current block into `out` and returns how many
   * there are; `out` must hold as many as the posting's frequency. Within a block, postings must
   * be asked for in order.
   */
  positionsOf(index: number, out: Uint32Array): number {
    this.loadPositions();
    const start = this.stepStarts[index] ?? 0;
    const end = this.stepStarts[index + 1] ?? 0;
    let position = -1;
    for (let i = start; i < end; i++) {
      if (i >= this.stepsTo) this.openSteps(i);
      position += this.steps.pick(i - this.stepsFrom) + 1;
      out[i - start] = position;
    }
    return end - start;
  }

  private readBlock(): void {
    const { sections } = this;
    this.count = BLOCK_VALUES;
    readNumberBlock(this.reader, BLOCK_VALUES, sections);
    let previous = this.previous;
    for (let i = 0; i < BLOCK_VALUES; i++) {
      previous += (sections[i] ?? 0) + 1;
      sections[i] = previous;
    }
    this.previous = previous;
    this.isDecoded = false;
  }

  private readFrequencies(): void {
    const { decoded } = this;
    readNumberBlock(this.reader, BLOCK_VALUES, decoded);
    for (let i = 0; i < BLOCK_VALUES; i++) decoded[i] = (decoded[i] ?? 0) + 1;
    this.isDecoded = true;
  }

  private readTail(): boolean {
    const count = this.block < this.blockCount ? this.total & (BLOCK_VALUES - 1) : 0;
    this.block = this.blockCount;
    this.count = count;
    if (count === 0) return false;
    this.isDecoded = true;
    const { reader, sections, decoded } = this;
    reader.at = this.nextBlockAt;
    this.positionsAt = this.nextPositionsAt;
    let previous = this.previous;
    for (let i = 0; i < count; i++) {
      const head = reader.varint();
      previous += Math.floor(head / 2) + 1;
      sections[i] = previous;
      decoded[i] = (head & 1) === 0 ? 1 : reader.varint() + 2;
    }
    return true;
  }

  /** Finds where the steps of each posting of the block are, and its first number block. */
  private loadPositions(): void {
    if (this.positionsBlock === this.block) return;
    this.positionsBlock = this.block;
    let total = 0;
    const { frequencies } = this;
    for (let i = 0; i < this.count; i++) {
      this.stepStarts[i] = total;
      total += frequencies[i] ?? 0;
    }
    this.stepStarts[this.count] = total;
    this.positionsReader.at = this.positionsAt;
    this.stepsTo = 0;
  }

  /** Opens the number block of a step; those before it are passed over. */
  private openSteps(step: number): void {
    const total = this.stepStarts[this.count] ?? 0;
    do {
      this.stepsFrom = this.stepsTo;
      const count = Math.min(total - this.stepsFrom, BLOCK_VALUES);
      this.stepsTo += count;
      if (this.stepsTo <= step) skipNumberBlock(this.positionsReader, count);
      else if (count < LEAST_PACKED) this.steps.openVarints(this.positionsReader, count);
      else this.steps.open(this.positionsReader, count);
    } while (this.stepsTo <= step);
  }
}

const NO_BYTES = new Uint8Array(0);

function grown(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2);
  larger.set(values);
  return larger;
}
