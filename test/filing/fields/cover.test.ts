import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { readCover } from "../../../lib/filing/fields/cover.ts";
import { NO_BOXES } from "../../../lib/filing/fields/cover-boxes.ts";
import type { Cover } from "../../../lib/filing/filing.ts";
import { readDocument } from "../../../lib/filing/text/read-document.ts";

function coverOf(text: string): Cover {
  const document = readDocument(SourceText.ofFile(text));
  return readCover(document, { start: 0, end: document.lines.length }).cover;
}

function amendmentOf(text: string): number | null {
  const document = readDocument(SourceText.ofFile(text));
  return readCover(document, { start: 0, end: document.lines.length }).amendmentNumber;
}

const standard = `
                       SECURITIES AND EXCHANGE COMMISSION
                             Washington, D.C. 20549

                                    FORM 8-K/A
                               (Amendment No. 2)

     Pursuant to Section 13 or 15(d) of the Securities Exchange Act of 1934

Date of Report (Date of earliest event reported): May 23, 2000 (May 22,
2000)
-------------------------------------------------------------------------------

                            NORTHWIND PUMPS
                         AND VALVES, INCORPORATED
- -------------------------------------------------------------------------------
             (Exact name of registrant as specified in its charter)

        Minnesota                     0-25372               94-3173918
- -------------------------------------------------------------------------------
  (State of other juris-          (Commission             (I.R.S. Employer
diction of incorporation)         File Number)           Identification No.)

   1 Quay Street, Suite 2050  Duluth, MN                      55802-1234
- -------------------------------------------------------------------------------
         (Address of principal executive offices)               (Zip Code)

      Registrant's telephone number, including area code: (218) 555-0100

                              Old Pumps, Inc.
         (Former name or former address, if changed since last report)
`;

describe("readCover of an ASCII cover", () => {
  const cover = coverOf(standard);

  it("reads the name block above its label, over several lines", () => {
    expect(cover.company).toEqual({
      value: "NORTHWIND PUMPS AND VALVES, INCORPORATED",
      source: "cover",
    });
  });

  it("takes the second of two dates, the event's, though it is wrapped", () => {
    expect(cover.reportDate?.value).toBe("2000-05-22");
  });

  it("matches labels and values by column", () => {
    expect(cover.stateOfIncorporation?.value).toBe("MN");
    expect(cover.fileNumber).toEqual({ value: "000-25372", source: "cover", raw: "0-25372" });
    expect(cover.ein?.value).toBe("94-3173918");
  });

  it("reads address, telephone and former name", () => {
    expect(cover.address?.value).toEqual({
      street: "1 Quay Street, Suite 2050",
      city: "Duluth",
      state: "MN",
      zip: "55802-1234",
      phone: "(218) 555-0100",
    });
    expect(cover.formerName?.value).toBe("Old Pumps, Inc.");
  });

  it("reads form and amendment", () => {
    expect(cover.form?.value).toBe("8-K/A");
    expect(amendmentOf(standard)).toBe(2);
  });
});

describe("readCover", () => {
  const page = (middle: string): string =>
    `FORM 8-K\nCURRENT REPORT\nSecurities Exchange Act of 1934\n\n${middle}`;

  it.each([
    ["Date of Report (Date of earliest event reported): April 8,2003", "2003-04-08"],
    ["DATE OF REPORT (DATE OF EARLIEST EVENT REPORTED)\n     February 18, 2004", "2004-02-18"],
    ["         August 23, 1996\n         (Date of Report)", "1996-08-23"],
    [
      "Date of Report: April 30, 2003\n(date of earliest event reported March 21,2003)",
      "2003-03-21",
    ],
    ["            March 22, 1994\n\n\n   NORTHWIND PUMPS, INC.", "1994-03-22"],
    ["Date of Report (Date of earliest event reported) – 10/03/08", "2008-10-03"],
  ])("finds the event date in %j", (printed, date) => {
    expect(coverOf(page(printed)).reportDate?.value).toBe(date);
  });

  it.each([
    ["N/A"],
    ["Not Applicable"],
    ["None"],
    ["________________"],
    ["No change"],
    ["Same as above"],
  ])("reads %s as no former name", (printed) => {
    const text = page(`${printed}\n(Former name or former address, if changed since last report)`);
    expect(coverOf(text).formerName).toBeNull();
  });

  it("finds a name without a label", () => {
    const text = page(
      "April 26, 2005\n\n   NORTHWIND PUMPS, INC.\n\n  Minnesota    1-5502    25-1040754",
    );
    expect(coverOf(text).company?.value).toBe("NORTHWIND PUMPS, INC.");
  });

  it("picks the name out of a row of columns", () => {
    const text = page(`
   Nevada             Northwind Pumps, Inc.                   13-3124057
_____________      _______________________________________    __________
(State or other    (Exact name of registrant as specified     (I.R.S.
incorporation or    in its charter)                            Employer
organization)                                                  Identification`);
    expect(coverOf(text).company?.value).toBe("Northwind Pumps, Inc.");
    expect(coverOf(text).stateOfIncorporation?.value).toBe("NV");
  });

  it("leaves null what the cover does not say", () => {
    const cover = coverOf(page("Item 5. Other Events"));
    expect(cover).toEqual({
      company: null,
      cik: null,
      form: { value: "8-K", source: "cover", raw: "FORM 8-K" },
      reportDate: null,
      stateOfIncorporation: null,
      fileNumber: null,
      ein: null,
      address: null,
      phone: null,
      formerName: null,
      securities: [],
      boxes: NO_BOXES,
    });
  });

  it("takes no EIN of zeros", () => {
    expect(coverOf(page("00-0000000\n(I.R.S. Employer Identification No.)")).ein).toBeNull();
  });
});

describe("readCover of an HTML cover", () => {
  it("reads table cells as columns", () => {
    const cover = coverOf(`<html><body>
<p><b>FORM 8-K</b></p><p>Date of Report (Date of earliest event reported): October&nbsp;22, 2003</p>
<p><b>Northwind Pumps, Inc.</b></p><p>(Exact name of registrant as specified in its charter)</p>
<table><tr><td>Delaware</td><td></td><td>1-15062</td><td></td><td>13-4099534</td></tr>
<tr><td>(State or other jurisdiction<br>of incorporation)</td><td></td><td>(Commission<br>File Number)</td><td></td><td>(I.R.S. Employer<br>Identification No.)</td></tr></table>
<p>75 Quay Plaza, New York, New York 10019</p><p>(Address of principal executive offices) (zip code)</p>
<p>212-555-0100</p><p>(Registrant&#146;s telephone number, including area code)</p>
<table><tr><th>Title of each class</th><th>Trading Symbol(s)</th><th>Name of each exchange on which registered</th></tr>
<tr><td>Common Stock, $0.01 par value</td><td>NWP</td><td>New York Stock Exchange</td></tr></table>
</body></html>`);
    expect(cover).toMatchObject({
      company: { value: "Northwind Pumps, Inc." },
      reportDate: { value: "2003-10-22" },
      stateOfIncorporation: { value: "DE" },
      fileNumber: { value: "001-15062" },
      ein: { value: "13-4099534" },
      phone: { value: "212-555-0100" },
      address: { value: { street: "75 Quay Plaza", city: "New York", state: "NY", zip: "10019" } },
      securities: [
        {
          title: "Common Stock, $0.01 par value",
          symbol: "NWP",
          exchange: "NYSE",
          source: "cover",
        },
      ],
    });
  });

  it("reads values and labels that take turns, one a line", () => {
    const cover = coverOf(
      `<html><body><p>FORM 8-K</p>${[
        "Northwind Corporation",
        "(Exact name of registrant as specified in its charter)",
        "Delaware",
        "(State or other jurisdiction of incorporation)",
        "000-26734",
        "(Commission File No.)",
        "77-0191793",
        "(I.R.S. Employer Identification No.)",
        "1 Quay Street, Springdale, AR 72762-6999",
        "(479) 555-0100",
        "(Address, including zip code, and telephone number, including area code, of",
        "Registrant’s principal executive offices)",
      ]
        .map((line) => `<div>${line}</div>`)
        .join("")}</body></html>`,
    );
    expect(cover).toMatchObject({
      company: { value: "Northwind Corporation" },
      stateOfIncorporation: { value: "DE" },
      fileNumber: { value: "000-26734" },
      ein: { value: "77-0191793" },
      phone: { value: "(479) 555-0100" },
      address: { value: { city: "Springdale", state: "AR", zip: "72762-6999" } },
    });
  });

  it("finds the first registrant of a table of several", () => {
    const cover = coverOf(`<html><body><p>FORM 8-K</p><table>
<tr><td>Commission File Number</td><td>Exact Name of Registrant as Specified in Its Charter; State of Incorporation; Address of Principal Executive Offices; and Telephone Number</td><td>IRS Employer Identification Number</td></tr>
<tr><td>1-16169</td><td>NORTHWIND POWER CORPORATION<br>(a Pennsylvania corporation)<br>10 Quay Street<br>Chicago, Illinois 60680-5379<br>(312) 555-0100</td><td>23-2990190</td></tr>
<tr><td>1-01839</td><td>NORTHWIND EDISON COMPANY<br>(an Illinois corporation)</td><td>36-0938600</td></tr>
</table></body></html>`);
    expect(cover.company?.value).toBe("NORTHWIND POWER CORPORATION");
    expect(cover.fileNumber?.value).toBe("001-16169");
    expect(cover.ein?.value).toBe("23-2990190");
  });

  it("reads a table of several registrants whose heading wraps within its cells", () => {
    const page = `<html><body><p>FORM 8-K</p><p>Date of Report (Date of earliest event reported) August 2, 2012</p>
<table><tr><td>Commission<br>File Number</td><td>Exact name of registrants as specified in their charters, address
of principal executive offices and registrants' telephone number</td><td>IRS Employer<br>Identification<br>Number</td></tr>
<tr><td>1-88410</td><td>NORTHWIND ENERGY, INC.</td><td>59-1234567</td></tr>
<tr><td>2-27612</td><td>GEARBOX LIGHT COMPANY</td><td>59-7654321</td></tr>
<tr><td></td><td>7 Quay Street<br>Juno Beach, Florida 33408</td><td></td></tr></table></body></html>`;
    const cover = coverOf(page);
    expect(cover.company?.value).toBe("NORTHWIND ENERGY, INC.");
    expect(cover.address?.value).toMatchObject({ city: "Juno Beach", state: "FL", zip: "33408" });
    expect(cover.address?.value.street).not.toContain("Identification");
  });

  it("reads the name below the boxes of a proxy statement", () => {
    const page = `<html><body><p>SCHEDULE 14A</p><p>Proxy Statement Pursuant to Section 14(a) of the
Securities Exchange Act of 1934</p><p>Filed by the Registrant ☒</p><p>Check the appropriate box:</p>
<p>☒ Definitive Proxy Statement</p><p>GEARBOX CORP.</p><p>(Name of Registrant as Specified In Its Charter)</p>
<p>Payment of Filing Fee (Check the appropriate box):</p></body></html>`;
    expect(coverOf(page).company?.value).toBe("GEARBOX CORP.");
  });

  it("reads the number of a registration statement", () => {
    const page = "<html><body><p>FORM S-1</p><p>Registration No. 333-123456</p></body></html>";
    expect(coverOf(page).fileNumber?.value).toBe("333-123456");
  });

  it.each(["For Quarter Ended March 31, 1999", "Quarterly period ended March 31, 1999"])(
    "reads the period of a report in %j",
    (line) => {
      expect(coverOf(`          FORM 10-Q\n\n${line}\n`).reportDate?.value).toBe("1999-03-31");
    },
  );

  it("reads an address beside a label of two lines", () => {
    const text = `                  FORM 8-K

Exact name of registrant:           GEARBOX BANCORP, INC.

Address of principal
executive offices:                  505 Market Street
                                    Zanesville, Ohio 43701
`;
    expect(coverOf(text).address?.value.street).toBe("505 Market Street");
  });
});

describe("readCover of inline XBRL", () => {
  const fact = (name: string, text: string, format = "", context = "c1"): string =>
    `<ix:nonNumeric name="dei:${name}" contextRef="${context}"${format ? ` format="${format}"` : ""}>${text}</ix:nonNumeric>`;

  const document = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>
<div style="display:none"><ix:header><ix:hidden>${fact("EntityCentralIndexKey", "0000900001")}${fact("AmendmentFlag", "true")}</ix:hidden>
<ix:resources><xbrli:context id="c1"><xbrli:entity><xbrli:identifier>0000900001</xbrli:identifier></xbrli:entity></xbrli:context>
<xbrli:context id="c2"><xbrli:entity><xbrli:segment><xbrldi:explicitMember dimension="us-gaap:StatementClassOfStockAxis">us-gaap:CommonClassAMember</xbrldi:explicitMember></xbrli:segment></xbrli:entity></xbrli:context>
<xbrli:context id="c3"><xbrli:entity><xbrli:segment><xbrldi:explicitMember dimension="dei:LegalEntityAxis">nwp:SubMember</xbrldi:explicitMember></xbrli:segment></xbrli:entity></xbrli:context></ix:resources></ix:header></div>
<p>FORM ${fact("DocumentType", "8-K")}</p>
<p>Date of Report: ${fact("DocumentPeriodEndDate", "February <b>6,</b> 2020", "ixt:datemonthdayyearen")}</p>
<p>${fact("EntityRegistrantName", "Northwind Sub LLC", "", "c3")}</p>
<p>${fact("EntityRegistrantName", "Northwind Pumps, Inc.")}</p>
<p>${fact("EntityIncorporationStateCountryCode", "Delaware", "ixt-sec:stateprovnameen")} ${fact("EntityFileNumber", "1-15062")} ${fact("EntityTaxIdentificationNumber", "13-4099534")}</p>
<p>${fact("EntityAddressAddressLine1", "1 Quay Street,")} ${fact("EntityAddressCityOrTown", "Springdale,")} ${fact("EntityAddressStateOrProvince", "AR")} ${fact("EntityAddressPostalZipCode", "72762")}</p>
<p>(${fact("CityAreaCode", "479")}) ${fact("LocalPhoneNumber", "555-0100")}</p>
<p>${fact("EntityInformationFormerLegalOrRegisteredName", "Not Applicable")}</p>
<table><tr><td>${fact("Security12bTitle", "Class A Common Stock", "", "c2")}</td><td>${fact("TradingSymbol", "NWP", "", "c2")}</td><td>${fact("SecurityExchangeName", "The New York Stock Exchange", "ixt-sec:exchnameen", "c2")}</td></tr></table>
</body></html>`;

  it("takes the tagged facts of the filing itself, formats applied", () => {
    expect(coverOf(document)).toEqual({
      company: { value: "Northwind Pumps, Inc.", source: "dei" },
      cik: { value: "0000900001", source: "dei" },
      form: { value: "8-K/A", source: "dei", raw: "8-K" },
      reportDate: { value: "2020-02-06", source: "dei", raw: "February 6, 2020" },
      stateOfIncorporation: { value: "DE", source: "dei", raw: "Delaware" },
      fileNumber: { value: "001-15062", source: "dei", raw: "1-15062" },
      ein: { value: "13-4099534", source: "dei" },
      address: {
        value: {
          street: "1 Quay Street",
          city: "Springdale",
          state: "AR",
          zip: "72762",
          phone: "(479) 555-0100",
        },
        source: "dei",
      },
      phone: { value: "(479) 555-0100", source: "dei" },
      formerName: null,
      securities: [
        { title: "Class A Common Stock", symbol: "NWP", exchange: "NYSE", source: "dei" },
      ],
      boxes: NO_BOXES,
    });
  });
});

describe("readCover of notices and proxy statements", () => {
  const formOf = (...lines: readonly string[]) => coverOf(lines.join("\n\n")).form?.value;

  it.each([
    ["[X] Preliminary Proxy Statement", "PRE 14A"],
    ["[ ] Preliminary Proxy Statement", "DEF 14A"],
    ["[X] Definitive Proxy Statement", "DEF 14A"],
    ["[X] Definitive Additional Materials", "DEFA14A"],
    ["[X] Soliciting Material Pursuant to Rule 14a-12", "DEFA14A"],
  ])("takes the kind of a schedule from %j", (box, form) => {
    expect(formOf("          SCHEDULE 14A INFORMATION", box)).toBe(form);
  });

  it("takes the kind of a late notice from the report that is late", () => {
    const boxes = "(Check One):  [ ] Form 20-F  [X] Form 10-QSB  [ ] Form 11-K";
    expect(formOf("          FORM 12b-25", boxes)).toBe("NT 10-QSB");
    expect(formOf("          FORM 12b-25", "[ ] Form 10-K")).toBeUndefined();
  });
});
