import { describe, expect, it } from "vitest";
import {
  ALL_ITEMS,
  CURRENT_ITEMS,
  currentItem,
  isInForce,
  itemTitle,
  legacyItems,
  parseItemFilter,
  regimeOf,
} from "../../lib/filing/item-taxonomy.ts";

describe("currentItem", () => {
  it.each([
    ["1", "5.01"],
    ["2", "2.01"],
    ["3", "1.03"],
    ["4", "4.01"],
    ["5", "8.01"],
    ["6", "5.02"],
    ["7", "9.01"],
    ["8", "5.03"],
    ["10", "5.05"],
    ["11", "5.04"],
    ["12", "2.02"],
  ])("follows item %s to %s", (legacy, current) => {
    expect(currentItem(legacy)).toBe(current);
    expect(legacyItems(current)).toEqual([legacy]);
  });

  it("tells the two meanings of Item 9 apart by the day", () => {
    expect(currentItem("9", "1997-03-01")).toBe("3.02");
    expect(itemTitle("9", "1997-03-01")).toBe(
      "Sales of Equity Securities Pursuant to Regulation S",
    );
    expect(currentItem("9", "2003-04-08")).toBe("7.01");
    expect(currentItem("9")).toBe("7.01");
    expect(legacyItems("3.02")).toEqual(["9"]);
    expect(legacyItems("7.01")).toEqual(["9"]);
  });

  it("keeps current items, and knows no successor of 13 or of unknown numbers", () => {
    for (const code of CURRENT_ITEMS) expect(currentItem(code)).toBe(code);
    expect(currentItem("13")).toBeNull();
    expect(currentItem("14")).toBeNull();
    expect(currentItem("6.07")).toBeNull();
  });
});

describe("ALL_ITEMS", () => {
  it("has each code once, with a title and a regime that fits its shape", () => {
    expect(new Set(ALL_ITEMS.map((item) => item.code)).size).toBe(ALL_ITEMS.length);
    for (const item of ALL_ITEMS) {
      expect(item.title).not.toBe("");
      expect(regimeOf(item.code)).toBe(item.code.includes(".") ? "current" : "legacy");
    }
  });
});

describe("isInForce", () => {
  it.each([
    ["5", "2004-08-22", true],
    ["5", "2004-08-23", false],
    ["8.01", "2004-08-22", false],
    ["8.01", "2004-08-23", true],
    ["5.07", "2010-02-27", false],
    ["5.07", "2010-02-28", true],
    ["1.05", "2023-09-05", true],
    ["77", "2010-02-28", false],
  ])("item %s on %s: %s", (code, day, expected) => {
    expect(isInForce(code, day)).toBe(expected);
  });
});

describe("parseItemFilter", () => {
  it.each([
    ["4.01", ["4.01"]],
    ["Item 4.01", ["4.01"]],
    ["item 5.02(b)", ["5.02"]],
    ["4", ["4.01"]],
    ["Item 4", ["4.01"]],
    ["12", ["2.02"]],
    ["9", ["7.01", "3.02"]],
  ])("takes %j for %j", (text, codes) => {
    expect(parseItemFilter(text)).toEqual(codes);
  });

  it.each(["", "x", "13", "4.07", "99.1", "4.01 and", "404"])("knows no item %j", (text) => {
    expect(parseItemFilter(text)).toBeNull();
  });
});
