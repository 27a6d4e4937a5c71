import { z } from "zod";
import type { Manifest } from "../lib/catalog/manifest.ts";
import { FiledexError, hasKind } from "../lib/errors.ts";
import { type IngestDeps, type IngestOutcome, ingestBatch } from "../lib/ingest/ingest-batch.ts";
import { relieveIndex } from "../lib/ingest/relieve-index.ts";
import type { HandlerLog } from "./handler-log.ts";
import { isS3Notification, parseS3Notification } from "./s3-notification.ts";

export interface IngestHandlerDeps extends IngestDeps {
  /** Name of the filings bucket; notifications about another one are refused. */
  readonly bucket: string;
  readonly log: HandlerLog;
}

/** The messages of a batch that are to come again; all others are done. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

const queueEvent = z.looseObject({
  Records: z.array(z.looseObject({ messageId: z.string(), body: z.string() })),
});

interface Message {
  readonly id: string;
  readonly keys: readonly string[];
}

/**
 * Creates the Lambda handler that keeps the index at the state of the filings bucket. It takes
 * SQS batches of S3 notifications, which it answers with the messages that failed, and
 * notifications that S3 sends directly, for which it rejects when a key failed, so that Lambda
 * runs it again.
 */
export function createIngestHandler(
  deps: IngestHandlerDeps,
): (event: unknown) => Promise<BatchAnswer> {
  return async (event) => {
    if (isS3Notification(event)) return await handleDirectly(deps, event);
    const batch = queueEvent.safeParse(event);
    if (batch.success) return await handleBatch(deps, batch.data.Records);
    throw new FiledexError("invalid", "event is neither an SQS batch nor an S3 notification");
  };
}

async function handleDirectly(deps: IngestHandlerDeps, event: unknown): Promise<BatchAnswer> {
  const outcomes = await ingestKeys(deps, readKeys(deps, event));
  const failed = [...outcomes].find(([, outcome]) => outcome.kind === "failed");
  if (failed === undefined) return { batchItemFailures: [] };
  const cause = failed[1].kind === "failed" ? failed[1].error : undefined;
  throw new FiledexError("unavailable", `key could not be ingested: key=\`${failed[0]}\``, {
    cause,
  });
}

async function handleBatch(
  deps: IngestHandlerDeps,
  records: readonly { readonly messageId: string; readonly body: string }[],
): Promise<BatchAnswer> {
  const failedIds: string[] = [];
  const messages: Message[] = [];
  for (const { messageId, body } of records) {
    try {
      messages.push({ id: messageId, keys: readKeys(deps, parseBody(body)) });
    } catch (error) {
      if (!hasKind(error, "invalid")) throw error;
      deps.log.error("message is unreadable", { messageId, reason: error.message });
      failedIds.push(messageId);
    }
  }
  const outcomes = await ingestKeys(
    deps,
    messages.flatMap(({ keys }) => keys),
  );
  const isFailed = (key: string) => outcomes.get(key)?.kind === "failed";
  failedIds.push(...messages.filter(({ keys }) => keys.some(isFailed)).map(({ id }) => id));
  return { batchItemFailures: failedIds.map((itemIdentifier) => ({ itemIdentifier })) };
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new FiledexError("invalid", "message is not JSON", { cause });
  }
}

function readKeys({ bucket, log }: IngestHandlerDeps, event: unknown): readonly string[] {
  const { keys, ignored } = parseS3Notification(event, bucket);
  for (const { eventName, reason } of ignored) log.info("event ignored", { eventName, reason });
  return keys;
}

async function ingestKeys(
  deps: IngestHandlerDeps,
  keys: readonly string[],
): Promise<ReadonlyMap<string, IngestOutcome>> {
  if (keys.length === 0) return new Map();
  let committed: Manifest | null = null;
  const onCommit = (manifest: Manifest) => {
    committed = manifest;
  };
  const outcomes = await ingestBatch({ ...deps, onCommit }, keys);
  for (const [key, outcome] of outcomes) logOutcome(deps.log, key, outcome);
  if (committed !== null) await relieve(deps, committed);
  return outcomes;
}

/** Merges segments when there are too many; the batch is done, whether that succeeds or not. */
async function relieve(deps: IngestHandlerDeps, manifest: Manifest): Promise<void> {
  try {
    if (await relieveIndex(deps, manifest)) deps.log.info("index relieved", {});
  } catch (error) {
    if (!hasKind(error, "unavailable")) throw error;
    deps.log.warn("index not relieved", { error });
  }
}

function logOutcome(log: HandlerLog, key: string, outcome: IngestOutcome): void {
  switch (outcome.kind) {
    case "indexed":
      log.info("filing indexed", { key, id: outcome.id });
      break;
    case "removed":
      log.info("filing removed", { key });
      break;
    case "rejected":
      log.warn("object rejected", { key, reason: outcome.reason });
      break;
    case "failed":
      log.error("object failed", { key, error: outcome.error });
      break;
  }
}
