import { describe, expect, it } from "vitest";
import { uniteItems } from "../../../lib/filing/sections/item-union.ts";
import type { DocumentItem } from "../../../lib/filing/sections/segmented-document.ts";

const body = (...codes: string[]): DocumentItem[] =>
  codes.map((code) => ({ code, source: "body", notApplicable: false }));
const sources = (items: readonly { code: string; source: string }[]) =>
  items.map(({ code, source }) => `${code} ${source}`);

describe("uniteItems", () => {
  it("joins a header label with the body's item of the same code of today", () => {
    const { items } = uniteItems(
      body("5", "7"),
      ["Financial statements and exhibits", ""],
      "1999-03-02",
    );
    expect(sources(items)).toEqual(["5 body", "7 both"]);
    expect(items[1]).toMatchObject({ regime: "legacy", current: "9.01" });
  });

  it("adds what only the header declares, behind the body's order", () => {
    const { items } = uniteItems(body("2.02"), ["9.01", "2.02"], "2025-01-08");
    expect(sources(items)).toEqual(["2.02 both", "9.01 header"]);
  });

  it("leaves out items that report nothing", () => {
    const none: DocumentItem = { code: "3", source: "body", notApplicable: true };
    expect(
      uniteItems([none, ...body("5")], [], "1997-01-01").items.map(({ code }) => code),
    ).toEqual(["5"]);
  });

  it("keeps where a parenthesised code came from", () => {
    const parenthetical: DocumentItem = {
      code: "12",
      source: "heading-parenthetical",
      notApplicable: false,
    };
    expect(sources(uniteItems([...body("9"), parenthetical], [], "2003-05-01").items)).toEqual([
      "9 body",
      "12 heading-parenthetical",
    ]);
  });

  it("warns of an item that was not in force on the day", () => {
    const { warnings } = uniteItems(body("5.07"), [], "2005-01-01");
    expect(warnings.map(({ code }) => code)).toEqual(["item-era-mismatch"]);
    expect(uniteItems(body("5.07"), [], null).warnings).toEqual([]);
  });
});
