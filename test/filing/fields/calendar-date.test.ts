import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findDates,
  parseHeaderDate,
  parseHeaderTime,
} from "../../../lib/filing/fields/calendar-date.ts";

const dates = (text: string): string[] => findDates(text).map(({ date }) => date);

describe("parseHeaderDate", () => {
  it("reads yyyymmdd and refuses days that no calendar has", () => {
    expect(parseHeaderDate("20000229")).toBe("2000-02-29");
    expect(parseHeaderDate("20010229")).toBeNull();
    expect(parseHeaderDate("00000000")).toBeNull();
    expect(parseHeaderDate("")).toBeNull();
  });

  it("reads back any date that it is given", () => {
    const days = fc.date({
      min: new Date("1993-01-01"),
      max: new Date("2099-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect(parseHeaderDate(iso.replaceAll("-", ""))).toBe(iso);
      }),
    );
  });
});

describe("parseHeaderTime", () => {
  it("reads fourteen digits as local time", () => {
    expect(parseHeaderTime("20241227162940")).toBe("2024-12-27T16:29:40");
    expect(parseHeaderTime("20241227252940")).toBeNull();
    expect(parseHeaderTime("20241227")).toBeNull();
  });
});

describe("findDates", () => {
  it.each([
    ["April 8, 2003", "2003-04-08"],
    ["April 8,2003", "2003-04-08"],
    ["APRIL 8 2003", "2003-04-08"],
    ["Sept. 22nd, 2000", "2000-09-22"],
    ["September 22 , 2000", "2000-09-22"],
    ["Septemeber 3, 2002", "2002-09-03"],
    ["8 April 2003", "2003-04-08"],
    ["this 8th day of April, 2003", "2003-04-08"],
    ["04/08/2003", "2003-04-08"],
    ["4-8-03", "2003-04-08"],
    ["12/1/97", "1997-12-01"],
    ["2025-01-06", "2025-01-06"],
    ["October 12 - 14, 2003", "2003-10-12"],
    ["June 3 and 4, 2003", "2003-06-03"],
    ["January\u00a027, 2011", "2011-01-27"],
  ])("reads %s", (printed, date) => {
    expect(dates(printed)).toEqual([date]);
  });

  it("finds several dates in the order they stand", () => {
    expect(dates("May 23, 2000 (May 22, 2000)")).toEqual(["2000-05-23", "2000-05-22"]);
  });

  it.each([
    "Securities Exchange Act of 1934",
    "17 CFR 240.13e-4(c)",
    "(818) 226-1968",
    "Rule 14a-12",
    "February 30, 2003",
    "000-15223",
    "95-3280412",
  ])("finds no date in %s", (printed) => {
    expect(dates(printed)).toEqual([]);
  });
});
