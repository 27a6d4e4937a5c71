import { companyName } from "./facet-options.ts";
import { formatDate } from "./format-value.ts";
import { Icon } from "./icon.tsx";
import { useNavigation } from "./navigation-context.ts";
import {
  countFilters,
  FILTERS,
  type Filter,
  type PageState,
  toggleFilter,
  withoutFilters,
} from "./page-state.ts";
import type { SearchAnswer } from "./search-answer.ts";

/** The chosen filters, each to be taken away, and all of them at once. */
export function FilterChips({ answer }: { readonly answer: SearchAnswer | null }) {
  const { state, refine } = useNavigation();
  if (countFilters(state) === 0) return null;
  const chips = FILTERS.flatMap((filter) =>
    state.filters[filter].map((value) => ({
      label: chipLabel(filter, value, answer),
      without: toggleFilter(state, filter, value),
    })),
  );
  const range = rangeLabel(state);
  if (range !== "") chips.push({ label: range, without: { ...state, filedFrom: "", filedTo: "" } });
  return (
    <div class="filter-chips">
      <ul aria-label="Chosen filters">
        {chips.map(({ label, without }) => (
          <li key={label}>
            <button
              type="button"
              class="filter-chip"
              aria-label={`Remove filter ${label}`}
              onClick={() => refine(without)}
            >
              {label} <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="text-button" onClick={() => refine(withoutFilters(state))}>
        Clear all
      </button>
    </div>
  );
}

function chipLabel(filter: Filter, value: string, answer: SearchAnswer | null): string {
  if (filter === "cik") return companyName(value, answer?.facets.company ?? [], answer?.hits ?? []);
  if (filter === "item") return `Item ${value}`;
  if (filter === "form") return `Form ${value}`;
  return value;
}

function rangeLabel({ filedFrom, filedTo }: PageState): string {
  if (filedFrom !== "" && filedTo !== "") {
    return `Filed ${formatDate(filedFrom)} to ${formatDate(filedTo)}`;
  }
  if (filedFrom !== "") return `Filed since ${formatDate(filedFrom)}`;
  return filedTo === "" ? "" : `Filed until ${formatDate(filedTo)}`;
}
