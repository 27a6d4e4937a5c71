import { FiledexError, hasKind } from "../errors.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import { buildRecord } from "../index/build-record.ts";
import type { IndexedFiling } from "../index/filing-record.ts";
import type { ObjectStore, StoredObject } from "../store/object-store.ts";

/** What a key of the filings bucket holds. */
export type ObjectState =
  | { readonly kind: "missing" }
  | { readonly kind: "filing"; readonly etag: string; readonly filing: IndexedFiling }
  | RejectedState
  /** Larger than was allowed for this read; its body was not fetched. */
  | { readonly kind: "large"; readonly etag: string; readonly sizeBytes: number }
  /** The bucket could not be read; its state is unknown. */
  | { readonly kind: "unknown"; readonly error: FiledexError };

export interface RejectedState {
  readonly kind: "rejected";
  readonly etag: string;
  readonly sizeBytes: number;
  readonly reason: string;
}

/** Reads and parses what a key holds now, unless it is larger than `maxBytes`. */
export async function readObjectState(
  filings: ObjectStore,
  key: string,
  maxBytes: number,
): Promise<ObjectState> {
  let object: StoredObject;
  try {
    object = await filings.get(key, { maxBytes });
  } catch (error) {
    if (hasKind(error, "not-found")) return { kind: "missing" };
    if (error instanceof FiledexError) return { kind: "unknown", error };
    throw error;
  }
  const { etag, sizeBytes, body } = object;
  if (sizeBytes > maxBytes) return { kind: "large", etag, sizeBytes };
  try {
    const filing = buildRecord(parseFiling(body, { path: key }), { key, etag });
    return { kind: "filing", etag, filing };
  } catch (error) {
    // A fault of the parser is the same each time; retried, it would only block its neighbours.
    const reason = hasKind(error, "invalid") ? error.message : `cannot be parsed: ${String(error)}`;
    return { kind: "rejected", etag, sizeBytes, reason };
  }
}

/** Returns the ETag in a state; null when the key holds nothing. */
export function etagOf(state: Exclude<ObjectState, { kind: "unknown" }>): string | null {
  return state.kind === "missing" ? null : state.etag;
}
