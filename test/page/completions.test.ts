import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findOpenWords, listCompletions } from "../../lib/page/completions.ts";

const suggestion = (text: string) => ({ text, score: 1 });
const company = (name: string, cik: string | null) => ({ name, cik, filings: 2 });

function answer(texts: readonly string[], companies: ReturnType<typeof company>[] = []) {
  return { suggestions: texts.map(suggestion), companies, index: { version: 1 } };
}

/** The queries that completing a query by an answer leads to. */
function queriesOf(query: string, ...from: Parameters<typeof answer>): string[] {
  const open = findOpenWords(query);
  return open === null ? [] : listCompletions(open, answer(...from)).map((one) => one.query);
}

describe("findOpenWords", () => {
  it.each([
    ["going conc", "", "going conc"],
    ["item:4.01 going conc", "item:4.01 ", "going conc"],
    ["merger OR acq", "merger OR ", "acq"],
    ['-merger "going conc', '-merger "', "going conc"],
    ['the "going conc', 'the "', "going conc"],
    ['"going concern" aud', '"going concern" ', "aud"],
    ["(merger OR acq", "(merger OR ", "acq"],
    ["fee (mer", "fee (", "mer"],
    ["cost-eff", "", "cost-eff"],
    ["Ärzte Tüb", "", "Ärzte Tüb"],
  ])("finds in %s what can be completed", (query, kept, words) => {
    expect(findOpenWords(query)).toStrictEqual({ kept, words });
  });

  it.each([
    "",
    "a",
    "merger ",
    "4.01",
    "0000950124-00",
    "item:4",
    "hem*",
    "hem~",
    '"a phrase"',
    "OR",
  ])("finds nothing to complete in %j", (query) => {
    expect(findOpenWords(query)).toBe(null);
  });

  it("leaves nothing of the query out, for any query", () => {
    const piece = fc.constantFrom("a", "merger", "OR", '"', "(", ")", " ", "item:4", "-", "*", "é");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const open = findOpenWords(pieces.join(""));
        if (open !== null) expect(open.kept + open.words).toBe(pieces.join(""));
      }),
    );
  });
});

describe("listCompletions", () => {
  it("adds the missing letters to what was typed, in its own case", () => {
    const open = { kept: "item:4.01 ", words: "Going Conc" };

    expect(listCompletions(open, answer(["going concern", "going concerns"]))).toMatchObject([
      { kind: "word", typed: "Going Conc", rest: "ern", query: "item:4.01 Going Concern" },
      { kind: "word", typed: "Going Conc", rest: "erns", query: "item:4.01 Going Concerns" },
    ]);
  });

  it("closes the quote before the words", () => {
    expect(queriesOf('"going conc', ["going concern"])).toStrictEqual(['"going concern"']);
  });

  it("offers neither the word that was typed nor one that begins otherwise", () => {
    expect(queriesOf("conc", ["conc", "concern", "accord"])).toStrictEqual(["concern"]);
  });

  it("takes the words of a company out of the query, as it becomes a filter", () => {
    const companies = [company("Acme Corporation", "0000900001"), company("Acme Mill", null)];

    expect(queriesOf('merger -fee OR "acme', [], companies)).toStrictEqual([
      "merger -fee",
      "merger -fee",
    ]);
  });

  it("offers four words and three companies at most", () => {
    const words = ["conca", "concb", "concc", "concd", "conce"];
    const companies = words.map((name) => company(name, null));

    expect(queriesOf("conc", words, companies)).toHaveLength(7);
  });
});
