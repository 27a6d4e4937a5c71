import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IndexedFiling } from "../../../lib/index/filing-record.ts";
import type { Snapshot } from "../../../lib/index/snapshot.ts";
import { executeQuery } from "../../../lib/search/execute/execute-query.ts";
import type {
  ExecuteRequest,
  FilingHit,
  SortPosition,
} from "../../../lib/search/execute/execution.ts";
import { FACETS, type Query, SORTS } from "../../../lib/search/query.ts";
import { filters, segmentInputs } from "../../support/arbitrary-filings.ts";
import {
  countFacet,
  fieldsWhereNear,
  meetsFilters,
  sortFilings,
} from "../../support/brute-force.ts";
import { openSnapshot } from "../../support/index-filings.ts";
import { ALL_FILINGS } from "../../support/search-request.ts";
import { visibleFilings } from "../../support/visible-filings.ts";

describe("executeQuery", () => {
  it("filters, counts facets and sorts like a look at every filing, for any filters", async () => {
    await fc.assert(
      fc.asyncProperty(
        segmentInputs,
        fc.array(filters, { minLength: 3, maxLength: 6 }),
        fc.constantFrom(...SORTS),
        async (inputs, asked, sort) => {
          const snapshot = await openSnapshot(inputs);
          const visible = visibleFilings(inputs);
          expect(snapshot.filingCount).toBe(visible.length);
          for (const one of asked) {
            const matching = visible.filter(({ filing, sections }) => {
              return sections.some((section) => meetsFilters(filing, section, one));
            });
            const found = await executeQuery(snapshot, {
              ...ALL_FILINGS,
              filters: one,
              facets: FACETS,
              sort,
            });

            expect(found.total).toBe(matching.length);
            const ids = sortFilings(matching, sort).map(({ filing }) => filing.id);
            expect(await idsOf(found.hits)).toStrictEqual(ids);
            for (const facet of FACETS) {
              const counts = found.facets[facet]?.map(({ value, cik, count }) => {
                return [cik ?? value, count] as const;
              });
              expect(new Map(counts)).toStrictEqual(countFacet(matching, facet));
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it("gives the same hits on pages as at once, for any page size and sort", async () => {
    const limits = fc.integer({ min: 1, max: 4 });
    const query: Query = { kind: "term", text: "accountant", prefix: true };
    await fc.assert(
      fc.asyncProperty(
        segmentInputs,
        limits,
        fc.constantFrom(...SORTS),
        async (inputs, limit, sort) => {
          const snapshot = await openSnapshot(inputs);
          const whole = await executeQuery(snapshot, { ...ALL_FILINGS, query, sort });
          const paged = await pages(snapshot, { ...ALL_FILINGS, query, sort, limit });

          expect(await idsOf(paged)).toStrictEqual(await idsOf(whole.hits));
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);

  it("finds phrases and words near each other like a try of every combination", async () => {
    const word = fc.constantFrom(
      ..."change in the accountant acme accountant* c* i*".split(" "),
      "change in",
      "change in*",
      "the a*",
    );
    const near = fc.record(
      {
        kind: fc.constant("near" as const),
        texts: fc.array(word, { minLength: 1, maxLength: 3 }),
        distance: fc.integer({ min: 0, max: 4 }),
        ordered: fc.boolean(),
        fields: fc.constant(["text" as const]),
      },
      { requiredKeys: ["kind", "texts", "distance", "ordered"] },
    );
    const phrase = fc.record({
      kind: fc.constant("phrase" as const),
      texts: fc.array(word, { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        segmentInputs,
        fc.array(fc.oneof(near, phrase), { minLength: 4, maxLength: 8 }),
        async (inputs, asked) => {
          const snapshot = await openSnapshot(inputs);
          const visible = visibleFilings(inputs);
          for (const query of asked) {
            const found = await executeQuery(snapshot, { ...ALL_FILINGS, query });

            const expected = visible.filter((one) => {
              return one.sections.some(
                (section) => fieldsWhereNear(one, section, query).length > 0,
              );
            });
            expect((await idsOf(found.hits)).sort()).toStrictEqual(idsSorted(expected));
          }
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});

async function pages(snapshot: Snapshot, asked: ExecuteRequest): Promise<FilingHit[]> {
  const hits: FilingHit[] = [];
  let after: SortPosition | null = null;
  do {
    const page: { hits: FilingHit[]; next: SortPosition | null } = await executeQuery(snapshot, {
      ...asked,
      after: after === null ? null : JSON.parse(JSON.stringify(after)),
    });
    expect(page.hits.length).toBeLessThanOrEqual(asked.limit);
    hits.push(...page.hits);
    after = page.next;
  } while (after !== null);
  return hits;
}

async function idsOf(hits: readonly FilingHit[]): Promise<string[]> {
  return Promise.all(
    hits.map(async ({ segment, ordinal }) => {
      const { filings } = await segment.readKeys();
      return filings[ordinal]?.id ?? "";
    }),
  );
}

function idsSorted(filings: readonly IndexedFiling[]): string[] {
  return filings.map(({ filing }) => filing.id).sort();
}
