import { useEffect } from "preact/hooks";
import { EXAMPLE_SEARCHES } from "./example-searches.ts";
import { EXHIBITS_ITEM, facetOptions } from "./facet-options.ts";
import { FilingDates, FormBadge } from "./filing-facts.tsx";
import { formatCount, formatInstant, formatPlural } from "./format-value.ts";
import { LoadingScreen } from "./loading-screen.tsx";
import { PageLink } from "./page-link.tsx";
import { START_STATE, toggleFilter } from "./page-state.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import type { Hit, SearchAnswer } from "./search-answer.ts";
import { SearchTips } from "./search-tips.tsx";
import type { Search } from "./use-search.ts";

/** Rows in each list, so that the start page fits one large screen. */
const NEWEST_SHOWN = 8;
const ITEMS_SHOWN = 10;
/** Whoever fills a new index is looking at it. */
const EMPTY_INDEX_POLL_MS = 3_000;

/** What there is to search, before anything is asked for. */
export function StartScreen({ search }: { readonly search: Search }) {
  const { answer, problem, retry } = search;
  return (
    <div class="start-screen">
      <Examples />
      {problem !== null && <ProblemNotice problem={problem} retry={retry} />}
      {problem === null && answer === null && <LoadingScreen />}
      {answer !== null && answer.index.filings === 0 && <EmptyIndex retry={retry} />}
      {answer !== null && answer.index.filings > 0 && <IndexOverview answer={answer} />}
    </div>
  );
}

function Examples() {
  return (
    <section class="examples" aria-labelledby="examples-title">
      <h2 id="examples-title">Try a search</h2>
      <ul>
        {EXAMPLE_SEARCHES.map(({ title, detail, state }) => (
          <li key={title}>
            <PageLink to={state} class="example">
              <b>{title}</b>
              <span>{detail}</span>
            </PageLink>
          </li>
        ))}
      </ul>
      <SearchTips />
    </section>
  );
}

function IndexOverview({ answer }: { readonly answer: SearchAnswer }) {
  const { filings, sections, updated_at } = answer.index;
  return (
    <>
      <div class="start-columns">
        <section aria-labelledby="newest-title">
          <h2 id="newest-title">Newest filings</h2>
          <ol class="newest">
            {answer.hits.slice(0, NEWEST_SHOWN).map((hit) => (
              <NewestFiling key={hit.id} hit={hit} />
            ))}
          </ol>
          <PageLink to={{ ...START_STATE, sort: "-filed" }} class="text-button">
            All filings, newest first
          </PageLink>
        </section>
        <section aria-labelledby="items-title">
          <h2 id="items-title">What they report</h2>
          <ReportedItems answer={answer} />
        </section>
      </div>
      <p class="index-facts">
        {formatPlural(filings, "filing")} with {formatPlural(sections, "searchable section")}
        {updated_at !== null && (
          <>
            , last updated <time dateTime={updated_at}>{formatInstant(updated_at)}</time>
          </>
        )}
        .
      </p>
    </>
  );
}

function NewestFiling({ hit }: { readonly hit: Hit }) {
  const subjects = hit.items.filter((item) => item.current !== EXHIBITS_ITEM);
  const titles = (subjects.length > 0 ? subjects : hit.items).map((item) => item.title);
  return (
    <li class="newest-filing">
      <div class="hit-head">
        <h3 id={`hit-${hit.id}`} class="hit-title">
          <PageLink to={{ ...START_STATE, filing: hit.id }} isResult>
            {hit.company ?? "Unnamed company"}
          </PageLink>
        </h3>
        <FormBadge form={hit.form} amendment={hit.amendment} />
        <FilingDates
          filed_at={hit.filed_at}
          report_date={hit.filed_at === null ? hit.report_date : null}
        />
      </div>
      {titles.length > 0 && <p class="newest-items">{titles.join(" · ")}</p>}
    </li>
  );
}

function ReportedItems({ answer }: { readonly answer: SearchAnswer }) {
  const options = facetOptions("item", answer.facets, START_STATE).slice(0, ITEMS_SHOWN);
  return (
    <ul class="reported-items">
      {options.map(({ value, code, label, count }) => (
        <li key={value}>
          <PageLink to={toggleFilter(START_STATE, "item", value)} class="reported-item">
            <b>{code}</b>
            <span class="facet-label">{label}</span>
            <span class="facet-count">
              {formatCount(count)}
              <span class="visually-hidden"> filings</span>
            </span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

function EmptyIndex({ retry }: { readonly retry: () => void }) {
  useEffect(() => {
    const timer = setInterval(retry, EMPTY_INDEX_POLL_MS);
    return () => clearInterval(timer);
  }, [retry]);

  return (
    <div class="notice">
      <h2>The index is empty</h2>
      <p>
        Upload a filing, as EDGAR gives it, to the filings bucket. It can be searched a few seconds
        later, and this page will show it.
      </p>
    </div>
  );
}
