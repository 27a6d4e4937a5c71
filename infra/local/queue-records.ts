/** The journal records of a local queue; times are milliseconds since 1970. */
import { z } from "zod";

const message = z.object({
  messageId: z.string(),
  body: z.string(),
  sentAt: z.int(),
  receiveCount: z.int(),
  firstReceivedAt: z.int().nullable(),
});

const record = z.discriminatedUnion("op", [
  z.object({ op: z.literal("send"), message }),
  z.object({ op: z.literal("receive"), messageIds: z.array(z.string()), at: z.int() }),
  z.object({ op: z.literal("delete"), messageIds: z.array(z.string()) }),
]);

export type StoredMessage = z.infer<typeof message>;
export type QueueRecord = z.infer<typeof record>;

/** Checks a journal value; throws when it is no record. */
export function parseQueueRecord(value: unknown): QueueRecord {
  return record.parse(value);
}
