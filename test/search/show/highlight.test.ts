import { describe, expect, it } from "vitest";
import { parseQuery } from "../../../lib/search/language/parse-query.ts";
import { findMarks } from "../../../lib/search/show/highlight.ts";
import { planHighlights } from "../../../lib/search/show/highlight-plan.ts";

/** The text with its marks in brackets. */
function highlight(query: string, text: string, terms: readonly string[]): string {
  const marks = findMarks(text, planHighlights(parseQuery(query).query), terms);
  return marks.reduceRight(
    (marked, { start, end }) =>
      `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`,
    text,
  );
}

describe("findMarks", () => {
  it("marks words in any case", () => {
    expect(highlight("concern", "Concern about a CONCERN", ["concern"])).toBe(
      "[Concern] about a [CONCERN]",
    );
  });

  it("marks a phrase as one, and its words on their own not at all", () => {
    const text = "a concern: going  concern, going";

    expect(highlight('"going concern"', text, ["going", "concern"])).toBe(
      "a concern: [going  concern], going",
    );
  });

  it("marks the words of a phrase that are also asked for alone", () => {
    const text = "going; going concern";

    expect(highlight('going "going concern"', text, ["going", "concern"])).toBe(
      "[going]; [going concern]",
    );
  });

  it("marks the terms that a prefix or a fuzzy word matched", () => {
    expect(highlight("doubt*", "no doubts, doubtful", ["doubts"])).toBe("no [doubts], doubtful");
    expect(highlight("hemacare~", "HemoCare", ["hemocare"])).toBe("[HemoCare]");
  });

  it("marks a phrase whose last word is a beginning", () => {
    const text = "going concern, going concerns, concerns";

    expect(highlight('"going concern*"', text, ["going", "concern", "concerns"])).toBe(
      "[going concern], [going concerns], concerns",
    );
    expect(highlight("war w/3 russia*", "war, Russians", ["war", "russians"])).toBe(
      "[war], [Russians]",
    );
  });

  it("marks both sides of NEAR where they are near each other", () => {
    const text = "war; a war against Russia; peace with Russia";
    const show = (query: string) => highlight(query, text, ["war", "russia"]);

    expect(show("war NEAR(1) russia")).toBe("war; a [war] against [Russia]; peace with Russia");
    expect(show("war pre/1 russia")).toBe("war; a [war] against [Russia]; peace with Russia");
    expect(show("russia pre/9 war")).toBe("war; a war against Russia; peace with Russia");
    expect(show("war NEAR(0) russia")).toBe("war; a war against Russia; peace with Russia");
    expect(show("war NEAR(1) russia OR war")).toBe(
      "[war]; a [war] against Russia; peace with Russia",
    );
    expect(show('war NEAR(2) "peace with russia"')).toBe(
      "war; a [war] against Russia; [peace with Russia]",
    );
  });

  it("marks a phrase wherever it stands in a long text", () => {
    const plan = planHighlights(parseQuery('"b a b"').query);
    for (let words = 4_090; words < 4_110; words += 1) {
      const text = `${"a ".repeat(words)}b a b ${"a ".repeat(5_000)}b a b`;
      const starts = findMarks(text, plan, ["a", "b"]).map(({ start }) => start);

      expect(starts).toStrictEqual([2 * words, text.length - "b a b".length]);
    }
  });

  it("looks no further once it has enough", () => {
    const plan = planHighlights(parseQuery("a").query);
    const text = "a ".repeat(50_000);

    expect(findMarks(text, plan, ["a"], () => true).length).toBeLessThan(5_000);
    expect(findMarks(text, plan, ["a"], () => false)).toHaveLength(50_000);
  });

  it("marks nothing for other fields and for what is left out", () => {
    expect(highlight("company:acme -loss x", "acme loss x", ["acme", "x"])).toBe("acme loss [x]");
  });
});
