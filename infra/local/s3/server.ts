/**
 * An S3-compatible server on a folder, for running and testing Filedex on one machine.
 *
 *     DIR/journal.jsonl    every write as one line: buckets, versions, uploads, events (journal.ts)
 *     DIR/blobs/3f/3fa4..  bytes of objects and parts, under random names (blob-store.ts)
 *
 * A write goes: bytes to a blob and to the disk; the key's turn (locks.ts); conditions against the
 * current version; one journal line, to the disk; the table in memory; the answer. The journal
 * line is the commit: before it nothing has happened, after it everything has, so a reader never
 * sees a torn object, a killed process loses nothing it acknowledged, and of writers racing with
 * one If-Match exactly one wins. Events ride in the journal line of their write (outbox.ts).
 *
 * Not S3's: any region is taken, `+` in a path is a plus, a lost race is always 412 and never 409,
 * and everything belongs to one user. Policies, tags, encryption with own keys, object lock and
 * the like are refused with 501. One process at a time has the folder open (folder-lock.ts).
 */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { FiledexError } from "../../../lib/errors.ts";
import { type AnswerContext, formatError, sendResponse } from "./respond.ts";
import { routeRequest } from "./route-request.ts";
import type { S3Context } from "./s3-context.ts";
import { S3Error } from "./s3-error.ts";
import { parseRequest, type S3Request, type S3Response } from "./s3-request.ts";
import { type Credentials, type SigningContext, verifySignature } from "./signature.ts";
import { isPresignedV2, verifyPresignedV2 } from "./signature-v2.ts";
import { openStorage, type StorageOptions, warn } from "./storage.ts";

/** Requests under way get this long to finish when the server closes. */
const CLOSE_GRACE_MS = 3_000;

const CLOSE_SWEEP_MS = 20;

/** Longer than clients keep idle connections, so that none is closed under a request being sent. */
const KEEP_ALIVE_MS = 75_000;

/** A key of 1,024 bytes percent-encoded, twice for a copy, with 2 KB of metadata and a signature. */
const MAX_HEADER_BYTES = 32 * 1024;

export interface S3ServerOptions extends StorageOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly host?: string;
  /** Verifies signatures with this key pair; null takes every request, signed or not. */
  readonly credentials?: Credentials | null;
}

export interface S3Server {
  readonly url: string;
  readonly port: number;
  /** Counts the events that no listener has taken yet. */
  countPendingEvents(): number;
  /** Stops taking requests, finishes those under way and closes the files. */
  close(): Promise<void>;
}

/** Starts the server; throws `unavailable` when the port is in use. */
export async function startS3Server(options: S3ServerOptions): Promise<S3Server> {
  const host = options.host ?? "127.0.0.1";
  const storage = await openStorage(options);
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // A large upload over a slow line takes as long as it takes.
      requestTimeout: 0,
    },
    (request, response) => answer(storage.context, options, request, response),
  );
  // A client that waits for `100 Continue` is told to go on only when its body is wanted.
  server.on("checkContinue", (request, response) =>
    answer(storage.context, options, request, response),
  );
  let port: number;
  try {
    port = await listen(server, options.port, host);
  } catch (error) {
    await storage.close();
    throw error;
  }
  return {
    url: `http://${host}:${port}`,
    port,
    countPendingEvents: () => storage.context.table.events.size,
    async close() {
      await closeServer(server);
      await storage.close();
    },
  };
}

async function answer(
  context: S3Context,
  options: S3ServerOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomBytes(8).toString("hex").toUpperCase();
  const answerContext: AnswerContext = {
    requestId,
    method: message.method ?? "GET",
    path: (message.url ?? "/").split("?", 1)[0] ?? "/",
  };
  let result: S3Response;
  try {
    const request = parseRequest(message, response, requestId);
    const { credentials = null } = options;
    const signing = credentials === null ? null : authorize(request, credentials, context.now());
    result = await routeRequest(request)(context, { ...request, signing });
  } catch (error) {
    if (message.destroyed && !message.complete) {
      // The client went away in the middle of its request; there is nobody to tell.
      response.destroy();
      return;
    }
    if (!(error instanceof S3Error)) {
      warn(error);
    }
    result = formatError(error, answerContext);
  }
  try {
    await sendResponse(response, result, answerContext);
  } catch (error) {
    warn(error);
    if (!response.headersSent && !response.destroyed) {
      await failResponse(response, error, answerContext);
    }
  }
}

/** Answers in place of a body that could not be begun. */
async function failResponse(
  response: ServerResponse,
  error: unknown,
  context: AnswerContext,
): Promise<void> {
  for (const name of response.getHeaderNames()) {
    response.removeHeader(name);
  }
  await sendResponse(response, formatError(error, context), context);
}

/** Checks who sends a request; answers what its chunk signatures build on, where it has those. */
function authorize(
  request: S3Request,
  credentials: Credentials,
  now: number,
): SigningContext | null {
  if (isPresignedV2(request)) {
    verifyPresignedV2(request, credentials, now);
    return null;
  }
  return verifySignature(request, credentials, now);
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === "EADDRINUSE";
      const message = isTaken ? "port is in use" : "cannot listen";
      reject(
        new FiledexError("unavailable", `${message}: host=\`${host}\`, port=\`${port}\``, {
          cause,
        }),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection that becomes idle after close() stays open, so they are looked for again.
    const sweep = setInterval(() => server.closeIdleConnections(), CLOSE_SWEEP_MS);
    const deadline = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(deadline);
      resolve();
    });
    server.closeIdleConnections();
  });
}
