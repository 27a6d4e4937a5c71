import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countFilters,
  effectiveSort,
  FILTERS,
  formatPageState,
  isStart,
  type PageState,
  parsePageState,
  SORT_LABELS,
  START_STATE,
  toggleFilter,
  withoutFilters,
} from "../../lib/page/page-state.ts";

const trimmed = fc.string().map((text) => text.trim());
const values = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 });
const date = fc.constantFrom("", "2003-04-08", "1996-11-18", "2026-12-31");
const filters = fc.record(
  { company: values, cik: values, item: values, form: values, year: values },
  { noNullPrototype: true },
);
const anyState: fc.Arbitrary<PageState> = fc.record(
  {
    query: trimmed,
    filters,
    filedFrom: date,
    filedTo: date,
    sort: fc.option(fc.constantFrom("-filed", "filed", "-report", "report", "company")),
    filing: fc.option(fc.string({ minLength: 1 })),
  },
  { noNullPrototype: true },
);

describe("parsePageState", () => {
  it("reads back what formatPageState wrote, for any state", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(parsePageState(formatPageState(state))).toStrictEqual(state);
      }),
    );
  });

  it("reads repeated parameters as several values and forgets doubles", () => {
    const state = parsePageState("?q=audit&item=4.01&item=4.02&item=4.01");

    expect(state).toStrictEqual({
      ...START_STATE,
      query: "audit",
      filters: { ...START_STATE.filters, item: ["4.01", "4.02"] },
    });
  });

  it.each([
    "?sort=best",
    "?sort=relevance",
    "?sort=toString",
    "?filed_from=2003",
    "?item=&company=",
    "?filing=",
    "?unknown=1",
  ])("leaves out what it does not know in %s", (search) => {
    expect(parsePageState(search)).toStrictEqual(START_STATE);
  });
});

describe("formatPageState", () => {
  it("gives the start page an empty address", () => {
    expect(formatPageState(START_STATE)).toBe("");
  });

  it("uses the names of the API", () => {
    const state = {
      ...START_STATE,
      query: '"going concern"',
      filters: { ...START_STATE.filters, cik: ["0000882178"], year: ["2003", "2005"] },
      filedTo: "2005-06-30",
      sort: "-filed" as const,
    };

    expect(formatPageState(state)).toBe(
      "?q=%22going+concern%22&cik=0000882178&year=2003&year=2005&filed_to=2005-06-30&sort=-filed",
    );
  });
});

describe("toggleFilter", () => {
  it("adds a value and takes it away again, for any filter", () => {
    fc.assert(
      fc.property(anyState, fc.constantFrom(...FILTERS), (state, filter) => {
        const added = toggleFilter(state, filter, "a value of its own");

        expect(added.filters[filter]).toContain("a value of its own");
        expect(toggleFilter(added, filter, "a value of its own")).toStrictEqual(state);
      }),
    );
  });
});

describe("countFilters", () => {
  it("counts every value, and a date range once", () => {
    const state = parsePageState(
      "?item=4.01&item=4.02&year=2003&filed_from=2003-01-01&filed_to=2003-06-30",
    );

    expect(countFilters(state)).toBe(4);
    expect(countFilters(withoutFilters(state))).toBe(0);
  });
});

describe("isStart", () => {
  it.each([
    ["", true],
    ["?filing=k-1", true],
    ["?q=audit", false],
    ["?form=8-K", false],
    ["?filed_to=2003-01-01", false],
    ["?sort=filed", false],
  ])("answers for %s: %s", (search, expected) => {
    expect(isStart(parsePageState(search))).toBe(expected);
  });
});

describe("effectiveSort", () => {
  it("ranks words by relevance and lists mere filters newest first", () => {
    expect(effectiveSort(parsePageState("?q=audit"))).toBe("relevance");
    expect(effectiveSort(parsePageState("?item=4.01"))).toBe("-filed");
    expect(effectiveSort(parsePageState("?item=4.01&sort=company"))).toBe("company");
  });

  it("knows a label for every order", () => {
    expect(Object.keys(SORT_LABELS)).toHaveLength(6);
  });
});
