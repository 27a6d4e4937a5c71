import { FacetPanel } from "./facet-panel.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { formatPlural } from "./format-value.ts";
import { LoadingScreen } from "./loading-screen.tsx";
import { useNavigation } from "./navigation-context.ts";
import { NoResultsScreen } from "./no-results-screen.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { ResultList } from "./result-list.tsx";
import type { FacetCounts, SearchAnswer } from "./search-answer.ts";
import { searchNotes } from "./search-notes.ts";
import { SortMenu } from "./sort-menu.tsx";
import type { Search } from "./use-search.ts";

const NO_COUNTS: FacetCounts = { company: [], item: [], form: [], year: [] };

/** A search with words or filters: the filters beside what they leave. */
export function ResultsScreen({ search }: { readonly search: Search }) {
  const { state } = useNavigation();
  const { answer, isLoading } = search;
  const subject = state.query === "" ? "" : ` for “${state.query}”`;
  return (
    <div class="results-screen">
      <h1 class="visually-hidden">Filings{subject}</h1>
      <FacetPanel counts={answer?.facets ?? NO_COUNTS} />
      <section class="results" aria-labelledby="results-title" aria-busy={isLoading}>
        <h2 id="results-title" class="visually-hidden">
          Results
        </h2>
        <div class="results-head">
          <p class="results-count">{answer !== null && <ResultCount answer={answer} />}</p>
          <SortMenu />
        </div>
        <FilterChips answer={answer} />
        {answer !== null && <SearchNotes notes={searchNotes(answer, state)} />}
        <ResultsBody search={search} />
      </section>
    </div>
  );
}

function ResultsBody({ search }: { readonly search: Search }) {
  const { answer, problem, retry } = search;
  if (answer === null && problem !== null) return <ProblemNotice problem={problem} retry={retry} />;
  if (answer === null) return <LoadingScreen />;
  if (answer.total === 0) return search.isLoading ? <LoadingScreen /> : <NoResultsScreen />;
  return <ResultList answer={answer} search={search} />;
}

function ResultCount({ answer }: { readonly answer: SearchAnswer }) {
  return (
    <>
      <b>{formatPlural(answer.total, "filing")}</b> <span>{Math.round(answer.took_ms)} ms</span>
    </>
  );
}

function SearchNotes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="search-notes" aria-label="About this search">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
