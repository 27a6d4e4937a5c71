import MiniSearch, { type Query as MiniSearchQuery, type SearchOptions } from "minisearch";
import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import { FIELD_BOOSTS, FIELDS } from "../../lib/index/schema.ts";
import type { Scoring } from "../../lib/search/execute/scoring.ts";
import type { Query } from "../../lib/search/query.ts";

/** What MiniSearch finds in a section. */
export interface OracleSection {
  readonly ordinal: number;
  readonly score: number;
  readonly terms: readonly string[];
  readonly queryTerms: readonly string[];
  readonly match: Readonly<Record<string, readonly string[]>>;
}

/** Indexes the sections of filings, each a document named by filing and ordinal. */
export function indexWithMiniSearch(filings: readonly IndexedFiling[]): MiniSearch {
  const index = new MiniSearch({ fields: [...FIELDS], storeFields: ["key", "ordinal"] });
  for (const { filing, sections } of filings) {
    sections.forEach(({ title, text }, ordinal) => {
      const company = filing.names.join("\n");
      index.add({ id: `${filing.id}#${ordinal}`, key: filing.key, ordinal, company, title, text });
    });
  }
  return index;
}

/** Searches and groups the sections found by the keys of their filings, the best first. */
export function searchWithMiniSearch(
  index: MiniSearch,
  query: Query,
  options: SearchOptions = {},
): Map<string, OracleSection[]> {
  const found = new Map<string, OracleSection[]>();
  const asked = miniSearchQuery(query);
  for (const result of index.search(asked, { boost: { ...FIELD_BOOSTS }, ...options })) {
    const { key, ordinal, score, terms, queryTerms, match } = result;
    found.set(key, [...(found.get(key) ?? []), { ordinal, score, terms, queryTerms, match }]);
  }
  return found;
}

/** Says the parameters of scores as MiniSearch's options. */
export function miniSearchScoring(scoring: Scoring): SearchOptions {
  const { k, b, d, prefixWeight, fuzzyWeight, maxFuzzy, fieldBoosts } = scoring;
  return {
    bm25: { k, b, d },
    weights: { prefix: prefixWeight, fuzzy: fuzzyWeight },
    maxFuzzy,
    boost: Object.fromEntries(FIELDS.map((field, id) => [field, fieldBoosts[id] ?? 1])),
  };
}

function miniSearchQuery(query: Query): MiniSearchQuery {
  switch (query.kind) {
    case "all":
      return MiniSearch.wildcard;
    case "term":
      return {
        queries: [query.text],
        fields: [...(query.fields ?? FIELDS)],
        prefix: query.prefix ?? false,
        fuzzy: query.fuzzy ?? false,
        boostTerm: () => query.boost ?? 1,
      };
    case "and":
    case "or":
      return { combineWith: query.kind, queries: query.operands.map(miniSearchQuery) };
    case "and-not":
      return { combineWith: "and_not", queries: query.operands.map(miniSearchQuery) };
    default:
      throw new Error("MiniSearch has no phrases");
  }
}
