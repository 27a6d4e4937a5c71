import { useState } from "preact/hooks";
import { DateRange } from "./date-range.tsx";
import { FacetGroup } from "./facet-group.tsx";
import { facetOptions } from "./facet-options.ts";
import { Icon } from "./icon.tsx";
import { useNavigation } from "./navigation-context.ts";
import { countFilters } from "./page-state.ts";
import { type FacetCounts, PAGE_FACETS, type PageFacet } from "./search-answer.ts";

const TITLES: Readonly<Record<PageFacet, string>> = {
  company: "Company",
  item: "Item",
  form: "Form",
  year: "Year",
};

const PANEL_ID = "filters";

/** Everything to narrow a search with; behind a button where the screen is narrow. */
export function FacetPanel({ counts }: { readonly counts: FacetCounts }) {
  const { state } = useNavigation();
  const [isOpen, setIsOpen] = useState(false);
  const chosenCount = countFilters(state);
  return (
    <aside class="facet-panel" aria-label="Filters">
      <h2 class="visually-hidden">Filters</h2>
      <button
        type="button"
        class="facet-panel-toggle"
        aria-expanded={isOpen}
        aria-controls={PANEL_ID}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="filters" /> Filters
        {chosenCount > 0 && <span class="facet-panel-count">{chosenCount}</span>}
        <Icon name="chevron" />
      </button>
      <div id={PANEL_ID} class="facet-panel-body" data-open={isOpen}>
        {PAGE_FACETS.map((facet) => (
          <FacetGroup
            key={facet}
            title={TITLES[facet]}
            options={facetOptions(facet, counts, state)}
          />
        ))}
        <DateRange />
      </div>
    </aside>
  );
}
