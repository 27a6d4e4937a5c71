import { describe, expect, it } from "vitest";
import { mergeFilters } from "../../../lib/search/language/merge-filters.ts";

describe("mergeFilters", () => {
  it("takes the values of both lists, each once", () => {
    const merged = mergeFilters({ item: ["4.01", "5.02"] }, { item: ["4.01", "1.01"] });

    expect(merged).toStrictEqual({ item: ["4.01", "5.02", "1.01"] });
  });

  it("tells companies apart by name and exactness", () => {
    const loose = { name: "HemaCare", exact: false };
    const exact = { name: "HemaCare", exact: true };

    expect(mergeFilters({ company: [loose, exact] }, { company: [loose] })).toStrictEqual({
      company: [loose, exact],
    });
  });

  it("takes only the days in both ranges", () => {
    const merged = mergeFilters(
      { filedFrom: "2003-01-01", filedTo: "2003-12-31" },
      { filedFrom: "2003-04-01" },
    );

    expect(merged).toStrictEqual({ filedFrom: "2003-04-01", filedTo: "2003-12-31" });
  });

  it("keeps exclusions apart, so that each stays one set of conditions", () => {
    const merged = mergeFilters(
      { exclude: [{ form: ["8-K/A"] }] },
      { exclude: [{ item: ["9.01"], year: ["2003"] }] },
    );

    expect(merged.exclude).toStrictEqual([{ form: ["8-K/A"] }, { item: ["9.01"], year: ["2003"] }]);
  });
});
