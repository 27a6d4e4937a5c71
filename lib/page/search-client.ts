/**
 * The page's requests to the API that serves it.
 *
 * The API counts facets over what matches, with every filter applied; a chosen company would leave
 * the company facet with itself alone, and no second one could be chosen beside it. So each facet
 * with a chosen value is asked for once more without its own filter, in parallel, for counts only.
 */
import type { FilingResponse } from "../http/filing-response.ts";
import type { SearchResponse } from "../http/search-response.ts";
import type { SuggestResponse } from "../http/suggest-route.ts";
import { type Filter, type PageState, START_STATE, searchParameters } from "./page-state.ts";
import { RequestError, readProblem } from "./request-problem.ts";
import { type Hit, PAGE_FACETS, type PageFacet, type SearchAnswer } from "./search-answer.ts";

/** The filters that the values of a facet set. */
const FACET_FILTERS: Readonly<Record<PageFacet, readonly Filter[]>> = {
  company: ["company", "cik"],
  item: ["item"],
  form: ["form"],
  year: ["year"],
};

/** Hits asked for at once: two screens of them. */
const PAGE_SIZE = 20;
/** Filings after an event that are looked at: few companies file more before they amend one. */
const LATER_FILINGS = 50;
/** Suggestions asked for: more than are shown, as the words typed next leave some of them out. */
const SUGGESTIONS = 10;

/** Runs the search of a state and counts its facets. Throws RequestError, or AbortError. */
export async function fetchSearch(state: PageState, signal: AbortSignal): Promise<SearchAnswer> {
  const chosen = PAGE_FACETS.filter((facet) => isChosen(state, facet));
  const [answer, ...widened] = await Promise.all([
    fetchPage(state, { facets: PAGE_FACETS.join(","), limit: `${PAGE_SIZE}` }, signal),
    ...chosen.map((facet) =>
      fetchPage(withoutFacet(state, facet), { facets: facet, limit: "1" }, signal),
    ),
  ]);
  const own = (facet: PageFacet) =>
    widened[chosen.indexOf(facet)]?.facets[facet] ?? answer.facets[facet] ?? [];
  return {
    ...answer,
    facets: { company: own("company"), item: own("item"), form: own("form"), year: own("year") },
  };
}

/** Fetches the hits after a cursor, without facets. Throws RequestError, or AbortError. */
export function fetchMore(
  state: PageState,
  cursor: string,
  signal: AbortSignal,
): Promise<SearchResponse> {
  return fetchPage(state, { cursor, facets: "none", limit: `${PAGE_SIZE}` }, signal);
}

/**
 * Fetches one filing with the texts of its sections, and where in them the words of the query are.
 * Throws RequestError, or AbortError.
 */
export function fetchFiling(
  id: string,
  query: string,
  signal: AbortSignal,
): Promise<FilingResponse> {
  const parameters = query === "" ? "" : `?${new URLSearchParams({ q: query })}`;
  return fetchJson<FilingResponse>(`filings/${encodeURIComponent(id)}${parameters}`, signal);
}

/**
 * Fetches the other filings in which a company reports the same event, such as amendments: of the
 * same form and the same day of report. Throws RequestError, or AbortError.
 */
export async function fetchSameEvent(filing: FilingResponse, signal: AbortSignal): Promise<Hit[]> {
  const { ciks, root_form, report_date } = filing;
  const [cik] = ciks;
  if (cik === undefined || root_form === null || report_date === null) return [];
  const parameters = new URLSearchParams({
    cik,
    form: root_form,
    filed_from: report_date,
    sort: "filed",
    facets: "none",
    limit: `${LATER_FILINGS}`,
  });
  const { hits } = await fetchJson<SearchResponse>(`search?${parameters}`, signal);
  return hits.filter((hit) => hit.report_date === report_date && hit.id !== filing.id);
}

/** Fetches what words may go on to. Throws RequestError, or AbortError. */
export function fetchSuggestions(words: string, signal: AbortSignal): Promise<SuggestResponse> {
  const parameters = new URLSearchParams({ q: words, limit: `${SUGGESTIONS}` });
  return fetchJson<SuggestResponse>(`suggest?${parameters}`, signal);
}

function fetchPage(
  state: PageState,
  extra: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<SearchResponse> {
  const parameters = searchParameters(state);
  // A quoted name is compared whole, and a facet value is one.
  const names = parameters.getAll("company");
  parameters.delete("company");
  for (const name of names) parameters.append("company", `"${name}"`);
  if (state.sort !== null) parameters.set("sort", state.sort);
  for (const [name, value] of Object.entries(extra)) parameters.set(name, value);
  return fetchJson<SearchResponse>(`search?${parameters}`, signal);
}

/** The address is relative, so the page works under any path and stage. */
async function fetchJson<Answer>(address: string, signal: AbortSignal): Promise<Answer> {
  const url = new URL(address, document.baseURI);
  const response = await fetch(url, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new RequestError(await readProblem(response));
  return response.json();
}

function isChosen(state: PageState, facet: PageFacet): boolean {
  return FACET_FILTERS[facet].some((filter) => state.filters[filter].length > 0);
}

function withoutFacet(state: PageState, facet: PageFacet): PageState {
  const cleared = FACET_FILTERS[facet].map((filter) => [filter, START_STATE.filters[filter]]);
  return { ...state, filters: { ...state.filters, ...Object.fromEntries(cleared) } };
}
