import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateIndexedFilings } from "../../infra/samples/generate-indexed-filings.ts";
import { serveFilings } from "../support/serve-filings.ts";

const server = await serveFilings([...generateIndexedFilings({ seed: 5, count: 30 })]);

/** Pieces of the query language and common words, so that many queries find something. */
const piece = fc.oneof(
  fc.constantFrom(
    ...'( ) " - * ~ ^2 , OR AND NOT NEAR(5) pre/2 w/3 item: form: filed: title: company:'.split(
      " ",
    ),
    ..."4.01 9 8-K 2003 [2001 TO 2010] the company agreement of a* compan~ 0000320193".split(" "),
    " ",
  ),
  fc.string({ unit: "binary", maxLength: 4 }),
);
const anyText = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(" "));

describe("GET /search, for any query", { timeout: 60_000 }, () => {
  it("answers by its schema, with marks and hints in their places", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (q) => {
        const { total, hits, hints } = await server.search({ q, limit: "5" });

        expect(hits.length).toBe(Math.min(total, 5));
        for (const { text, highlights } of hits.flatMap(({ sections }) => {
          return sections.map(({ snippet }) => snippet);
        })) {
          let last = 0;
          for (const [start, end] of highlights) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        }
        for (const { start, end } of hints) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(q.length);
        }
        expect(server.errors).toStrictEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("counts in each facet no more than it finds, and finds what it counts", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (q) => {
        const { total, facets } = await server.search({ q, limit: "1", facets: "form,year" });
        for (const { value, count } of facets.year ?? []) {
          const narrowed = await server.search({ q, year: value, limit: "1", facets: "none" });

          expect(count).toBeLessThanOrEqual(total);
          expect(narrowed.total).toBe(count);
        }
      }),
      { numRuns: 30 },
    );
  });
});
