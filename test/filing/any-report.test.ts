import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFiling } from "../../lib/filing/parse-filing.ts";
import { reports } from "../support/arbitrary-reports.ts";

describe("parseFiling", () => {
  it("finds each item once with its own text, for any report, however it is written", () => {
    fc.assert(
      fc.property(reports, ({ text, items }) => {
        const filing = parseFiling(new TextEncoder().encode(text));
        const codes = filing.items.map(({ code }) => code);
        expect(codes.toSorted()).toEqual(items.map(({ code }) => code).toSorted());
        for (const { code, mark } of items) {
          const holders = filing.sections.filter((section) => section.text.includes(mark));
          expect(holders.map((section) => section.codes)).toEqual([[code]]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
