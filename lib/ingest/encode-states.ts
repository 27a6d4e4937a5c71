import type { IndexedFiling } from "../index/filing-record.ts";
import { encodeSegment, type SegmentInput } from "../index/segment-writer.ts";
import type { ObjectState } from "./read-object-state.ts";

/** A state that can be committed. */
export type KnownState = Exclude<ObjectState, { kind: "unknown" | "large" }>;

export interface EncodedStates {
  /** As given, but for filings that cannot be encoded: these are rejected. */
  readonly states: ReadonlyMap<string, KnownState>;
  readonly input: SegmentInput;
  readonly bytes: Uint8Array;
}

/**
 * Encodes the states of a batch as one segment, in their order. A filing that the encoder cannot
 * take is set aside, so that its neighbours are not sent back to the queue with it for ever.
 */
export function encodeStates(states: ReadonlyMap<string, KnownState>): EncodedStates {
  const input = {
    filings: [...states.values()].flatMap((state) =>
      state.kind === "filing" ? [state.filing] : [],
    ),
    removedKeys: [...states].flatMap(([key, { kind }]) => (kind === "filing" ? [] : [key])),
  };
  try {
    return { states, input, bytes: encodeSegment(input) };
  } catch (error) {
    const sorted = new Map([...states].map(([key, state]) => [key, rejectUnencodable(state)]));
    const isSame = [...states].every(([key, state]) => sorted.get(key) === state);
    if (isSame) throw error;
    return encodeStates(sorted);
  }
}

function rejectUnencodable(state: KnownState): KnownState {
  if (state.kind !== "filing") return state;
  const { etag, sizeBytes, filing } = state;
  const problem = findProblem(filing);
  if (problem === null) return state;
  return { kind: "rejected", etag, sizeBytes, reason: `cannot be indexed: ${problem}` };
}

function findProblem(filing: IndexedFiling): string | null {
  try {
    encodeSegment({ filings: [filing], removedKeys: [] });
    return null;
  } catch (error) {
    return String(error);
  }
}
