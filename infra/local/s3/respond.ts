/** Sends an answer: headers every S3 answer has, the body with back-pressure, errors as XML. */
import type { ServerResponse } from "node:http";
import { S3Error } from "./s3-error.ts";
import type { S3Response } from "./s3-request.ts";
import { formatErrorDocument } from "./xml.ts";

export interface AnswerContext {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
}

/**
 * Sends an answer. A body that fails before its first byte throws; one that fails on the way cuts
 * the connection and throws, so that nobody takes it as whole.
 */
export async function sendResponse(
  response: ServerResponse,
  answer: S3Response,
  { requestId }: AnswerContext,
): Promise<void> {
  response.statusCode = answer.status;
  response.setHeader("server", "filedex-s3");
  response.setHeader("x-amz-request-id", requestId);
  response.setHeader("x-amz-id-2", requestId);
  for (const [name, value] of Object.entries(answer.headers)) {
    response.setHeader(name, value);
  }
  if (answer.body === null) {
    if (!response.hasHeader("content-length") && answer.status !== 204 && answer.status !== 304) {
      response.setHeader("content-length", "0");
    }
    response.end();
    return;
  }
  if (typeof answer.body === "string") {
    response.setHeader("content-type", "application/xml");
    response.setHeader("content-length", Buffer.byteLength(answer.body));
    response.end(answer.body);
    return;
  }
  await sendBytes(response, answer.body);
}

/** Turns an error into the answer a client gets; what is no S3Error is InternalError. */
export function formatError(error: unknown, context: AnswerContext): S3Response {
  const known =
    error instanceof S3Error
      ? error
      : new S3Error("InternalError", "We encountered an internal error. Please try again.");
  const document = formatErrorDocument([
    ["Code", known.code],
    ["Message", known.message],
    ...Object.entries(known.details),
    ["Resource", context.path],
    ["RequestId", context.requestId],
    ["HostId", context.requestId],
  ]);
  return {
    status: known.status,
    headers: known.headers,
    body: context.method === "HEAD" ? null : document,
  };
}

async function sendBytes(response: ServerResponse, body: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const bytes of body) {
      if (response.destroyed) {
        return;
      }
      if (!response.write(bytes)) {
        await drained(response);
      }
    }
    response.end();
  } catch (error) {
    if (response.headersSent) {
      response.destroy();
    }
    throw error;
  }
}

/** Waits until the client has taken what was written, or has gone. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.on("drain", done);
    response.on("close", done);
  });
}
