import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileSequences, type TermMatch } from "../../../lib/search/show/term-automaton.ts";

function readAll(sequences: readonly (readonly string[])[], text: readonly string[]) {
  const read = compileSequences(sequences.map((terms, clause) => ({ terms, clause })))();
  return text.map((term) => read(term));
}

describe("compileSequences", () => {
  it("finds the longest sequence that ends at each term", () => {
    const found = readAll([["going", "concern"], ["concern"]], ["going", "concern", "concern"]);

    expect(found).toStrictEqual([null, { clause: 0, length: 2 }, { clause: 1, length: 1 }]);
  });

  it("forgets what it read at a term of no sequence", () => {
    const read = compileSequences([{ terms: ["a", "b"], clause: 0 }])();

    expect([read("a"), read(null), read("b")]).toStrictEqual([null, null, null]);
  });

  it("finds what a search at every place finds, for any sequences and text", () => {
    const term = fc.constantFrom("a", "b", "c");
    const sequences = fc.array(fc.array(term, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(sequences, fc.array(term, { maxLength: 30 }), (patterns, text) => {
        expect(readAll(patterns, text)).toStrictEqual(
          text.map((_, at) => longestEndingAt(patterns, text.slice(0, at + 1))),
        );
      }),
    );
  });
});

function longestEndingAt(
  patterns: readonly (readonly string[])[],
  text: readonly string[],
): TermMatch | null {
  let best: TermMatch | null = null;
  for (const [clause, terms] of patterns.entries()) {
    const isEnd = text.slice(-terms.length).join(" ") === terms.join(" ");
    if (isEnd && terms.length > (best?.length ?? 0)) best = { clause, length: terms.length };
  }
  return best;
}
