import { describe, expect, it } from "vitest";
import { formatCount, formatDate, formatPlural } from "../../lib/page/format-value.ts";

describe("formatDate", () => {
  it("writes a date the American way, whatever the time zone", () => {
    expect(formatDate("2003-04-08")).toBe("Apr 8, 2003");
    expect(formatDate("1996-01-01")).toBe("Jan 1, 1996");
  });

  it("returns what is no date as it is", () => {
    expect(formatDate("2003-13-40")).toBe("2003-13-40");
  });
});

describe("formatPlural", () => {
  it("puts the noun into its number", () => {
    expect(formatPlural(0, "filing")).toBe("0 filings");
    expect(formatPlural(1, "filing")).toBe("1 filing");
    expect(formatPlural(12345, "filing")).toBe("12,345 filings");
    expect(formatCount(1_000_000)).toBe("1,000,000");
  });
});
