import { describe, expect, it } from "vitest";
import { suggestCompanies } from "../../lib/search/suggest-companies.ts";
import { indexedFiling, openSnapshot } from "../support/index-filings.ts";

/** Opens an index with a filing for each list of names, the first of which is the company's. */
async function openCompanies(...lists: readonly (readonly string[])[]) {
  const filings = lists.map((names, n) => {
    return indexedFiling({ key: `${n}.txt`, company: names[0] ?? null, names });
  });
  return await openSnapshot([{ filings }]);
}

describe("suggestCompanies", () => {
  it("takes the last word for a beginning, and the others for words of the name", async () => {
    const snapshot = await openCompanies(["Harbor Steel Corporation"]);
    const company = { value: "Harbor Steel Corporation", count: 1 };

    expect(await suggestCompanies(snapshot, "steel corp", { limit: 9 })).toStrictEqual([company]);
    expect(await suggestCompanies(snapshot, "ste corp", { limit: 9 })).toStrictEqual([]);
  });

  it("suggests none for a text without words", async () => {
    const snapshot = await openCompanies(["Harbor Steel Corporation"]);

    expect(await suggestCompanies(snapshot, " - ", { limit: 9 })).toStrictEqual([]);
  });

  it("puts names that begin with the text before those that hold it", async () => {
    const snapshot = await openCompanies(["First Acme"], ["First Acme"], ["ACME Tools"]);
    const begun = { value: "ACME Tools", count: 1 };
    const held = { value: "First Acme", count: 2 };

    expect(await suggestCompanies(snapshot, "acm", { limit: 9 })).toStrictEqual([begun, held]);
    expect(await suggestCompanies(snapshot, "acm", { limit: 1 })).toStrictEqual([begun]);
  });

  it("finds a company by a name it has given up", async () => {
    const snapshot = await openCompanies(["Meridian Group", "Old Mill Company"]);

    const companies = await suggestCompanies(snapshot, "old mi", { limit: 9 });
    expect(companies).toStrictEqual([{ value: "Meridian Group", count: 1 }]);
  });
});
