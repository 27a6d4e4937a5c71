import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processTerm } from "../../../lib/index/analyzer.ts";
import { parseQuery } from "../../../lib/search/language/parse-query.ts";
import { findMarks } from "../../../lib/search/show/highlight.ts";
import { planHighlights } from "../../../lib/search/show/highlight-plan.ts";
import { findSnippetMarks, makeSnippet, SNIPPET_LENGTH } from "../../../lib/search/show/snippet.ts";

const filler = "The registrant reports that nothing of note has happened this month. ".repeat(20);

function marksOf(text: string, ...words: readonly string[]) {
  return words
    .flatMap((word, clause) =>
      [...text.matchAll(new RegExp(word, "g"))].map(({ index }) => ({
        start: index,
        end: index + word.length,
        clause,
      })),
    )
    .toSorted((a, b) => a.start - b.start);
}

function marked(text: string, ...words: readonly string[]): string[] {
  const snippet = makeSnippet(text, marksOf(text, ...words));
  return snippet.highlights.map(([start, end]) => snippet.text.slice(start, end));
}

describe("makeSnippet", () => {
  it("shows a short text whole", () => {
    expect(makeSnippet("Going concern.", [])).toStrictEqual({
      text: "Going concern.",
      highlights: [],
    });
  });

  it("begins at the beginning when nothing is marked", () => {
    const { text } = makeSnippet(filler, []);

    expect(text).toMatch(/^The registrant .+ …$/);
    expect(text.length).toBeLessThanOrEqual(SNIPPET_LENGTH + 2);
  });

  it("prefers the place that answers most clauses", () => {
    const text = `alpha alpha alpha ${filler} alpha and beta ${filler}`;

    expect(marked(text, "alpha", "beta")).toStrictEqual(["alpha", "beta"]);
  });

  it("prefers the earlier of two equal places", () => {
    const text = `${filler}one alpha. ${filler}two alpha. ${filler}`;

    expect(makeSnippet(text, marksOf(text, "alpha")).text).toContain("one alpha");
  });

  it("begins with a sentence", () => {
    const text = `${filler}There is doubt. ${filler}`;

    expect(makeSnippet(text, marksOf(text, "doubt")).text).toMatch(/^… (The|There) /);
  });

  it("makes one space of any white space and moves the highlights along", () => {
    const text = "   There is\n   substantial\r\n\r\n  doubt  about it.\n";

    expect(makeSnippet(text, marksOf(text, "substantial\\s+doubt"))).toMatchObject({
      text: "There is substantial doubt about it.",
    });
    expect(marked(text, "doubt")).toStrictEqual(["doubt"]);
  });

  it("says that text is left out on either side", () => {
    const text = `${filler}doubt ${filler}`;

    expect(makeSnippet(text, marksOf(text, "doubt")).text).toMatch(/^… .* …$/);
  });
});

describe("findSnippetMarks", () => {
  const plan = planHighlights(parseQuery("alpha beta").query);

  it("finds the one place far on where all words stand together", () => {
    const text = `alpha ${filler.repeat(20)} beta ${filler.repeat(20)} alpha beta ${filler}`;
    const snippet = makeSnippet(text, findSnippetMarks(text, plan, ["alpha", "beta"]));

    expect(snippet.highlights).toHaveLength(2);
  });

  it("leaves the rest of a text alone when they stand together early on", () => {
    const text = `alpha beta ${filler.repeat(20)} alpha`;

    expect(findSnippetMarks(text, plan, ["alpha", "beta"])).toHaveLength(2);
  });
});

describe("makeSnippet, for any text and terms", { timeout: 60_000 }, () => {
  const word = fc.oneof(
    fc.constantFrom("going", "Concern", "doubt,", "8-K", "x".repeat(300), "\ud83d\ude00", "É"),
    fc.string({ unit: "binary", maxLength: 8 }),
  );
  const space = fc.constantFrom(" ", "  ", "\n", "\r\n\r\n", "\t", ". ", "");
  const anyText = fc
    .array(fc.tuple(word, space), { maxLength: 200 })
    .map((parts) => parts.flat().join(""));
  const wanted = ["going", "concern", "doubt", "8", "k"];
  const plan = planHighlights({
    kind: "and",
    operands: wanted.map((text) => ({ kind: "term", text })),
  });

  it("puts every highlight on a matched word, in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: shown, highlights } = makeSnippet(text, findMarks(text, plan, wanted));
        let last = 0;
        for (const [start, end] of highlights) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(wanted).toContain(processTerm(shown.slice(start, end)));
          last = end;
        }
      }),
    );
  });

  it("stays within its length, give or take an ellipsis on either side", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const snippet = makeSnippet(text, findMarks(text, plan, wanted));

        expect(snippet.text.length).toBeLessThanOrEqual(SNIPPET_LENGTH + "… ".length * 2);
      }),
    );
  });

  it("shows a highlight whenever there is a mark", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const marks = findMarks(text, plan, wanted);

        expect(makeSnippet(text, marks).highlights.length > 0).toBe(marks.length > 0);
      }),
    );
  });
});
