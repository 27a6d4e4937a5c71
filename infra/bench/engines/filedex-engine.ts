import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ByteSource } from "../../../lib/index/byte-source.ts";
import { mergeSegments } from "../../../lib/index/merge-segments.ts";
import { createSegmentCache } from "../../../lib/index/segment-cache.ts";
import { concatBytes } from "../../../lib/index/segment-file.ts";
import { openSegment } from "../../../lib/index/segment-reader.ts";
import { SegmentBuilder } from "../../../lib/index/segment-writer.ts";
import { createSnapshot } from "../../../lib/index/snapshot.ts";
import { executeQuery } from "../../../lib/search/execute/execute-query.ts";
import type { Query } from "../../../lib/search/query.ts";
import type { BenchQuery } from "../query-mix.ts";
import type { BenchEngine } from "./bench-engine.ts";

/** Filings that are encoded at a time; larger corpora are merged, as they are in use. */
const BATCH = 10_000;
const CACHE_BYTES = 64 * 2 ** 20;

export const filedexEngine: BenchEngine = {
  name: "filedex",
  supports: () => true,
  build: async (filings, folder) => {
    const path = join(folder, "segment");
    const batches: Uint8Array[][] = [];
    let builder = new SegmentBuilder();
    let count = 0;
    for (const filing of filings) {
      builder.add(filing);
      if (++count % BATCH > 0) continue;
      batches.push(builder.finish([]));
      builder = new SegmentBuilder();
    }
    if (count % BATCH > 0) batches.push(builder.finish([]));
    const [only] = batches;
    if (batches.length === 1 && only) await writeFile(path, only);
    else await writeFile(path, await mergeAll(batches.map(concatBytes)));
  },
  open: async (folder) => {
    const cache = createSegmentCache(CACHE_BYTES);
    const segment = await openSegment(openFileSource(join(folder, "segment")), { cache });
    const snapshot = await createSnapshot({ version: 1, updatedAt: null, segments: [segment] });
    const run = (query: BenchQuery, facets: readonly ("company" | "item")[]) => {
      return executeQuery(snapshot, requestOf(query, facets)).then(({ total }) => total);
    };
    return {
      search: (query) => run(query, []),
      searchWithFacets: (query) => run(query, ["company", "item"]),
    };
  },
};

/** What a query of the mix is in Filedex's terms. */
export function requestOf(query: BenchQuery, facets: readonly ("company" | "item")[]) {
  return {
    query: queryOf(query),
    filters: query.item === undefined ? {} : { item: [query.item] },
    facets,
    sort: "relevance",
    limit: 10,
    after: null,
  } as const;
}

async function mergeAll(batches: readonly Uint8Array[]): Promise<Uint8Array> {
  const segments = await Promise.all(
    batches.map((bytes, i) => {
      const read = async (start: number, end: number) => bytes.subarray(start, end);
      return openSegment({ name: `batch-${i}`, sizeBytes: bytes.length, read });
    }),
  );
  return mergeSegments(segments, { dropTombstones: true });
}

function queryOf({ kind, words, field }: BenchQuery): Query {
  const fields = field === undefined ? {} : { fields: [field] };
  const terms = words.map((text): Query => {
    const prefix = kind.startsWith("prefix") ? { prefix: true } : {};
    const fuzzy = kind.endsWith("fuzzy") ? { fuzzy: 0.2 } : {};
    return { kind: "term", text, ...fields, ...prefix, ...fuzzy };
  });
  switch (kind) {
    case "phrase":
      return { kind: "phrase", texts: words };
    case "near":
      return { kind: "near", texts: words, distance: 10, ordered: false };
    case "and":
    case "and-not":
      return { kind, operands: terms };
    default:
      return { kind: "or", operands: terms };
  }
}

/** Serves ranges of a file, as an object store would. */
export function openFileSource(path: string): ByteSource {
  const file = openSync(path, "r");
  process.once("exit", () => closeSync(file));
  const read = async (start: number, end: number) => {
    const bytes = new Uint8Array(end - start);
    readSync(file, bytes, 0, bytes.length, start);
    return bytes;
  };
  return { name: path, sizeBytes: fstatSync(file).size, read };
}
