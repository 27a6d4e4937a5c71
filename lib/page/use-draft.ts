import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useNavigation } from "./navigation-context.ts";
import type { PageState } from "./page-state.ts";

/** Long enough for the next keystroke of a steady typist, short enough to feel immediate. */
const TYPING_PAUSE_MS = 220;

/** The words in the query box, which are ahead of the search while someone types. */
export interface Draft {
  readonly text: string;
  /** Takes what was typed, and searches for it after a pause. */
  readonly type: (text: string) => void;
  /** Searches for the words at once, as a search of its own. */
  readonly submit: () => void;
  /** Goes to another search, with its words in the box. */
  readonly replace: (next: PageState) => void;
  /** Searches for words at once that wait for the pause. */
  readonly flush: () => void;
}

/** Keeps the query box's words apart from the search that is shown. */
export function useDraft(): Draft {
  const { state, navigate, retype } = useNavigation();
  const [text, setText] = useState(state.query);
  const sent = useRef(state.query);
  /** Runs while words have been typed that are not searched for. */
  const timer = useRef<number | null>(null);

  // Before anything is painted: box and results are to change together.
  useLayoutEffect(() => {
    if (state.query === sent.current) return;
    sent.current = state.query;
    setText(state.query);
  }, [state.query]);

  const stopTimer = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  const send = (typed: string, search: (query: string) => void) => {
    stopTimer();
    const query = typed.trim();
    if (query === sent.current && state.filing === null) return;
    sent.current = query;
    search(query);
  };
  return {
    text,
    type: (typed) => {
      setText(typed);
      stopTimer();
      timer.current = window.setTimeout(() => send(typed, retype), TYPING_PAUSE_MS);
    },
    submit: () => send(text, (query) => navigate({ ...state, query, filing: null })),
    replace: (next) => {
      stopTimer();
      sent.current = next.query;
      setText(next.query);
      navigate(next);
    },
    flush: () => {
      if (timer.current !== null) send(text, retype);
    },
  };
}
