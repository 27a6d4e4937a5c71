import { describe, expect, it } from "vitest";
import { parsePageState } from "../../lib/page/page-state.ts";
import type { Hit, SearchAnswer } from "../../lib/page/search-answer.ts";
import { searchNotes } from "../../lib/page/search-notes.ts";

const hit: Hit = {
  id: "k-1",
  accession: null,
  company: "Acme",
  matched_name: null,
  cik: null,
  form: "8-K",
  amendment: false,
  filed_at: null,
  report_date: "2003-04-08",
  items: [],
  score: 1,
  sections: [],
  key: "a.txt",
  url: null,
};

function answerWith(
  items: readonly Hit["items"][],
  hints: SearchAnswer["hints"] = [],
): SearchAnswer {
  return {
    total: items.length,
    took_ms: 1,
    index: { version: 1, filings: 1, sections: 1, updated_at: null },
    hits: items.map((list, n) => ({ ...hit, id: `k-${n}`, items: list })),
    facets: { company: [], item: [], form: [], year: [] },
    next: null,
    hints,
  };
}

const legacy = { code: "9", current: "7.01", title: "Regulation FD Disclosure" };
const current = { code: "7.01", current: "7.01", title: "Regulation FD Disclosure" };

describe("searchNotes", () => {
  it("says once which older items a chosen item brought along", () => {
    const notes = searchNotes(
      answerWith([[legacy], [current, legacy]]),
      parsePageState("?item=7.01"),
    );

    expect(notes).toStrictEqual(["Item 7.01 includes Item 9 of filings before August 23, 2004."]);
  });

  it("says nothing of items that were not chosen, or have no older ones among the hits", () => {
    expect(searchNotes(answerWith([[legacy]]), parsePageState("?item=5.02"))).toStrictEqual([]);
    expect(searchNotes(answerWith([[current]]), parsePageState("?item=7.01"))).toStrictEqual([]);
  });

  it("quotes the piece of the query that a hint is about", () => {
    const hints = [{ message: "includes Item 4 of older filings", start: 6, end: 15 }];
    const state = parsePageState("?q=audit+item:4.01");

    expect(searchNotes(answerWith([], hints), state)).toStrictEqual([
      "“item:4.01”: includes Item 4 of older filings.",
    ]);
  });

  it("makes a sentence of a hint on a long piece of the query", () => {
    const hints = [{ message: "this quote is not closed", start: 0, end: 60 }];
    const state = parsePageState(`?q="${"word ".repeat(12)}`);

    expect(searchNotes(answerWith([], hints), state)).toStrictEqual(["This quote is not closed."]);
  });
});
