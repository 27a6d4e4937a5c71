import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseFiling } from "../../lib/filing/parse-filing.ts";
import { SEED_FILING } from "../support/real-filings.ts";

const path = SEED_FILING;
const filing = parseFiling(readFileSync(path), { path });

/** An ASCII 8-K of April 2003, without a header, misspelt title and all. */
describe("parseFiling of the seed filing", () => {
  it("sees a bare ASCII 8-K", () => {
    expect(filing).toMatchObject({
      shape: "naked",
      encoding: "utf-8",
      rootForm: "8-K",
      amendment: false,
      amendmentNumber: null,
      parties: [],
      attachments: [],
      warnings: [],
    });
    expect(filing.form).toMatchObject({ value: "8-K", source: "cover" });
  });

  it("reads the cover's fields by column", () => {
    expect(filing.company).toMatchObject({ value: "HEMACARE CORPORATION", source: "cover" });
    expect(filing.reportDate).toMatchObject({ value: "2003-04-08", source: "cover" });
    expect(filing.cover.stateOfIncorporation).toMatchObject({ value: "CA", raw: "CALIFORNIA" });
    expect(filing.cover.fileNumber?.value).toBe("000-15223");
    expect(filing.cover.ein?.value).toBe("95-3280412");
    expect(filing.cover.phone?.value).toBe("(818) 226-1968");
    expect(filing.cover.address?.value).toEqual({
      street: "21101 Oxnard Street",
      city: "Woodland Hills",
      state: "CA",
      zip: "91367",
      phone: "(818) 226-1968",
    });
  });

  it("leaves null what nothing says", () => {
    const { accession, cik, filedAt, acceptedAt, cover } = filing;
    expect([accession, cik, filedAt, acceptedAt, cover.formerName, cover.cik]).toEqual(
      Array(6).fill(null),
    );
    expect(cover.securities).toEqual([]);
  });

  it("finds Items 7 and 9 in that order, with their codes of today", () => {
    expect(filing.items).toEqual([
      {
        code: "7",
        regime: "legacy",
        current: "9.01",
        title: "Financial Statements and Exhibits",
        source: "body",
      },
      {
        code: "9",
        regime: "legacy",
        current: "7.01",
        title: "Regulation FD Disclosure",
        source: "body",
      },
    ]);
  });

  it("knows that its news is furnished, and no earnings", () => {
    const { headerItemCount, furnished, maybeEarnings } = filing;
    expect({ headerItemCount, furnished, maybeEarnings }).toEqual({
      headerItemCount: null,
      furnished: true,
      maybeEarnings: false,
    });
  });

  it("makes a section of each item, titles official and as printed", () => {
    const [cover, exhibits, disclosure, ...rest] = filing.sections;
    expect(cover?.kind).toBe("cover");
    expect(exhibits).toMatchObject({
      kind: "item",
      codes: ["7"],
      subparagraphs: ["c"],
      title: "Financial Statements and Exhibits",
      titleRaw: "FINANCIAL STATEMENTS, PRO FORMA FINANCIAL INFORMAITON AND EXHIBITS",
    });
    expect(disclosure).toMatchObject({
      kind: "item",
      codes: ["9"],
      title: "Regulation FD Disclosure",
      titleRaw: "REGULATION FD DISCLOSURE",
      confidence: 1,
      notApplicable: false,
    });
    expect(disclosure?.text.startsWith("The text of a press release dated")).toBe(true);
    expect(disclosure?.text.endsWith("license this process to commercial fractionators.")).toBe(
      true,
    );
    expect(rest).toEqual([]);
  });

  it("lists the exhibit once, though it is printed twice", () => {
    expect(filing.exhibits).toEqual([
      {
        number: "99.1",
        description: "Press Release issued by HemaCare Corporation, dated April 8, 2003",
        filename: null,
        attached: false,
      },
    ]);
  });

  it("reads the signatory with title, company and date", () => {
    expect(filing.signatories).toEqual([
      {
        name: "Judi Irving",
        title: "Chief Executive Officer",
        company: "HEMACARE CORPORATION",
        signedAt: "2003-04-08",
      },
    ]);
  });
});
