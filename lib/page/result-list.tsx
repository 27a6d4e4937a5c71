import { useEffect, useRef } from "preact/hooks";
import { formatCount } from "./format-value.ts";
import { HitCard } from "./hit-card.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import type { SearchAnswer } from "./search-answer.ts";
import type { Search } from "./use-search.ts";

interface ResultListProps {
  readonly answer: SearchAnswer;
  readonly search: Search;
}

/** The hits in order, and the way to the next ones. */
export function ResultList({ answer, search }: ResultListProps) {
  const list = useRef<HTMLOListElement>(null);
  const { firstNewHit } = search;
  const lastNewHit = useRef(firstNewHit);

  // The button that was pressed moves down or away: go on with the first hit it brought.
  useEffect(() => {
    const hasNewHits = firstNewHit > lastNewHit.current;
    lastNewHit.current = firstNewHit;
    if (hasNewHits) list.current?.children[firstNewHit]?.querySelector("a")?.focus();
  }, [firstNewHit]);

  return (
    <>
      <ol class="hits" ref={list}>
        {answer.hits.map((hit) => (
          <li key={hit.id}>
            <HitCard hit={hit} />
          </li>
        ))}
      </ol>
      {search.problem !== null && (
        <ProblemNotice problem={search.problem} retry={search.loadMore} />
      )}
      {answer.next !== null && (
        <div class="more">
          <button
            type="button"
            class="button"
            aria-disabled={search.isLoadingMore}
            onClick={search.loadMore}
          >
            {search.isLoadingMore ? "Loading…" : "Show more filings"}
          </button>
          <p>
            {formatCount(answer.hits.length)} of {formatCount(answer.total)}
          </p>
        </div>
      )}
    </>
  );
}
