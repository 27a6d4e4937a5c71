/**
 * Opens segments and serves their parts decoded. Columns, lengths and tables stay in memory once
 * they were asked for (some 60 bytes a filing); lists, dictionary and text go through the cache.
 */
import type { ByteSource } from "./byte-source.ts";
import {
  columnPart,
  decodeMultiColumn,
  type MultiColumn,
  type MultiColumnName,
  runningSums,
  type SingleColumnName,
  type StringTableName,
  stringsPart,
} from "./columns.ts";
import { type DenseList, encodeDenseList, isDense, viewDenseList } from "./dense-list.ts";
import { DictionaryIndex, type FieldList } from "./dictionary.ts";
import { decodeIdentities, type SegmentKeys } from "./filing-identities.ts";
import type { FilingRecord, SectionRecord } from "./filing-record.ts";
import { LookupTable } from "./lookup-table.ts";
import { decodeNumbers } from "./packed-numbers.ts";
import type { Field } from "./schema.ts";
import { createSegmentCache, type SegmentCache } from "./segment-cache.ts";
import { type PartRange, type SegmentCounts, SegmentFile } from "./segment-file.ts";
import {
  parseRecord,
  parseSection,
  readStoredFiling,
  type StoredFiling,
  StoredTextIndex,
} from "./stored-text.ts";
import { StringTable } from "./string-table.ts";

export type LookupName = "keys" | "ids" | "removed";

export interface OpenOptions {
  /** Shared by the segments that are open at a time; one of its own by default. */
  readonly cache?: SegmentCache;
  /** Bytes to read at first, from the end; by default all of a small segment. */
  readonly tailBytes?: number;
}

/** Opens a segment; `corrupt` when its bytes are damaged. */
export async function openSegment(source: ByteSource, options: OpenOptions = {}): Promise<Segment> {
  const cache = options.cache ?? createSegmentCache();
  const file = await SegmentFile.open(source, cache, options.tailBytes);
  return new Segment(file, await file.readPart("dictionary-index"));
}

/** An opened segment; all its methods reject with `corrupt` when bytes are damaged. */
export class Segment {
  readonly counts: SegmentCounts;
  private readonly file: SegmentFile;
  private readonly decoded = new Map<string, Promise<unknown>>();

  private readonly dictionaryBytes: Uint8Array;
  private decodedDictionary: DictionaryIndex | null = null;

  constructor(file: SegmentFile, dictionaryBytes: Uint8Array) {
    this.file = file;
    this.counts = file.counts;
    this.dictionaryBytes = dictionaryBytes;
  }

  /** Decoded when first asked for: to list filings, or to show one, takes no dictionary. */
  get dictionary(): DictionaryIndex {
    this.decodedDictionary ??= new DictionaryIndex(this.dictionaryBytes, this.counts.terms);
    return this.decodedDictionary;
  }

  get name(): string {
    return this.file.name;
  }

  get sizeBytes(): number {
    return this.file.sizeBytes;
  }

  get filingCount(): number {
    return this.counts.filings;
  }

  get sectionCount(): number {
    return this.counts.sections;
  }

  get removedKeyCount(): number {
    return this.counts.removedKeys;
  }

  /** Reads a filing's record. */
  async readFiling(ordinal: number): Promise<FilingRecord> {
    return parseRecord((await this.readStored(ordinal)).record);
  }

  /** Reads the sections of a filing, in order. */
  async readSections(ordinal: number): Promise<readonly SectionRecord[]> {
    return (await this.readStored(ordinal)).sections.map(parseSection);
  }

  /** Reads the whole segment and checks every checksum in it. */
  async check(): Promise<void> {
    await this.file.checkPages();
  }

  /** Reads who the filings are, in the order of their ordinals, and the removed keys. */
  async readKeys(): Promise<SegmentKeys> {
    return decodeIdentities(await this.file.readPart("identities"));
  }

  /** Reads a filing's record and sections as they are stored. */
  async readStored(ordinal: number): Promise<StoredFiling> {
    const [index, sectionStarts] = await Promise.all([this.textIndex(), this.sectionStarts()]);
    const { first, last } = index.blocksOf(ordinal);
    const ranges: { start: number; end: number }[] = [];
    for (let block = first; block <= last; block++) {
      ranges.push({ start: index.starts[block] ?? 0, end: index.starts[block + 1] ?? 0 });
    }
    // Blocks are cached inflated: the filings of a page, and of the next one, share them.
    const blocks = await this.file.readDecoded("text", ranges, (frame, i) => {
      return index.inflate(first + i, frame);
    });
    const sectionCount = (sectionStarts[ordinal + 1] ?? 0) - (sectionStarts[ordinal] ?? 0);
    return readStoredFiling(blocks, index.offsetOf(ordinal), sectionCount);
  }

  /** Reads ranges of the parts "lists" and "dictionary", all in parallel. */
  read(ranges: readonly PartRange[]): Promise<Uint8Array[]> {
    return this.file.read(ranges);
  }

  /** Reads a range of them that is not asked for again. */
  readOnce(range: PartRange): Promise<Uint8Array> {
    return this.file.readOnce(range);
  }

  /** Returns the postings of a list as bits; null when they do not pay, or are not at hand yet. */
  denseList(list: FieldList): DenseList | null {
    const { sectionCount } = this;
    if (!isDense(list.count, sectionCount)) return null;
    const bytes = this.file.keepMade(postingsOf(list), "dense", (postings) => {
      return postings === undefined ? null : encodeDenseList(list.count, postings, sectionCount);
    });
    return bytes === null ? null : viewDenseList(bytes, sectionCount);
  }

  partBytes(part: string): number {
    return this.file.partBytes(part);
  }

  /** Reads the first section of each filing, and the number of sections at last. */
  sectionStarts(): Promise<Uint32Array> {
    return this.once("section-starts", async () => runningSums(await this.column("sections")));
  }

  /** Reads the filing of each section. */
  sectionFilings(): Promise<Uint32Array> {
    return this.once("section-filings", async () => {
      const starts = await this.sectionStarts();
      const filings = new Uint32Array(this.sectionCount);
      let section = 0;
      for (let filing = 0; filing < this.filingCount; filing++) {
        const end = starts[filing + 1] ?? 0;
        while (section < end) filings[section++] = filing;
      }
      return filings;
    });
  }

  column(name: SingleColumnName): Promise<Uint32Array> {
    return this.part(columnPart(name), decodeNumbers);
  }

  multiColumn(name: MultiColumnName): Promise<MultiColumn> {
    return this.part(columnPart(name), decodeMultiColumn);
  }

  strings(name: StringTableName): Promise<StringTable> {
    return this.part(stringsPart(name), (bytes) => new StringTable(bytes));
  }

  /** Reads the length of a field in each section. */
  lengths(field: Field): Promise<Uint32Array> {
    return this.part(`lengths:${field}`, decodeNumbers);
  }

  lookup(name: LookupName): Promise<LookupTable> {
    return this.part(name, (bytes) => new LookupTable(bytes));
  }

  /** Reads the ordinals of filings that share their id with another one of this segment. */
  async sameIds(): Promise<Uint32Array> {
    // Mostly there are none, which the part's length tells without reading it.
    if (this.partBytes("same-ids") <= 1) return new Uint32Array(0);
    return await this.part("same-ids", decodeNumbers);
  }

  /** Makes something from the segment's parts once and keeps it for as long as it is open. */
  derive<T>(name: string, make: () => Promise<T>): Promise<T> {
    return this.once(`derived:${name}`, make);
  }

  /** Reads where records and texts of the filings are. */
  textIndex(): Promise<StoredTextIndex> {
    return this.once("text-index", async () => {
      const [blocks, places] = await Promise.all([
        this.file.readPart("text-blocks"),
        this.file.readPart("text-places"),
      ]);
      return new StoredTextIndex(blocks, places);
    });
  }

  private part<T>(name: string, decode: (bytes: Uint8Array) => T): Promise<T> {
    return this.once(name, async () => decode(await this.file.readPart(name)));
  }

  /** Makes a decoded part once; a failure is not kept, so that the next call tries again. */
  private once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.decoded.get(name);
    if (known) return known as Promise<T>;
    const made = make();
    this.decoded.set(name, made);
    made.catch(() => this.decoded.delete(name));
    return made;
  }
}

/** Returns where the postings of a list are. */
export function postingsOf({ postingsStart, postingsEnd }: FieldList): PartRange {
  return { part: "lists", start: postingsStart, end: postingsEnd };
}
