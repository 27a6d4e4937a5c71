import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { requestOf } from "../../../infra/bench/engines/filedex-engine.ts";
import { makeQueryMix } from "../../../infra/bench/query-mix.ts";
import { generateIndexedFilings } from "../../../infra/samples/generate-indexed-filings.ts";
import { spellWord } from "../../../infra/samples/vocabulary.ts";
import { memoryByteSource } from "../../../lib/index/byte-source.ts";
import { createSegmentCache } from "../../../lib/index/segment-cache.ts";
import { openSegment } from "../../../lib/index/segment-reader.ts";
import { encodeSegment, type SegmentInput } from "../../../lib/index/segment-writer.ts";
import { createSnapshot, type Snapshot } from "../../../lib/index/snapshot.ts";
import { executeQuery } from "../../../lib/search/execute/execute-query.ts";
import type { ExecuteRequest } from "../../../lib/search/execute/execution.ts";
import type { Scoring } from "../../../lib/search/execute/scoring.ts";
import type { Query } from "../../../lib/search/query.ts";

/** Also parameters with which scores are equal, nothing, or less than nothing. */
const SCORINGS: readonly Partial<Scoring>[] = [
  {},
  {},
  {},
  { k: 0, d: 0 },
  { k: 3, b: 0 },
  { b: 1, d: 2 },
  { b: 1.7 },
  { k: -0.5 },
  { d: -1.5 },
  { prefixWeight: 0 },
  { prefixWeight: -1 },
  { fieldBoosts: [1, -2, 1] },
];

const FILINGS = 1_500;

/** Words in most sections, in many and in few. */
const RANKS = [0, 3, 10, 30, 80, 150, 400, 900, 3_000];

const word: fc.Arbitrary<Query> = fc.record({
  kind: fc.constant("term" as const),
  text: fc.constantFrom(...RANKS).map(spellWord),
  boost: fc.constantFrom(1, 1, 1, 0.3, 4, 0, -2),
  prefix: fc.constantFrom(false, false, false, true),
  fuzzy: fc.constantFrom(0, 0, 0, 0, 0.2),
});
const tree = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    word,
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const, "and-not" as const),
      operands: fc.array(tie("query"), { minLength: 2, maxLength: 5 }),
    }),
  ),
})).query;

/** A cache that has room for no list, so that all lists are read from their bytes and scored whole. */
const NO_ROOM_BYTES = 1;

describe("rankBest", () => {
  let whole: Snapshot;
  let cached: Snapshot;

  beforeAll(async () => {
    const filings = [...generateIndexedFilings({ seed: 8, count: FILINGS })];
    const replaced = filings.slice(40, 60);
    const inputs = [
      { filings: filings.slice(0, 1_200), removedKeys: [] },
      { filings: [...filings.slice(1_200), ...replaced], removedKeys: [] },
    ];
    whole = await openCached(inputs, NO_ROOM_BYTES);
    cached = await openCached(inputs, 2 ** 26);
  }, 60_000);

  async function expectSamePages(request: ExecuteRequest): Promise<void> {
    const first = await answer(whole, request);
    await answer(cached, request);
    const again = await answer(cached, request);
    expect(again).toStrictEqual(first);
    const { next } = first;
    if (next === null) return;
    const second = { ...request, after: next };
    expect(await answer(cached, second)).toStrictEqual(await answer(whole, second));
  }

  it("answers as if all sections were scored, for the words that engines are measured with", async () => {
    for (const asked of makeQueryMix())
      await expectSamePages(requestOf(asked, ["company", "item"]));
  }, 60_000);

  it("answers as if all sections were scored, for any tree, order, page and preference", async () => {
    const requests = fc.record({
      query: tree,
      filters: fc.constantFrom({}, {}, { item: ["9.01"] }, { form: ["8-K/A"] }),
      facets: fc.constant([]),
      sort: fc.constantFrom("relevance" as const, "relevance" as const, "-filed" as const),
      limit: fc.constantFrom(1, 3, 10, 50),
      after: fc.constant(null),
      preferences: fc.constantFrom(
        { items: new Map(), name: null },
        {
          items: new Map([
            ["9.01", 3],
            ["5.02", 0.4],
          ]),
          name: null,
        },
      ),
      scoring: fc.constantFrom(...SCORINGS),
    });
    await fc.assert(fc.asyncProperty(requests, expectSamePages), { numRuns: 300 });
  }, 120_000);
});

async function openCached(inputs: readonly SegmentInput[], cacheBytes: number): Promise<Snapshot> {
  const cache = createSegmentCache(cacheBytes);
  const segments = await Promise.all(
    inputs.map((input, i) => {
      return openSegment(memoryByteSource(`segment-${i}`, encodeSegment(input)), { cache });
    }),
  );
  return createSnapshot({ version: 1, updatedAt: null, segments });
}

/** Returns an answer without the open segments, which differ. */
async function answer(snapshot: Snapshot, request: ExecuteRequest) {
  const execution = await executeQuery(snapshot, request);
  return {
    ...execution,
    hits: execution.hits.map((hit) => ({ ...hit, segment: hit.segment.name })),
  };
}
