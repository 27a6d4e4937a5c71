import { describe, expect, it } from "vitest";
import { explainCutWords } from "../../../lib/search/execute/explain-cut-words.ts";

describe("explainCutWords", () => {
  it("points to the words of which only the most frequent expansions were searched", () => {
    expect(explainCutWords("a merger A*", ["a"])).toStrictEqual([
      {
        message: "a stands for more words than are looked up; only the most frequent are",
        start: 9,
        end: 10,
      },
    ]);
  });

  it("says nothing when none was", () => {
    expect(explainCutWords("merger", [])).toStrictEqual([]);
  });
});
