import type { KnownState } from "./encode-states.ts";
import type { Rejection } from "./rejection.ts";

/** Returns the record that a key's state calls for; null when all of its object is indexed. */
export function rejectionOf(key: string, state: KnownState, nowMs: number): Rejection | null {
  if (state.kind === "nothing" || state.reason === null) return null;
  const { etag, sizeBytes, reason } = state;
  const filings = state.kind === "filing" ? { filings: state.filings.length } : {};
  return { key, etag, sizeBytes, reason, rejectedAt: new Date(nowMs).toISOString(), ...filings };
}
