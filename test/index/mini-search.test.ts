import fc from "fast-check";
import MiniSearch from "minisearch";
import { describe, expect, it } from "vitest";
import { hasKind } from "../../lib/errors.ts";
import { memoryByteSource } from "../../lib/index/byte-source.ts";
import { MINI_SEARCH_OPTIONS, toMiniSearch } from "../../lib/index/export-mini-search.ts";
import { fromMiniSearch } from "../../lib/index/import-mini-search.ts";
import { FIELD_BOOSTS } from "../../lib/index/schema.ts";
import { openSegment } from "../../lib/index/segment-reader.ts";
import { createSnapshot, type Snapshot } from "../../lib/index/snapshot.ts";
import { executeQuery } from "../../lib/search/execute/execute-query.ts";
import { segmentInputs } from "../support/arbitrary-filings.ts";
import { openSnapshot } from "../support/index-filings.ts";
import { ALL_FILINGS } from "../support/search-request.ts";
import { visibleFilings } from "../support/visible-filings.ts";

describe("toMiniSearch", () => {
  it("writes what MiniSearch loads and searches alike, for any segments", async () => {
    await fc.assert(
      fc.asyncProperty(segmentInputs, async (inputs) => {
        const snapshot = await openSnapshot(inputs);

        const loaded = MiniSearch.loadJSON(await toMiniSearch(snapshot), MINI_SEARCH_OPTIONS);

        const visible = visibleFilings(inputs);
        const ids = visible.flatMap(({ filing, sections }) => {
          return sections.map((_, i) => `${filing.id}#${i}`);
        });
        const wildcard = loaded.search(MiniSearch.wildcard).map((result) => String(result["id"]));
        expect(wildcard).toStrictEqual(ids);
        const found = loaded.search("change accountant", { boost: { ...FIELD_BOOSTS } });
        const best = await bestScores(snapshot);
        expect(best.length).toBe(new Set(found.map(({ filing }) => filing.id)).size);
        if (found[0]) expect(best[0]).toBeCloseTo(found[0].score, 10);
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});

describe("fromMiniSearch", () => {
  it("restores filings, terms and scores from an export, for any segments", async () => {
    await fc.assert(
      fc.asyncProperty(segmentInputs, async (inputs) => {
        const snapshot = await openSnapshot(inputs);

        const bytes = fromMiniSearch(await toMiniSearch(snapshot));

        const segment = await openSegment(memoryByteSource("imported", bytes));
        const imported = await createSnapshot({ ...snapshot, segments: [segment] });
        expect(imported.filingCount).toBe(snapshot.filingCount);
        expect(imported.sectionCount).toBe(snapshot.sectionCount);
        expect(await bestScores(imported)).toStrictEqual(await bestScores(snapshot));
        const phrase = await search(imported, "phrase");
        expect(phrase.total).toBe(0);
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it("takes documents that MiniSearch indexed by itself", async () => {
    const index = new MiniSearch({ fields: ["text", "title", "company"], storeFields: ["title"] });
    index.addAll([
      { id: 7, company: "Acme", title: "Change in accountants", text: "The accountant left." },
      { id: "x", company: "Zeta", title: "Other", text: "No change." },
      { id: 9, company: "Gone", title: "Gone", text: "nothing" },
    ]);
    index.discard(9);

    const bytes = fromMiniSearch(JSON.stringify(index));

    const segment = await openSegment(memoryByteSource("imported", bytes));
    const snapshot = await createSnapshot({ version: 1, updatedAt: null, segments: [segment] });
    const scores = index.search("change accountant", { boost: { ...FIELD_BOOSTS } });
    const best = await bestScores(snapshot);
    expect(best.map((score) => score.toFixed(9))).toStrictEqual(
      scores.map(({ score }) => score.toFixed(9)),
    );
    expect((await segment.readKeys()).filings.map(({ id }) => id)).toStrictEqual(["7", "x"]);
  });

  it.each(["", "[]", "{}", '{"serializationVersion":1}', '{"serializationVersion":2}'])(
    "refuses %j",
    (json) => {
      let failure: unknown = null;
      try {
        fromMiniSearch(json);
      } catch (error) {
        failure = error;
      }
      expect(hasKind(failure, "invalid")).toBe(true);
    },
  );
});

function search(snapshot: Snapshot, kind: "or" | "phrase") {
  const texts = ["change", "accountant"];
  return executeQuery(snapshot, {
    ...ALL_FILINGS,
    query:
      kind === "phrase"
        ? { kind, texts }
        : { kind, operands: texts.map((text) => ({ kind: "term", text })) },
  });
}

async function bestScores(snapshot: Snapshot): Promise<number[]> {
  return (await search(snapshot, "or")).hits.map(({ score }) => score);
}
