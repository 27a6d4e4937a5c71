import { describe, expect, it } from "vitest";
import { executeQuery } from "../../../lib/search/execute/execute-query.ts";
import { NAME_FACTOR, type Preferences } from "../../../lib/search/execute/weigh-sections.ts";
import { makeFiling } from "../../support/indexed-filing.ts";
import { openMemorySnapshot } from "../../support/memory-snapshot.ts";
import { ALL_FILINGS } from "../../support/search-request.ts";

const snapshot = await openMemorySnapshot([
  [makeFiling(1, { "4": "Doubt.", "8.01": "Doubt." })],
  [
    makeFiling(
      2,
      { cover: "Doubt.", "9.01": "Doubt." },
      { company: "Globex, Inc.", names: ["Globex, Inc.", "GLOBEX CORP"] },
    ),
  ],
]);

async function scores(preferences?: Preferences): Promise<Map<string, number>> {
  const { hits } = await executeQuery(snapshot, {
    ...ALL_FILINGS,
    query: { kind: "term", text: "doubt" },
    ...(preferences === undefined ? {} : { preferences }),
  });
  const entries = await Promise.all(
    hits.map(async ({ segment, ordinal, sections }) => {
      const records = await segment.readSections(ordinal);
      return sections.map(({ ordinal: place, score }): [string, number] => {
        return [records[place]?.codes[0] ?? "cover", score];
      });
    }),
  );
  return new Map(entries.flat());
}

describe("executeQuery with preferences", () => {
  it("multiplies the scores of sections of those items, by their current codes", async () => {
    const plain = await scores();
    const items = new Map(Object.entries({ "4.01": 2, "9.01": 0.5 }));
    const weighed = await scores({ items, name: null });

    expect(weighed.get("4")).toBe(2 * (plain.get("4") ?? 0));
    expect(weighed.get("9.01")).toBe(0.5 * (plain.get("9.01") ?? 0));
    expect(weighed.get("8.01")).toBe(plain.get("8.01"));
    expect(weighed.get("cover")).toBe(plain.get("cover"));
  });

  it("multiplies the scores of all sections of a company named in full", async () => {
    const plain = await scores();
    const weighed = await scores({ items: new Map(), name: "globex inc" });

    expect(weighed.get("cover")).toBe(NAME_FACTOR * (plain.get("cover") ?? 0));
    expect(weighed.get("4")).toBe(plain.get("4"));
  });

  it("changes nothing when no section is of such an item", async () => {
    const preferences = { items: new Map([["1.05", 3]]), name: "nobody" };

    expect(await scores(preferences)).toStrictEqual(await scores());
  });
});
