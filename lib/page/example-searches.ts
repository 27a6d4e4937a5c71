import { type PageState, START_STATE } from "./page-state.ts";

export interface ExampleSearch {
  readonly title: string;
  /** What is asked for, as the reader would. */
  readonly detail: string;
  readonly state: PageState;
}

/** Searches that show what the index can do, each a question its readers really have. */
export const EXAMPLE_SEARCHES: readonly ExampleSearch[] = [
  {
    title: "Auditors who left with doubts",
    detail: "“going concern” in item 4.01",
    state: { ...START_STATE, query: '"going concern"', filters: filtersFor("4.01") },
  },
  {
    title: "Officers who resigned",
    detail: "resign* chief officer in item 5.02",
    state: { ...START_STATE, query: "resign* chief officer", filters: filtersFor("5.02") },
  },
  {
    title: "Latest earnings releases",
    detail: "Item 2.02, newest first",
    state: { ...START_STATE, filters: filtersFor("2.02"), sort: "-filed" },
  },
  {
    title: "Merger agreements",
    detail: "merger agreement in item 1.01",
    state: { ...START_STATE, query: "merger agreement", filters: filtersFor("1.01") },
  },
  {
    title: "Restated results",
    detail: "Item 4.02, results not to be relied upon",
    state: { ...START_STATE, filters: filtersFor("4.02") },
  },
  {
    title: "Bankruptcies",
    detail: "“chapter 11” in any section",
    state: { ...START_STATE, query: '"chapter 11"' },
  },
];

function filtersFor(item: string): PageState["filters"] {
  return { ...START_STATE.filters, item: [item] };
}
