import { crc32 } from "node:zlib";
import { ANALYZER_VERSION } from "./analyzer.ts";
import { ByteWriter } from "./byte-writer.ts";
import { SCHEMA_VERSION } from "./schema.ts";
import { FORMAT_VERSION, MAGIC, PAGE_BYTES, type SegmentCounts } from "./segment-file.ts";

/** Takes the bytes of a segment from first to last and adds checksums, part table and trailer. */
export class SegmentFileWriter {
  private chunks: Uint8Array[] = [];
  private offset = 0;
  private readonly parts: { name: string; start: number; end: number }[] = [];
  private readonly pages = new ByteWriter();
  private pageCrc = 0;

  beginPart(name: string): void {
    this.parts.push({ name, start: this.offset, end: this.offset });
  }

  /** Appends to the part begun last; the bytes must not change afterwards. */
  append(bytes: Uint8Array): void {
    this.push(bytes);
    let at = 0;
    while (at < bytes.length) {
      const room = PAGE_BYTES - (this.offset % PAGE_BYTES);
      const piece = bytes.subarray(at, at + room);
      this.pageCrc = crc32(piece, this.pageCrc);
      this.offset += piece.length;
      at += piece.length;
      if (this.offset % PAGE_BYTES === 0) this.endPage();
    }
    const part = this.parts.at(-1);
    if (part) part.end = this.offset;
  }

  part(name: string, bytes: Uint8Array): void {
    this.beginPart(name);
    this.append(bytes);
  }

  finish(counts: SegmentCounts): void {
    if (this.offset % PAGE_BYTES > 0) this.endPage();
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
    this.push(head.take());
    this.push(trailer.take());
  }

  /** Hands over what was written since the last call. */
  takeChunks(): Uint8Array[] {
    const taken = this.chunks;
    this.chunks = [];
    return taken;
  }

  private push(bytes: Uint8Array): void {
    if (bytes.length > 0) this.chunks.push(bytes);
  }

  private endPage(): void {
    this.pages.uint32(this.pageCrc);
    this.pageCrc = 0;
  }
}
