import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { FiledexError, hasKind } from "../errors.ts";
import type { AppDependencies, RejectionPage } from "./app-dependencies.ts";
import { formatIndex } from "./format-search.ts";
import { singleParameter } from "./query-parameter.ts";
import { BAD_REQUEST, BROKEN, JSON_TYPE, UNAVAILABLE } from "./route-responses.ts";
import { limitParameter } from "./search-request.ts";
import { indexSchema } from "./search-response.ts";

const segmentSchema = z
  .strictObject({
    name: z.string(),
    size_bytes: z.int().min(0),
    filings: z.int().min(0).openapi({ description: "Replaced and removed ones included." }),
    sections: z.int().min(0),
    removed_keys: z.int().min(0),
  })
  .openapi("Segment");

const rejectionSchema = z
  .strictObject({
    key: z.string(),
    etag: z.string(),
    size_bytes: z.int().min(0),
    reason: z.string(),
    rejected_at: z.iso.datetime(),
  })
  .openapi("Rejection");

export const statsResponseSchema = z
  .strictObject({
    index: indexSchema,
    size_bytes: z.int().min(0).openapi({ description: "Of all segments." }),
    segments: z.array(segmentSchema).openapi({ description: "Oldest first." }),
    rejected: z
      .strictObject({
        objects: z.array(rejectionSchema),
        next: z.string().nullable().openapi({ description: "The `cursor` of the next page." }),
      })
      .openapi({
        description:
          "Objects of the filings bucket that are no filings, wholly or in part, and why.",
      }),
  })
  .openapi("Stats");

type StatsResponse = z.infer<typeof statsResponseSchema>;

/** Several times the length of the object key that such a cursor stands for. */
const MAX_CURSOR_LENGTH = 4_000;

const statsRoute = createRoute({
  method: "get",
  path: "/stats",
  operationId: "getStats",
  summary: "Tells what the index consists of, and what was rejected",
  description: "Lists the live segments, and a page of the objects that could not be indexed.",
  tags: ["service"],
  request: {
    query: z.strictObject({
      limit: limitParameter("Rejected objects on a page."),
      cursor: singleParameter(parseCursor, {
        description: "The `rejected.next` of an earlier answer.",
        schema: { type: "string", maxLength: MAX_CURSOR_LENGTH },
      }),
    }),
  },
  responses: {
    200: {
      description: "The state of the index.",
      content: { "application/json": { schema: statsResponseSchema } },
    },
    400: BAD_REQUEST,
    500: BROKEN,
    503: UNAVAILABLE,
  },
});

/** Adds GET /stats. */
export function addStatsRoute(app: OpenAPIHono, dependencies: AppDependencies): void {
  app.openapi(statsRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const [snapshot, page] = await Promise.all([
      dependencies.read(async (newest) => newest),
      readRejections(dependencies, limit, cursor),
    ]);
    const body: StatsResponse = {
      index: formatIndex(snapshot),
      size_bytes: snapshot.segments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      segments: snapshot.segments.map((segment) => ({
        name: segment.name,
        size_bytes: segment.sizeBytes,
        filings: segment.filingCount,
        sections: segment.sectionCount,
        removed_keys: segment.removedKeyCount,
      })),
      rejected: {
        objects: page.rejections.map(({ key, etag, sizeBytes, reason, rejectedAt }) => {
          return { key, etag, size_bytes: sizeBytes, reason, rejected_at: rejectedAt };
        }),
        next: page.next,
      },
    };
    const headers = { "content-type": JSON_TYPE, "cache-control": "no-store" };
    return context.json(body, 200, headers);
  });
}

/** Throws `invalid`, naming the parameter, for a cursor that the store does not know as its own. */
async function readRejections(
  { rejections }: AppDependencies,
  limit: number,
  cursor: string | undefined,
): Promise<RejectionPage> {
  if (cursor === undefined) return await rejections({ limit });
  try {
    return await rejections({ limit, cursor });
  } catch (error) {
    if (!hasKind(error, "invalid")) throw error;
    const message = "cursor must be the `rejected.next` of an earlier answer";
    throw new FiledexError("invalid", message, { cause: error });
  }
}

function parseCursor(value: string | undefined): string | undefined {
  if (value === undefined || value.length <= MAX_CURSOR_LENGTH) return value;
  throw new FiledexError("invalid", `must be at most ${MAX_CURSOR_LENGTH} characters long`);
}
