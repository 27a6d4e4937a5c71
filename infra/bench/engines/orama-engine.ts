import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AnyOrama, create, insert, load, save, search } from "@orama/orama";
import type { BenchQuery } from "../query-mix.ts";
import { type BenchEngine, benchDocuments } from "./bench-engine.ts";

const SCHEMA = {
  company: "string",
  title: "string",
  text: "string",
  item: "enum",
  name: "enum",
} as const;

/** Orama, whose terms are always prefixes; texts are left out of its stored documents. */
export const oramaEngine: BenchEngine = {
  name: "orama",
  supports: ({ kind }) => ["rare", "hot", "or", "and", "prefix", "field", "filter"].includes(kind),
  build: async (filings, folder) => {
    const database: AnyOrama = create({ schema: SCHEMA });
    for (const { id, ...document } of benchDocuments(filings)) {
      await insert(database, { ...document, id: String(id) });
    }
    const saved = save(database);
    writeFileSync(
      join(folder, "index.json"),
      JSON.stringify({ ...saved, docs: withoutTexts(saved) }),
    );
  },
  open: async (folder) => {
    const database: AnyOrama = create({ schema: SCHEMA });
    load(database, JSON.parse(readFileSync(join(folder, "index.json"), "utf8")));
    const run = async (query: BenchQuery, facets: object) => {
      const { kind, words, field, item } = query;
      const found = await search(database, {
        term: words.join(" "),
        limit: 10,
        threshold: kind === "and" ? 0 : 1,
        boost: { company: 4, title: 2 },
        ...(field === undefined ? {} : { properties: [field] }),
        ...(item === undefined ? {} : { where: { item: { eq: item } } }),
        ...facets,
      });
      return found.count;
    };
    return {
      search: (query) => run(query, {}),
      searchWithFacets: (query) => run(query, { facets: { item: {}, name: {} } }),
    };
  },
};

/** Drops what nobody asks the engine for, so that its size is that of its index. */
function withoutTexts(saved: ReturnType<typeof save>): unknown {
  const docs = structuredClone(saved.docs) as { docs?: Record<string, { text?: string }> };
  for (const document of Object.values(docs.docs ?? {})) document.text = "";
  return docs;
}
