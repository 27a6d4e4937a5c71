import type { OpenAPIHono } from "@hono/zod-openapi";
import { digestText } from "../search/digest-text.ts";
import { isUnchanged, REVALIDATE } from "./conditional.ts";
import { JSON_TYPE } from "./route-responses.ts";

/** Version of the interface, not of the software: the first number rises when clients must change. */
const API_VERSION = "1.0.0";

const DOCUMENT = {
  openapi: "3.1.0",
  info: {
    title: "Filedex",
    version: API_VERSION,
    description: "Full-text search over SEC filings, faceted by company and item number.",
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "/" }],
  // Nothing here needs a key; filings are public.
  security: [],
  tags: [
    { name: "search", description: "Filings and their sections." },
    { name: "service", description: "The state of the service." },
  ],
};

/** Adds GET /openapi.json, which describes the routes added before it. */
export function addOpenApiRoute(app: OpenAPIHono): void {
  // Every registered schema has to be there, so the document is made on the first request.
  let answer: { text: string; etag: string } | null = null;
  app.get("/openapi.json", (context) => {
    answer ??= makeAnswer(app);
    const headers = { etag: answer.etag, "cache-control": REVALIDATE };
    if (isUnchanged(context.req.header("if-none-match"), headers.etag)) {
      return context.body(null, 304, headers);
    }
    return context.body(answer.text, 200, { ...headers, "content-type": JSON_TYPE });
  });
}

function makeAnswer(app: OpenAPIHono): { text: string; etag: string } {
  const text = JSON.stringify(app.getOpenAPI31Document(DOCUMENT));
  return { text, etag: `W/"${digestText(text)}"` };
}
