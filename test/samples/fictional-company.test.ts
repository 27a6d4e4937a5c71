import { describe, expect, it } from "vitest";
import { conformName, makeCompany } from "../../infra/samples/fictional-company.ts";

const companies = Array.from({ length: 5_000 }, (_, ordinal) => makeCompany(1, ordinal));

describe("makeCompany", () => {
  it("makes the same company for the same ordinal", () => {
    expect(makeCompany(1, 77)).toEqual(companies[77]);
  });

  it("gives 5,000 companies names and numbers of their own", () => {
    expect(new Set(companies.map(({ name }) => name)).size).toBe(companies.length);
    expect(new Set(companies.map(({ cik }) => cik)).size).toBe(companies.length);
  });

  it("keeps to telephone numbers that are nobody's", () => {
    for (const { phone } of companies) expect(phone).toMatch(/^\(\d{3}\) 555-01\d{2}$/);
  });
});

describe("conformName", () => {
  it("writes names as EDGAR does", () => {
    expect(conformName("Wexmere Diagnostics, Inc.")).toBe("WEXMERE DIAGNOSTICS INC");
    expect(conformName("Orsmoor Mining Corporation")).toBe("ORSMOOR MINING CORP");
  });
});
