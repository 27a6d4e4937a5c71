import { describe, expect, it } from "vitest";
import { isSameCompany } from "../../../infra/accuracy/same-company.ts";

describe("isSameCompany", () => {
  it.each([
    ["Northwind.com, Inc.", "NORTHWIND COM INC"],
    ["Northwind Corporation", "NORTHWIND CORP /DE/"],
    ["THE NORTHWIND COMPANY", "NORTHWIND CO"],
    ["Northwind & Söhne AG", "NORTHWIND & SOHNE AG"],
    ["N.W. Pumps, L.P.", "NW PUMPS LP"],
  ])("takes %s for %s", (printed, conformed) => {
    expect(isSameCompany(printed, conformed)).toBe(true);
  });

  it("tells companies apart, and nothing from a company", () => {
    expect(isSameCompany("Southwind Corp", "NORTHWIND CORP")).toBe(false);
    expect(isSameCompany("", "NORTHWIND CORP")).toBe(false);
    expect(isSameCompany("Inc.", "CO")).toBe(false);
  });
});
