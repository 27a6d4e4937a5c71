import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHeader } from "../../../lib/filing/container/header.ts";

const labelHeader = `<SEC-DOCUMENT>0000900001-04-000012.txt : 20040826
<SEC-HEADER>0000900001-04-000012.hdr.sgml : 20040825
<ACCEPTANCE-DATETIME>20040824173102
ACCESSION NUMBER:\t\t0000900001-04-000012
CONFORMED SUBMISSION TYPE:\t8-K/A
PUBLIC DOCUMENT COUNT:\t\t2
CONFORMED PERIOD OF REPORT:\t20040820
ITEM INFORMATION:\t\tResults of Operations and Financial Condition
ITEM INFORMATION:\t\t
FILED AS OF DATE:\t\t20040825
DATE AS OF CHANGE:\t\t20040826

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tNORTHWIND PUMPS INC /DE/
\t\tCENTRAL INDEX KEY:\t\t\t0000900001
\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\tPUMPS & PUMPING EQUIPMENT [3561]
\t\tIRS NUMBER:\t\t\t\t411234567
\t\tSTATE OF INCORPORATION:\t\t\tDE
\t\tFISCAL YEAR END:\t\t\t1231

\tFILING VALUES:
\t\tFORM TYPE:\t\t8-K/A
\t\tSEC ACT:\t\t1934 Act
\t\tSEC FILE NUMBER:\t001-12345
\t\tFILM NUMBER:\t\t04990001

\tBUSINESS ADDRESS:\t
\t\tSTREET 1:\t\t1 QUAY STREET
\t\tSTREET 2:\t\tSUITE 2: NORTH
\t\tCITY:\t\t\tDULUTH
\t\tSTATE:\t\t\tMN
\t\tZIP:\t\t\t55802
\t\tBUSINESS PHONE:\t\t2185550100

\tMAIL ADDRESS:\t
\t\tSTREET 1:\t\tPO BOX 9
\t\tCITY:\t\t\tST PAUL

\tFORMER COMPANY:\t
\t\tFORMER CONFORMED NAME:\tOLD PUMPS INC
\t\tDATE OF NAME CHANGE:\t19990102

\tFORMER COMPANY:\t
\t\tFORMER CONFORMED NAME:\tOLDER PUMPS INC
\t\tDATE OF NAME CHANGE:\t19910102

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tNORTHWIND FINANCE LLC
\t\tCENTRAL INDEX KEY:\t\t\t0000900002
\t\tIRS NUMBER:\t\t\t\t000000000
</SEC-HEADER>
FILED AS OF DATE:\t\t19990101
`;

describe("parseHeader", () => {
  const header = parseHeader(labelHeader);

  it("reads the submission's own values", () => {
    expect(header).toMatchObject({
      accession: "0000900001-04-000012",
      form: "8-K/A",
      filedAt: "2004-08-25",
      acceptedAt: "2004-08-24T17:31:02",
      reportDate: "2004-08-20",
      malformed: false,
    });
  });

  it("keeps the place of an item without a label", () => {
    expect(header?.items).toEqual(["Results of Operations and Financial Condition", ""]);
  });

  it("reads every filer, values with colons and former names included", () => {
    expect(header?.parties).toHaveLength(2);
    expect(header?.parties[0]).toEqual({
      role: "filer",
      name: "NORTHWIND PUMPS INC /DE/",
      cik: "0000900001",
      sic: "3561",
      stateOfIncorporation: "DE",
      fiscalYearEnd: "1231",
      ein: "41-1234567",
      formType: "8-K/A",
      fileNumber: "001-12345",
      businessAddress: {
        street: "1 QUAY STREET, SUITE 2: NORTH",
        city: "DULUTH",
        state: "MN",
        zip: "55802",
        phone: "2185550100",
      },
      formerNames: [
        { name: "OLD PUMPS INC", changedAt: "1999-01-02" },
        { name: "OLDER PUMPS INC", changedAt: "1991-01-02" },
      ],
    });
    expect(header?.parties[1]).toMatchObject({ name: "NORTHWIND FINANCE LLC", ein: null });
  });

  it("says the same of the tag dialect, several tags on one line included", () => {
    const tags = `<SUBMISSION>
<ACCESSION-NUMBER>0000900001-25-000001<TYPE>8-K<PUBLIC-DOCUMENT-COUNT>3<PERIOD>20250106<ITEMS>2.02<ITEMS>9.01
<FILING-DATE>20250107
<FILER><COMPANY-DATA><CONFORMED-NAME>NORTHWIND PUMPS & CO<CIK>0000900001<ASSIGNED-SIC>3561
<EIN>411234567<STATE-OF-INCORPORATION>DE<FISCAL-YEAR-END>1231</COMPANY-DATA>
<FILING-VALUES><FORM-TYPE>8-K<ACT>34<FILE-NUMBER>001-12345</FILING-VALUES>
<BUSINESS-ADDRESS><STREET1>1 QUAY ST<CITY>DULUTH<STATE>MN<ZIP>55802<PHONE>2185550100</BUSINESS-ADDRESS>
<MAIL-ADDRESS><CITY>ST PAUL</MAIL-ADDRESS>
<FORMER-COMPANY><FORMER-CONFORMED-NAME>OLD PUMPS INC<DATE-CHANGED>19990102</FORMER-COMPANY>
</FILER>`;
    expect(parseHeader(tags)).toMatchObject({
      accession: "0000900001-25-000001",
      form: "8-K",
      filedAt: "2025-01-07",
      reportDate: "2025-01-06",
      items: ["2.02", "9.01"],
      malformed: false,
      parties: [
        {
          role: "filer",
          name: "NORTHWIND PUMPS & CO",
          cik: "0000900001",
          sic: "3561",
          ein: "41-1234567",
          fileNumber: "001-12345",
          businessAddress: { street: "1 QUAY ST", city: "DULUTH" },
          formerNames: [{ name: "OLD PUMPS INC", changedAt: "1999-01-02" }],
        },
      ],
    });
  });

  it("reads headers as EDGAR broke them in 2000: closing tags, split SIC, growing indents", () => {
    const broken = `<SEC-DOCUMENT>/in/edgar/work/20000607/0000900001-00-003635/0000900001-00-003635.txt : 20000919
<SEC-HEADER>0000900001-00-003635.hdr.sgml : 20000919
CONFORMED SUBMISSION TYPE:\t8-K
FILED AS OF DATE:\t\t20000607

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tNORTHWIND PUMPS INC
\t\tCENTRAL INDEX KEY:\t\t\t0000900001
\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\t [5122
]\t\tIRS NUMBER:\t\t\t\t411756256
</COMPANY-DATA>

\t\tFILING VALUES:
\t\t\tSEC FILE NUMBER:\t000-22495
</FILING-VALUES>

\t\t\tBUSINESS ADDRESS:\t
\t\t\t\tCITY:\t\t\tDULUTH
</BUSINESS-ADDRESS>

\t\t\t\tFORMER COMPANY:\t
\t\t\t\t\tFORMER CONFORMED NAME:\tOLD PUMPS INC
</FORMER-COMPANY>

\t\t\t\t\tFORMER COMPANY:\t
\t\t\t\t\t\tFORMER CONFORMED NAME:\tOLDER PUMPS INC
</FORMER-COMPANY>
</FILER>
</SEC-HEADER>`;
    const parsed = parseHeader(broken);
    expect(parsed).toMatchObject({ accession: "0000900001-00-003635", malformed: true });
    expect(parsed?.parties).toMatchObject([
      {
        sic: "5122",
        ein: "41-1756256",
        businessAddress: { city: "DULUTH" },
        formerNames: [{ name: "OLD PUMPS INC" }, { name: "OLDER PUMPS INC" }],
      },
    ]);
  });

  it("takes the filing date, not the date of dissemination on the root line", () => {
    const text = "<SEC-DOCUMENT>0000900001-98-000001.txt : 19990101\nFILED AS OF DATE:\t19981231\n";
    expect(parseHeader(text)?.filedAt).toBe("1998-12-31");
  });

  it("tells parties of other roles apart, among them one opened by a tag in a label header", () => {
    const text = `CONFORMED SUBMISSION TYPE:\t4
SUBJECT COMPANY:
\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\tNORTHWIND PUMPS INC
<REPORTING-OWNER>

COMPANY DATA:
\tCOMPANY CONFORMED NAME:\tDOE JANE
<RELATIONSHIP>DIRECTOR
</REPORTING-OWNER>
FILED BY:
\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\tAGENT LLC`;
    const parties = parseHeader(text)?.parties.map(({ role, name }) => [role, name]);
    expect(parties).toEqual([
      ["subject", "NORTHWIND PUMPS INC"],
      ["reporting-owner", "DOE JANE"],
      ["filed-by", "AGENT LLC"],
    ]);
  });

  it("reads an item whose label is the tag itself", () => {
    expect(parseHeader("ITEM INFORMATION:\t\t<ITEMS>1.05\n")?.items).toEqual(["1.05"]);
  });

  it("skips blank lines between all lines and tolerates doubled brackets", () => {
    const text =
      "ACCESSION NUMBER:\t0000900001-95-000001\n\n\n<GROUP-MEMBERS>>DOE JANE\n\nFILED AS OF DATE:\t19950203\n";
    expect(parseHeader(text)).toMatchObject({
      accession: "0000900001-95-000001",
      filedAt: "1995-02-03",
    });
  });

  it("reads the party of a header in the tag dialect that only a filer of another's has", () => {
    const header = parseHeader(`<SEC-HEADER>0000000001-96-000007.hdr.sgml : 19960304
<ACCEPTANCE-DATETIME>20241227162940
<ACCESSION-NUMBER>0000000001-96-000007
<TYPE>SC 13D
<FILED-BY>
<COMPANY-DATA>
<CONFORMED-NAME>ALDER VALLEY FOUNDRY INC
<CIK>0000000011
</COMPANY-DATA>
</FILED-BY>
</SEC-HEADER>`);
    expect(header).toMatchObject({
      accession: "0000000001-96-000007",
      form: "SC 13D",
      acceptedAt: "2024-12-27T16:29:40",
      parties: [{ role: "filed-by", name: "ALDER VALLEY FOUNDRY INC", cik: "0000000011" }],
    });
  });

  it("reads the taxpayer's number under its label of 2025", () => {
    const header = parseHeader("FILER:\n\tCOMPANY DATA:\n\t\tEIN:\t\t\t043335829\n");
    expect(header?.parties[0]?.ein).toBe("04-3335829");
  });

  it("reads the rule of a Form SD, whose tags are no damage", () => {
    const rule =
      "<RULE>\n<RULE-NAME>13p-1\n<ITEM>\n<ITEM-NUMBER>1.01\n<ITEM-PERIOD>20191231\n</ITEM>\n</RULE>";
    const header = parseHeader(
      `CONFORMED SUBMISSION TYPE:\tSD\n${rule}\nFILED AS OF DATE:\t20200501\n`,
    );
    expect(header).toMatchObject({
      form: "SD",
      reportDate: "2019-12-31",
      filedAt: "2020-05-01",
      malformed: false,
    });
  });

  it("is null without any value", () => {
    expect(parseHeader("nothing of a header\n")).toBeNull();
  });

  it("reads any shuffled header without failing", () => {
    const lines = fc.constantFrom(
      ...labelHeader.split("\n"),
      "</FILER>",
      "<FILER>",
      "]",
      "<>",
      "<ITEMS>",
    );
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 60 }), (chosen) => {
        const parsed = parseHeader(chosen.join("\n"));
        for (const { cik } of parsed?.parties ?? [])
          expect(cik ?? "0000000000").toMatch(/^\d{10}$/);
      }),
    );
  });
});
