import type { ExecuteRequest } from "../../lib/search/execute/execution.ts";

/** Asks for all filings on one page, without facets; a test spreads it and says what it asks instead. */
export const ALL_FILINGS: ExecuteRequest = {
  query: { kind: "all" },
  filters: {},
  facets: [],
  sort: "relevance",
  limit: 100,
  after: null,
};
