import { useEffect, useRef, useState } from "preact/hooks";
import { formatPageState, type PageState } from "./page-state.ts";
import { problemOf, type RequestProblem } from "./request-problem.ts";
import type { SearchAnswer } from "./search-answer.ts";
import { fetchMore, fetchSearch } from "./search-client.ts";
import type { Arrival } from "./use-page-state.ts";

export interface Search {
  /** The newest answer; while loading, the answer to an earlier search, if there was one. */
  readonly answer: SearchAnswer | null;
  readonly problem: RequestProblem | null;
  readonly isLoading: boolean;
  readonly isLoadingMore: boolean;
  /** Hits that came first with the last `loadMore`; 0 before any. */
  readonly firstNewHit: number;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

interface SearchState extends Omit<Search, "loadMore" | "retry"> {
  /** The address of the search that this is the state of. */
  readonly key: string | null;
}

const IDLE: SearchState = {
  key: null,
  answer: null,
  problem: null,
  isLoading: true,
  isLoadingMore: false,
  firstNewHit: 0,
};

/** Answers kept for the back button, oldest forgotten first; each holds a few screens of hits. */
const MAX_REMEMBERED = 20;

/**
 * Runs the search of a state, aborting the one before. Going back shows the answer the reader
 * left, with everything loaded into it; any other arrival asks the index.
 */
export function useSearch(state: PageState, arrival: Arrival): Search {
  const key = formatPageState({ ...state, filing: null });
  const [search, setSearch] = useState<SearchState>(IDLE);
  const [attempt, setAttempt] = useState(0);
  const remembered = useRef(new Map<string, SearchAnswer>());
  const running = useRef(new AbortController());
  const isWanted = state.filing === null;

  const settle = (answer: SearchAnswer, firstNewHit: number) => {
    remember(remembered.current, key, answer);
    setSearch({ ...IDLE, key, answer, isLoading: false, firstNewHit });
  };

  useEffect(() => {
    if (!isWanted) return;
    const controller = new AbortController();
    running.current = controller;
    const known = arrival === "back-or-forward" ? remembered.current.get(key) : undefined;
    if (known !== undefined) {
      settle(known, 0);
      return;
    }
    setSearch((before) => ({ ...IDLE, key, answer: before.answer }));
    fetchSearch(state, controller.signal).then(
      (answer) => {
        if (!controller.signal.aborted) settle(answer, 0);
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setSearch({ ...IDLE, key, isLoading: false, problem: problemOf(error) });
      },
    );
    return () => controller.abort();
  }, [key, isWanted, attempt]);

  const loadMore = () => {
    const { answer } = search;
    if (answer === null || answer.next === null || search.isLoadingMore) return;
    const { signal } = running.current;
    setSearch({ ...search, isLoadingMore: true, problem: null });
    fetchMore(state, answer.next, signal).then(
      (more) => {
        if (signal.aborted) return;
        const hits = [...answer.hits, ...more.hits];
        settle({ ...answer, hits, next: more.next }, answer.hits.length);
      },
      (error: unknown) => {
        if (signal.aborted) return;
        setSearch({ ...search, isLoadingMore: false, problem: problemOf(error) });
      },
    );
  };
  return {
    ...search,
    // The state is one render behind the address, until the effect above has run.
    isLoading: search.isLoading || search.key !== key,
    loadMore,
    retry: () => setAttempt((count) => count + 1),
  };
}

function remember(answers: Map<string, SearchAnswer>, key: string, answer: SearchAnswer): void {
  answers.delete(key);
  answers.set(key, answer);
  const [oldest] = answers.keys();
  if (answers.size > MAX_REMEMBERED && oldest !== undefined) answers.delete(oldest);
}
