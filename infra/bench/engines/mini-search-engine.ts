import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import MiniSearch, { type Query, type SearchOptions, type SearchResult } from "minisearch";
import { FIELD_BOOSTS, FIELDS } from "../../../lib/index/schema.ts";
import type { BenchQuery } from "../query-mix.ts";
import { type BenchEngine, benchDocuments, countFacets } from "./bench-engine.ts";

/** Stored is what a page of results shows; the text would not fit. */
const OPTIONS = {
  fields: [...FIELDS],
  storeFields: ["item", "name", "title", "accession", "cik", "form", "filedAt"],
};

/** MiniSearch as it comes: its own JSON, its own search. */
export const miniSearchEngine: BenchEngine = {
  name: "minisearch",
  supports: ({ kind }) => kind !== "phrase" && kind !== "near",
  build: async (filings, folder) => {
    const index = new MiniSearch(OPTIONS);
    for (const document of benchDocuments(filings)) index.add(document);
    writeFileSync(join(folder, "index.json"), JSON.stringify(index));
  },
  open: async (folder) => {
    const index = MiniSearch.loadJSON(readFileSync(join(folder, "index.json"), "utf8"), OPTIONS);
    const run = (query: BenchQuery): SearchResult[] => {
      const { asked, options } = miniSearchQuery(query);
      return index.search(asked, { boost: { ...FIELD_BOOSTS }, ...options });
    };
    return {
      search: (query) => {
        const results = run(query);
        return results.slice(0, 10).length && results.length;
      },
      searchWithFacets: (query) => {
        const results = run(query);
        countFacets(results, (result) => [result["name"], result["item"]]);
        return results.length;
      },
    };
  },
};

function miniSearchQuery({ kind, words, field, item }: BenchQuery): {
  asked: Query;
  options: SearchOptions;
} {
  const options: SearchOptions = {
    ...(field === undefined ? {} : { fields: [field] }),
    ...(kind.startsWith("prefix") ? { prefix: true } : {}),
    ...(kind.endsWith("fuzzy") ? { fuzzy: 0.2 } : {}),
    ...(item === undefined ? {} : { filter: (result) => result["item"] === item }),
    ...(kind === "and" ? { combineWith: "AND" } : {}),
  };
  if (kind === "and-not") {
    return { asked: { combineWith: "AND_NOT", queries: [...words] }, options };
  }
  return { asked: words.join(" "), options };
}
