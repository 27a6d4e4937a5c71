import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { completeQuery } from "../search/language/complete-query.ts";
import { suggest } from "../search/suggest.ts";
import type { AppDependencies } from "./app-dependencies.ts";
import { formatEtag, isUnchanged, REVALIDATE } from "./conditional.ts";
import { BAD_REQUEST, BROKEN, JSON_TYPE, UNAVAILABLE, UNCHANGED } from "./route-responses.ts";
import { limitParameter, queryParameter } from "./search-request.ts";

export const suggestResponseSchema = z
  .strictObject({
    suggestions: z.array(
      z.strictObject({
        text: z.string().openapi({ example: "certifying accountant" }),
        score: z.number(),
      }),
    ),
    index: z.strictObject({ version: z.int().min(0) }),
  })
  .openapi("Suggestions");

type SuggestResponse = z.infer<typeof suggestResponseSchema>;

/** Suggestions that come later than this are of no use to anyone who types. */
const MAX_SUGGEST_MS = 2_000;

/** Enough for the common words to stand out from the rare ones. */
const MAX_SUGGESTIONS = 500;

const suggestRoute = createRoute({
  method: "get",
  path: "/suggest",
  operationId: "suggest",
  summary: "Completes what is being typed",
  description:
    "Takes the last word of q as a beginning, and completes it to words that occur in one section with the others, best first. q is plain words here.",
  tags: ["search"],
  request: {
    query: z.strictObject({ q: queryParameter, limit: limitParameter("Suggestions to answer.") }),
  },
  responses: {
    200: {
      description: "The suggestions; none for an empty q.",
      content: { "application/json": { schema: suggestResponseSchema } },
    },
    304: UNCHANGED,
    400: BAD_REQUEST,
    500: BROKEN,
    503: UNAVAILABLE,
  },
});

/** Adds GET /suggest. */
export function addSuggestRoute(app: OpenAPIHono, dependencies: AppDependencies): void {
  app.openapi(suggestRoute, async (context) => {
    const startedAt = dependencies.now();
    const { q, limit } = context.req.valid("query");
    const isExpired = () => dependencies.now() - startedAt > MAX_SUGGEST_MS;
    const options = { limit: MAX_SUGGESTIONS, isExpired };
    const { version, etag, suggestions } = await dependencies.read(async (snapshot) => {
      const etag = formatEtag(snapshot, context.req.url);
      const isKnown = isUnchanged(context.req.header("if-none-match"), etag);
      const suggestions = isKnown ? null : await suggest(snapshot, q, options);
      return { version: snapshot.version, etag, suggestions };
    });
    const headers = { etag, "cache-control": REVALIDATE };
    if (suggestions === null) return context.body(null, 304, headers);
    const body: SuggestResponse = {
      suggestions: completeQuery(q, suggestions, limit).map(({ text, score }) => ({ text, score })),
      index: { version },
    };
    return context.json(body, 200, { ...headers, "content-type": JSON_TYPE });
  });
}
