import { describe, expect, it } from "vitest";
import { createSnapshot } from "../../../lib/index/snapshot.ts";
import { executeQuery } from "../../../lib/search/execute/execute-query.ts";
import { indexedFiling, openInput } from "../../support/index-filings.ts";

describe("findFilteredSections", () => {
  it("lets nothing through that a newer segment hides", async () => {
    const filings = ["a", "b"].map((key) => indexedFiling({ key, id: key, form: "8-K" }));
    const older = await openInput({ filings }, "older");
    const newer = await openInput({ removedKeys: ["a"] }, "newer");
    const totals: number[] = [];
    for (const segments of [[older], [older, newer], [older]]) {
      const snapshot = await createSnapshot({ version: 1, updatedAt: null, segments });
      const { total } = await executeQuery(snapshot, {
        query: { kind: "all" },
        filters: { form: ["8-K"] },
        facets: [],
        sort: "relevance",
        limit: 10,
        after: null,
      });
      totals.push(total);
    }

    expect(totals).toStrictEqual([2, 1, 2]);
  });
});
