import { describe, expect, it } from "vitest";
import { completeQuery } from "../../../lib/search/language/complete-query.ts";

const suggestions = [
  { suggestion: "", terms: ["chief", "executive", "executives"], score: 9 },
  { suggestion: "", terms: ["chief", "executive"], score: 7 },
];

describe("completeQuery", () => {
  it("completes the last word, each by the worth of all suggestions that name it", () => {
    expect(completeQuery("Chief exec", suggestions, 10)).toStrictEqual([
      { text: "chief executive", score: 16 },
      { text: "chief executives", score: 9 },
    ]);
  });

  it("returns no more than asked for, and nothing for no words", () => {
    expect(completeQuery("exec", suggestions, 1)).toStrictEqual([{ text: "executive", score: 16 }]);
    expect(completeQuery(" ", suggestions, 10)).toStrictEqual([]);
  });
});
