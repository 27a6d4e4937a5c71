import { describe, expect, it } from "vitest";
import { hasKind } from "../../../lib/errors.ts";
import type { ByteSource } from "../../../lib/index/byte-source.ts";
import { openSegment } from "../../../lib/index/segment-reader.ts";
import { encodeSegment } from "../../../lib/index/segment-writer.ts";
import { createSnapshot } from "../../../lib/index/snapshot.ts";
import { executeQuery } from "../../../lib/search/execute/execute-query.ts";
import { type ExecuteRequest, parseSortPosition } from "../../../lib/search/execute/execution.ts";
import { MAX_EXPANSIONS } from "../../../lib/search/execute/expand-words.ts";
import { FACETS, type Query } from "../../../lib/search/query.ts";
import { indexedFiling, openSnapshot } from "../../support/index-filings.ts";
import { indexWithMiniSearch, searchWithMiniSearch } from "../../support/mini-search-oracle.ts";
import { rangedSource } from "../../support/ranged-source.ts";
import { ALL_FILINGS } from "../../support/search-request.ts";

const request: ExecuteRequest = { ...ALL_FILINGS, limit: 10 };

const term = (text: string): Query => ({ kind: "term", text });

describe("executeQuery", () => {
  it("scores a query of more than 32 words as MiniSearch does", async () => {
    const texts = Array.from({ length: 9 }, (_, i) => words(i, 40 + i).join(" "));
    const filings = texts.map((text, i) => indexedFiling({ key: `${i}` }, [{ text }]));
    const query: Query = { kind: "or", operands: words(0, 70).map(term) };
    const snapshot = await openSnapshot([{ filings }]);

    const { hits } = await executeQuery(snapshot, { ...request, query });

    const expected = searchWithMiniSearch(indexWithMiniSearch(filings), query);
    expect(hits[0]?.sections[0]?.queryTerms.length).toBeGreaterThan(32);
    expect(hits.map(({ score }) => score.toFixed(6)).sort()).toStrictEqual(
      [...expected.values()].map(([section]) => section?.score.toFixed(6)).sort(),
    );
  });

  it("scores fields of many thousand words as MiniSearch does", async () => {
    const long = words(0, 70_000).join(" ");
    const filings = [
      indexedFiling({ key: "long" }, [{ text: `${long} needle` }]),
      indexedFiling({ key: "short" }, [{ text: "a needle" }]),
    ];
    const snapshot = await openSnapshot([{ filings }]);

    const { hits } = await executeQuery(snapshot, { ...request, query: term("needle") });

    const found = searchWithMiniSearch(indexWithMiniSearch(filings), term("needle"));
    const expected = ["short", "long"].map((key) => found.get(key)?.[0]?.score.toFixed(12));
    expect(hits.map(({ score }) => score.toFixed(12))).toStrictEqual(expected);
  });

  it("looks up only the most frequent expansions of a word and says so", async () => {
    const rare = words(0, MAX_EXPANSIONS + 50).join(" ");
    const filings = [
      indexedFiling({ key: "rare" }, [{ text: rare }]),
      indexedFiling({ key: "often" }, [{ text: "wzz" }]),
      indexedFiling({ key: "again" }, [{ text: "wzz" }]),
    ];
    const snapshot = await openSnapshot([{ filings }]);

    const query: Query = { kind: "term", text: "w", prefix: true };
    const { total, cutWords } = await executeQuery(snapshot, { ...request, query });

    expect(cutWords).toStrictEqual(["w"]);
    expect(total).toBe(3);
  });

  it("refuses a query of too many words", async () => {
    const snapshot = await openSnapshot([{}]);
    const query: Query = { kind: "or", operands: words(0, 1_001).map(term) };

    const failure = await executeQuery(snapshot, { ...request, query }).catch((error) => error);

    expect(hasKind(failure, "invalid")).toBe(true);
  });

  it("gives up when time is up, and answers the next query", async () => {
    const snapshot = await openSnapshot([{ filings: [indexedFiling({}, [{ text: "a" }])] }]);

    const isExpired = () => true;
    const failure = await executeQuery(snapshot, { ...request, isExpired }).catch((e) => e);

    expect(hasKind(failure, "unavailable")).toBe(true);
    expect((await executeQuery(snapshot, request)).total).toBe(1);
  });

  it("finds nothing when no word is left to look for", async () => {
    const snapshot = await openSnapshot([{ filings: [indexedFiling({}, [{ text: "a" }])] }]);

    expect((await executeQuery(snapshot, { ...request, query: term("…") })).total).toBe(0);
    const query: Query = { kind: "and", operands: [term("a"), term("&")] };
    expect((await executeQuery(snapshot, { ...request, query })).total).toBe(1);
  });

  it("asks the store in at most three rounds, from nothing to a page", async () => {
    const filings = Array.from({ length: 3_000 }, (_, i) => {
      const text = words((i * 37) % 20_000, 90).join(" ");
      const company = `Company ${i % 50}`;
      const record = { key: `${i}`, company, names: [company], filedAt: "2003-04-09" };
      return indexedFiling(record, [{ text }]);
    });
    const { source, rounds } = countRounds(encodeSegment({ filings, removedKeys: [] }));
    const segment = await openSegment(source, { tailBytes: 100_000 });
    const snapshot = await createSnapshot({ version: 1, updatedAt: null, segments: [segment] });

    const found = await executeQuery(snapshot, {
      ...request,
      query: { kind: "phrase", texts: ["w100", "w101"] },
      filters: { filedFrom: "2003-01-01", company: [{ name: "company", exact: false }] },
      facets: FACETS,
      sort: "company",
    });

    expect(found.total).toBeGreaterThan(0);
    expect(found.facets.year).toStrictEqual([{ value: "2003", count: found.total }]);
    expect(rounds()).toBeLessThanOrEqual(3);
  });
});

describe("parseSortPosition", () => {
  it("takes what executeQuery gave", () => {
    const position = { version: 3, value: 1.5, day: 20_030_409, tie: "0123456789abcdef" };
    expect(parseSortPosition(JSON.parse(JSON.stringify(position)))).toStrictEqual(position);
  });

  it.each([null, 1, [], {}, { version: 1, value: [], day: 0, tie: "0123456789abcdef" }])(
    "refuses %j",
    (value) => {
      expect(parseSortPosition(value)).toBeNull();
    },
  );
});

function words(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `w${from + i}`);
}

/** Reads that begin while none is under way begin a round. */
function countRounds(bytes: Uint8Array): { source: ByteSource; rounds: () => number } {
  const ranged = rangedSource("segments/1", bytes);
  let rounds = 0;
  let underWay = 0;
  const read = async (start: number, end: number) => {
    if (underWay === 0) rounds++;
    underWay++;
    await new Promise((resolve) => setImmediate(resolve));
    underWay--;
    return ranged.read(start, end);
  };
  return { source: { ...ranged, read }, rounds: () => rounds };
}
