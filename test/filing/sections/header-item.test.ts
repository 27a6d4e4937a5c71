import { describe, expect, it } from "vitest";
import { headerItem } from "../../../lib/filing/sections/header-item.ts";

describe("headerItem", () => {
  it.each([
    ["Changes in control of registrant", "1999-05-04", "1"],
    ["Acquisition or disposition of assets", "1996-05-04", "2"],
    ["Other events", "2001-05-04", "5"],
    ["Financial statements and exhibits", "2003-05-04", "7"],
    ["Financial Statements and Exhibits", "2005-05-04", "9.01"],
    ["Results of operations and financial condition", "2003-10-27", "12"],
    ["Results of Operations and Financial Condition", "2004-08-23", "2.02"],
    ["Regulation FD Disclosure", "2004-08-20", "9"],
    ["Regulation FD Disclosure", "2012-01-03", "7.01"],
    ["Cost Associated with Exit or Disposal Activities", "2009-01-03", "2.05"],
    ["Material Modifications to Rights of Security Holders", "2009-01-03", "3.03"],
    ["Shareholder Nominations Pursuant to Exchange Act Rule 14a-11", "2015-01-03", "5.08"],
    ["Alternative Filings of Asset-Backed Issuers", "2015-01-03", "6.10"],
    [
      "Departure of Directors or Certain Officers; Election of Directors; Appointment of Certain Officers: Compensatory Arrangements of Certain Officers",
      "2012-01-03",
      "5.02",
    ],
    [
      "Departure of Directors or Principal Officers; Election of Directors; Appointment of Principal Officers",
      "2005-01-03",
      "5.02",
    ],
    ["7", "1994-05-04", "7"],
    ["1.05", "2024-01-03", "1.05"],
    ["<ITEMS>1.05", "2024-01-03", "1.05"],
  ])("reads %j of %s as item %s", (label, filedAt, code) => {
    expect(headerItem(label, filedAt)).toBe(code);
  });

  it("tells the regime by the spelling when nobody knows the date", () => {
    expect(headerItem("Financial statements and exhibits", null)).toBe("7");
    expect(headerItem("Financial Statements and Exhibits", null)).toBe("9.01");
  });

  it("knows no item for empty lines, unknown labels and numbers that never were items", () => {
    for (const label of ["", "  ", "Description of business", "99.1", "14"]) {
      expect(headerItem(label, "2010-01-01")).toBeNull();
    }
  });
});
