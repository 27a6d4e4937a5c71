import type { IndexedFiling } from "../index/filing-record.ts";
import { encodeSegment, type SegmentInput } from "../index/segment-writer.ts";
import type { ObjectState } from "./read-object-state.ts";

/** A state that can be committed. */
export type KnownState = Exclude<ObjectState, { kind: "unknown" | "large" }>;

export interface EncodedStates {
  /** As given, but without the filings that cannot be encoded: these are rejected. */
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
      state.kind === "filing" ? state.filings : [],
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
  const problems = state.filings.map(findProblem);
  const problem = problems.find((one) => one !== null);
  if (problem === undefined) return state;
  const filings = state.filings.filter((_, n) => problems[n] === null);
  const { etag, sizeBytes } = state;
  const reason = `cannot be indexed: ${problem}`;
  if (filings.length === 0) return { kind: "rejected", etag, sizeBytes, reason };
  return {
    ...state,
    filings,
    reason: state.reason === null ? reason : `${state.reason}; ${reason}`,
  };
}

function findProblem(filing: IndexedFiling): string | null {
  try {
    encodeSegment({ filings: [filing], removedKeys: [] });
    return null;
  } catch (error) {
    return String(error);
  }
}
