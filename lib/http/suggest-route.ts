import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Snapshot } from "../index/snapshot.ts";
import { completeQuery } from "../search/language/complete-query.ts";
import { suggest } from "../search/suggest.ts";
import { type SuggestCompaniesOptions, suggestCompanies } from "../search/suggest-companies.ts";
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
    companies: z.array(
      z.strictObject({
        name: z.string().openapi({ example: "HEMACARE CORP /CA/" }),
        cik: z.string().nullable().openapi({ example: "0000801748" }),
        filings: z.int().min(1),
      }),
    ),
    index: z.strictObject({ version: z.int().min(0) }),
  })
  .openapi("Suggestions");

export type SuggestResponse = z.infer<typeof suggestResponseSchema>;

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
    "Takes the last word of q as a beginning, and completes it to words that occur in one section with the others, best first; and lists the companies with such words in their name, a former name or a ticker. q is plain words here.",
  tags: ["search"],
  request: {
    query: z.strictObject({
      q: queryParameter,
      limit: limitParameter("Suggestions, and companies, to answer."),
    }),
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
    const { etag, body } = await dependencies.read(async (snapshot) => {
      const etag = formatEtag(snapshot, context.req.url);
      const isKnown = isUnchanged(context.req.header("if-none-match"), etag);
      return { etag, body: isKnown ? null : await complete(snapshot, q, { limit, isExpired }) };
    });
    const headers = { etag, "cache-control": REVALIDATE };
    if (body === null) return context.body(null, 304, headers);
    return context.json(body, 200, { ...headers, "content-type": JSON_TYPE });
  });
}

async function complete(
  snapshot: Snapshot,
  text: string,
  options: SuggestCompaniesOptions,
): Promise<SuggestResponse> {
  const [suggestions, companies] = await Promise.all([
    suggest(snapshot, text, { ...options, limit: MAX_SUGGESTIONS }),
    suggestCompanies(snapshot, text, options),
  ]);
  const completions = completeQuery(text, suggestions, options.limit);
  return {
    suggestions: completions.map(({ text, score }) => ({ text, score })),
    companies: companies.map(({ value, cik = null, count }) => {
      return { name: value, cik, filings: count };
    }),
    index: { version: snapshot.version },
  };
}
