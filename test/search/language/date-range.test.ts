import { describe, expect, it } from "vitest";
import {
  intersectRanges,
  parseDateRange,
  parseDateSpan,
} from "../../../lib/search/language/date-range.ts";

describe("parseDateSpan", () => {
  it.each([
    ["2003", "2003-01-01", "2003-12-31"],
    ["2003-04", "2003-04-01", "2003-04-30"],
    ["2004-02", "2004-02-01", "2004-02-29"],
    ["1900-02", "1900-02-01", "1900-02-28"],
    ["2003-04-08", "2003-04-08", "2003-04-08"],
  ])("spans the days of %s", (text, from, to) => {
    expect(parseDateSpan(text)).toStrictEqual({ from, to });
  });

  it.each(["", "03", "2003-13", "2003-02-29", "2003-4-8", "2003-04-31", "0000", "2003/04/08"])(
    "refuses %j",
    (text) => {
      expect(parseDateSpan(text)).toBeNull();
    },
  );
});

describe("parseDateRange", () => {
  it.each([
    ["[2003-04-01 TO 2003-06-30]", "2003-04-01", "2003-06-30"],
    ["[2003-04 to 2003-06]", "2003-04-01", "2003-06-30"],
    ["[* TO 2003]", null, "2003-12-31"],
    ["2003-04..2003-06", "2003-04-01", "2003-06-30"],
    ["2003..", "2003-01-01", null],
    ["..2003", null, "2003-12-31"],
    [">=2003-04", "2003-04-01", null],
    [">2003-12", "2004-01-01", null],
    ["<=2003", null, "2003-12-31"],
    ["<2004-03", null, "2004-02-29"],
    ["2003", "2003-01-01", "2003-12-31"],
  ])("reads %s", (text, from, to) => {
    expect(parseDateRange(text)).toStrictEqual({ from, to });
  });

  it.each(["[2003 TO]", "[2003-13 TO 2004]", "2003...2004", ">", ">9999", "soon", "2003..99"])(
    "refuses %j",
    (text) => {
      expect(parseDateRange(text)).toBeNull();
    },
  );
});

describe("intersectRanges", () => {
  it("keeps the later beginning and the earlier end", () => {
    const left = { from: "2003-01-01", to: null };
    const right = { from: "2003-04-01", to: "2003-06-30" };

    expect(intersectRanges(left, right)).toStrictEqual(right);
  });
});
