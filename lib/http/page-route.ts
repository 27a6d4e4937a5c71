import type { OpenAPIHono } from "@hono/zod-openapi";
import { digestText } from "../search/digest-text.ts";
import type { AppDependencies } from "./app-dependencies.ts";
import { isUnchanged, REVALIDATE } from "./conditional.ts";

/** Adds the search page at /. The state of a search is in its URL, so any parameter is taken. */
export function addPageRoute(app: OpenAPIHono, { page }: AppDependencies): void {
  const headers = {
    etag: `W/"${digestText(page)}"`,
    "cache-control": REVALIDATE,
    // The page names its own sources in a meta element, where framing cannot be forbidden.
    "content-security-policy": "frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
  };
  app.get("/", (context) => {
    if (isUnchanged(context.req.header("if-none-match"), headers.etag)) {
      return context.body(null, 304, headers);
    }
    return context.html(page, 200, headers);
  });
}
