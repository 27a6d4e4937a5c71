/**
 * Ingests keys whose messages have come back to the queue. Most come back since a bucket could not
 * be reached for a while, and are ingested together like any others. But one of them may name an
 * object that ends the process, by taking all memory or all time, and then nobody of its batch is
 * acknowledged. So tries are noted:
 *
 *     first delivery    a b X c          one batch; X ends the process
 *     second            a b X c          one batch, noted; X ends the process, and the note stays
 *     third             a | X ...        the note names them: one at a time, the smallest first
 *     fourth            a | b | c | X    the second try at X alone
 *     fifth             a | b | c | X    the third
 *     sixth             a | b | c | X    rejected unread
 *
 * So a neighbour of one such object is indexed by the fourth delivery at the latest, and the object
 * is refused with the sixth, before the queue gives up on it. Messages of which no process has died
 * cost a batch of them three requests. A message delivered for the first time costs nothing: it does
 * not look at notes, so to try a refused object once more it is enough to upload it again.
 */
import { FiledexError } from "../errors.ts";
import { type IngestDeps, type IngestOutcome, ingestBatch, outOfTime } from "./ingest-batch.ts";
import { ingestSuspects, type SuspectKey } from "./ingest-suspects.ts";
import { noteSharedTry, readSharedTries, withdrawSharedTry } from "./shared-tries.ts";

/**
 * Ingests the current state of each key. A key may be given several times, with the messages about
 * it. Those for which there is no time left fail, and so come again.
 */
export async function ingestRedelivered(
  deps: IngestDeps,
  keys: readonly SuspectKey[],
  hasTime: () => boolean = () => true,
): Promise<Map<string, IngestOutcome>> {
  if (keys.length === 0) return new Map();
  try {
    const isUnended = await readSharedTries(deps);
    const suspects = new Map<string, SuspectKey>();
    for (const one of keys) if (isUnended(one.messageId)) suspects.set(one.key, one);
    const others = keys.filter(({ key }) => !suspects.has(key));
    const outcomes = await ingestTogether(deps, others, hasTime);
    for (const [key, outcome] of await ingestSuspects(deps, [...suspects.values()], hasTime)) {
      outcomes.set(key, outcome);
    }
    return outcomes;
  } catch (error) {
    if (!(error instanceof FiledexError)) throw error;
    return new Map(keys.map(({ key }) => [key, { kind: "failed", error }]));
  }
}

/** Ingests keys like those of a first delivery, but for the note. */
async function ingestTogether(
  deps: IngestDeps,
  keys: readonly SuspectKey[],
  hasTime: () => boolean,
): Promise<Map<string, IngestOutcome>> {
  if (keys.length === 0) return new Map();
  if (!hasTime()) {
    return new Map(keys.map(({ key }) => [key, { kind: "failed", error: outOfTime(key) }]));
  }
  const messageIds = [...new Set(keys.map(({ messageId }) => messageId))];
  const noteKey = await noteSharedTry(deps, messageIds);
  const outcomes = await ingestBatch(
    deps,
    keys.map(({ key }) => key),
    hasTime,
  );
  await withdrawSharedTry(deps, noteKey);
  return outcomes;
}
