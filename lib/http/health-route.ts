import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { AppDependencies } from "./app-dependencies.ts";
import { formatIndex } from "./format-search.ts";
import { BAD_REQUEST, JSON_TYPE, UNAVAILABLE } from "./route-responses.ts";
import { indexSchema } from "./search-response.ts";

export const healthResponseSchema = z
  .strictObject({ status: z.literal("ok"), index: indexSchema })
  .openapi("Health");

const healthRoute = createRoute({
  method: "get",
  path: "/health",
  operationId: "getHealth",
  summary: "Tells whether the index can be read, and how much it holds",
  description: "Reads the manifest like a search does, and is never cached.",
  tags: ["service"],
  request: { query: z.strictObject({}) },
  responses: {
    200: {
      description: "The index can be read.",
      content: { "application/json": { schema: healthResponseSchema } },
    },
    400: BAD_REQUEST,
    503: UNAVAILABLE,
  },
});

/** Adds GET /health, which reads the manifest like a search does. */
export function addHealthRoute(app: OpenAPIHono, dependencies: AppDependencies): void {
  app.openapi(healthRoute, async (context) => {
    const index = await dependencies.read(async (snapshot) => formatIndex(snapshot));
    const headers = { "content-type": JSON_TYPE, "cache-control": "no-store" };
    return context.json({ status: "ok" as const, index }, 200, headers);
  });
}
