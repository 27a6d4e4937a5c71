import { normalizeName } from "../../index/analyzer.ts";
import type { Preferences } from "../execute/weigh-sections.ts";
import type { Filters, Query, Sort } from "../query.ts";
import { weighItems } from "./item-topics.ts";
import { type Hint, parseQuery } from "./parse-query.ts";

/** What a request asks for, before it is said which page of the answer and which facets. */
export interface SearchPlan {
  readonly query: Query;
  readonly filters: Filters;
  readonly sort: Sort;
  readonly preferences: Preferences;
  readonly hints: readonly Hint[];
}

/**
 * Joins the text of a query with the filters given beside it; both must hold.
 *
 * Without a sort, the best matches come first, or the newest when there is nothing to match.
 */
export function planSearch(text: string, filters: Filters, sort: Sort | undefined): SearchPlan {
  const parsed = parseQuery(text);
  const items = [...(parsed.filters.item ?? []), ...(filters.item ?? [])];
  return {
    query: parsed.query,
    preferences: { items: weighItems(parsed.query, items), name: nameOf(parsed.query) },
    filters: both(parsed.filters, filters),
    sort: sort ?? (parsed.query.kind === "all" ? "-filed" : "relevance"),
    hints: parsed.hints,
  };
}

/**
 * Returns the whole query as a name, normalised; null when it cannot be one. A single word is a
 * ticker only in capitals: GOLD is a company, gold is not.
 */
function nameOf(query: Query): string | null {
  const texts = textsOf(query);
  if (texts === null) return null;
  const isTicker = texts.length > 1 || /^[A-Z][A-Z0-9]*$/.test(texts[0] ?? "");
  return isTicker ? normalizeName(texts.join(" ")) : null;
}

function textsOf(query: Query): readonly string[] | null {
  if (query.kind === "phrase") return query.texts.at(-1)?.endsWith("*") ? null : query.texts;
  if (query.kind === "term") return query.prefix || query.fuzzy ? null : [query.text];
  if (query.kind !== "and") return null;
  const texts = query.operands.map(textsOf);
  return texts.includes(null) ? null : texts.flatMap((part) => part ?? []);
}

function both(left: Filters, right: Filters): Filters {
  if (Object.keys(right).length === 0) return left;
  return Object.keys(left).length === 0 ? right : { ...left, also: right };
}
