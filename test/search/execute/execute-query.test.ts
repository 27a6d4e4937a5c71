import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { requestOf } from "../../../infra/bench/engines/filedex-engine.ts";
import { makeQueryMix } from "../../../infra/bench/query-mix.ts";
import { generateIndexedFilings } from "../../../infra/samples/generate-indexed-filings.ts";
import type { IndexedFiling } from "../../../lib/index/filing-record.ts";
import { FIELDS } from "../../../lib/index/schema.ts";
import type { SegmentInput } from "../../../lib/index/segment-writer.ts";
import { executeQuery } from "../../../lib/search/execute/execute-query.ts";
import type { FilingHit, SectionHit } from "../../../lib/search/execute/execution.ts";
import { DEFAULT_SCORING, type Scoring } from "../../../lib/search/execute/scoring.ts";
import type { Query } from "../../../lib/search/query.ts";
import { indexedFiling, openSnapshot } from "../../support/index-filings.ts";
import {
  indexWithMiniSearch,
  miniSearchScoring,
  type OracleSection,
  searchWithMiniSearch,
} from "../../support/mini-search-oracle.ts";
import { ALL_FILINGS } from "../../support/search-request.ts";

/** Few letters, so that words are often prefixes of and similar to each other. */
const word = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[abcA]{1,5}$/) },
  { weight: 1, arbitrary: fc.constantFrom("é", "İb", "aé", "𝒜b", "ab𝒜", "2004", "ſ", "ab\tc") },
);
const separator = fc.constantFrom(" ", "  ", ". ", "-", "\n", "’", "\u00a0");
const text = fc
  .array(fc.tuple(word, separator), { maxLength: 14 })
  .map((pieces) => pieces.map(([one, after]) => one + after).join(""));

const filing = fc
  .record({
    key: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"),
    names: fc.array(text, { maxLength: 2 }),
    sections: fc.array(fc.record({ title: text, text }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ key, names, sections }) => indexedFiling({ key, names }, sections));

const batch = fc
  .record({
    filings: fc.array(filing, { maxLength: 5 }),
    removed: fc.array(fc.constantFrom("a", "b", "c", "i"), { maxLength: 2 }),
  })
  .map(({ filings, removed }): SegmentInput => {
    const keys = new Set(filings.map((one) => one.filing.key));
    return { filings, removedKeys: removed.filter((key) => !keys.has(key)) };
  });

const term: fc.Arbitrary<Query> = fc
  .record(
    {
      text: word,
      prefix: fc.boolean(),
      fuzzy: fc.constantFrom(0.2, 0.5, 1, 2),
      boost: fc.constantFrom(0, 0.5, 2),
      fields: fc.subarray([...FIELDS], { minLength: 1 }),
    },
    { requiredKeys: ["text"] },
  )
  .map((options) => ({ kind: "term", ...options }));

const { query } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { weight: 5, arbitrary: term },
    { weight: 1, arbitrary: fc.constant<Query>({ kind: "all" }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom("and", "or", "and-not"),
        operands: fc.array(tie("query"), { minLength: 1, maxLength: 4 }),
      }),
    },
  ),
}));

/** Mostly the usual parameters; in the others, some matches are worth nothing. */
const scoring: fc.Arbitrary<Partial<Scoring>> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        k: fc.constantFrom(0, 0.3, 2),
        b: fc.constantFrom(0, 0.2, 1),
        d: fc.constantFrom(0, 1.5),
        prefixWeight: fc.constantFrom(0, 0.9),
        fuzzyWeight: fc.constantFrom(0, 0.9),
        maxFuzzy: fc.constantFrom(0, 1),
        fieldBoosts: fc.constantFrom([1, 1, 1], [0.5, 3, 7]),
      },
      { requiredKeys: [] },
    ),
  },
);

describe("executeQuery", () => {
  it("finds and scores what MiniSearch does for any filings, segments, queries and parameters", async () => {
    const inputs = fc.array(batch, { minLength: 1, maxLength: 4 });
    const queries = fc.array(query, { minLength: 5, maxLength: 8 });

    await fc.assert(
      fc.asyncProperty(inputs, queries, scoring, async (segments, asked, parameters) => {
        const snapshot = await openSnapshot(segments);
        const oracle = indexWithMiniSearch(liveFilings(segments));
        const options = miniSearchScoring({ ...DEFAULT_SCORING, ...parameters });
        for (const one of asked) {
          const request = { ...ALL_FILINGS, query: one, scoring: parameters };
          const execution = await executeQuery(snapshot, request);
          const expected = searchWithMiniSearch(oracle, one, options);

          expect(execution.total).toBe(expected.size);
          expect(execution.next).toBeNull();
          await expectSameHits(execution.hits, expected);
        }
      }),
      { numRuns: 1_000 },
    );
  }, 120_000);

  it("ranks the best ten of hundreds as MiniSearch does", async () => {
    const filings = [...generateIndexedFilings({ seed: 5, count: 400 })];
    const halves = [filings.slice(0, 150), filings.slice(150)];
    const snapshot = await openSnapshot(halves.map((half) => ({ filings: half })));
    const oracle = indexWithMiniSearch(filings);
    for (const asked of makeQueryMix()) {
      const { query: one } = requestOf(asked, []);
      if (one.kind === "phrase" || one.kind === "near") continue;
      const execution = await executeQuery(snapshot, { ...ALL_FILINGS, query: one, limit: 10 });
      const expected = searchWithMiniSearch(oracle, one);
      const best = [...expected.values()].map(([section]) => section?.score ?? 0);

      expect(execution.total).toBe(expected.size);
      expect(
        areClose(
          execution.hits.map(({ score }) => score),
          best.slice(0, 10),
        ),
      ).toBe(true);
    }
  }, 60_000);
});

/** What is left when each batch replaces and removes by key. */
function liveFilings(segments: readonly SegmentInput[]): IndexedFiling[] {
  const live = new Map<string, IndexedFiling>();
  for (const { filings, removedKeys } of segments) {
    for (const one of filings) live.set(one.filing.key, one);
    for (const key of removedKeys) live.delete(key);
  }
  return [...live.values()];
}

/** Compares without expect() where all is well: the property looks at some hundred thousand values. */
async function expectSameHits(
  hits: readonly FilingHit[],
  expected: ReadonlyMap<string, OracleSection[]>,
): Promise<void> {
  for (const [rank, hit] of hits.entries()) {
    const keys = await hit.segment.readKeys();
    const sections = expected.get(keys.filings[hit.ordinal]?.key ?? "") ?? [];
    const best = sections.slice(0, 3).map(({ score }) => score);
    const scores = hit.sections.map(({ score }) => score);
    if (!areClose(scores, best)) expect(scores).toStrictEqual(best);
    if (hit.score !== scores[0]) expect(hit.score).toBe(scores[0]);
    expect(hit.score).toBeLessThanOrEqual(hits[rank - 1]?.score ?? Number.POSITIVE_INFINITY);
    for (const found of hit.sections) {
      const same = sections.find(({ ordinal }) => ordinal === found.ordinal);
      const [shown, wanted] = [describeSection(found), same && describeSection(same)];
      if (!same || !areClose([found.score], [same.score]) || shown !== wanted) {
        expect(found).toStrictEqual(same);
      }
    }
  }
}

function areClose(actual: readonly number[], expected: readonly number[]): boolean {
  return (
    actual.length === expected.length &&
    actual.every((value, i) => {
      const wanted = expected[i] ?? Number.NaN;
      return Math.abs(value - wanted) <= 1e-12 * Math.abs(wanted);
    })
  );
}

/** Writes down what matches, without the order, which MiniSearch does not define. */
function describeSection(found: SectionHit | OracleSection): string {
  const match = found.match instanceof Map ? [...found.match] : Object.entries(found.match);
  const fields = match.map(([term, names]) => `${term}:${[...names].sort()}`);
  return JSON.stringify([[...found.terms].sort(), [...found.queryTerms].sort(), fields.sort()]);
}
