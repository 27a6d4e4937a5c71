import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadFilings } from "../../infra/local/load-filings.ts";
import { openStack } from "../scenarios/open-stack.ts";
import { REAL_FILINGS, SEED_FILING } from "../support/real-filings.ts";

const SEED = dirname(SEED_FILING);
const TIMEOUT_MS = 300_000;
const quiet = { start: () => {}, update: () => {}, stop: () => {} };

function readFormsByPath(): Map<string, string> {
  const [head = "", ...rows] = readFileSync(join(REAL_FILINGS, "MANIFEST.tsv"), "utf8").split("\n");
  const column = head.split("\t").indexOf("form");
  return new Map(
    rows.map((row) => row.split("\t")).map((cells) => [cells[0] ?? "", cells[column] ?? ""]),
  );
}

describe("the local stack over real filings", { timeout: TIMEOUT_MS }, () => {
  it("indexes every 8-K and the seed, and finds the seed", async () => {
    const stack = await openStack();
    const report = await loadFilings(stack, REAL_FILINGS, quiet);
    const forms = readFormsByPath();
    // The manifest also lists EDGAR's pages about filings, under the form they are about.
    const refused = report.rejected.filter(
      ({ key }) => forms.get(key)?.startsWith("8-K") && !key.includes("/index_pages/"),
    );
    expect(refused).toEqual([]);
    expect(report.indexed).toBeGreaterThan(1_100);

    const seed = await loadFilings(stack, SEED, quiet);
    expect(seed).toMatchObject({ found: 1, indexed: 1, rejected: [] });
    const key = "000_65ec135c5954188a.txt";
    expect((await stack.search({ q: "gamma globulin" })).hits.map((hit) => hit.key)).toContain(key);
    const byCompany = await stack.search({ company: "hemacare" });
    expect(byCompany.hits.map((hit) => hit.key)).toEqual([key]);
    const byItem = await stack.search({ item: "7.01", filed_from: "2003", filed_to: "2003" });
    expect(byItem.hits.map((hit) => hit.key)).toContain(key);
  });
});
