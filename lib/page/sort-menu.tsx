import { useNavigation } from "./navigation-context.ts";
import { effectiveSort, parseSort, SORT_LABELS } from "./page-state.ts";

/** The order of the results. Best match is offered only where there are words to match. */
export function SortMenu() {
  const { state, refine } = useNavigation();
  const labels = Object.entries(SORT_LABELS).filter(
    ([sort]) => sort !== "relevance" || state.query !== "",
  );
  return (
    <label class="sort-menu">
      <span>Sort by</span>
      <select
        value={effectiveSort(state)}
        onChange={(event) => refine({ ...state, sort: parseSort(event.currentTarget.value) })}
      >
        {labels.map(([sort, label]) => (
          <option key={sort} value={sort}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
