import type { Field } from "../../index/schema.ts";
import type { Segment } from "../../index/segment-reader.ts";
import type { Facet, Filters, Query, Sort } from "../query.ts";
import type { Scoring } from "./scoring.ts";
import type { Preferences } from "./weigh-sections.ts";

/** What executeQuery is asked. */
export interface ExecuteRequest {
  readonly query: Query;
  readonly filters: Filters;
  /** The facets to count. */
  readonly facets: readonly Facet[];
  readonly sort: Sort;
  /** Filings on the page. */
  readonly limit: number;
  /** Where the page before ended; null for the first page. */
  readonly after: SortPosition | null;
  /** Asked now and then; when true, the execution gives up with `unavailable`. */
  readonly isExpired?: () => boolean;
  readonly scoring?: Partial<Scoring>;
  /** Makes some sections count more or less; without it, scores are MiniSearch's. */
  readonly preferences?: Preferences;
}

/** What a query found: one page of filings, and counts over all that match. */
export interface Execution {
  /** Matching filings. */
  readonly total: number;
  /** By falling count, then by value. */
  readonly facets: Partial<Record<Facet, FacetCount[]>>;
  readonly hits: FilingHit[];
  /** Where this page ended; null on the last page. */
  readonly next: SortPosition | null;
  /** Words with more expansions than are looked up; only their most frequent ones were. */
  readonly cutWords: readonly string[];
}

export interface FilingHit {
  readonly segment: Segment;
  readonly ordinal: number;
  /** That of its best section. */
  readonly score: number;
  /** Its best sections, best first. */
  readonly sections: SectionHit[];
}

export interface SectionHit {
  /** Ordinal of the section within its filing. */
  readonly ordinal: number;
  readonly score: number;
  /** Terms of the section that match, as they stand in the index. */
  readonly terms: string[];
  /** Words of the query that they match. */
  readonly queryTerms: string[];
  /** The fields in which each of `terms` matches. */
  readonly match: ReadonlyMap<string, readonly Field[]>;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
  /** Title of an item. */
  readonly label?: string;
  /** Of a company, when known. */
  readonly cik?: string;
}

/** Where a filing stands in a sorted list of hits; plain JSON. */
export interface SortPosition {
  /** Of the snapshot in which the filing stood there. */
  readonly version: number;
  /** Score, date as yyyymmdd, or normalised company name; null where the filing has none. */
  readonly value: number | string | null;
  /** Filing date, or else report date, as yyyymmdd; 0 for none. */
  readonly day: number;
  /** Fingerprint of the filing's id, 16 hex digits. */
  readonly tie: string;
}

/** Parses what a client sent as a sort position; null when it is none. */
export function parseSortPosition(value: unknown): SortPosition | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("version" in value && "value" in value && "day" in value && "tie" in value)) return null;
  const { version, value: sorted, day, tie } = value;
  if (typeof version !== "number" || typeof day !== "number" || typeof tie !== "string") {
    return null;
  }
  if (typeof sorted !== "number" && typeof sorted !== "string" && sorted !== null) return null;
  if (!/^[0-9a-f]{16}$/.test(tie)) return null;
  return { version, value: sorted, day, tie };
}
