/**
 * Writes segments: docs/format.md. The same pipeline writes a segment from filings and from other
 * segments, which is why a merge gives the bytes that one writer would have given.
 */
import { FiledexError } from "../errors.ts";
import { ColumnsWriter, type SectionFacts } from "./columns.ts";
import { DictionaryWriter } from "./dictionary.ts";
import { encodeIdentities, type FilingIdentity } from "./filing-identities.ts";
import type { FilingRecord, IndexedFiling } from "./filing-record.ts";
import { encodeNumbers } from "./packed-numbers.ts";
import { PostingListWriter } from "./posting-list.ts";
import { FIELDS } from "./schema.ts";
import { concatBytes } from "./segment-file.ts";
import { SegmentFileWriter } from "./segment-file-writer.ts";
import {
  encodeStoredFiling,
  type FilingJson,
  type StoredFiling,
  StoredTextWriter,
} from "./stored-text.ts";
import { TermCollector, type TermPostings } from "./term-collector.ts";

export interface SegmentInput {
  /**
   * In commit order. Those with one key and one ETag are what one upload held; of several uploads
   * of a key the last counts.
   */
  readonly filings: readonly IndexedFiling[];
  /** Keys whose filings in older segments are gone; none of them is the key of a filing here. */
  readonly removedKeys: readonly string[];
}

/** Encodes a segment; the same input gives the same bytes. `invalid` for contradictory input. */
export function encodeSegment(input: SegmentInput): Uint8Array {
  const filings = newestUploads(input.filings);
  const removedKeys = [...new Set(input.removedKeys)].sort();
  assertDisjoint(filings, removedKeys);
  const builder = new SegmentBuilder();
  for (const filing of filings) builder.add(filing);
  return concatBytes(builder.finish(removedKeys));
}

/** Makes a segment of filings that need not be in memory together. */
export class SegmentBuilder {
  private readonly assembly = new SegmentAssembly();
  private readonly collector = new TermCollector();

  /** Adds the next filing. */
  add(one: IndexedFiling): void {
    const { filing, sections } = wellFormed(one);
    this.assembly.addFiling(filing, sections, encodeStoredFiling({ filing, sections }));
    for (const section of sections) {
      this.collector.addSection(filing.names, [section.title, section.text]);
    }
  }

  /** Returns the bytes of the segment in pieces; `removedKeys` ascend and are distinct. */
  finish(removedKeys: readonly string[]): Uint8Array[] {
    const { assembly, collector } = this;
    assembly.endFilings();
    for (const term of collector.postings()) assembly.addTerm(term);
    assembly.finish(collector.lengths, removedKeys);
    return assembly.takeChunks();
  }
}

/** Takes filings, then terms, then the rest, and emits the bytes of a segment as they come. */
export class SegmentAssembly {
  private readonly file = new SegmentFileWriter();
  private readonly text = new StoredTextWriter(this.file);
  private readonly columns = new ColumnsWriter();
  private readonly dictionary = new DictionaryWriter();
  private readonly lists = new PostingListWriter();
  /** Of the lists of the current term, by field id. */
  private readonly sizes = FIELDS.map(() => ({ count: 0, postingsBytes: 0, positionsBytes: 0 }));
  private readonly identities: FilingIdentity[] = [];
  private sectionCount = 0;
  private textIndex: { blocks: Uint8Array; places: Uint8Array } | null = null;

  addFiling(
    filing: FilingRecord,
    sections: readonly SectionFacts[],
    stored: StoredFiling | FilingJson,
  ): void {
    this.identities.push({ key: filing.key, etag: filing.etag, id: filing.id });
    this.columns.add(filing, sections);
    this.text.add(stored);
    this.sectionCount += sections.length;
  }

  endFilings(): void {
    this.textIndex = this.text.finish();
    this.file.beginPart("lists");
  }

  /** Adds a term; terms must ascend. */
  addTerm({ term, lists }: TermPostings): void {
    const { lists: writer, sizes } = this;
    writer.clear();
    let isEmpty = true;
    for (let field = 0; field < lists.length; field++) {
      const list = lists[field];
      const size = sizes[field];
      if (list === undefined || size === undefined) continue;
      const postingsBefore = writer.postings.length;
      const positionsBefore = writer.positions.length;
      if (list.count > 0) writer.write(list);
      size.count = list.count;
      size.postingsBytes = writer.postings.length - postingsBefore;
      size.positionsBytes = writer.positions.length - positionsBefore;
      if (list.count > 0) isEmpty = false;
    }
    if (isEmpty) return;
    this.dictionary.add(term, sizes);
    this.file.append(writer.postings.view());
    this.file.append(writer.positions.view());
  }

  /** Writes everything but text and lists; `lengths` by field id, then by section. */
  finish(lengths: readonly (readonly number[])[], removedKeys: readonly string[]): void {
    const { file } = this;
    const { dictionary, index } = this.dictionary.finish();
    file.part("dictionary", dictionary);
    FIELDS.forEach((field, id) => {
      file.part(`lengths:${field}`, encodeNumbers(lengths[id] ?? []));
    });
    for (const [name, bytes] of this.columns.finish()) file.part(name, bytes);
    for (const [name, bytes] of encodeIdentities(this.identities, removedKeys)) {
      file.part(name, bytes);
    }
    file.part("text-places", this.textIndex?.places ?? new Uint8Array(0));
    file.part("text-blocks", this.textIndex?.blocks ?? new Uint8Array(0));
    file.part("dictionary-index", index);
    file.finish({
      filings: this.identities.length,
      sections: this.sectionCount,
      removedKeys: removedKeys.length,
      terms: this.dictionary.termCount,
      lengthSums: lengths.map((values) => values.reduce((sum, value) => sum + value, 0)),
    });
  }

  /** Hands over the bytes emitted since the last call. */
  takeChunks(): Uint8Array[] {
    return this.file.takeChunks();
  }
}

function newestUploads(filings: readonly IndexedFiling[]): IndexedFiling[] {
  const newest = new Map(filings.map(({ filing }) => [filing.key, filing.etag]));
  return filings.filter(({ filing }) => newest.get(filing.key) === filing.etag);
}

function assertDisjoint(filings: readonly IndexedFiling[], removedKeys: readonly string[]): void {
  const removed = new Set(removedKeys);
  const both = filings.find(({ filing }) => removed.has(filing.key));
  if (!both) return;
  throw new FiledexError(
    "invalid",
    `key is both filed and removed in one segment: key=\`${both.filing.key}\``,
  );
}

/** Replaces lone surrogates, which UTF-8 cannot hold, so that terms and stored text agree. */
function wellFormed({ filing, sections }: IndexedFiling): IndexedFiling {
  return {
    filing: { ...filing, names: filing.names.map((name) => name.toWellFormed()) },
    sections: sections.map((section) => ({
      ...section,
      title: section.title.toWellFormed(),
      text: section.text.toWellFormed(),
    })),
  };
}
