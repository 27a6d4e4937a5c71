import type { TargetedEvent, TargetedKeyboardEvent } from "preact";
import { COMPLETION_LIST_ID, CompletionList, completionId } from "./completion-list.tsx";
import type { Completion } from "./completions.ts";
import { Icon } from "./icon.tsx";
import { useNavigation } from "./navigation-context.ts";
import { addFilter, type PageState } from "./page-state.ts";
import { type Completions, useCompletions } from "./use-completions.ts";
import { type Draft, useDraft } from "./use-draft.ts";

/** As the API has it: a longer paste is cut rather than refused. */
const MAX_QUERY_LENGTH = 2000;

export const SEARCH_BOX_ID = "query";

/** The query box: searches as the reader pauses, or at once on Enter, and offers completions. */
export function SearchBox() {
  const { state } = useNavigation();
  const draft = useDraft();
  const completions = useCompletions(draft.text);
  const { options, active, close } = completions;
  const choose = (option: Completion) => {
    close();
    draft.replace(stateOf(option, state));
  };
  const submit = (event: TargetedEvent<HTMLFormElement>) => {
    event.preventDefault();
    close();
    draft.submit();
  };
  return (
    <search class="search-box">
      <form action="./" onSubmit={submit}>
        <label class="search-box-label" for={SEARCH_BOX_ID}>
          Search filings
        </label>
        <div class="search-box-field">
          <Icon name="search" />
          <QueryInput draft={draft} completions={completions} choose={choose} />
          <SlashOrClear draft={draft} />
          <button type="submit" class="search-box-submit">
            Search
          </button>
          {options.length > 0 && (
            <CompletionList options={options} active={active} choose={choose} />
          )}
        </div>
      </form>
    </search>
  );
}

interface QueryInputProps {
  readonly draft: Draft;
  readonly completions: Completions;
  readonly choose: (option: Completion) => void;
}

/** The text box, a combobox as the ARIA Authoring Practices have it: the list only, no inline text. */
function QueryInput({ draft, completions, choose }: QueryInputProps) {
  const { options, active, open, close, move } = completions;
  const isOpen = options.length > 0;
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    // Keys that compose a character, as in Japanese, are not for the page.
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && isOpen) move(1);
    else if (event.key === "ArrowUp" && isOpen) move(-1);
    else if (event.key === "Enter" && active !== null) choose(active);
    else if (event.key === "Escape" && isOpen) close();
    else if (event.key === "Escape" && draft.text !== "") draft.type("");
    else if (event.key === "Escape") event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  return (
    <input
      id={SEARCH_BOX_ID}
      type="text"
      name="q"
      value={draft.text}
      maxLength={MAX_QUERY_LENGTH}
      placeholder="Words, “a phrase”, a company, an accession number"
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      inputMode="search"
      enterkeyhint="search"
      role="combobox"
      aria-autocomplete="list"
      aria-expanded={isOpen}
      aria-controls={isOpen ? COMPLETION_LIST_ID : undefined}
      aria-activedescendant={active === null ? undefined : completionId(active)}
      aria-keyshortcuts="/"
      onInput={(event) => {
        draft.type(event.currentTarget.value);
        open();
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        close();
        // Whatever is clicked next is to follow the words, not to be followed by them.
        draft.flush();
      }}
    />
  );
}

/** What stands at the end of the box: the key that leads into it, or the button that empties it. */
function SlashOrClear({ draft }: { readonly draft: Draft }) {
  if (draft.text === "") {
    return (
      <span class="key" aria-hidden="true">
        /
      </span>
    );
  }
  const clear = () => {
    draft.type("");
    document.getElementById(SEARCH_BOX_ID)?.focus();
  };
  return (
    <button type="button" class="icon-button" aria-label="Clear" onClick={clear}>
      <Icon name="close" />
    </button>
  );
}

/** The search that a completion stands for. */
function stateOf(option: Completion, state: PageState): PageState {
  const next = { ...state, query: option.query.trim(), filing: null };
  if (option.kind === "word") return next;
  return option.cik === null
    ? addFilter(next, "company", option.name)
    : addFilter(next, "cik", option.cik);
}
