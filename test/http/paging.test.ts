import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateIndexedFilings } from "../../infra/samples/generate-indexed-filings.ts";
import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import { SORTS } from "../../lib/search/query.ts";
import { openMemorySnapshot } from "../support/memory-snapshot.ts";
import { serveSnapshot, type TestServer } from "../support/serve-filings.ts";

/** Filings of few days and companies, so that sort keys are often equal; some have no date. */
const filings = [...generateIndexedFilings({ seed: 3, count: 90 })].map(
  ({ filing, sections }, ordinal): IndexedFiling => ({
    filing: {
      ...filing,
      company: ordinal % 7 === 0 ? null : `Company ${ordinal % 5}`,
      filedAt: ordinal % 11 === 0 ? null : `2003-04-0${1 + (ordinal % 3)}`,
      reportDate: ordinal % 13 === 0 ? null : `2003-03-0${1 + (ordinal % 2)}`,
    },
    sections: sections.map((section) => ({ ...section, text: section.text.slice(0, 200) })),
  }),
);
const snapshot = await openMemorySnapshot([
  filings.slice(0, 50),
  filings.slice(50, 60),
  filings.slice(60),
]);
const server = serveSnapshot(async () => snapshot);

async function readAllPages(from: TestServer, parameters: Record<string, string>) {
  const ids: string[] = [];
  let cursor = "";
  do {
    const page = await from.search({
      ...parameters,
      facets: "none",
      ...(cursor === "" ? {} : { cursor }),
    });
    ids.push(...page.hits.map(({ id }) => id));
    cursor = page.next ?? "";
  } while (cursor !== "");
  return ids;
}

describe("paging through GET /search", { timeout: 60_000 }, () => {
  it("visits every filing exactly once, for any limit, sort and query", async () => {
    const request = fc.record({
      limit: fc.integer({ min: 7, max: 100 }).map(String),
      sort: fc.constantFrom(...SORTS),
      q: fc.constantFrom("", "company OR the", "-merger"),
    });
    await fc.assert(
      fc.asyncProperty(request, async (parameters) => {
        const { total } = await server.search({ ...parameters, limit: "1" });
        const ids = await readAllPages(server, parameters);

        expect(ids).toHaveLength(total);
        expect(new Set(ids).size).toBe(total);
      }),
      { numRuns: 20 },
    );
  });

  it("answers with the same order whatever the limit", async () => {
    for (const sort of SORTS) {
      const whole = await readAllPages(server, { sort, limit: "100" });

      expect(await readAllPages(server, { sort, limit: "7" })).toStrictEqual(whole);
    }
  });

  it("goes on from the same place when the index has grown meanwhile", async () => {
    let current = await openMemorySnapshot([filings.slice(0, 50)], 1);
    const growing = serveSnapshot(async () => current);
    const first = await growing.search({ sort: "filed", limit: "20" });
    current = await openMemorySnapshot([filings.slice(0, 50), filings.slice(50)], 2);
    const rest = await readAllPages(growing, {
      sort: "filed",
      limit: "20",
      cursor: first.next ?? "",
    });
    const seen = new Set(first.hits.map(({ id }) => id));

    expect(rest.filter((id) => seen.has(id))).toStrictEqual([]);
    for (const { filing } of filings.slice(0, 50)) {
      expect(seen.has(filing.id) || rest.includes(filing.id)).toBe(true);
    }
  });
});
