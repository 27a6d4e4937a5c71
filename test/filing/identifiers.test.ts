import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFileName } from "../../lib/filing/container/file-name.ts";
import { findAccessionNumber } from "../../lib/filing/fields/accession-number.ts";
import { parseCik } from "../../lib/filing/fields/cik.ts";
import { findEin, parseEin } from "../../lib/filing/fields/ein.ts";
import { findFileNumber } from "../../lib/filing/fields/file-number.ts";
import { isAmendment, parseFormType, rootFormOf } from "../../lib/filing/fields/form-type.ts";
import { parseStateCode, splitTrailingState } from "../../lib/filing/fields/state-code.ts";

describe("findAccessionNumber", () => {
  it("finds it dashed or in eighteen digits, anywhere in a path", () => {
    const path = "/in/edgar/work/20000607/0000950124-00-003635/0000950124-00-003635.txt : 20000919";
    expect(findAccessionNumber(path)).toBe("0000950124-00-003635");
    expect(findAccessionNumber("data/320193/000032019318000145/a.htm")).toBe(
      "0000320193-18-000145",
    );
    expect(findAccessionNumber("00009501240000363512")).toBeNull();
  });
});

describe("parseCik", () => {
  it("pads to ten digits whatever the spelling", () => {
    expect(parseCik("320193")).toBe("0000320193");
    expect(parseCik(" CIK0000320193 ")).toBe("0000320193");
    expect(parseCik("0000000000")).toBeNull();
    expect(parseCik("12345678901")).toBeNull();
    expect(parseCik("ACME")).toBeNull();
  });
});

describe("parseEin", () => {
  it("accepts nine digits with or without hyphen, and no zeros", () => {
    expect(parseEin("953280412")).toBe("95-3280412");
    expect(parseEin("95-3280412")).toBe("95-3280412");
    expect(parseEin("000000000")).toBeNull();
    expect(parseEin("00-0000000")).toBeNull();
    expect(parseEin("Applied for")).toBeNull();
  });
});

describe("findEin", () => {
  it("finds it among other numbers", () => {
    expect(findEin("Delaware 1-15062 13-4099534")).toBe("13-4099534");
    expect(findEin("000-15223 (818) 226-1968")).toBeNull();
  });
});

describe("findFileNumber", () => {
  it.each([
    ["000-15223", "000-15223"],
    ["0-15223", "000-15223"],
    ["1-8944", "001-08944"],
    ["33-11716", "033-11716"],
    ["333-140273-01", "333-140273-01"],
    ["No. 001-34426", "001-34426"],
    ["814-00704", "814-00704"],
  ])("reads %s", (printed, canonical) => {
    expect(findFileNumber(printed)).toBe(canonical);
  });

  it.each(["95-3280412", "(818) 226-1968", "1-800-555-1212", "94043-1351", "April 8, 2003"])(
    "finds none in %s",
    (printed) => {
      expect(findFileNumber(printed)).toBeNull();
    },
  );
});

describe("parseFormType", () => {
  it("keeps EDGAR's spelling and tells amendments", () => {
    expect(parseFormType(" 8-k/a ")).toBe("8-K/A");
    expect(parseFormType("SC  13D/A")).toBe("SC 13D/A");
    expect(parseFormType("")).toBeNull();
    expect([rootFormOf("8-K/A"), isAmendment("8-K/A"), isAmendment("8-K")]).toEqual([
      "8-K",
      true,
      false,
    ]);
  });
});

describe("parseStateCode", () => {
  it.each([
    ["CALIFORNIA", "CA"],
    ["Delaware", "DE"],
    ["Del.", "DE"],
    ["State of Nevada", "NV"],
    ["The Commonwealth of Massachusetts", "MA"],
    ["D.C.", "DC"],
    ["Cayman Islands", "E9"],
    ["England and Wales", "X0"],
    ["Ontario", "A6"],
    ["ON", "A6"],
    ["Republic of the Marshall Islands", "1T"],
    ["People’s Republic of China", "F4"],
    ["E9", "E9"],
  ])("maps %s", (name, code) => {
    expect(parseStateCode(name)).toBe(code);
  });

  it("knows no state in other text", () => {
    expect(parseStateCode("Incorporation")).toBeNull();
    expect(parseStateCode("")).toBeNull();
  });
});

describe("splitTrailingState", () => {
  it("takes the longest name at the end", () => {
    expect(splitTrailingState("Charleston, West Virginia")).toEqual({
      before: "Charleston,",
      state: "WV",
    });
    expect(splitTrailingState("Woodland Hills, CA")).toEqual({
      before: "Woodland Hills,",
      state: "CA",
    });
    expect(splitTrailingState("1 Main Street")).toBeNull();
  });
});

describe("readFileName", () => {
  it("mines the conventions of archives and crawlers", () => {
    expect(readFileName("a/0000950124-00-003635.txt")).toEqual({
      accession: "0000950124-00-003635",
      cik: null,
      form: null,
    });
    expect(readFileName("320193_8K_2018_0000320193-18-000145.htm")).toEqual({
      accession: "0000320193-18-000145",
      cik: "0000320193",
      form: "8-K",
    });
    expect(readFileName("edgar/data/320193/000032019318000145/d8k.htm")).toEqual({
      accession: "0000320193-18-000145",
      cik: "0000320193",
      form: null,
    });
  });

  it("finds nothing in a bare hash or for any name without an accession number", () => {
    const nothing = { accession: null, cik: null, form: null };
    expect(readFileName("000_65ec135c5954188a.txt")).toEqual(nothing);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z_/.-]{0,40}$/), (path) => {
        expect(readFileName(path)).toEqual(nothing);
      }),
    );
  });
});
