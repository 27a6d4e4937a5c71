/**
 * Records and section texts, compressed in blocks of about 64 kB.
 *
 * An entry is a varint length and that many bytes of JSON: of a filing its record, then each of
 * its sections. Entries follow each other without regard to blocks' ends, but an entry is never
 * split: a block ends after the entry with which it reaches 64 kB. Each block is a zstd frame.
 *
 *     part "text"         the frames
 *     part "text-blocks"  for each block: varint bytes of the frame, varint bytes of its content
 *     part "text-places"  for each filing: block of its record (packed numbers, their length ahead
 *                         as a varint), then offset of its record in the block (packed numbers)
 */
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { FiledexError } from "../errors.ts";
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import type { FilingRecord, IndexedFiling, SectionRecord } from "./filing-record.ts";
import { decodeNumbers, encodeNumbers } from "./packed-numbers.ts";
import type { SegmentFileWriter } from "./segment-file-writer.ts";

const BLOCK_BYTES = 65_536;
/** zstd's default: near deflate's best in size at a third of its time. */
const COMPRESSION_LEVEL = 3;
/** No block is larger than what one filing may hold; guards against a forged frame. */
const MAX_BLOCK_BYTES = 2 ** 28;

/** The JSON of a filing's record and of its sections, ready to be stored. */
export interface StoredFiling {
  readonly record: Uint8Array;
  readonly sections: readonly Uint8Array[];
}

/** The same before it is encoded, which is faster done in place. */
export interface FilingJson {
  readonly record: string;
  readonly sections: readonly string[];
}

/** Encodes a filing's record and sections as they are stored. */
export function encodeStoredFiling({ filing, sections }: IndexedFiling): FilingJson {
  const encode = (value: FilingRecord | SectionRecord) => JSON.stringify(value);
  return { record: encode(filing), sections: sections.map(encode) };
}

export class StoredTextWriter {
  private readonly file: SegmentFileWriter;
  private readonly block = new ByteWriter();
  private readonly blocks = new ByteWriter();
  private readonly placeBlocks: number[] = [];
  private readonly placeOffsets: number[] = [];
  private blockCount = 0;

  constructor(file: SegmentFileWriter) {
    this.file = file;
    file.beginPart("text");
  }

  add(stored: StoredFiling | FilingJson): void {
    this.placeBlocks.push(this.blockCount);
    this.placeOffsets.push(this.block.length);
    this.entry(stored.record);
    for (const section of stored.sections) this.entry(section);
  }

  /** Writes what is left of the part "text"; the index parts may be written later. */
  finish(): { blocks: Uint8Array; places: Uint8Array } {
    this.endBlock();
    const places = new ByteWriter();
    const placeBlocks = encodeNumbers(this.placeBlocks);
    places.varint(placeBlocks.length);
    places.bytes(placeBlocks);
    places.bytes(encodeNumbers(this.placeOffsets));
    return { blocks: this.blocks.take(), places: places.take() };
  }

  private entry(json: Uint8Array | string): void {
    if (typeof json === "string") this.block.string(json);
    else {
      this.block.varint(json.length);
      this.block.bytes(json);
    }
    if (this.block.length >= BLOCK_BYTES) this.endBlock();
  }

  private endBlock(): void {
    if (this.block.length === 0) return;
    const params = { [constants.ZSTD_c_compressionLevel]: COMPRESSION_LEVEL };
    const frame = zstdCompressSync(this.block.view(), { params });
    this.blocks.varint(frame.length);
    this.blocks.varint(this.block.length);
    this.block.length = 0;
    this.blockCount++;
    this.file.append(frame);
  }
}

/** Where the entries of each filing are. */
export class StoredTextIndex {
  /** Start of each block in the part "text", and its end at last. */
  readonly starts: Float64Array;
  private readonly contentBytes: Uint32Array;
  private readonly placeBlocks: Uint32Array;
  private readonly placeOffsets: Uint32Array;

  constructor(blocks: Uint8Array, places: Uint8Array) {
    const starts = [0];
    const contentBytes: number[] = [];
    const reader = new ByteReader(blocks);
    while (!reader.ended) {
      starts.push((starts.at(-1) ?? 0) + reader.varint());
      contentBytes.push(reader.varint());
    }
    this.starts = Float64Array.from(starts);
    this.contentBytes = Uint32Array.from(contentBytes);
    const placesReader = new ByteReader(places);
    this.placeBlocks = decodeNumbers(placesReader.bytes(placesReader.varint()));
    this.placeOffsets = decodeNumbers(places.subarray(placesReader.at));
  }

  get blockCount(): number {
    return this.contentBytes.length;
  }

  blockOf(ordinal: number): number {
    return this.placeBlocks[ordinal] ?? 0;
  }

  offsetOf(ordinal: number): number {
    return this.placeOffsets[ordinal] ?? 0;
  }

  /** Returns the first and the last block that hold entries of a filing. */
  blocksOf(ordinal: number): { first: number; last: number } {
    const first = this.blockOf(ordinal);
    if (ordinal + 1 >= this.placeBlocks.length) return { first, last: this.blockCount - 1 };
    // The next record may begin a block, in which case its block holds nothing of this filing.
    const next = this.blockOf(ordinal + 1);
    return { first, last: this.offsetOf(ordinal + 1) > 0 ? next : Math.max(first, next - 1) };
  }

  /** Inflates a block. */
  inflate(block: number, frame: Uint8Array): Uint8Array {
    const expected = this.contentBytes[block] ?? 0;
    if (expected > MAX_BLOCK_BYTES) throw new FiledexError("corrupt", "text block is too large");
    return zstdDecompressSync(frame, { maxOutputLength: expected });
  }
}

/** Takes a filing's entries out of the blocks that hold them. */
export function readStoredFiling(
  blocks: readonly Uint8Array[],
  offset: number,
  sectionCount: number,
): StoredFiling {
  let block = 0;
  let reader = new ByteReader(blocks[0] ?? NO_BYTES, offset);
  const entries: Uint8Array[] = [];
  while (entries.length <= sectionCount) {
    if (reader.ended) {
      const next = blocks[++block];
      if (next === undefined) throw new FiledexError("corrupt", "stored text ends too early");
      reader = new ByteReader(next);
    }
    entries.push(reader.bytes(reader.varint()));
  }
  return { record: entries[0] ?? NO_BYTES, sections: entries.slice(1) };
}

/** Parses a stored record. It was encoded by this module and verified by checksum. */
export function parseRecord(json: Uint8Array): FilingRecord {
  return JSON.parse(decoder.decode(json)) as FilingRecord;
}

/** Parses a stored section. */
export function parseSection(json: Uint8Array): SectionRecord {
  return JSON.parse(decoder.decode(json)) as SectionRecord;
}

const NO_BYTES = new Uint8Array(0);
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
