import { formatPlural } from "./format-value.ts";
import { isStart, type PageState } from "./page-state.ts";
import type { FilingLoad } from "./use-filing.ts";
import type { Search } from "./use-search.ts";

/** Words for a screen reader about what the page came to show; empty while nothing is certain. */
export function announcement(state: PageState, search: Search, load: FilingLoad): string {
  if (state.filing !== null) return load.filing === null ? "" : "Filing opened";
  const { answer } = search;
  if (search.isLoading || answer === null || isStart(state)) return "";
  if (answer.total === 0) return "No filings match";
  const shown = answer.hits.length < answer.total ? `, ${answer.hits.length} shown` : "";
  return `${formatPlural(answer.total, "filing")}${shown}`;
}
