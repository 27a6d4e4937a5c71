import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { findAccessionNumber } from "../filing/fields/accession-number.ts";
import type { FilingPlace } from "../index/snapshot.ts";
import { parseQuery } from "../search/language/parse-query.ts";
import { planHighlights } from "../search/show/highlight-plan.ts";
import type { AppDependencies } from "./app-dependencies.ts";
import { formatEtag, isUnchanged, REVALIDATE } from "./conditional.ts";
import { filingResponseSchema, formatFiling } from "./filing-response.ts";
import { problemResponse } from "./problem.ts";
import {
  BAD_REQUEST,
  BROKEN,
  JSON_TYPE,
  NOT_FOUND,
  UNAVAILABLE,
  UNCHANGED,
} from "./route-responses.ts";
import { queryParameter } from "./search-request.ts";

const filingRoute = createRoute({
  method: "get",
  path: "/filings/{id}",
  operationId: "getFiling",
  summary: "Returns a filing with the text of its sections",
  description:
    "With q, matches are marked wherever they stand, whether or not the section matches.",
  tags: ["search"],
  request: {
    params: z.object({
      id: z.string().openapi({
        param: { description: "A filing's id, or an accession number with or without dashes." },
        example: "0000950124-00-003635",
      }),
    }),
    query: z.strictObject({ q: queryParameter }),
  },
  responses: {
    200: {
      description: "The filing.",
      content: { "application/json": { schema: filingResponseSchema } },
    },
    304: UNCHANGED,
    400: BAD_REQUEST,
    404: NOT_FOUND,
    500: BROKEN,
    503: UNAVAILABLE,
  },
});

/** Adds GET /filings/{id}. */
export function addFilingRoute(app: OpenAPIHono, dependencies: AppDependencies): void {
  app.openapi(filingRoute, async (context) => {
    const { url } = context.req;
    const { id } = context.req.valid("param");
    const { snapshot, place, found } = await dependencies.read(async (snapshot) => {
      const place = await snapshot.findFiling(normalizeId(id));
      const etag = formatEtag(snapshot, url);
      const isKnown = isUnchanged(context.req.header("if-none-match"), etag);
      const found = place === null || isKnown ? null : await readFiling(place);
      return { snapshot, place, found };
    });
    if (place === null) {
      return problemResponse(url, {
        status: 404,
        detail: `no filing has the id ${JSON.stringify(id)}`,
      });
    }
    const headers = { etag: formatEtag(snapshot, url), "cache-control": REVALIDATE };
    if (found === null) return context.body(null, 304, headers);
    const highlights = planHighlights(parseQuery(context.req.valid("query").q).query);
    const body = formatFiling({ ...found, highlights, version: snapshot.version });
    return context.json(body, 200, { ...headers, "content-type": JSON_TYPE });
  });
}

async function readFiling({ segment, ordinal }: FilingPlace) {
  const [filing, sections] = await Promise.all([
    segment.readFiling(ordinal),
    segment.readSections(ordinal),
  ]);
  return { filing, sections };
}

function normalizeId(id: string): string {
  return /^\d{18}$/.test(id) ? (findAccessionNumber(id) ?? id) : id.toLowerCase();
}
