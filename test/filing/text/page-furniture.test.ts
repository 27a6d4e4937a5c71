import { describe, expect, it } from "vitest";
import { isContentsHeading, isPageNumber } from "../../../lib/filing/text/page-furniture.ts";

describe("isPageNumber", () => {
  it.each(["2", "- 2 -", "Page 2", "Page 2 of 4", "Page 2 of 4 Pages"])("knows %j", (line) => {
    expect(isPageNumber(line)).toBe(true);
  });

  it.each(["2 plants", "Page 2 of the lease", "1999"])("leaves %j", (line) => {
    expect(isPageNumber(line)).toBe(false);
  });
});

describe("isContentsHeading", () => {
  it.each([
    "Table of Contents",
    "[Table of Contents]",
    "Top of the Form",
    "Back to Top",
    "Return to Table of Contents",
    "(return to index)",
  ])("knows %j", (line) => {
    expect(isContentsHeading(line)).toBe(true);
  });

  it.each(["Top", "Index", "Contents", "Top of the Hill", "Table of contents of the report"])(
    "leaves %j",
    (line) => {
      expect(isContentsHeading(line)).toBe(false);
    },
  );
});
