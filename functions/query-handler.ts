import { type APIGatewayProxyResult, handle, type LambdaEvent } from "hono/aws-lambda";
import { z } from "zod";
import { FiledexError } from "../lib/errors.ts";
import { createApp } from "../lib/http/app.ts";
import type { AppDependencies } from "../lib/http/app-dependencies.ts";
import type { HandlerLog } from "./handler-log.ts";

export interface QueryHandlerDeps extends Omit<AppDependencies, "logError"> {
  readonly log: HandlerLog;
}

/** What is read of an event with payload format 2.0; API Gateway and function URLs agree in it. */
const eventShape = z.looseObject({
  rawPath: z.string(),
  rawQueryString: z.string(),
  headers: z.record(z.string(), z.string()),
  requestContext: z.looseObject({
    domainName: z.string(),
    http: z.looseObject({ method: z.string() }),
  }),
});
const httpEvent = z.custom<LambdaEvent>((event) => eventShape.safeParse(event).success);

/**
 * Creates the Lambda handler that answers HTTP requests. It takes events of API Gateway's HTTP API
 * (payload format 2.0) and of function URLs; `invalid` for any other.
 */
export function createQueryHandler(
  deps: QueryHandlerDeps,
): (event: unknown) => Promise<APIGatewayProxyResult> {
  const { log, ...dependencies } = deps;
  const app = createApp({
    ...dependencies,
    logError: (error, request) => log.error("request failed", { ...request, error }),
  });
  const answer = handle(app);
  return async (event) => {
    const checked = httpEvent.safeParse(event);
    if (!checked.success) throw new FiledexError("invalid", "event is no HTTP request");
    // No route reads a body, and a Request refuses to carry one with GET.
    return await answer({ ...checked.data, body: null });
  };
}
