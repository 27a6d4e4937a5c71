import { FiledexError, hasKind } from "../errors.ts";
import { type ParsedFile, parseFilings } from "../filing/parse-filing.ts";
import { buildRecords } from "../index/build-record.ts";
import type { IndexedFiling } from "../index/filing-record.ts";
import type { ObjectStore, StoredObject } from "../store/object-store.ts";

/** What a key of the filings bucket holds. */
export type ObjectState =
  /** No object, or the empty one that S3's console makes for a folder. */
  | { readonly kind: "nothing"; readonly etag: string | null }
  | FilingState
  | RejectedState
  /** Larger than was allowed for this read; its body was not fetched. */
  | { readonly kind: "large"; readonly etag: string; readonly sizeBytes: number }
  /** The bucket could not be read; its state is unknown. */
  | { readonly kind: "unknown"; readonly error: FiledexError };

export interface FilingState {
  readonly kind: "filing";
  readonly etag: string;
  readonly sizeBytes: number;
  /** One for each submission in the object, at least one. */
  readonly filings: readonly IndexedFiling[];
  /** Why other submissions of the object are not among them; null when there are no others. */
  readonly reason: string | null;
}

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
    if (hasKind(error, "not-found")) return { kind: "nothing", etag: null };
    if (error instanceof FiledexError) return { kind: "unknown", error };
    throw error;
  }
  const { etag, sizeBytes, body } = object;
  if (isFolderMarker({ key, sizeBytes })) return { kind: "nothing", etag };
  if (sizeBytes > maxBytes) return { kind: "large", etag, sizeBytes };
  try {
    const file = parseFilings(body, { path: key });
    const filings = buildRecords(file.filings, { key, etag });
    return { kind: "filing", etag, sizeBytes, filings, reason: explainRefused(file) };
  } catch (error) {
    return { kind: "rejected", etag, sizeBytes, reason: explain(error) };
  }
}

/** A fault of the parser is the same each time; retried, it would only block its neighbours. */
function explain(error: unknown): string {
  return hasKind(error, "invalid") ? error.message : `cannot be parsed: ${String(error)}`;
}

/** As many as a person reads to learn what is wrong; the rest is counted. */
const MAX_EXPLAINED = 5;

function explainRefused({ refused, submissionCount }: ParsedFile): string | null {
  if (refused.length === 0) return null;
  const reasons = refused
    .slice(0, MAX_EXPLAINED)
    .map(({ ordinal, error }) => `submission ${ordinal} of ${submissionCount}: ${explain(error)}`);
  const more = refused.length - reasons.length;
  return [...reasons, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

/** Tells whether an object only stands for a folder. */
export function isFolderMarker(object: {
  readonly key: string;
  readonly sizeBytes: number;
}): boolean {
  return object.sizeBytes === 0 && object.key.endsWith("/");
}
