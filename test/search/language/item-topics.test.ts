import { describe, expect, it } from "vitest";
import { CURRENT_ITEMS } from "../../../lib/filing/item-taxonomy.ts";
import { weighItems } from "../../../lib/search/language/item-topics.ts";
import { parseQuery } from "../../../lib/search/language/parse-query.ts";

function lifted(text: string, filtered: readonly string[] = []): string[] {
  const weights = weighItems(parseQuery(text).query, filtered);
  expect([...weights.keys()].every((item) => CURRENT_ITEMS.includes(item))).toBe(true);
  return [...weights].filter(([, factor]) => factor > 1).map(([item]) => item);
}

describe("weighItems", () => {
  it.each([
    ["restatement", ["4.02"]],
    ["Restated financials", ["4.02"]],
    ["auditor resigned", ["4.01", "5.02"]],
    ["quarterly results", ["2.02"]],
    ['"chapter 11"', ["1.03"]],
    ["change in control", ["5.01"]],
    ["ransomware", ["1.05"]],
    ["say on pay", ["5.07"]],
    ["results", []],
    ["merger -restatement", []],
    ["", []],
  ])("lifts the items that %s is about", (text, items) => {
    expect(lifted(text)).toStrictEqual(items);
  });

  it("lifts the items that a query is confined to, even the list of exhibits", () => {
    expect(lifted("merger", ["8.01", "9.01"])).toStrictEqual(["9.01", "8.01"]);
  });

  it("lowers the list of exhibits otherwise", () => {
    expect(weighItems({ kind: "all" }, []).get("9.01")).toBeLessThan(1);
  });
});
