import { describe, expect, it } from "vitest";
import { itemKind, itemsInForce } from "../../infra/samples/item-calendar.ts";

const codes = (date: string): string[] => itemsInForce(date).map(({ code }) => code);

describe("itemsInForce", () => {
  it("changes the numbers on 23 August 2004", () => {
    expect(codes("2004-08-22").every((code) => !code.includes("."))).toBe(true);
    expect(codes("2004-08-23").every((code) => code.includes("."))).toBe(true);
  });

  it("knows two Items 9 and the years without one", () => {
    expect(itemKind("9", "1997-01-02").current).toBe("3.02");
    expect(codes("1999-06-01")).not.toContain("9");
    expect(itemKind("9", "2003-04-08").current).toBe("7.01");
  });

  it("has each code once on any day", () => {
    for (const date of ["1994-01-01", "1998-01-01", "2003-09-01", "2006-11-06", "2024-01-01"]) {
      expect(new Set(codes(date)).size).toBe(codes(date).length);
    }
  });

  it("renames Item 5.02 in November 2006", () => {
    expect(itemKind("5.02", "2006-11-06").title).toContain("Principal Officers");
    expect(itemKind("5.02", "2006-11-07").title).toContain("Compensatory Arrangements");
  });
});
