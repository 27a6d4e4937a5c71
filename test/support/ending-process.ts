import type { IngestDeps } from "../../lib/ingest/ingest-batch.ts";
import { REJECTED_PREFIX } from "../../lib/store/object-keys.ts";
import {
  createFaultyObjectStore,
  type Fault,
  NO_FAULT,
  type StoreCall,
} from "./faulty-object-store.ts";

/** What a note is read and written with; other records of rejections are put as they are. */
const NOTING: readonly string[] = ["get", "putIfAbsent", "putIfMatch"];

/**
 * Gives the stores as a process sees them that ends when it parses one of the given objects: it
 * reads such an object, may note that, and never gets an answer again.
 */
export function endWhenParsing(deps: IngestDeps, deadly: ReadonlySet<string>): IngestDeps {
  let isEnding = false;
  let isOver = false;
  function decide({ operation, key }: StoreCall): Fault {
    const isNote = NOTING.includes(operation) && key.startsWith(REJECTED_PREFIX);
    isOver ||= isEnding && !isNote;
    if (isOver) throw new Error("process has ended");
    return NO_FAULT;
  }
  const filings = createFaultyObjectStore(deps.filings, decide);
  return {
    ...deps,
    store: createFaultyObjectStore(deps.store, decide),
    filings: {
      ...filings,
      get: async (key, options) => {
        const object = await filings.get(key, options);
        isEnding ||= deadly.has(key) && object.body.byteLength > 0;
        return object;
      },
    },
  };
}
