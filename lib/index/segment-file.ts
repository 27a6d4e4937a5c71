/**
 * The container of a segment: named parts, a checksum for every 16 kB, and a head at the end.
 *
 *     part "text", part "lists", ...      in the order of the part table
 *     head     varints: filings, sections, removed keys, terms; per field the sum of its lengths;
 *              count of parts, then each: string name, varint start, varint length;
 *              varint pages, then a CRC-32 (uint32) of every page of 16,384 bytes before the head
 *     trailer  offset 0  uint32  length of the head
 *                     4  uint16  format version
 *                     6  uint16  analyzer version
 *                     8  uint16  schema version
 *                    10  uint16  zero
 *                    12  uint32  CRC-32 of the head and of the trailer's first 12 bytes
 *                    16  8 bytes `FILEDEX` and a line feed
 *
 * A reader fetches the end of the object first, which as a rule holds the head and all that a query
 * needs to be planned, then ranges of parts. It rounds them to whole pages and checks each page.
 */
import { crc32 } from "node:zlib";
import { FiledexError } from "../errors.ts";
import { ANALYZER_VERSION } from "./analyzer.ts";
import { ByteReader } from "./byte-reader.ts";
import type { ByteSource } from "./byte-source.ts";
import { FIELDS, SCHEMA_VERSION } from "./schema.ts";
import type { SegmentCache } from "./segment-cache.ts";

export const FORMAT_VERSION = 1;
export const PAGE_BYTES = 16_384;
const TRAILER_BYTES = 24;
export const MAGIC = new TextEncoder().encode("FILEDEX\n");

/** Below this a segment is read whole: one request costs as much as a megabyte. */
const WHOLE_BYTES = 2 ** 20;
/** Dictionary, columns and head of a segment of some thousand filings are less than a tenth of it. */
const DICTIONARY_FRACTION = 1 / 10;
/**
 * The head and the index of the dictionary, which stands before it, are a 2,700th of a segment of
 * 500 MB; of smaller ones they are more, but less than MIN_TAIL_BYTES.
 */
const HEAD_FRACTION = 1 / 2048;
const MIN_TAIL_BYTES = 2 ** 18;
const MAX_TAIL_BYTES = 2 ** 23;
/** Ranges closer than this are fetched as one. */
const JOIN_GAP_BYTES = 2 ** 16;
/** Longer reads are split and fetched in parallel. */
const MAX_READ_BYTES = 2 ** 23;

export interface SegmentCounts {
  readonly filings: number;
  readonly sections: number;
  readonly removedKeys: number;
  readonly terms: number;
  /** Sum of the lengths of each field over all sections. */
  readonly lengthSums: readonly number[];
}

/** Bytes [start, end) of a part. */
export interface PartRange {
  readonly part: string;
  readonly start: number;
  readonly end: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A segment's parts, read by ranges, verified, and cached. */
export class SegmentFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly counts: SegmentCounts;
  private readonly source: ByteSource;
  private readonly cache: SegmentCache;
  private readonly parts: ReadonlyMap<string, Span>;
  private readonly pageCrcs: DataView;
  /** Where the pages end and the head begins. */
  private readonly pagesEnd: number;
  /** The end of the file, from a page's beginning on; always at hand. */
  private readonly tail: Uint8Array;
  private readonly tailStart: number;
  private readonly resident = new Map<string, Promise<Uint8Array>>();

  private constructor(source: ByteSource, cache: SegmentCache, bytes: Uint8Array, head: Span) {
    this.name = source.name;
    this.sizeBytes = source.sizeBytes;
    this.source = source;
    this.cache = cache;
    this.pagesEnd = head.start;
    const bytesStart = source.sizeBytes - bytes.length;
    const reader = new ByteReader(
      bytes.subarray(0, head.end - bytesStart),
      head.start - bytesStart,
    );
    this.counts = {
      filings: reader.varint(),
      sections: reader.varint(),
      removedKeys: reader.varint(),
      terms: reader.varint(),
      lengthSums: FIELDS.map(() => reader.varint()),
    };
    const parts = new Map<string, Span>();
    for (let rest = reader.varint(); rest > 0; rest--) {
      const part = reader.string();
      const start = reader.varint();
      parts.set(part, { start, end: start + reader.varint() });
    }
    this.parts = parts;
    const crcs = reader.bytes(reader.varint() * 4);
    this.pageCrcs = new DataView(crcs.buffer, crcs.byteOffset, crcs.byteLength);
    this.tailStart = Math.min(Math.ceil(bytesStart / PAGE_BYTES) * PAGE_BYTES, head.start);
    this.tail = bytes.subarray(this.tailStart - bytesStart);
    this.verify(this.tail.subarray(0, this.pagesEnd - this.tailStart), this.tailStart);
  }

  /** Opens a segment by one read of its end; `corrupt` when the bytes are no whole segment. */
  static async open(
    source: ByteSource,
    cache: SegmentCache,
    tailBytes: number = usualTailBytes(source.sizeBytes),
  ): Promise<SegmentFile> {
    const { sizeBytes } = source;
    if (sizeBytes < TRAILER_BYTES) throw damaged(source.name, "trailer");
    const firstRead = Math.min(Math.max(tailBytes, TRAILER_BYTES), sizeBytes);
    let bytes = await readExactly(source, sizeBytes - firstRead, sizeBytes);
    const headBytes = parseTrailer(source.name, bytes);
    const headEnd = sizeBytes - TRAILER_BYTES;
    const headStart = headEnd - headBytes;
    if (headStart < 0) throw damaged(source.name, "trailer");
    if (headStart < sizeBytes - bytes.length) {
      bytes = await readExactly(source, headStart, sizeBytes);
    }
    verifyHead(source.name, bytes, headBytes);
    return new SegmentFile(source, cache, bytes, { start: headStart, end: headEnd });
  }

  /** Reads a whole part and keeps it for as long as the segment is open. */
  readPart(part: string): Promise<Uint8Array> {
    const known = this.resident.get(part);
    if (known) return known;
    const span = this.span(part);
    const bytes = this.readSpans([span], false).then(([only]) => only ?? NO_BYTES);
    this.resident.set(part, bytes);
    bytes.catch(() => this.resident.delete(part));
    return bytes;
  }

  /** Reads ranges of parts, all in parallel, neighbours joined; through the cache. */
  async read(ranges: readonly PartRange[]): Promise<Uint8Array[]> {
    const spans = ranges.map(({ part, start, end }) => {
      const span = this.span(part);
      if (start > end || span.start + end > span.end) throw damaged(this.name, part);
      return { start: span.start + start, end: span.start + end };
    });
    return this.readSpans(spans, true);
  }

  /** Reads a range of a part that is not asked for again; past the cache. */
  async readOnce({ part, start, end }: PartRange): Promise<Uint8Array> {
    const span = this.span(part);
    if (start > end || span.start + end > span.end) throw damaged(this.name, part);
    const spans = [{ start: span.start + start, end: span.start + end }];
    return (await this.readSpans(spans, false))[0] ?? NO_BYTES;
  }

  /** Reads ranges of a part and caches not them but what `decode` makes of each. */
  async readDecoded(
    part: string,
    ranges: readonly Span[],
    decode: (bytes: Uint8Array, i: number) => Uint8Array,
  ): Promise<Uint8Array[]> {
    const { start: partStart } = this.span(part);
    const spans = ranges.map(({ start, end }) => ({
      start: partStart + start,
      end: partStart + end,
    }));
    const keys = spans.map((span) => `${this.cacheKey(span)}\ndecoded`);
    const found = keys.map((key) => this.cache.get(key));
    const missing = spans.flatMap((span, i) => (found[i] === undefined ? [{ span, i }] : []));
    const read = await this.readSpans(
      missing.map(({ span }) => span),
      false,
    );
    for (const [k, { i }] of missing.entries()) {
      const decoded = decode(read[k] ?? NO_BYTES, i);
      found[i] = decoded;
      this.cache.set(keys[i] ?? "", decoded);
    }
    return found.map((bytes) => bytes ?? NO_BYTES);
  }

  /**
   * Returns what `make` makes of a range, through the cache. It is given the bytes if they are at
   * hand, and may make nothing.
   */
  keepMade(
    { part, start, end }: PartRange,
    name: string,
    make: (bytes: Uint8Array | undefined) => Uint8Array | null,
  ): Uint8Array | null {
    const span = { start: this.span(part).start + start, end: this.span(part).start + end };
    const key = `${this.cacheKey(span)}\n${name}`;
    const known = this.cache.get(key);
    if (known !== undefined) return known;
    const made = make(this.atHand(span));
    if (made !== null) this.cache.set(key, made);
    return made;
  }

  /** Reads and checks every page, keeping none; `corrupt` names the damaged part. */
  async checkPages(): Promise<void> {
    for (let start = 0; start < this.pagesEnd; start += MAX_READ_BYTES) {
      await this.fetch({ start, end: Math.min(start + MAX_READ_BYTES, this.pagesEnd) });
    }
  }

  partBytes(part: string): number {
    const span = this.span(part);
    return span.end - span.start;
  }

  private span(part: string): Span {
    const span = this.parts.get(part);
    if (!span || span.end > this.pagesEnd) throw damaged(this.name, part);
    return span;
  }

  private async readSpans(spans: readonly Span[], cached: boolean): Promise<Uint8Array[]> {
    const found: (Uint8Array | undefined)[] = spans.map((span) => this.atHand(span));
    const missing = spans.filter((_, i) => found[i] === undefined);
    if (missing.length > 0) {
      const pieces = await Promise.all(joinSpans(missing, this.pagesEnd).map((s) => this.fetch(s)));
      spans.forEach((span, i) => {
        if (found[i] !== undefined) return;
        const bytes = sliceOf(pieces, span);
        found[i] = bytes;
        if (cached) this.cache.set(this.cacheKey(span), bytes);
      });
    }
    return found.map((bytes) => bytes ?? NO_BYTES);
  }

  private atHand(span: Span): Uint8Array | undefined {
    if (span.end <= span.start) return NO_BYTES;
    if (span.start >= this.tailStart) {
      return this.tail.subarray(span.start - this.tailStart, span.end - this.tailStart);
    }
    return this.cache.get(this.cacheKey(span));
  }

  private cacheKey(span: Span): string {
    return `${this.name}\n${span.start}-${span.end}`;
  }

  private async fetch(span: Span): Promise<{ start: number; bytes: Uint8Array }> {
    const reads: Promise<Uint8Array>[] = [];
    for (let start = span.start; start < span.end; start += MAX_READ_BYTES) {
      reads.push(readExactly(this.source, start, Math.min(span.end, start + MAX_READ_BYTES)));
    }
    const pieces = await Promise.all(reads);
    const bytes = pieces.length === 1 ? (pieces[0] ?? NO_BYTES) : concatBytes(pieces);
    this.verify(bytes, span.start);
    return { start: span.start, bytes };
  }

  /** Checks whole pages; the last page of the file may be shorter. */
  private verify(bytes: Uint8Array, start: number): void {
    for (let at = 0; at < bytes.length; at += PAGE_BYTES) {
      const crcAt = ((start + at) / PAGE_BYTES) * 4;
      const isKnown = crcAt + 4 <= this.pageCrcs.byteLength;
      const crc = crc32(bytes.subarray(at, at + PAGE_BYTES));
      if (isKnown && crc === this.pageCrcs.getUint32(crcAt, true)) continue;
      throw damaged(this.name, this.partsAt(start + at).join(", "));
    }
  }

  private partsAt(pageStart: number): string[] {
    return [...this.parts]
      .filter(([, span]) => span.start < pageStart + PAGE_BYTES && span.end > pageStart)
      .map(([part]) => part);
  }
}

const NO_BYTES = new Uint8Array(0);

/** Joins byte strings into one. */
export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** Reads the dictionary along with the head while that is cheaper than a request of its own. */
function usualTailBytes(sizeBytes: number): number {
  if (sizeBytes <= WHOLE_BYTES) return sizeBytes;
  const withDictionary = Math.ceil(sizeBytes * DICTIONARY_FRACTION);
  const wanted = withDictionary <= WHOLE_BYTES ? withDictionary : sizeBytes * HEAD_FRACTION;
  return Math.min(Math.max(MIN_TAIL_BYTES, Math.ceil(wanted)), MAX_TAIL_BYTES);
}

async function readExactly(source: ByteSource, start: number, end: number): Promise<Uint8Array> {
  const bytes = await source.read(start, end);
  if (bytes.length === end - start) return bytes;
  throw new FiledexError(
    "corrupt",
    `segment is shorter than expected: key=\`${source.name}\`, end=\`${start + bytes.length}\``,
  );
}

function parseTrailer(name: string, bytes: Uint8Array): number {
  const magic = bytes.subarray(bytes.length - MAGIC.length);
  if (MAGIC.some((value, i) => magic[i] !== value)) throw damaged(name, "trailer");
  return new ByteReader(bytes, bytes.length - TRAILER_BYTES).uint32();
}

function verifyHead(name: string, bytes: Uint8Array, headBytes: number): void {
  const trailerAt = bytes.length - TRAILER_BYTES;
  const covered = bytes.subarray(trailerAt - headBytes, trailerAt + 12);
  const trailer = new ByteReader(bytes, trailerAt + 4);
  const [format, analyzer, schema] = [trailer.uint16(), trailer.uint16(), trailer.uint16()];
  trailer.uint16();
  if (crc32(covered) !== trailer.uint32()) throw damaged(name, "head");
  if (format === FORMAT_VERSION && analyzer === ANALYZER_VERSION && schema === SCHEMA_VERSION) {
    return;
  }
  throw new FiledexError(
    "corrupt",
    `segment is of another version: key=\`${name}\`, format=\`${format}\`, ` +
      `analyzer=\`${analyzer}\`, schema=\`${schema}\``,
  );
}

/** Rounds spans to pages and joins those that touch or nearly do. */
function joinSpans(spans: readonly Span[], pagesEnd: number): Span[] {
  const sorted = [...spans].sort((left, right) => left.start - right.start);
  const joined: { start: number; end: number }[] = [];
  for (const span of sorted) {
    const start = Math.floor(span.start / PAGE_BYTES) * PAGE_BYTES;
    const end = Math.min(Math.ceil(span.end / PAGE_BYTES) * PAGE_BYTES, pagesEnd);
    const last = joined.at(-1);
    if (last && start - last.end <= JOIN_GAP_BYTES) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Copies, so that a cached range does not hold on to the larger buffer it came in. */
function sliceOf(pieces: readonly { start: number; bytes: Uint8Array }[], span: Span): Uint8Array {
  const piece = pieces.find(({ start, bytes }) => {
    return start <= span.start && span.end <= start + bytes.length;
  });
  if (!piece) return NO_BYTES;
  return new Uint8Array(piece.bytes.subarray(span.start - piece.start, span.end - piece.start));
}

function damaged(name: string, part: string): FiledexError {
  return new FiledexError(
    "corrupt",
    `segment does not match its checksum: key=\`${name}\`, part=\`${part}\``,
  );
}
