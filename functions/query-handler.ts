import { handle } from "hono/aws-lambda";
import { createApp } from "../lib/http/app.ts";
import type { AppDependencies } from "../lib/http/app-dependencies.ts";
import type { HandlerLog } from "./handler-log.ts";

export interface QueryHandlerDeps extends Omit<AppDependencies, "logError"> {
  readonly log: HandlerLog;
}

/**
 * Creates the Lambda handler that answers HTTP requests. It takes events of API Gateway's HTTP API
 * (payload format 2.0) and of function URLs, which have the same form.
 */
export function createQueryHandler({ log, ...dependencies }: QueryHandlerDeps) {
  const app = createApp({
    ...dependencies,
    logError: (error, request) => log.error("request failed", { ...request, error }),
  });
  return handle(app);
}
