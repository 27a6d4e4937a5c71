import { describe, expect, it } from "vitest";
import type { Filing } from "../../../lib/filing/filing.ts";
import { parseFiling } from "../../../lib/filing/parse-filing.ts";

function report(date: string, body: string): Filing {
  return parseFiling(
    new TextEncoder().encode(`FORM 8-K
CURRENT REPORT
Securities Exchange Act of 1934

Date of Report: ${date}

  Northwind Pumps, Inc.
  (Exact name of registrant as specified in its charter)

${body}
`),
  );
}

describe("isFurnished", () => {
  it.each([
    ["ITEM 9.  REGULATION FD DISCLOSURE", true],
    ["ITEM 12.  RESULTS OF OPERATIONS AND FINANCIAL CONDITION", true],
    ["ITEM 5.  OTHER EVENTS", false],
  ])("tells of %s: %s", (heading, furnished) => {
    expect(report("August 20, 2003", `${heading}\n\nPumps.`).furnished).toBe(furnished);
  });

  it("takes sales under Regulation S for filed", () => {
    const sales = "ITEM 9. SALES OF EQUITY SECURITIES PURSUANT TO REGULATION S\n\n100 shares.";
    expect(report("March 3, 1997", sales).furnished).toBe(false);
  });
});

describe("mayReportEarnings", () => {
  const disclosed = (text: string): string => `ITEM 9.  REGULATION FD DISCLOSURE\n\n${text}`;

  it.each([
    "Northwind reported net income of $2 million for the quarter ended March 31, 2003.",
    "A press release on the results of the first fiscal quarter is attached.",
    "For the three months ended March 31, 2003, Northwind had revenues of $9 million.",
    "Northwind issued its earnings release.",
    "Northwind announced its annual results.",
    "Northwind published its results for the quarter.",
    "The following is furnished under Item 12, in accordance with Release 33-8216: see Exhibit 99.",
  ])("tells so of %j before EDGAR took Item 12", (text) => {
    expect(report("April 24, 2003", disclosed(text)).maybeEarnings).toBe(true);
    expect(report("July 27, 2003", disclosed(text)).maybeEarnings).toBe(true);
    expect(report("July 28, 2003", disclosed(text)).maybeEarnings).toBe(false);
    expect(report("March 27, 2003", disclosed(text)).maybeEarnings).toBe(false);
  });

  it("does not take other news for earnings", () => {
    const news = disclosed("Northwind opened a plant for pumps in Duluth, with good results.");
    expect(report("April 24, 2003", news).maybeEarnings).toBe(false);
    const other = "ITEM 5. OTHER EVENTS\n\nNet income for the quarter ended March 31, 2003, rose.";
    expect(report("April 24, 2003", other).maybeEarnings).toBe(false);
  });
});
