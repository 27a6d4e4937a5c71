import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { findHeadline } from "../../../lib/filing/sections/headline.ts";
import { readDocument } from "../../../lib/filing/text/read-document.ts";

const headline = (text: string) => findHeadline(readDocument(SourceText.ofFile(text)).lines);

describe("findHeadline", () => {
  it("skips number, label, letterhead and contacts, and joins wrapped lines", () => {
    expect(
      headline(`EXHIBIT 99.1

FOR IMMEDIATE RELEASE

Northwind Pumps, Inc.
1 Quay Street, Duluth
Contact: Jane Doe (218) 555-0100

           NORTHWIND PUMPS REPORTS RECORD RESULTS
                 FOR THE SECOND QUARTER

DULUTH, Minn., August 20, 2004 -- Northwind Pumps, Inc. today announced
that the results are in.
`),
    ).toBe("NORTHWIND PUMPS REPORTS RECORD RESULTS FOR THE SECOND QUARTER");
  });

  it("reads HTML headlines", () => {
    const html =
      "<html><body><p>Exhibit 99.1</p><p>News Release</p><p align=center><b>Northwind to Acquire Southwind</b></p><p>DULUTH, May 1, 2012 (BUSINESS WIRE) Northwind will.</p></body></html>";
    expect(headline(html)).toBe("Northwind to Acquire Southwind");
  });

  it("joins lines that are short, or end as what goes on, above a place and date", () => {
    const text = `               NORTHWIND ADOPTS
               SHAREHOLDER RIGHTS PLAN

DULUTH, MN, JUNE 2, 1997 - NORTHWIND PUMPS, INC. today announced a rights plan.
`;
    expect(headline(text)).toBe("NORTHWIND ADOPTS SHAREHOLDER RIGHTS PLAN");
    expect(headline("Northwind Reports Record Results;\nAnnounces Two-for-One Stock Split\n")).toBe(
      "Northwind Reports Record Results; Announces Two-for-One Stock Split",
    );
  });

  it("finds none in running text", () => {
    expect(
      headline("The company reports that its pumps\nare sold for cash to the best bidder."),
    ).toBeNull();
    expect(headline("")).toBeNull();
  });
});
