import { useEffect, useState } from "preact/hooks";
import type { FilingResponse } from "../http/filing-response.ts";
import { problemOf, type RequestProblem } from "./request-problem.ts";
import { fetchFiling } from "./search-client.ts";

export interface FilingLoad {
  readonly filing: FilingResponse | null;
  readonly problem: RequestProblem | null;
}

/** Loads the filing with an id; nothing while the id is null. */
export function useFiling(id: string | null): FilingLoad & { readonly retry: () => void } {
  const [load, setLoad] = useState<FilingLoad>({ filing: null, problem: null });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    setLoad({ filing: null, problem: null });
    if (id === null) return;
    const controller = new AbortController();
    fetchFiling(id, controller.signal).then(
      (filing) => setLoad({ filing, problem: null }),
      (error: unknown) => {
        if (!controller.signal.aborted) setLoad({ filing: null, problem: problemOf(error) });
      },
    );
    return () => controller.abort();
  }, [id, attempt]);

  return { ...load, retry: () => setAttempt((count) => count + 1) };
}
