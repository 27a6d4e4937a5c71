/**
 * What the page shows is wholly in its address, so that a link, the back button and a reload
 * all bring the same page back:
 *
 *     ?q="going+concern"&item=4.01&item=4.02&year=2003&sort=-filed     a search
 *     ?q=...&filing=0000950124-00-003635#section-2                     a filing found by it
 *
 * Parameters carry the names the search API gives them; `filing` is the page's own.
 */
import type { Sort } from "../search/query.ts";

/** Parameters that may be given several times, each value widening the filter. */
export const FILTERS = ["company", "cik", "item", "form", "year"] as const;
export type Filter = (typeof FILTERS)[number];

/** An order that has to be asked for; relevance never has. */
export type ChosenSort = Exclude<Sort, "relevance">;

/** Every order of results, as the menu names and lists them. */
export const SORT_LABELS: Readonly<Record<Sort, string>> = {
  relevance: "Best match",
  "-filed": "Newest filed",
  filed: "Oldest filed",
  "-report": "Newest event",
  report: "Oldest event",
  company: "Company, A to Z",
};

export interface PageState {
  readonly query: string;
  readonly filters: Readonly<Record<Filter, readonly string[]>>;
  /** ISO dates, inclusive; empty when open. */
  readonly filedFrom: string;
  readonly filedTo: string;
  /** Null leaves it to the index: best matches first for words, else the newest. */
  readonly sort: ChosenSort | null;
  /** The id of the filing shown in place of the results. */
  readonly filing: string | null;
}

export const START_STATE: PageState = {
  query: "",
  filters: { company: [], cik: [], item: [], form: [], year: [] },
  filedFrom: "",
  filedTo: "",
  sort: null,
  filing: null,
};

/** Reads a state from the search part of an address; what it does not know it leaves out. */
export function parsePageState(search: string): PageState {
  const parameters = new URLSearchParams(search);
  const valuesOf = (name: Filter) => [
    ...new Set(parameters.getAll(name).filter((value) => value !== "")),
  ];
  return {
    query: (parameters.get("q") ?? "").trim(),
    filters: {
      company: valuesOf("company"),
      cik: valuesOf("cik"),
      item: valuesOf("item"),
      form: valuesOf("form"),
      year: valuesOf("year"),
    },
    filedFrom: parseDate(parameters.get("filed_from")),
    filedTo: parseDate(parameters.get("filed_to")),
    sort: parseSort(parameters.get("sort")),
    filing: parameters.get("filing") || null,
  };
}

/** Writes the search part of an address, `?` included; the start page has an empty one. */
export function formatPageState(state: PageState): string {
  const parameters = searchParameters(state);
  if (state.sort !== null) parameters.set("sort", state.sort);
  if (state.filing !== null) parameters.set("filing", state.filing);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** Returns the query and filters of a state under their API names. */
export function searchParameters(state: PageState): URLSearchParams {
  const parameters = new URLSearchParams();
  if (state.query !== "") parameters.set("q", state.query);
  for (const filter of FILTERS) {
    for (const value of state.filters[filter]) parameters.append(filter, value);
  }
  if (state.filedFrom !== "") parameters.set("filed_from", state.filedFrom);
  if (state.filedTo !== "") parameters.set("filed_to", state.filedTo);
  return parameters;
}

/** Tells whether nothing is searched for, filtered or sorted. */
export function isStart(state: PageState): boolean {
  return state.query === "" && state.sort === null && countFilters(state) === 0;
}

/** Counts the chosen filter values, a date range counting as one. */
export function countFilters(state: PageState): number {
  const values = FILTERS.reduce((count, filter) => count + state.filters[filter].length, 0);
  return values + (state.filedFrom !== "" || state.filedTo !== "" ? 1 : 0);
}

/** Returns the order that results come in. */
export function effectiveSort(state: PageState): Sort {
  if (state.sort !== null) return state.sort;
  return state.query === "" ? "-filed" : "relevance";
}

/** Adds a filter value, or takes it away when it is there. */
export function toggleFilter(state: PageState, filter: Filter, value: string): PageState {
  const values = state.filters[filter];
  const next = values.includes(value)
    ? values.filter((other) => other !== value)
    : [...values, value];
  return { ...state, filters: { ...state.filters, [filter]: next } };
}

/** Adds a filter value unless it is there. */
export function addFilter(state: PageState, filter: Filter, value: string): PageState {
  return state.filters[filter].includes(value) ? state : toggleFilter(state, filter, value);
}

/** Drops every filter and the date range, and keeps query and order. */
export function withoutFilters(state: PageState): PageState {
  return { ...state, filters: START_STATE.filters, filedFrom: "", filedTo: "" };
}

/** Reads the name of an order to ask for; null for relevance and for anything else. */
export function parseSort(text: string | null): ChosenSort | null {
  return text !== null && isChosenSort(text) ? text : null;
}

function isChosenSort(text: string): text is ChosenSort {
  return text !== "relevance" && Object.hasOwn(SORT_LABELS, text);
}

function parseDate(text: string | null): string {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : "";
}
