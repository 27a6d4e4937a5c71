/** The HTTP interface over an index of every real filing. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { hasKind } from "../../lib/errors.ts";
import { parseFiling } from "../../lib/filing/parse-filing.ts";
import { filingResponseSchema } from "../../lib/http/filing-response.ts";
import { processTerm } from "../../lib/index/analyzer.ts";
import { buildRecord } from "../../lib/index/build-record.ts";
import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import { REAL_FILINGS, SEED_FILING } from "../support/real-filings.ts";
import { serveFilings } from "../support/serve-filings.ts";

const SEED_KEY = "seed.txt";

function* readRecords(): Generator<IndexedFiling> {
  for (const entry of readdirSync(REAL_FILINGS, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const record = readRecord(path, relative(REAL_FILINGS, path));
    if (record !== null) yield record;
  }
  const seed = readRecord(SEED_FILING, SEED_KEY);
  if (seed !== null) yield seed;
}

function readRecord(path: string, key: string): IndexedFiling | null {
  const bytes = readFileSync(path);
  const etag = createHash("md5").update(bytes).digest("hex");
  try {
    return buildRecord(parseFiling(bytes, { path: key }), { key, etag });
  } catch (error) {
    if (hasKind(error, "invalid")) return null;
    throw error;
  }
}

const records = [...readRecords()];
const server = await serveFilings(records);

describe("GET /search over real filings", () => {
  it.each([{ q: "gamma globulin" }, { company: "hemacare" }, { q: '"gamma globulin" item:7.01' }])(
    "finds the seed by %o",
    async (parameters) => {
      const { hits } = await server.search(parameters);

      expect(hits.map(({ key }) => key)).toStrictEqual([SEED_KEY]);
    },
  );

  it("finds the seed, an Item 9 of 2003, among the filings of Item 7.01", async () => {
    const { hits } = await server.search({ item: "7.01", year: "2003", limit: "100" });

    expect(hits.map(({ key }) => key)).toContain(SEED_KEY);
  });

  it("marks the phrase in the seed", async () => {
    const { hits } = await server.search({ q: '"gamma globulin"' });
    const snippet = hits[0]?.sections[0]?.snippet;

    expect(snippet?.highlights.map(([start, end]) => snippet.text.slice(start, end))).toStrictEqual(
      ["gamma globulin"],
    );
  });

  it("lists every filing once, page after page", async () => {
    const keys: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await server.search({
        limit: "100",
        facets: "none",
        ...(cursor === null ? {} : { cursor }),
      });
      keys.push(...page.hits.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    const { total, index } = await server.search({ limit: "1" });

    expect(keys).toHaveLength(total);
    expect(new Set(keys).size).toBe(total);
    expect(index.filings).toBe(total);
  });

  it("counts as many filings of an item as it finds", async () => {
    const { facets } = await server.search({ facets: "item,form,year,state", limit: "1" });
    for (const { value, count } of facets.item ?? []) {
      // Other forms number their items by other lists, which the filter does not know.
      const response = await server.get(`/search?item=${value}&limit=1&facets=none`);
      if (response.status === 200) expect(await response.json()).toMatchObject({ total: count });
    }
    for (const { value, count } of facets.year ?? []) {
      expect((await server.search({ year: value, limit: "1" })).total, value).toBe(count);
    }
    for (const { value, count } of facets.state ?? []) {
      expect((await server.search({ state: value, limit: "1" })).total, value).toBe(count);
    }
  });

  it.each([
    ["going", "concern"],
    ["chief", "executive", "officer"],
    ["merger"],
    ["restatement"],
    ["dividend", "declared"],
  ])("marks only the words %s %s %s", async (...words) => {
    const { hits } = await server.search({ q: words.join(" "), limit: "100" });

    expect(hits.length).toBeGreaterThan(0);
    for (const { text, highlights } of hits.flatMap((hit) => {
      return hit.sections.map(({ snippet }) => snippet);
    })) {
      for (const [start, end] of highlights) {
        expect(words).toContain(processTerm(text.slice(start, end)));
      }
    }
  });
});

describe("GET /filings/{id} over real filings", () => {
  it("returns every filing it lists", async () => {
    const { hits } = await server.search({ limit: "100" });
    for (const { id } of hits) {
      const response = await server.get(`/filings/${id}`);

      expect(filingResponseSchema.parse(await response.json()).id).toBe(id);
    }
  });
});
