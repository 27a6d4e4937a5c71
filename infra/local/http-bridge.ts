/**
 * Stands in for API Gateway: turns each HTTP request into the event that an HTTP API sends to its
 * Lambda, and the Lambda's answer into a response.
 *
 *     GET /search?q=a+b   ->   {version: "2.0", rawPath: "/search", rawQueryString: "q=a+b", ...}
 *     {statusCode: 200, headers, body, isBase64Encoded}   ->   HTTP/1.1 200
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Context } from "aws-lambda";
import { z } from "zod";
import type { HandlerLog } from "../../functions/handler-log.ts";
import { FiledexError } from "../../lib/errors.ts";
import { listenLoopback } from "./listen-loopback.ts";

export interface HttpBridgeOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly handler: (event: HttpApiEvent, context: Context) => Promise<unknown>;
  readonly log: HandlerLog;
}

/** An event of payload format 2.0. */
export type HttpApiEvent = ReturnType<typeof formatEvent>;

export interface HttpBridge {
  readonly url: string;
  /** Stops taking requests and ends those under way. */
  close(): Promise<void>;
}

/** Lambda's limits on the body of a request and of an answer. */
const MAX_BODY_BYTES = 6 * 2 ** 20;
/** API Gateway gives up on an integration after this long. */
const TIMEOUT_MS = 30_000;

const answerSchema = z.looseObject({
  statusCode: z.int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  cookies: z.array(z.string()).optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});

/** Starts the server; `unavailable` when the port is in use. */
export async function startHttpBridge(options: HttpBridgeOptions): Promise<HttpBridge> {
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    void answerRequest(request, response, { ...options, requestId: `local-${count}` });
  });
  const listener = await listenLoopback(server, options.port);
  return {
    url: `http://localhost:${listener.port}`,
    close: async () => {
      const closed = listener.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface RequestContext extends HttpBridgeOptions {
  readonly requestId: string;
}

async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: RequestContext,
): Promise<void> {
  try {
    const body = await readBody(request);
    if (body === null) return sendMessage(response, 413, "Request Too Long");
    const event = formatEvent(request, body, context.requestId);
    sendAnswer(request, response, await context.handler(event, lambdaContext(context.requestId)));
  } catch (error) {
    if (response.destroyed) return;
    context.log.error("query function failed", { url: request.url, error });
    sendMessage(response, 500, "Internal Server Error");
  }
}

/** Reads a body up to the limit; null beyond it. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function formatEvent(request: IncomingMessage, body: Buffer, requestId: string) {
  const target = request.url ?? "/";
  const [path = "/"] = target.split("?", 1);
  const now = new Date();
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: target.slice(path.length + 1),
    headers: joinHeaders(request),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      authentication: null,
      authorizer: {},
      domainName: request.headers.host ?? "localhost",
      domainPrefix: "local",
      http: {
        method: request.method ?? "GET",
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? "",
        userAgent: request.headers["user-agent"] ?? "",
      },
      requestId,
      routeKey: "$default",
      stage: "$default",
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    body: body.length === 0 ? null : body.toString("base64"),
    isBase64Encoded: body.length > 0,
  };
}

/** Headers that came several times are joined by commas, as API Gateway does. */
function joinHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : (value ?? ""),
    ]),
  );
}

function lambdaContext(requestId: string): Context {
  const deadline = Date.now() + TIMEOUT_MS;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: "query",
    functionVersion: "$LATEST",
    invokedFunctionArn: "arn:aws:lambda:local:000000000000:function:query",
    memoryLimitInMB: "1024",
    awsRequestId: requestId,
    logGroupName: "local",
    logStreamName: "local",
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}

function sendAnswer(request: IncomingMessage, response: ServerResponse, value: unknown): void {
  const answer = answerSchema.parse(value);
  const body = Buffer.from(answer.body ?? "", answer.isBase64Encoded === true ? "base64" : "utf8");
  if (body.length > MAX_BODY_BYTES) {
    throw new FiledexError(
      "invalid",
      `answer is too large for Lambda: sizeBytes=\`${body.length}\``,
    );
  }
  for (const [name, header] of Object.entries(answer.headers ?? {})) {
    response.setHeader(name, String(header));
  }
  if (answer.cookies !== undefined) response.setHeader("set-cookie", answer.cookies);
  response.statusCode = answer.statusCode;
  const isBodiless = request.method === "HEAD" || [204, 304].includes(answer.statusCode);
  if (isBodiless) response.end();
  else response.setHeader("content-length", body.length).end(body);
}

function sendMessage(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "content-type": "application/json", connection: "close" });
  response.end(JSON.stringify({ message }));
}
