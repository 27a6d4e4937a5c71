import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gzipBlanks } from "../../infra/mutations/hostile-bytes.ts";
import { createRandom, mutateBytes } from "../../infra/mutations/mutate-bytes.ts";
import { hasKind } from "../../lib/errors.ts";
import type { Filing } from "../../lib/filing/filing.ts";
import { MAX_FILING_BYTES, parseFiling } from "../../lib/filing/parse-filing.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string, path?: string): Filing =>
  parseFiling(utf8(text), path === undefined ? {} : { path });

const mainDocument = `FORM 8-K
CURRENT REPORT
Pursuant to Section 13 or 15(d) of the Securities Exchange Act of 1934

Date of Report (Date of earliest event reported): August 20, 2004

                       Northwind Pumps, Inc.
       (Exact name of registrant as specified in its charter)

  Delaware              001-12345             41-1234567
(State of            (Commission File      (IRS Employer
 incorporation)          Number)          Identification No.)

ITEM 5.  OTHER EVENTS

     On August 20, 2004 the registrant moved its pumps to Duluth.

ITEM 7.  FINANCIAL STATEMENTS AND EXHIBITS

     (c)  Exhibits

     99.1   Press release dated August 20, 2004

SIGNATURES

Pursuant to the requirements of the Securities Exchange Act of 1934, the
registrant has duly caused this report to be signed on its behalf by the
undersigned hereunto duly authorized.

Date: August 20, 2004          NORTHWIND PUMPS, INC.

                               /s/ Jane Doe
                               Jane Doe, Treasurer
`;

const submission = `<SEC-DOCUMENT>0000900001-04-000012.txt : 20040823
<SEC-HEADER>0000900001-04-000012.hdr.sgml : 20040823
<ACCEPTANCE-DATETIME>20040820173102
ACCESSION NUMBER:\t\t0000900001-04-000012
CONFORMED SUBMISSION TYPE:\t8-K
CONFORMED PERIOD OF REPORT:\t20040820
ITEM INFORMATION:\t\tOther events
ITEM INFORMATION:\t\tFinancial statements and exhibits
FILED AS OF DATE:\t\t20040820

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tNORTHWIND PUMPS INC /DE/
\t\tCENTRAL INDEX KEY:\t\t\t0000900001
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<TEXT>
${mainDocument}</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<SEQUENCE>2
<FILENAME>press.txt
<DESCRIPTION>PRESS RELEASE
<TEXT>
NORTHWIND MOVES ITS PUMPS

DULUTH - The pumps are in Duluth. Item 5 of the list is a pump.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>GRAPHIC
<SEQUENCE>3
<FILENAME>logo.jpg
<TEXT>
begin 644 logo.jpg
#0V%T
\`
end
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
`;

describe("parseFiling", () => {
  const filing = parse(submission);

  it("takes accession number, dates and CIK from the header, the name from the cover", () => {
    expect(filing).toMatchObject({
      shape: "submission",
      accession: { value: "0000900001-04-000012", source: "header" },
      form: { value: "8-K", source: "header" },
      filedAt: { value: "2004-08-20", source: "header" },
      acceptedAt: { value: "2004-08-20T17:31:02", source: "header" },
      headerItemCount: 2,
      reportDate: { value: "2004-08-20", source: "header" },
      cik: { value: "0000900001", source: "header" },
      company: { value: "Northwind Pumps, Inc.", source: "cover" },
      warnings: [],
    });
  });

  it("unites the items of body and header", () => {
    expect(filing.items.map(({ code, current, source }) => [code, current, source])).toEqual([
      ["5", "8.01", "both"],
      ["7", "9.01", "both"],
    ]);
  });

  it("makes a section of each item and each exhibit, and reads no items in exhibits", () => {
    expect(
      filing.sections.map(({ kind, codes, exhibitNumber }) => [kind, codes, exhibitNumber]),
    ).toEqual([
      ["cover", [], null],
      ["item", ["5"], null],
      ["item", ["7"], null],
      ["exhibit", [], "99.1"],
    ]);
    expect(filing.sections.at(-1)?.text).toContain("The pumps are in Duluth.");
  });

  it("keeps sections at the characters of the file they were read from", () => {
    const item = filing.sections.find(({ codes }) => codes.includes("5"));
    expect(submission.slice(item?.start, item?.end)).toContain("moved its pumps to Duluth.");
  });

  it("lists exhibits and attachments", () => {
    expect(filing.exhibits).toEqual([
      {
        number: "99.1",
        description: "Press release dated August 20, 2004",
        filename: "press.txt",
        attached: true,
      },
    ]);
    expect(filing.attachments).toEqual([
      { type: "GRAPHIC", filename: "logo.jpg", description: null, sizeBytes: 3 },
    ]);
  });

  it("reads the signatory", () => {
    expect(filing.signatories).toEqual([
      {
        name: "Jane Doe",
        title: "Treasurer",
        company: "NORTHWIND PUMPS, INC.",
        signedAt: "2004-08-20",
      },
    ]);
  });

  it("reads a bare main document, and never copies the event date into the filing date", () => {
    const bare = parse(mainDocument);
    expect(bare).toMatchObject({
      shape: "naked",
      accession: null,
      filedAt: null,
      cik: null,
      reportDate: { value: "2004-08-20", source: "cover" },
      company: { value: "Northwind Pumps, Inc.", source: "cover" },
      parties: [],
    });
  });

  it("reads the cover and the signers of an XML form from its elements", () => {
    const filing = parse(`<?xml version="1.0"?>
<ownershipDocument><documentType>4</documentType><periodOfReport>2024-01-15</periodOfReport>
<issuer><issuerCik>0000900001</issuerCik><issuerName>NORTHWIND PUMPS, INC.</issuerName></issuer>
<ownerSignature><signatureName>/s/ Jane Q. Doe</signatureName>
<signatureDate>2024-01-17</signatureDate></ownerSignature></ownershipDocument>`);

    expect(filing).toMatchObject({
      form: { value: "4", source: "cover" },
      company: { value: "NORTHWIND PUMPS, INC.", source: "cover" },
      cik: { value: "0000900001", source: "cover" },
      reportDate: { value: "2024-01-15", source: "cover" },
      filedAt: null,
      items: [],
      signatories: [{ name: "Jane Q. Doe", signedAt: "2024-01-17" }],
    });
  });

  it("mines the path last of all", () => {
    const bare = parse(mainDocument, "900001_8K_2004_0000900001-04-000012.txt");
    expect(bare.accession).toEqual({ value: "0000900001-04-000012", source: "filename" });
    expect(bare.cik).toEqual({ value: "0000900001", source: "filename" });
    expect(parse(submission, "1_8K_2004_0000000009-09-999999.txt").accession?.source).toBe(
      "header",
    );
  });

  it("shows the header's name when the cover names somebody else", () => {
    const other = parse(submission.replace("Northwind Pumps, Inc.", "The Other Valve Company"));
    expect(other.company).toEqual({
      value: "NORTHWIND PUMPS INC",
      source: "header",
      raw: "NORTHWIND PUMPS INC /DE/",
    });
    expect(other.cover.company?.value).toBe("The Other Valve Company");
  });

  it("reads a gzip'd file like the file itself", () => {
    expect(parseFiling(gzipSync(utf8(submission)))).toEqual(filing);
  });

  it("refuses a gzip'd file that inflates past the size limit", () => {
    expect(() => parseFiling(gzipBlanks(MAX_FILING_BYTES + 1))).toThrow(/too large.*limit=/);
  });

  it("reads UTF-16 that ends within a character", () => {
    const bytes = Uint8Array.from(
      Buffer.from(`\ufeffFORM 8-K\r\nItem 5. Other Events\r\nx`, "utf16le"),
    );
    const { encoding, items } = parseFiling(bytes.subarray(0, -1));
    expect([encoding, items.map(({ code }) => code)]).toEqual(["utf-16le", ["5"]]);
  });

  it("refuses gzip data that is damaged", () => {
    expect(() => parseFiling(gzipSync(utf8(submission)).subarray(0, 200))).toThrow(/gzip/);
  });

  it("reads UTF-16 and windows-1252", () => {
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${submission}`, "utf16le"));
    expect(parseFiling(utf16)).toEqual({ ...filing, encoding: "utf-16le" });
    const latin = new Uint8Array(
      Buffer.from(submission.replace("moved its", "moved its \u0093old\u0094"), "latin1"),
    );
    expect(parseFiling(latin).sections[1]?.text).toContain("“old”");
  });

  it("gives what is readable of a file that was cut off, and says so", () => {
    const cut = parse(submission.slice(0, submission.indexOf("DULUTH -")));
    expect(cut.warnings.map(({ code }) => code)).toEqual(["truncated"]);
    expect(cut.items).toHaveLength(2);
    const header = parse(submission.slice(0, submission.indexOf("<DOCUMENT>")));
    expect(header).toMatchObject({
      shape: "header-only",
      sections: [],
      company: { source: "header" },
    });
    expect(header.items.map(({ source }) => source)).toEqual(["header", "header"]);
    expect(header.warnings.map(({ code }) => code)).toEqual(["header-only"]);
  });

  it.each([
    ["an empty file", ""],
    ["a letter to a friend", "Dear Bob, see you on Friday."],
    ["an error page", "<html><title>403 Forbidden</title></html>"],
  ])("refuses %s as invalid", (_, text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ kind: "invalid" }));
  });

  it("ends in a filing or an invalid error for any damage", () => {
    const files = [submission, mainDocument, `<html><body>${mainDocument}</body></html>`].map(utf8);
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.integer(), (file, seed) => {
        const damaged = mutateBytes(file, createRandom(seed));
        try {
          const { sections } = parseFiling(damaged);
          for (const { start, end } of sections) expect(start).toBeLessThanOrEqual(end);
        } catch (error) {
          expect(hasKind(error, "invalid") ? "invalid" : error).toBe("invalid");
        }
      }),
      { numRuns: 300 },
    );
  });
});
