import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import FlexSearch from "flexsearch";
import type { BenchQuery } from "../query-mix.ts";
import { type BenchEngine, benchDocuments, countFacets } from "./bench-engine.ts";

/**
 * FlexSearch with whole words ("strict"), one index for each field: it does not rank by BM25 and
 * has neither prefixes nor fuzzy words in this mode; its other modes are several times larger.
 */
const FIELDS = ["company", "title", "text"] as const;

export const flexsearchEngine: BenchEngine = {
  name: "flexsearch",
  supports: ({ kind }) => ["rare", "hot", "or", "and", "field"].includes(kind),
  build: async (filings, folder) => {
    const indexes = createIndexes();
    const facts: [string, string][] = [];
    for (const document of benchDocuments(filings)) {
      for (const field of FIELDS) indexes[field].add(document.id, document[field]);
      facts.push([document.name, document.item]);
    }
    writeFileSync(join(folder, "facts.json"), JSON.stringify(facts));
    for (const field of FIELDS) {
      mkdirSync(join(folder, field));
      const written: Promise<void>[] = [];
      indexes[field].export((key: string, data: string) => {
        if (data) writeFileSync(join(folder, field, key), data);
      });
      await Promise.all(written);
    }
  },
  open: async (folder) => {
    const indexes = createIndexes();
    for (const field of FIELDS) {
      for (const key of readdirSync(join(folder, field))) {
        indexes[field].import(key, readFileSync(join(folder, field, key), "utf8"));
      }
    }
    const facts: [string, string][] = JSON.parse(readFileSync(join(folder, "facts.json"), "utf8"));
    const run = ({ kind, words, field }: BenchQuery): Set<number> => {
      const suggest = kind !== "and";
      const found = new Set<number>();
      for (const name of field === undefined ? FIELDS : [field]) {
        const ids = indexes[name].search(words.join(" "), { limit: 1_000_000, suggest });
        for (const id of ids) found.add(Number(id));
      }
      return found;
    };
    return {
      search: (query) => run(query).size,
      searchWithFacets: (query) => {
        const ids = [...run(query)];
        countFacets(ids, (id) => facts[id] ?? ["", ""]);
        return ids.length;
      },
    };
  },
};

function createIndexes() {
  const create = () => new FlexSearch.Index({ tokenize: "strict" });
  return { company: create(), title: create(), text: create() };
}
