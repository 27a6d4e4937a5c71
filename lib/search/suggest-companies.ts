import { analyze } from "../index/analyzer.ts";
import type { Snapshot } from "../index/snapshot.ts";
import { executeQuery } from "./execute/execute-query.ts";
import type { FacetCount } from "./execute/execution.ts";

export interface SuggestCompaniesOptions {
  readonly limit: number;
  readonly isExpired?: () => boolean;
}

/**
 * Returns the companies that a text may be the beginning of the name of, or of a former name or a
 * ticker: all its words occur there, the last as a beginning. Names that begin with the text come
 * first, then companies with many filings.
 */
export async function suggestCompanies(
  snapshot: Snapshot,
  text: string,
  { limit, ...deadline }: SuggestCompaniesOptions,
): Promise<FacetCount[]> {
  const beginning = analyze(text).join(" ");
  if (beginning === "") return [];
  const { facets } = await executeQuery(snapshot, {
    query: { kind: "all" },
    filters: { company: [{ name: text, exact: false }] },
    facets: ["company"],
    sort: "-filed",
    limit: 0,
    after: null,
    ...deadline,
  });
  const isBeginning = ({ value }: FacetCount) => {
    return Number(analyze(value).join(" ").startsWith(beginning));
  };
  return (facets.company ?? []).toSorted((a, b) => isBeginning(b) - isBeginning(a)).slice(0, limit);
}
