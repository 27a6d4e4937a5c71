/** What is measured of Filedex alone: reads of cold queries, opening, adding one filing. */
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type ByteSource, memoryByteSource } from "../../lib/index/byte-source.ts";
import { DictionaryBlock } from "../../lib/index/dictionary.ts";
import { createSegmentCache } from "../../lib/index/segment-cache.ts";
import { openSegment, type Segment } from "../../lib/index/segment-reader.ts";
import { encodeSegment } from "../../lib/index/segment-writer.ts";
import { createSnapshot } from "../../lib/index/snapshot.ts";
import { executeQuery } from "../../lib/search/execute/execute-query.ts";
import { generateIndexedFilings } from "../samples/generate-indexed-filings.ts";
import { openFileSource, requestOf } from "./engines/filedex-engine.ts";
import { percentiles } from "./percentiles.ts";
import { makeQueryMix } from "./query-mix.ts";

const CACHE_BYTES = 64 * 2 ** 20;
const REPEATS = 21;

/** Runs every query of the mix on a segment just opened, and counts its reads. */
export async function measureRanges(folder: string) {
  const source = openFileSource(join(folder, "segment"));
  const cold: { bytes: number; rounds: number; requests: number }[] = [];
  for (const query of makeQueryMix()) {
    const counted = countReads(source);
    const segment = await openSegment(counted.source, { cache: createSegmentCache(CACHE_BYTES) });
    const snapshot = await createSnapshot({ version: 1, updatedAt: null, segments: [segment] });
    await executeQuery(snapshot, requestOf(query, []));
    cold.push({ ...counted.counts });
  }
  const of = (read: (counts: (typeof cold)[number]) => number) => {
    return percentiles(cold.map((counts) => ({ ms: read(counts) })));
  };
  return {
    coldMb: of(({ bytes }) => bytes / 1e6),
    coldRounds: of(({ rounds }) => rounds),
    coldRequests: of(({ requests }) => requests),
    /** Of a process that asks each query of a segment just opened, with a cache of 64 MB. */
    readerPeakMb: process.resourceUsage().maxRSS / 1024,
    ...(await measureParts(await openSegment(source))),
  };
}

/** Measures opening the segment, and what adding one filing to it costs. */
export async function measureAppend(folder: string) {
  const source = openFileSource(join(folder, "segment"));
  const [filing] = [...generateIndexedFilings({ seed: 7, count: 1 })];
  if (filing === undefined) return {};
  const openTimes: number[] = [];
  const addTimes: number[] = [];
  const large = await openSegment(source);
  for (let i = 0; i < REPEATS; i++) {
    const start = performance.now();
    await openSegment(source);
    openTimes.push(performance.now() - start);
    const adding = performance.now();
    const bytes = encodeSegment({ filings: [filing], removedKeys: [] });
    const small = await openSegment(memoryByteSource(`added-${i}`, bytes));
    await createSnapshot({ version: 2, updatedAt: null, segments: [large, small] });
    addTimes.push(performance.now() - adding);
  }
  return { openMs: median(openTimes), addMs: median(addTimes) };
}

/** Adds up what the lists of a segment take. */
async function measureParts(segment: Segment) {
  const { dictionary } = segment;
  let postings = 0;
  let postingsBytes = 0;
  let positionsBytes = 0;
  for (let number = 0; number < dictionary.blockCount; number++) {
    const start = dictionary.blockStarts[number] ?? 0;
    const end = dictionary.blockStarts[number + 1] ?? 0;
    const [bytes] = await segment.read([{ part: "dictionary", start, end }]);
    const block = new DictionaryBlock(bytes ?? new Uint8Array(0));
    const wanted: { ordinal: number; term: string }[] = [];
    block.forEachTerm((_, ordinal) => wanted.push({ ordinal, term: "" }));
    for (const list of block.entries(wanted).flatMap(({ lists }) => lists)) {
      if (list === null) continue;
      postings += list.count;
      postingsBytes += list.postingsEnd - list.postingsStart;
      positionsBytes += list.positionsEnd - list.positionsStart;
    }
  }
  return {
    terms: segment.counts.terms,
    postings,
    bytesPerPosting: postingsBytes / postings,
    positionsMb: positionsBytes / 1e6,
    indexMb: (segment.sizeBytes - segment.partBytes("text")) / 1e6,
  };
}

/**
 * Counts reads and rounds of them. All reads begun in a round end together, as if each took the
 * same time; what begins after that is the next round.
 */
function countReads(source: ByteSource) {
  const counts = { bytes: 0, rounds: 0, requests: 0 };
  let round: Promise<void> | null = null;
  const endRound = async () => {
    await nextTurn();
    counts.rounds++;
    round = null;
  };
  const read = async (start: number, end: number) => {
    counts.requests++;
    counts.bytes += end - start;
    round ??= endRound();
    await round;
    return source.read(start, end);
  };
  return { counts, source: { ...source, read } };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? 0;
}
