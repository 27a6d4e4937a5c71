import type { Completion } from "./completions.ts";
import { formatPlural } from "./format-value.ts";
import { Icon } from "./icon.tsx";

export const COMPLETION_LIST_ID = "completions";

interface CompletionListProps {
  readonly options: readonly Completion[];
  readonly active: Completion | null;
  readonly choose: (option: Completion) => void;
}

/** The list under the query box, which keeps the focus: keys reach the list through it. */
export function CompletionList({ options, active, choose }: CompletionListProps) {
  return (
    <div
      id={COMPLETION_LIST_ID}
      class="completions"
      role="listbox"
      tabIndex={-1}
      aria-label="Suggestions"
    >
      {options.map((option) => (
        <button
          key={option.key}
          id={completionId(option)}
          type="button"
          class="completion"
          role="option"
          tabIndex={-1}
          aria-selected={option === active}
          // The focus would leave the box, and the list would close before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(option)}
        >
          <CompletionText option={option} />
        </button>
      ))}
    </div>
  );
}

/** The id of an option's element; terms and numbers have no blanks, company names do. */
export function completionId({ key }: Completion): string {
  return `completion-${key.replaceAll(/\s/g, "-")}`;
}

function CompletionText({ option }: { readonly option: Completion }) {
  if (option.kind === "word") {
    return (
      <>
        <Icon name="search" />
        <span class="completion-text">
          {option.typed}
          <b>{option.rest}</b>
        </span>
      </>
    );
  }
  return (
    <>
      <Icon name="company" />
      <span class="completion-text">{option.name}</span>
      <span class="completion-count">
        <span class="visually-hidden">company, </span>
        {formatPlural(option.filings, "filing")}
      </span>
    </>
  );
}
