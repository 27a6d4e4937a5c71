/** Opens what the server works on: the folder's journal, table, blobs and outbox. */
import { join } from "node:path";
import type { S3EventRecord } from "aws-lambda";
import { lockFolder } from "../folder-lock.ts";
import { openJournal } from "../journal.ts";
import { type BlobStore, openBlobStore } from "./blob-store.ts";
import { DEFAULT_REGION } from "./bucket-operations.ts";
import { formatEventRecord } from "./event-record.ts";
import { createLocks } from "./locks.ts";
import { createObjectTable, type ObjectTable } from "./object-table.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { parseRecord, type S3Record } from "./records.ts";
import type { S3Context } from "./s3-context.ts";

export interface StorageOptions {
  readonly dataDir: string;
  /** Made at the start when they are not there. */
  readonly buckets?: readonly string[];
  /** Takes the event of every write once it is durable; at least once, asked again on failure. */
  readonly onEvent?: (record: S3EventRecord) => Promise<void> | void;
  /** Only writes to these buckets are told; all when not given. */
  readonly notifyBuckets?: readonly string[];
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface Storage {
  readonly context: S3Context;
  close(): Promise<void>;
}

/** Opens a data folder; throws `unavailable` while another process has it open. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const lock = await lockFolder(options.dataDir);
  try {
    const storage = await openLockedStorage(options);
    return {
      context: storage.context,
      async close() {
        await storage.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Faults of the server itself, which no client can mend, go to whoever runs it. */
export function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}

async function openLockedStorage(options: StorageOptions): Promise<Storage> {
  const { onEvent, notifyBuckets, now = Date.now } = options;
  const table = createObjectTable();
  const freed: string[] = [];
  let outbox: Outbox | null = null;
  const journal = await openJournal<S3Record>({
    path: join(options.dataDir, "journal.jsonl"),
    parse: parseRecord,
    snapshot: () => table.snapshot(),
    apply(record) {
      freed.push(...table.apply(record));
      if ("event" in record && record.event !== null) {
        outbox?.offer(record.event);
      }
    },
  });
  const blobs = await openBlobs(options.dataDir, table);
  freed.length = 0;
  if (onEvent !== undefined) {
    outbox = startOutbox(table, onEvent, (sequence) =>
      journal.append({ op: "delivered", sequence }),
    );
  }
  for (const bucket of options.buckets ?? []) {
    if (!table.buckets.has(bucket)) {
      await journal.append({
        op: "create-bucket",
        bucket,
        createdAt: now(),
        region: DEFAULT_REGION,
      });
    }
  }
  const context: S3Context = {
    table,
    blobs,
    locks: createLocks(),
    now,
    async commit(record) {
      await journal.append(record);
      // The write stands, whatever becomes of the bytes that nothing names any more.
      await blobs.remove(freed.splice(0)).catch(warn);
    },
    isNotified: (bucket) =>
      onEvent !== undefined && (notifyBuckets === undefined || notifyBuckets.includes(bucket)),
  };
  return {
    context,
    async close() {
      await outbox?.close();
      await journal.close();
    },
  };
}

/** Opens the blobs and drops those whose writer died before its record. */
function openBlobs(dataDir: string, table: ObjectTable): Promise<BlobStore> {
  const live = table.liveBlobs();
  return openBlobStore(join(dataDir, "blobs"), (id) => live.has(id));
}

/** Starts to hand over events, first those that an earlier process left behind. */
function startOutbox(
  table: ObjectTable,
  onEvent: (record: S3EventRecord) => Promise<void> | void,
  confirm: (sequence: number) => Promise<void>,
): Outbox {
  const outbox = createOutbox({
    async deliver(event) {
      const region = table.buckets.get(event.bucket)?.region ?? DEFAULT_REGION;
      await onEvent(formatEventRecord(event, region));
    },
    confirm: ({ sequence }) => confirm(sequence),
    onError: warn,
  });
  for (const event of table.events.values()) {
    outbox.offer(event);
  }
  return outbox;
}
