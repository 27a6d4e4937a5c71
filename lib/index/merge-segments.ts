/**
 * Merges neighbouring segments into one that holds their live filings in the same order.
 *
 * One pass over the filings copies records and texts into blocks cut anew; one pass over the
 * dictionaries, in step, renumbers the sections of every posting list. Both read and emit piece by
 * piece, so that the memory taken does not depend on how long texts and lists are: READ_AHEAD_BYTES
 * for all segments together, a dictionary group of each, the lists of one term, and about one
 * kilobyte for a filing, as columns, identities and dictionary of the new segment come last.
 */

import { PostingBuffer, type PostingListReader } from "./posting-list.ts";
import { readStoredFilings } from "./read-stored-filings.ts";
import { FIELDS } from "./schema.ts";
import { concatBytes } from "./segment-file.ts";
import type { Segment } from "./segment-reader.ts";
import { SegmentAssembly } from "./segment-writer.ts";
import { findHidden } from "./snapshot.ts";
import { parseRecord, parseSection } from "./stored-text.ts";
import type { TermPostings } from "./term-collector.ts";
import { TermCursor } from "./term-cursor.ts";

export interface MergeOptions {
  /** No older segment remains that a tombstone could hide something in. */
  readonly dropTombstones: boolean;
  /** Segments above the merged ones; what they hide is dropped as well. */
  readonly newer?: readonly Segment[];
}

/** Shared by the segments of a merge: enough to make requests rare, little beside a Lambda's memory. */
export const READ_AHEAD_BYTES = 2 ** 24;
/** A segment of a merge reads at most so much ahead, as more would save few requests. */
const MAX_SEGMENT_AHEAD_BYTES = 2 ** 20;

/** Returns the bytes of the merged segment; `segments` are neighbours, oldest first. */
export async function mergeSegments(
  segments: readonly Segment[],
  options: MergeOptions,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamMerge(await prepareMerge(segments, options))) chunks.push(chunk);
  return concatBytes(chunks);
}

/** A merge about to be made, and what will be in its segment. */
export interface PreparedMerge {
  readonly sources: readonly MergeSource[];
  readonly filingCount: number;
  readonly sectionCount: number;
  readonly removedKeys: readonly string[];
}

/** Finds what is left of the segments; they are neighbours, oldest first. */
export async function prepareMerge(
  segments: readonly Segment[],
  options: MergeOptions,
): Promise<PreparedMerge> {
  const hidden = await findHidden([...segments, ...(options.newer ?? [])]);
  const sources: MergeSource[] = [];
  let filingCount = 0;
  let sectionCount = 0;
  for (const [i, segment] of segments.entries()) {
    const source = await renumberSections(segment, hidden[i] ?? new Set(), sectionCount);
    filingCount += source.live.length;
    sectionCount += source.liveSections;
    sources.push(source);
  }
  const removedKeys = await remainingTombstones(segments, options);
  return { sources, filingCount, sectionCount, removedKeys };
}

/** Yields the bytes of the merged segment as they are made. */
export async function* streamMerge({
  sources,
  removedKeys,
}: PreparedMerge): AsyncGenerator<Uint8Array> {
  const assembly = new SegmentAssembly();
  for (const { segment, live } of sources) {
    for await (const stored of readStoredFilings(segment, live, MAX_SEGMENT_AHEAD_BYTES)) {
      assembly.addFiling(parseRecord(stored.record), stored.sections.map(parseSection), stored);
      yield* assembly.takeChunks();
    }
  }
  assembly.endFilings();
  for await (const term of mergeTerms(sources)) {
    assembly.addTerm(term);
    yield* assembly.takeChunks();
  }
  assembly.finish(await mergeLengths(sources), removedKeys);
  yield* assembly.takeChunks();
}

/** A segment on its way into another index. */
export interface MergeSource {
  readonly segment: Segment;
  /** Filings that are kept, ascending. */
  readonly live: readonly number[];
  readonly liveSections: number;
  /** New ordinal of each section; DROPPED for sections of hidden filings. */
  readonly newSections: Uint32Array;
}

const DROPPED = 0xffffffff;

/** Numbers the sections that are not hidden, on from `firstSection`. */
export async function renumberSections(
  segment: Segment,
  hidden: ReadonlySet<number>,
  firstSection: number,
): Promise<MergeSource> {
  const starts = await segment.sectionStarts();
  const newSections = new Uint32Array(segment.sectionCount).fill(DROPPED);
  const live: number[] = [];
  let next = firstSection;
  for (let filing = 0; filing < segment.filingCount; filing++) {
    if (hidden.has(filing)) continue;
    live.push(filing);
    for (let i = starts[filing] ?? 0; i < (starts[filing + 1] ?? 0); i++) newSections[i] = next++;
  }
  return { segment, live, liveSections: next - firstSection, newSections };
}

/** Yields the terms of all sources with the postings of live sections; valid until the next. */
export async function* mergeTerms(sources: readonly MergeSource[]): AsyncGenerator<TermPostings> {
  const share = Math.floor(READ_AHEAD_BYTES / sources.length);
  const ahead = Math.min(share, MAX_SEGMENT_AHEAD_BYTES);
  const cursors = sources.map(({ segment }) => new TermCursor(segment, ahead));
  await Promise.all(cursors.map((cursor) => cursor.next()));
  const lists = FIELDS.map(() => new PostingBuffer());
  while (true) {
    const term = TermCursor.smallest(cursors);
    if (term === null) return;
    for (const list of lists) list.clear();
    for (const [i, cursor] of cursors.entries()) {
      if (!cursor.isAt(term)) continue;
      const found = await cursor.readLists();
      found.forEach((list, field) => {
        const target = lists[field];
        const newSections = sources[i]?.newSections;
        if (list !== null && target && newSections) copyLive(list, newSections, target);
      });
      await cursor.next();
    }
    yield { term, lists };
  }
}

const positionsOfPosting = { values: new Uint32Array(1024) };

function copyLive(list: PostingListReader, newSections: Uint32Array, target: PostingBuffer): void {
  while (list.next()) {
    for (let i = 0; i < list.count; i++) {
      const section = newSections[list.sections[i] ?? 0] ?? DROPPED;
      if (section === DROPPED) continue;
      const frequency = list.frequencies[i] ?? 0;
      if (positionsOfPosting.values.length < frequency) {
        positionsOfPosting.values = new Uint32Array(frequency * 2);
      }
      list.positionsOf(i, positionsOfPosting.values);
      target.push(section, frequency);
      for (let k = 0; k < frequency; k++) target.pushPosition(positionsOfPosting.values[k] ?? 0);
    }
  }
}

/** Returns the lengths of live sections, by field id. */
export async function mergeLengths(sources: readonly MergeSource[]): Promise<number[][]> {
  return Promise.all(
    FIELDS.map(async (field) => {
      const merged: number[] = [];
      for (const { segment, newSections } of sources) {
        const lengths = await segment.lengths(field);
        lengths.forEach((length, section) => {
          if (newSections[section] !== DROPPED) merged.push(length);
        });
      }
      return merged;
    }),
  );
}

/** Tombstones are superfluous once the key has a filing again, and at the bottom of the index. */
async function remainingTombstones(
  segments: readonly Segment[],
  { dropTombstones }: MergeOptions,
): Promise<string[]> {
  if (dropTombstones) return [];
  const removed = new Set<string>();
  for (const segment of segments) {
    const keys = await segment.readKeys();
    for (const { key } of keys.filings) removed.delete(key);
    for (const key of keys.removedKeys) removed.add(key);
  }
  return [...removed].sort();
}
