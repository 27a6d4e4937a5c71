import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import lunr from "lunr";
import { FIELD_BOOSTS, FIELDS } from "../../../lib/index/schema.ts";
import type { BenchQuery } from "../query-mix.ts";
import { type BenchEngine, benchDocuments, countFacets } from "./bench-engine.ts";

/** Lunr without stemmer and stop words, so that it finds the same words. */
export const lunrEngine: BenchEngine = {
  name: "lunr",
  supports: ({ kind }) => kind !== "phrase" && kind !== "near" && kind !== "filter",
  build: async (filings, folder) => {
    const builder = new lunr.Builder();
    builder.ref("id");
    for (const field of FIELDS) builder.field(field, { boost: FIELD_BOOSTS[field] });
    const facts: [string, string][] = [];
    for (const document of benchDocuments(filings)) {
      builder.add(document);
      facts.push([document.name, document.item]);
    }
    writeFileSync(join(folder, "index.json"), JSON.stringify(builder.build()));
    writeFileSync(join(folder, "facts.json"), JSON.stringify(facts));
  },
  open: async (folder) => {
    const index = lunr.Index.load(JSON.parse(readFileSync(join(folder, "index.json"), "utf8")));
    const facts: [string, string][] = JSON.parse(readFileSync(join(folder, "facts.json"), "utf8"));
    return {
      search: (query) => run(index, query).length,
      searchWithFacets: (query) => {
        const results = run(index, query);
        countFacets(results, ({ ref }) => facts[Number(ref)] ?? ["", ""]);
        return results.length;
      },
    };
  },
};

function run(index: lunr.Index, { kind, words, field }: BenchQuery): lunr.Index.Result[] {
  return index.query((query) => {
    words.forEach((word, i) => {
      const excluded = kind === "and-not" && i > 0;
      query.term(word, {
        ...(field === undefined ? {} : { fields: [field] }),
        ...(kind === "and" ? { presence: lunr.Query.presence.REQUIRED } : {}),
        ...(excluded ? { presence: lunr.Query.presence.PROHIBITED } : {}),
        ...(kind.startsWith("prefix") ? { wildcard: lunr.Query.wildcard.TRAILING } : {}),
        ...(kind === "fuzzy" ? { editDistance: Math.round(word.length * 0.2) } : {}),
      });
    });
  });
}
