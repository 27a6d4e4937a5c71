import { z } from "zod";
import type { Manifest } from "../lib/catalog/manifest.ts";
import { FiledexError, hasKind } from "../lib/errors.ts";
import { type IngestDeps, type IngestOutcome, ingestBatch } from "../lib/ingest/ingest-batch.ts";
import { ingestRedelivered } from "../lib/ingest/ingest-redelivered.ts";
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

const queueRecord = z.looseObject({
  messageId: z.string(),
  body: z.string(),
  attributes: z.looseObject({ ApproximateReceiveCount: z.string().optional() }).optional(),
});
const queueEvent = z.looseObject({ Records: z.array(queueRecord) });

interface Message {
  readonly id: string;
  readonly keys: readonly string[];
  /** Delivered before, to a run of the function that failed or did not end. */
  readonly isRedelivered: boolean;
}

/** What is read of Lambda's context. */
export interface IngestContext {
  getRemainingTimeInMillis(): number;
}

/** Several times what the largest filing takes on the Lambda that ingest was sized for. */
const MIN_REMAINING_MS = 120_000;

/**
 * Creates the Lambda handler that keeps the index at the state of the filings bucket. It takes
 * SQS batches of S3 notifications, which it answers with the messages that failed, and
 * notifications that S3 sends directly, for which it rejects when a key failed, so that Lambda
 * runs it again.
 */
export function createIngestHandler(
  deps: IngestHandlerDeps,
): (event: unknown, context?: IngestContext) => Promise<BatchAnswer> {
  return async (event, context) => {
    const hasTime = () => (context?.getRemainingTimeInMillis() ?? Infinity) > MIN_REMAINING_MS;
    if (isS3Notification(event)) return await handleDirectly(deps, event, hasTime);
    const batch = queueEvent.safeParse(event);
    if (batch.success) return await handleBatch(deps, batch.data.Records, hasTime);
    throw new FiledexError("invalid", "event is neither an SQS batch nor an S3 notification");
  };
}

async function handleDirectly(
  deps: IngestHandlerDeps,
  event: unknown,
  hasTime: () => boolean,
): Promise<BatchAnswer> {
  const keys = readKeys(deps, event);
  const outcomes = await ingestKeys(deps, hasTime, (noting) => ingestBatch(noting, keys, hasTime));
  const failed = [...outcomes].find(([, outcome]) => outcome.kind === "failed");
  if (failed === undefined) return { batchItemFailures: [] };
  const cause = failed[1].kind === "failed" ? failed[1].error : undefined;
  throw new FiledexError("unavailable", `key could not be ingested: key=\`${failed[0]}\``, {
    cause,
  });
}

async function handleBatch(
  deps: IngestHandlerDeps,
  records: readonly z.infer<typeof queueRecord>[],
  hasTime: () => boolean,
): Promise<BatchAnswer> {
  const failedIds: string[] = [];
  const messages: Message[] = [];
  for (const { messageId, body, attributes } of records) {
    const isRedelivered = Number(attributes?.ApproximateReceiveCount ?? 1) > 1;
    try {
      messages.push({ id: messageId, keys: readKeys(deps, parseBody(body)), isRedelivered });
    } catch (error) {
      if (!hasKind(error, "invalid")) throw error;
      deps.log.error("message is unreadable", { messageId, reason: error.message });
      failedIds.push(messageId);
    }
  }
  const redelivered = messages
    .filter(({ isRedelivered }) => isRedelivered)
    .flatMap(({ id, keys }) => keys.map((key) => ({ key, messageId: id })));
  const oldKeys = new Set(redelivered.map(({ key }) => key));
  const fresh = messages.flatMap(({ keys }) => keys.filter((key) => !oldKeys.has(key)));
  const outcomes = await ingestKeys(deps, hasTime, async (noting) => {
    // First what has never failed: what comes after the others may not come to its turn.
    const ingested = await ingestBatch(noting, fresh, hasTime);
    return new Map([...ingested, ...(await ingestRedelivered(noting, redelivered, hasTime))]);
  });
  // A key that nobody speaks of is not done, either.
  const isFailed = (key: string) => (outcomes.get(key)?.kind ?? "failed") === "failed";
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
  hasTime: () => boolean,
  ingest: (deps: IngestDeps) => Promise<ReadonlyMap<string, IngestOutcome>>,
): Promise<ReadonlyMap<string, IngestOutcome>> {
  let committed: Manifest | null = null;
  const onCommit = (manifest: Manifest) => {
    committed = manifest;
  };
  const outcomes = await ingest({ ...deps, onCommit });
  for (const [key, outcome] of outcomes) logOutcome(deps.log, key, outcome);
  if (committed !== null) await relieve(deps, committed, hasTime);
  return outcomes;
}

/** Merges segments when there are too many; the batch is done, whether that succeeds or not. */
async function relieve(
  deps: IngestHandlerDeps,
  manifest: Manifest,
  hasTime: () => boolean,
): Promise<void> {
  try {
    if (await relieveIndex(deps, manifest, hasTime)) deps.log.info("index relieved", {});
  } catch (error) {
    // A damaged segment is the compaction's failure, whose alarm tells of it.
    if (!(error instanceof FiledexError)) throw error;
    deps.log.error("index not relieved", { error });
  }
}

function logOutcome(log: HandlerLog, key: string, outcome: IngestOutcome): void {
  switch (outcome.kind) {
    case "indexed":
      for (const id of outcome.ids) log.info("filing indexed", { key, id });
      if (outcome.reason !== null)
        log.warn("object indexed in part", { key, reason: outcome.reason });
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
