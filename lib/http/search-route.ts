import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { FiledexError, hasKind } from "../errors.ts";
import { decodeCursor, encodeCursor } from "../search/cursor.ts";
import type { SortPosition } from "../search/execute/execution.ts";
import { explainCutWords } from "../search/execute/explain-cut-words.ts";
import { planSearch, type SearchPlan } from "../search/language/plan-search.ts";
import { search } from "../search/search.ts";
import type { AppDependencies } from "./app-dependencies.ts";
import { formatEtag, isUnchanged, REVALIDATE } from "./conditional.ts";
import { formatSearch } from "./format-search.ts";
import { problemResponse } from "./problem.ts";
import { BAD_REQUEST, BROKEN, JSON_TYPE, UNAVAILABLE, UNCHANGED } from "./route-responses.ts";
import { filtersOf, searchParametersSchema } from "./search-request.ts";
import { searchResponseSchema } from "./search-response.ts";

/** Nobody waits longer, and API Gateway gives up after 30 s; the last step may overrun it. */
const MAX_SEARCH_MS = 10_000;

const searchRoute = createRoute({
  method: "get",
  path: "/search",
  operationId: "search",
  summary: "Searches filings",
  description:
    "Answers with filings, each with its best sections. Without q and filters, lists every filing, newest first.",
  tags: ["search"],
  request: { query: searchParametersSchema },
  responses: {
    200: {
      description: "The page of filings, the facets, and the cursor of the next page.",
      headers: {
        ETag: { schema: { type: "string" }, description: "Changes with the index." },
        Link: { schema: { type: "string" }, description: "The next page, rel=next." },
      },
      content: { "application/json": { schema: searchResponseSchema } },
    },
    304: UNCHANGED,
    400: BAD_REQUEST,
    500: BROKEN,
    503: UNAVAILABLE,
  },
});

/** Adds GET /search. */
export function addSearchRoute(app: OpenAPIHono, dependencies: AppDependencies): void {
  app.openapi(searchRoute, async (context) => {
    const startedAt = dependencies.now();
    const { url } = context.req;
    const parameters = context.req.valid("query");
    const plan = planSearch(parameters.q, filtersOf(parameters), parameters.sort);
    const after = readCursor(plan, parameters.cursor);
    if (after instanceof FiledexError) {
      const errors = [{ parameter: "cursor", message: after.message }];
      return problemResponse(url, { status: 400, detail: `cursor ${after.message}`, errors });
    }
    const { query, filters, sort, preferences, hints } = plan;
    const { facets, limit } = parameters;
    const isExpired = () => dependencies.now() - startedAt > MAX_SEARCH_MS;
    const request = { query, filters, sort, preferences, facets, limit, after, isExpired };
    const { snapshot, headers, result } = await dependencies.read(async (snapshot) => {
      const headers = { etag: formatEtag(snapshot, url), "cache-control": REVALIDATE };
      const isKnown = isUnchanged(context.req.header("if-none-match"), headers.etag);
      return { snapshot, headers, result: isKnown ? null : await search(snapshot, request) };
    });
    if (result === null) return context.body(null, 304, headers);
    const next = result.next === null ? null : encodeCursor(plan, result.next);
    const tookMs = Math.max(0, Math.round(dependencies.now() - startedAt));
    const allHints = [...hints, ...explainCutWords(parameters.q, result.cutWords)];
    const body = formatSearch(result, { snapshot, tookMs, next, hints: allHints });
    if (next !== null) context.header("link", `<${nextPage(url, next)}>; rel="next"`);
    return context.json(body, 200, { ...headers, "content-type": JSON_TYPE });
  });
}

function readCursor(
  plan: SearchPlan,
  cursor: string | undefined,
): SortPosition | FiledexError | null {
  if (cursor === undefined) return null;
  try {
    return decodeCursor(plan, cursor);
  } catch (error) {
    if (hasKind(error, "invalid")) return error;
    throw error;
  }
}

/** A reference relative to the request, which holds behind any proxy's path. */
function nextPage(url: string, cursor: string): string {
  const { searchParams } = new URL(url);
  searchParams.set("cursor", cursor);
  return `?${searchParams}`;
}
