import { describe, expect, it } from "vitest";
import {
  addBusinessDays,
  addDays,
  formatCompactDate,
  formatLongDate,
} from "../../infra/samples/calendar.ts";

describe("addDays", () => {
  it("crosses months, leap days and years", () => {
    expect(addDays("2004-02-28", 2)).toBe("2004-03-01");
    expect(addDays("2003-01-01", -1)).toBe("2002-12-31");
  });
});

describe("addBusinessDays", () => {
  it("skips weekends", () => {
    expect(addBusinessDays("2003-04-11", 1)).toBe("2003-04-14");
    expect(addBusinessDays("2003-04-08", 4)).toBe("2003-04-14");
  });
});

describe("formatLongDate", () => {
  it("writes dates as reports do", () => {
    expect(formatLongDate("2003-04-08")).toBe("April 8, 2003");
  });
});

describe("formatCompactDate", () => {
  it("writes dates as EDGAR does", () => {
    expect(formatCompactDate("2003-04-08")).toBe("20030408");
  });
});
