import { useEffect, useState } from "preact/hooks";
import type { FilingResponse } from "../http/filing-response.ts";
import type { PageState } from "./page-state.ts";
import { problemOf, type RequestProblem } from "./request-problem.ts";
import { fetchFiling } from "./search-client.ts";

export interface FilingLoad {
  readonly filing: FilingResponse | null;
  readonly problem: RequestProblem | null;
}

/** Loads a state's filing, with the words of its query marked; nothing when it has none. */
export function useFiling({ filing: id, query }: PageState): FilingLoad & {
  readonly retry: () => void;
} {
  const [load, setLoad] = useState<FilingLoad>({ filing: null, problem: null });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    setLoad({ filing: null, problem: null });
    if (id === null) return;
    const controller = new AbortController();
    fetchFiling(id, query, controller.signal).then(
      (filing) => setLoad({ filing, problem: null }),
      (error: unknown) => {
        if (!controller.signal.aborted) setLoad({ filing: null, problem: problemOf(error) });
      },
    );
    return () => controller.abort();
  }, [id, attempt]);

  return { ...load, retry: () => setAttempt((count) => count + 1) };
}
