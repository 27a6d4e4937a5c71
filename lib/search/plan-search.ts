import { weighItems } from "./item-topics.ts";
import { type Hint, parseQuery } from "./parse-query.ts";
import type { Filters, Query, Sort } from "./query.ts";
import type { ItemWeights } from "./weigh-sections.ts";

/** What a request asks for, before it is said which page of the answer and which facets. */
export interface SearchPlan {
  readonly query: Query;
  readonly filters: Filters;
  readonly sort: Sort;
  readonly itemWeights: ItemWeights;
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
    itemWeights: weighItems(parsed.query, items),
    filters: both(parsed.filters, filters),
    sort: sort ?? (parsed.query.kind === "all" ? "-filed" : "relevance"),
    hints: parsed.hints,
  };
}

function both(left: Filters, right: Filters): Filters {
  if (Object.keys(right).length === 0) return left;
  return Object.keys(left).length === 0 ? right : { ...left, also: right };
}
