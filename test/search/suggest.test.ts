import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELD_BOOSTS } from "../../lib/index/schema.ts";
import { suggest } from "../../lib/search/suggest.ts";
import { segmentInputs } from "../support/arbitrary-filings.ts";
import { indexedFiling, openSnapshot } from "../support/index-filings.ts";
import { indexWithMiniSearch } from "../support/mini-search-oracle.ts";
import { visibleFilings } from "../support/visible-filings.ts";

describe("suggest", () => {
  it("suggests what MiniSearch does, for any segments", async () => {
    const words = ["change", "in", "THE", "accountant", "accountants", "Acme", "none", "chnge"];
    // Beginnings of words, as a user types them.
    const part = fc.tuple(fc.constantFrom(...words), fc.nat({ max: 11 })).map(([word, length]) => {
      return word.slice(0, length);
    });
    const texts = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(" "));
    const options = fc.constantFrom({}, { fuzzy: 0.2 }, { fuzzy: 1 });
    await fc.assert(
      fc.asyncProperty(segmentInputs, texts, options, async (inputs, text, option) => {
        const snapshot = await openSnapshot(inputs);
        const oracle = indexWithMiniSearch(visibleFilings(inputs));

        const suggestions = await suggest(snapshot, text, { limit: 1_000, ...option });

        const expected = oracle.autoSuggest(text, { boost: { ...FIELD_BOOSTS }, ...option });
        expect(suggestions.map(rounded).sort()).toStrictEqual(expected.map(rounded).sort());
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);

  it("returns the best ones first, as many as asked for", async () => {
    const snapshot = await openSnapshot([
      {
        filings: [
          indexedFiling({ key: "1" }, [{ text: "accountants" }]),
          indexedFiling({ key: "2" }, [{ title: "accountant", text: "accountant" }]),
          indexedFiling({ key: "3" }, [{ text: "accounting for many other things" }]),
        ],
      },
    ]);

    const suggestions = await suggest(snapshot, "account", { limit: 2 });

    expect(suggestions.map(({ suggestion }) => suggestion)).toStrictEqual([
      "accountant",
      "accountants",
    ]);
  });
});

/** Names a suggestion by its terms in any order: MiniSearch gives those of one word in none. */
function rounded({ terms, score }: { terms: readonly string[]; score: number }): string {
  return `${[...terms].sort().join(" ")} ${score.toFixed(9)}`;
}
