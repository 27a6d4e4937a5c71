import { describe, expect, it } from "vitest";
import { companyName, facetOptions } from "../../lib/page/facet-options.ts";
import { parsePageState } from "../../lib/page/page-state.ts";

const counts = {
  company: [
    { value: "Calder Bancorp", count: 5, cik: "0000330011" },
    { value: "Unlisted Partners LP", count: 2 },
  ],
  item: [
    { value: "9.01", count: 30, label: "Financial Statements and Exhibits" },
    { value: "5.02", count: 9, label: "Departure of Directors" },
    { value: "2.02", count: 8, label: "Results of Operations" },
  ],
  form: [
    { value: "8-K", count: 7 },
    { value: "8-K/A", count: 2 },
  ],
  year: [
    { value: "2003", count: 4 },
    { value: "2019", count: 3 },
  ],
};

describe("facetOptions", () => {
  it("chooses companies by CIK where there is one, else by name", () => {
    const options = facetOptions("company", counts, parsePageState("?cik=0000330011"));

    expect(options).toStrictEqual([
      {
        filter: "cik",
        value: "0000330011",
        code: null,
        label: "Calder Bancorp",
        count: 5,
        isChosen: true,
      },
      {
        filter: "company",
        value: "Unlisted Partners LP",
        code: null,
        label: "Unlisted Partners LP",
        count: 2,
        isChosen: false,
      },
    ]);
  });

  it("lists item 9.01 last, however frequent it is", () => {
    const options = facetOptions("item", counts, parsePageState(""));

    expect(options.map(({ value }) => value)).toStrictEqual(["5.02", "2.02", "9.01"]);
    expect(options[0]).toMatchObject({ code: "5.02", label: "Departure of Directors" });
  });

  it("lists years from the newest", () => {
    const options = facetOptions("year", counts, parsePageState(""));

    expect(options.map(({ value }) => value)).toStrictEqual(["2019", "2003"]);
  });

  it("counts amendments with the form they amend, which finds them too", () => {
    const options = facetOptions("form", counts, parsePageState(""));

    expect(options.map(({ value, count }) => [value, count])).toStrictEqual([
      ["8-K", 9],
      ["8-K/A", 2],
    ]);
  });

  it("keeps a chosen value in sight that nothing is counted for", () => {
    const options = facetOptions("form", counts, parsePageState("?form=10-K"));

    expect(options.map(({ value, count, isChosen }) => [value, count, isChosen])).toStrictEqual([
      ["8-K", 9, false],
      ["8-K/A", 2, false],
      ["10-K", 0, true],
    ]);
  });
});

describe("companyName", () => {
  it("finds the name among the facet values, then among the hits", () => {
    const hits = [{ cik: "0000000042", company: "Answer Inc." }];

    expect(companyName("0000330011", counts.company, hits)).toBe("Calder Bancorp");
    expect(companyName("0000000042", counts.company, hits)).toBe("Answer Inc.");
    expect(companyName("0000000043", counts.company, hits)).toBe("CIK 43");
  });
});
