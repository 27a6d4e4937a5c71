import type { TargetedEvent, TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icon.tsx";
import { useNavigation } from "./navigation-context.ts";

/** Long enough for the next keystroke of a steady typist, short enough to feel immediate. */
const TYPING_PAUSE_MS = 220;
/** As the API has it: a longer paste is cut rather than refused. */
const MAX_QUERY_LENGTH = 2000;

export const SEARCH_BOX_ID = "query";

/** The query box: searches as the reader pauses, or at once on Enter. */
export function SearchBox() {
  const { state, navigate, retype } = useNavigation();
  const [draft, setDraft] = useState(state.query);
  const sent = useRef(state.query);
  /** Runs while words have been typed that are not searched for. */
  const timer = useRef<number | null>(null);

  // Before anything is painted: box and results are to change together.
  useLayoutEffect(() => {
    if (state.query === sent.current) return;
    sent.current = state.query;
    setDraft(state.query);
  }, [state.query]);

  const stopTimer = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  const send = (text: string, submit: (query: string) => void) => {
    stopTimer();
    const query = text.trim();
    if (query === sent.current && state.filing === null) return;
    sent.current = query;
    submit(query);
  };
  const type = (text: string) => {
    setDraft(text);
    stopTimer();
    timer.current = window.setTimeout(() => send(text, retype), TYPING_PAUSE_MS);
  };
  const submit = (event: TargetedEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(draft, (query) => navigate({ ...state, query, filing: null }));
  };
  // Whatever is clicked next is to follow the words, not to be followed by them.
  const onBlur = () => {
    if (timer.current !== null) send(draft, retype);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (draft === "") event.currentTarget.blur();
    else type("");
  };

  return (
    <search class="search-box">
      <form action="./" onSubmit={submit}>
        <label class="search-box-label" for={SEARCH_BOX_ID}>
          Search filings
        </label>
        <div class="search-box-field">
          <Icon name="search" />
          <input
            id={SEARCH_BOX_ID}
            type="search"
            name="q"
            value={draft}
            maxLength={MAX_QUERY_LENGTH}
            placeholder="Words, “a phrase”, a company, an accession number"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            enterkeyhint="search"
            aria-keyshortcuts="/"
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onBlur={onBlur}
          />
          {draft === "" ? (
            <span class="key" aria-hidden="true">
              /
            </span>
          ) : (
            <button
              type="button"
              class="icon-button"
              aria-label="Clear"
              onClick={() => clear(type)}
            >
              <Icon name="close" />
            </button>
          )}
          <button type="submit" class="search-box-submit">
            Search
          </button>
        </div>
      </form>
    </search>
  );
}

function clear(type: (text: string) => void): void {
  type("");
  document.getElementById(SEARCH_BOX_ID)?.focus();
}
