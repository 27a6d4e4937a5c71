import { describe, expect, it } from "vitest";
import { planSearch } from "../../../lib/search/language/plan-search.ts";

describe("planSearch", () => {
  it("sorts by relevance when there are words, else newest first", () => {
    expect(planSearch("merger", {}, undefined).sort).toBe("relevance");
    expect(planSearch("item:4.01 year:2003", {}, undefined).sort).toBe("-filed");
    expect(planSearch("", { form: ["8-K"] }, undefined).sort).toBe("-filed");
    expect(planSearch("merger", {}, "company").sort).toBe("company");
  });

  it.each([
    ["Apple Inc.", "apple inc"],
    ['"Globex, Inc."', "globex inc"],
    ["AAPL", "aapl"],
    ["gold", null],
    ["Gold", null],
    ["GOLD*", null],
    ["apple OR globex", null],
    ["item:4.01", null],
  ])("takes %s for the name %s", (text, name) => {
    expect(planSearch(text, {}, undefined).preferences.name).toBe(name);
  });

  it("lets the filters of the text and those beside it hold together", () => {
    expect(planSearch("item:4.01", { item: ["5.02"] }, undefined).filters).toStrictEqual({
      item: ["4.01"],
      also: { item: ["5.02"] },
    });
    expect(planSearch("merger", { item: ["5.02"] }, undefined).filters).toStrictEqual({
      item: ["5.02"],
    });
  });
});
