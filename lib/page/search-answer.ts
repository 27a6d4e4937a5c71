/** The parts of the API's answers that the page shows, named after what they are on it. */
import type { FilingResponse } from "../http/filing-response.ts";
import type { HitResponse, SearchResponse } from "../http/search-response.ts";

export type Hit = HitResponse;
export type HitItem = Hit["items"][number];
export type HitSection = Hit["sections"][number];
export type FilingText = FilingResponse["sections"][number];

/** A facet value of any facet: companies may have a CIK, items have a title. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
  readonly cik?: string | undefined;
  readonly label?: string | undefined;
}

export const PAGE_FACETS = ["company", "item", "form", "year"] as const;
export type PageFacet = (typeof PAGE_FACETS)[number];
export type FacetCounts = Readonly<Record<PageFacet, readonly FacetValue[]>>;

/** An answer to a search with the facets of the page made whole. */
export interface SearchAnswer extends Omit<SearchResponse, "facets"> {
  readonly facets: FacetCounts;
}
