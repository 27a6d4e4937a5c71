/**
 * Runs the functions that write the index in a thread of their own, so that searches are answered
 * while filings are parsed and segments merged. What goes in and out are events and answers, as
 * between AWS and a Lambda:
 *
 *     ──▶ { id: 7, name: "ingest", event }
 *     ◀── { kind: "log", level: "info", message, fields }
 *     ◀── { kind: "answer", id: 7, answer }   or   { kind: "failure", id: 7, error }
 */
import { Worker } from "node:worker_threads";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { z } from "zod";
import type { HandlerLog } from "../../functions/handler-log.ts";
import { FiledexError } from "../../lib/errors.ts";

export interface FunctionCall {
  readonly id: number;
  readonly name: "ingest" | "compact";
  readonly event: unknown;
}

export type FunctionsMessage =
  | {
      readonly kind: "log";
      readonly level: keyof HandlerLog;
      readonly message: string;
      readonly fields: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly error: unknown };

export interface FunctionsThread {
  ingest(event: SQSEvent): Promise<SQSBatchResponse>;
  compact(): Promise<void>;
  /** Ends the thread, with whatever it is doing. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const batchResponse = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })),
});

/** How long a call of a function may take, as in serverless.yml. */
export const TIMEOUTS_MS: Readonly<Record<FunctionCall["name"], number>> = {
  ingest: 300_000,
  compact: 900_000,
};

/**
 * Starts the thread, working on the buckets of an S3 server. When it dies, of a filing that takes
 * all memory, or is ended, since one takes all time, the calls under way fail and the next one
 * starts another, as AWS does.
 */
export function startFunctionsThread(
  s3Url: string,
  log: HandlerLog,
  timeoutsMs = TIMEOUTS_MS,
): FunctionsThread {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let worker: Worker | null = startWorker();

  function startWorker(): Worker {
    const started = new Worker(new URL("./functions-worker.ts", import.meta.url), {
      workerData: s3Url,
    });
    started.on("message", (message: FunctionsMessage) => receive(message, waiting, log));
    started.on("error", failCalls);
    started.on("exit", (code) => {
      worker = null;
      failCalls(code);
    });
    return started;
  }

  function failCalls(cause: unknown): void {
    const error = new FiledexError("unavailable", "the thread of the functions has ended", {
      cause,
    });
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function call(name: FunctionCall["name"], event: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = calls++;
      const timer = setTimeout(() => void worker?.terminate(), timeoutsMs[name]);
      const settle = <T>(act: (value: T) => void) => {
        return (value: T) => {
          clearTimeout(timer);
          act(value);
        };
      };
      waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      worker ??= startWorker();
      worker.postMessage({ id, name, event } satisfies FunctionCall);
    });
  }

  return {
    ingest: async (event) => batchResponse.parse(await call("ingest", event)),
    compact: async () => {
      await call("compact", {});
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}

function receive(message: FunctionsMessage, waiting: Map<number, Waiting>, log: HandlerLog): void {
  if (message.kind === "log") {
    log[message.level](message.message, message.fields);
    return;
  }
  const caller = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.kind === "answer") caller?.resolve(message.answer);
  else caller?.reject(message.error);
}
