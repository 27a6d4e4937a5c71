import { describe, expect, it } from "vitest";
import { parseFiling } from "../../lib/filing/parse-filing.ts";
import { buildRecord } from "../../lib/index/build-record.ts";
import { encodeStates, type KnownState } from "../../lib/ingest/encode-states.ts";
import { formatSubmission } from "../support/submission.ts";

function filingState(key: string): KnownState {
  const filing = buildRecord(parseFiling(formatSubmission()), { key, etag: "0123" });
  return { kind: "filing", etag: "0123", sizeBytes: 7, filings: [filing], reason: null };
}

/** A filing that no encoder can take. */
function poisonedState(key: string): KnownState {
  const state = filingState(key);
  if (state.kind !== "filing") return state;
  const filings = state.filings.map(({ filing }) => ({
    filing,
    get sections(): never {
      throw new RangeError("poison");
    },
  }));
  return { ...state, filings };
}

function filingsOf(state: KnownState) {
  return state.kind === "filing" ? state.filings : [];
}

describe("encodeStates", () => {
  it("makes filings and tombstones of the states, in their order", () => {
    const states = new Map<string, KnownState>([
      ["b.txt", filingState("b.txt")],
      ["none.txt", { kind: "nothing", etag: null }],
      ["bad.txt", { kind: "rejected", etag: "0", sizeBytes: 0, reason: "file is empty" }],
      ["a.txt", filingState("a.txt")],
    ]);

    const encoded = encodeStates(states);

    expect(encoded.states).toBe(states);
    expect(encoded.input.filings.map(({ filing }) => filing.key)).toStrictEqual(["b.txt", "a.txt"]);
    expect(encoded.input.removedKeys).toStrictEqual(["none.txt", "bad.txt"]);
  });

  it("rejects a filing that cannot be encoded, and keeps its neighbours", () => {
    const good = filingState("good.txt");
    const states = new Map([
      ["good.txt", good],
      ["poison.txt", poisonedState("poison.txt")],
    ]);

    const encoded = encodeStates(states);

    expect(encoded.states.get("good.txt")).toBe(good);
    expect(encoded.states.get("poison.txt")).toStrictEqual({
      kind: "rejected",
      etag: "0123",
      sizeBytes: 7,
      reason: "cannot be indexed: RangeError: poison",
    });
    expect(encoded.input.removedKeys).toStrictEqual(["poison.txt"]);
  });

  it("keeps the other filings of a key of which one cannot be encoded", () => {
    const good = filingsOf(filingState("both.txt"));
    const poisoned = filingsOf(poisonedState("both.txt"));
    const state = { kind: "filing", etag: "0123", sizeBytes: 7, reason: null } as const;
    const states = new Map([["both.txt", { ...state, filings: [...good, ...poisoned] }]]);

    const encoded = encodeStates(states);

    expect(encoded.states.get("both.txt")).toStrictEqual({
      ...state,
      filings: good,
      reason: "cannot be indexed: RangeError: poison",
    });
    expect(encoded.input).toStrictEqual({ filings: good, removedKeys: [] });
  });
});
