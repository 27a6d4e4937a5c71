/**
 * What a facet panel offers: the values the index counted, the chosen ones among them kept in
 * sight even when nothing is counted for them any more.
 */
import type { Filter, PageState } from "./page-state.ts";
import type { FacetCounts, FacetValue, Hit, PageFacet } from "./search-answer.ts";

export interface FacetOption {
  readonly filter: Filter;
  readonly value: string;
  /** An item's number, before its title. */
  readonly code: string | null;
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
}

/** Nearly every filing has exhibits, so this item tells filings apart least and is listed last. */
export const EXHIBITS_ITEM = "9.01";

/** Lists the options of a facet in the order to show them, chosen ones wherever they fall. */
export function facetOptions(
  facet: PageFacet,
  counts: FacetCounts,
  state: PageState,
): FacetOption[] {
  const values = facet === "form" ? withAmendments(counts.form) : counts[facet];
  const counted = values.map((value) => toOption(facet, value, state));
  const missing = chosenValues(facet, state)
    .filter(([filter, value]) => !counted.some((o) => o.filter === filter && o.value === value))
    .map(([filter, value]) => {
      const label = filter === "cik" ? cikLabel(value) : value;
      return { filter, value, code: null, label, count: 0, isChosen: true };
    });
  return sortOptions(facet, [...counted, ...missing]);
}

/** Names a company filter's value: by its CIK when it is one, looked up in what is on the page. */
export function companyName(
  cik: string,
  facets: readonly FacetValue[],
  hits: readonly Pick<Hit, "cik" | "company">[],
): string {
  const counted = facets.find((value) => value.cik === cik)?.value;
  return counted ?? hits.find((hit) => hit.cik === cik)?.company ?? cikLabel(cik);
}

/** Choosing a form finds its amendments too, so its count says that. */
function withAmendments(forms: readonly FacetValue[]): FacetValue[] {
  const countOf = (form: string) => forms.find(({ value }) => value === form)?.count ?? 0;
  return forms.map((form) => ({ ...form, count: form.count + countOf(`${form.value}/A`) }));
}

function toOption(facet: PageFacet, counted: FacetValue, state: PageState): FacetOption {
  const filter = facet === "company" && counted.cik !== undefined ? "cik" : facet;
  const value = filter === "cik" && counted.cik !== undefined ? counted.cik : counted.value;
  return {
    filter,
    value,
    code: facet === "item" ? counted.value : null,
    label: counted.label ?? (facet === "item" ? "" : counted.value),
    count: counted.count,
    isChosen: state.filters[filter].includes(value),
  };
}

function chosenValues(facet: PageFacet, state: PageState): [Filter, string][] {
  const filters: readonly Filter[] = facet === "company" ? ["company", "cik"] : [facet];
  return filters.flatMap((filter) =>
    state.filters[filter].map((value): [Filter, string] => [filter, value]),
  );
}

function sortOptions(facet: PageFacet, options: readonly FacetOption[]): FacetOption[] {
  if (facet === "year") return options.toSorted((a, b) => b.value.localeCompare(a.value));
  if (facet !== "item") return [...options];
  const isLast = (option: FacetOption) => Number(option.value === EXHIBITS_ITEM);
  return options.toSorted((a, b) => isLast(a) - isLast(b));
}

function cikLabel(cik: string): string {
  return `CIK ${cik.replace(/^0+(?=\d)/, "")}`;
}
