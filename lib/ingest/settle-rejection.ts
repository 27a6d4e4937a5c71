import { FiledexError } from "../errors.ts";
import { MAX_FILING_BYTES } from "../filing/parse-filing.ts";
import { encodeStates } from "./encode-states.ts";
import { type IngestDeps, readStates } from "./ingest-batch.ts";
import { deleteRejection, writeRejection } from "./rejection.ts";
import { rejectionOf } from "./state-rejection.ts";

/** An object that changes as often as this while it is looked at is left to its notifications. */
const MAX_ROUNDS = 5;

/** Brings the record of a key's rejection up to date, and leaves the index alone. */
export async function settleRejection(deps: IngestDeps, key: string): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [[, state] = []] = await readStates(deps, [key], MAX_FILING_BYTES);
    if (state === undefined || state.kind === "large") return;
    if (state.kind === "unknown") throw state.error;
    const settled = encodeStates(new Map([[key, state]])).states.get(key) ?? state;
    const rejection = rejectionOf(key, settled, deps.clock.now());
    if (rejection === null) await deleteRejection(deps.store, key);
    else await writeRejection(deps.store, rejection);
    // As in ingest: whoever touched the record last looks last.
    const head = await deps.filings.head(key);
    if ((head?.etag ?? null) === state.etag) return;
  }
  throw new FiledexError("unavailable", `object keeps changing: key=\`${key}\``);
}
