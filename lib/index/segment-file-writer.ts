import { crc32 } from "node:zlib";
import { ANALYZER_VERSION } from "./analyzer.ts";
import { ByteWriter } from "./byte-writer.ts";
import { SCHEMA_VERSION } from "./schema.ts";
import { FORMAT_VERSION, MAGIC, PAGE_BYTES, type SegmentCounts } from "./segment-file.ts";

/** Bytes are handed over in pieces of this size: small pieces would cost more than their bytes. */
const CHUNK_BYTES = 16 * PAGE_BYTES;

/** Takes the bytes of a segment from first to last and adds checksums, part table and trailer. */
export class SegmentFileWriter {
  private chunks: Uint8Array[] = [];
  /** What is written but not handed over; it begins with a page. */
  private readonly chunk = new ByteWriter();
  private offset = 0;
  private readonly parts: { name: string; start: number; end: number }[] = [];
  private readonly pages = new ByteWriter();

  beginPart(name: string): void {
    this.parts.push({ name, start: this.offset, end: this.offset });
  }

  /** Appends to the part begun last. */
  append(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + CHUNK_BYTES - this.chunk.length);
      this.chunk.bytes(piece);
      at += piece.length;
      if (this.chunk.length === CHUNK_BYTES) this.endChunk();
    }
    this.offset += bytes.length;
    const part = this.parts.at(-1);
    if (part) part.end = this.offset;
  }

  part(name: string, bytes: Uint8Array): void {
    this.beginPart(name);
    this.append(bytes);
  }

  finish(counts: SegmentCounts): void {
    this.endChunk();
    const head = new ByteWriter();
    head.varint(counts.filings);
    head.varint(counts.sections);
    head.varint(counts.removedKeys);
    head.varint(counts.terms);
    for (const sum of counts.lengthSums) head.varint(sum);
    head.varint(this.parts.length);
    for (const part of this.parts) {
      head.string(part.name);
      head.varint(part.start);
      head.varint(part.end - part.start);
    }
    head.varint(this.pages.length / 4);
    head.bytes(this.pages.view());
    const trailer = new ByteWriter();
    trailer.uint32(head.length);
    for (const version of [FORMAT_VERSION, ANALYZER_VERSION, SCHEMA_VERSION, 0]) {
      trailer.uint16(version);
    }
    trailer.uint32(crc32(trailer.view(), crc32(head.view())));
    trailer.bytes(MAGIC);
    this.chunks.push(head.take(), trailer.take());
  }

  /** Hands over what was written since the last call. */
  takeChunks(): Uint8Array[] {
    const taken = this.chunks;
    this.chunks = [];
    return taken;
  }

  private endChunk(): void {
    if (this.chunk.length === 0) return;
    const bytes = this.chunk.take();
    for (let at = 0; at < bytes.length; at += PAGE_BYTES) {
      this.pages.uint32(crc32(bytes.subarray(at, at + PAGE_BYTES)));
    }
    this.chunks.push(bytes);
  }
}
