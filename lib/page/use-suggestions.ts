import { useEffect, useRef, useState } from "preact/hooks";
import type { SuggestResponse } from "../http/suggest-route.ts";
import { fetchSuggestions } from "./search-client.ts";

/** Shorter than the pause before a search, so that the list stands before results move. */
const TYPING_PAUSE_MS = 120;
/** Answers kept for words that are typed again, as after a slip; oldest forgotten first. */
const MAX_REMEMBERED = 50;

/**
 * Asks for what words may go on to, once a pause; null stops. Until the answer comes, that to the
 * words before stays. Failures are silent: nobody waits for suggestions.
 */
export function useSuggestions(words: string | null): SuggestResponse | null {
  const [answer, setAnswer] = useState<SuggestResponse | null>(null);
  const remembered = useRef(new Map<string, SuggestResponse>());

  useEffect(() => {
    const known = words === null ? null : remembered.current.get(words);
    if (words === null || known !== undefined) {
      setAnswer(known ?? null);
      return;
    }
    const controller = new AbortController();
    const timer = setTimeout(() => {
      fetchSuggestions(words, controller.signal).then(
        (fresh) => {
          remember(remembered.current, words, fresh);
          setAnswer(fresh);
        },
        () => {
          if (!controller.signal.aborted) setAnswer(null);
        },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [words]);

  return answer;
}

function remember(
  answers: Map<string, SuggestResponse>,
  words: string,
  answer: SuggestResponse,
): void {
  answers.set(words, answer);
  const [oldest] = answers.keys();
  if (answers.size > MAX_REMEMBERED && oldest !== undefined) answers.delete(oldest);
}
