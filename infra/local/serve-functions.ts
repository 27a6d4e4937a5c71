/**
 * The side of functions-thread.ts that runs in the thread: the handlers that write the index, made
 * by their factories as in the cloud.
 */
import { parentPort, workerData } from "node:worker_threads";
import { createCompactHandler } from "../../functions/compact-handler.ts";
import type { HandlerLog } from "../../functions/handler-log.ts";
import { createIngestHandler } from "../../functions/ingest-handler.ts";
import { systemClock } from "../../lib/catalog/clock.ts";
import { type FunctionCall, type FunctionsMessage, TIMEOUTS_MS } from "./functions-thread.ts";
import { FILINGS_BUCKET, INDEX_BUCKET, openBucket } from "./open-bucket.ts";

const s3Url = String(workerData);
const store = openBucket(s3Url, INDEX_BUCKET);
const log = postingLog();
const ingest = createIngestHandler({
  filings: openBucket(s3Url, FILINGS_BUCKET),
  store,
  bucket: FILINGS_BUCKET,
  clock: systemClock,
  log,
});
const compact = createCompactHandler({ store, clock: systemClock, log });

parentPort?.on("message", (call: FunctionCall) => {
  runFunction(call).then(
    (answer) => post({ kind: "answer", id: call.id, answer }),
    (error: unknown) => post({ kind: "failure", id: call.id, error }),
  );
});

async function runFunction({ name, event }: FunctionCall): Promise<unknown> {
  const deadline = systemClock.now() + TIMEOUTS_MS[name];
  const context = { getRemainingTimeInMillis: () => deadline - systemClock.now() };
  return await (name === "ingest" ? ingest(event, context) : compact(event, context));
}

function postingLog(): HandlerLog {
  return {
    info: (message, fields) => post({ kind: "log", level: "info", message, fields }),
    warn: (message, fields) => post({ kind: "log", level: "warn", message, fields }),
    error: (message, fields) => post({ kind: "log", level: "error", message, fields }),
  };
}

function post(message: FunctionsMessage): void {
  parentPort?.postMessage(message);
}
