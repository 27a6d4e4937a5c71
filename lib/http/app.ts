/**
 * The HTTP interface.
 *
 *     GET /                 the search page
 *     GET /search           search-request.ts -> search-response.ts
 *     GET /suggest          suggest-route.ts: completes what is being typed
 *     GET /filings/{id}     filing-response.ts
 *     GET /health           health-route.ts
 *     GET /stats            stats-route.ts: segments, and what was rejected
 *     GET /openapi.json     the document that describes the others, made from the same schemas
 *
 * HEAD works wherever GET does, any page may read the answers, and errors are problem details.
 */
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { compress } from "hono/compress";
import { cors } from "hono/cors";
import type { AppDependencies } from "./app-dependencies.ts";
import { addFilingRoute } from "./filing-route.ts";
import { addHealthRoute } from "./health-route.ts";
import { addOpenApiRoute } from "./openapi-route.ts";
import { addPageRoute } from "./page-route.ts";
import { parameterErrors } from "./parameter-errors.ts";
import { problemResponse, type Refusal, refusalOf } from "./problem.ts";
import { addSearchRoute } from "./search-route.ts";
import { addStatsRoute } from "./stats-route.ts";
import { addSuggestRoute } from "./suggest-route.ts";

const METHODS = "GET, HEAD, OPTIONS";
const PREFLIGHT_MAX_AGE_SECONDS = 86_400;

/** Creates the application; it holds no state but what its dependencies hold. */
export function createApp(dependencies: AppDependencies): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return;
      const errors = parameterErrors(result.error);
      const detail = errors.map(({ parameter, message }) => `${parameter} ${message}`).join("; ");
      return problemResponse(context.req.url, { status: 400, detail, errors });
    },
  });
  // Neither API Gateway's HTTP API nor a function URL compresses.
  app.use(compress());
  app.use(
    cors({
      origin: "*",
      allowMethods: ["GET", "HEAD"],
      exposeHeaders: ["ETag", "Link", "Retry-After"],
      maxAge: PREFLIGHT_MAX_AGE_SECONDS,
    }),
  );
  app.use(async (context, next) => {
    await next();
    context.header("x-content-type-options", "nosniff");
    context.header("vary", "Accept-Encoding");
  });
  addPageRoute(app, dependencies);
  addSearchRoute(app, dependencies);
  addSuggestRoute(app, dependencies);
  addFilingRoute(app, dependencies);
  addHealthRoute(app, dependencies);
  addStatsRoute(app, dependencies);
  addOpenApiRoute(app);
  refuseOtherMethods(app);
  app.notFound((context) => problemResponse(context.req.url, NO_RESOURCE));
  app.onError((error, context) => refuse(error, context, dependencies));
  return app;
}

const NO_RESOURCE: Refusal = {
  status: 404,
  detail: "there is no such resource; /openapi.json lists those there are",
};

/** Registered after the routes for GET, so that it is met by other methods only. */
function refuseOtherMethods(app: OpenAPIHono): void {
  for (const path of [
    "/",
    "/search",
    "/suggest",
    "/filings/:id",
    "/health",
    "/stats",
    "/openapi.json",
  ]) {
    app.all(path, ({ req }) =>
      problemResponse(req.url, {
        status: 405,
        detail: `${req.method} is not possible here`,
        allow: METHODS,
      }),
    );
  }
}

function refuse(error: unknown, context: Context, { logError }: AppDependencies): Response {
  const refusal = refusalOf(error);
  const { method, url } = context.req;
  if (refusal.status >= 500) logError(error, { method, url });
  return problemResponse(url, refusal);
}
