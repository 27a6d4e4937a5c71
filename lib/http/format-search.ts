import type { Snapshot } from "../index/snapshot.ts";
import type { Hint } from "../search/language/parse-query.ts";
import type { Facet } from "../search/query.ts";
import type { SearchHit, SearchResult, ShownSection } from "../search/search.ts";
import { formatEdgarUrl } from "./edgar-url.ts";
import type { HitResponse, IndexResponse, SearchResponse } from "./search-response.ts";
import { cutTitle } from "./section-title.ts";

/** What surrounds the result of a search in its answer. */
export interface SearchContext {
  readonly snapshot: Snapshot;
  readonly tookMs: number;
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
  readonly hints: readonly Hint[];
}

/** Returns the answer to GET /search. */
export function formatSearch(result: SearchResult, context: SearchContext): SearchResponse {
  return {
    total: result.total,
    took_ms: context.tookMs,
    index: formatIndex(context.snapshot),
    hits: result.hits.map(formatHit),
    facets: formatFacets(result.facets),
    next: context.next,
    hints: context.hints.map(({ message, start, end }) => ({ message, start, end })),
  };
}

/** Returns what answers tell of the index. */
export function formatIndex(snapshot: Snapshot): IndexResponse {
  return {
    version: snapshot.version,
    filings: snapshot.filingCount,
    sections: snapshot.sectionCount,
    updated_at: snapshot.updatedAt,
  };
}

function formatHit({ filing, score, matchedName, sections }: SearchHit): HitResponse {
  return {
    id: filing.id,
    accession: filing.accession,
    company: filing.company,
    matched_name: matchedName,
    cik: filing.ciks[0] ?? null,
    form: filing.form,
    amendment: filing.amendment,
    filed_at: filing.filedAt,
    report_date: filing.reportDate,
    items: filing.items.map(({ code, current, title }) => ({ code, current, title })),
    score,
    sections: sections.map(formatSection),
    key: filing.key,
    url: formatEdgarUrl(filing),
  };
}

function formatSection({
  ordinal,
  section,
  snippet,
}: ShownSection): HitResponse["sections"][number] {
  return {
    index: ordinal,
    kind: section.kind,
    codes: [...section.codes],
    title: cutTitle(section.title),
    exhibit: section.exhibitNumber,
    snippet: {
      text: snippet.text,
      highlights: snippet.highlights.map(([start, end]) => [start, end]),
    },
  };
}

function formatFacets(facets: SearchResult["facets"]): SearchResponse["facets"] {
  const counts = (facet: Facet) => facets[facet]?.map(({ value, count }) => ({ value, count }));
  const company = facets.company?.map(({ value, count, cik }) => {
    return { value, count, ...(cik === undefined ? {} : { cik }) };
  });
  const item = facets.item?.map(({ value, count, label }) => ({
    value,
    label: label ?? "",
    count,
  }));
  const rest = { form: counts("form"), year: counts("year"), state: counts("state") };
  const all = { company, item, ...rest };
  return Object.fromEntries(Object.entries(all).filter(([, list]) => list !== undefined));
}
