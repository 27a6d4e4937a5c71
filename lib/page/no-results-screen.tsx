import { useNavigation } from "./navigation-context.ts";
import { PageLink } from "./page-link.tsx";
import { countFilters, START_STATE, withoutFilters } from "./page-state.ts";
import { SearchTips } from "./search-tips.tsx";
import { similarQuery } from "./similar-query.ts";

/** Says that nothing matches, and what to loosen. */
export function NoResultsScreen() {
  const { state } = useNavigation();
  const hasFilters = countFilters(state) > 0;
  const similar = similarQuery(state.query);
  return (
    <div class="notice">
      <h2>No filings match{state.query === "" ? "" : ` “${state.query}”`}</h2>
      <ul>
        {hasFilters && (
          <li>
            <PageLink to={withoutFilters(state)}>Search without the filters</PageLink>
          </li>
        )}
        {similar !== null && (
          <li>
            <PageLink to={{ ...state, query: similar }}>Search for words spelt nearly so</PageLink>
          </li>
        )}
        {/\S\s+\S/.test(state.query) && (
          <li>All words must occur in the same section of a filing: try fewer of them.</li>
        )}
        <li>
          <PageLink to={START_STATE}>Start over</PageLink>
        </li>
      </ul>
      <SearchTips />
    </div>
  );
}
