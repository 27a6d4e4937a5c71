import { describe, expect, it } from "vitest";
import { SourceText } from "../../lib/filing/container/source-text.ts";
import { readCover } from "../../lib/filing/fields/cover.ts";
import { readDocument } from "../../lib/filing/text/read-document.ts";

interface CoverStyle {
  readonly style: string;
  readonly text: string;
  readonly company: string;
  readonly date: string;
  readonly state?: string;
  readonly file?: string;
  readonly ein?: string;
}

const top = `                    SECURITIES AND EXCHANGE COMMISSION
                          WASHINGTON, D.C. 20549

                                 FORM 8-K

                              CURRENT REPORT
  Pursuant to Section 13 or 15(d) of the Securities Exchange Act of 1934
`;

/** Fictional companies on covers as filers of thirty years laid them out. */
const styles: readonly CoverStyle[] = [
  {
    style: "a depositor on behalf of a trust",
    text: `${top}
      Date of Report (Date of earliest event reported)  January 25, 2001

                 NORTHWIND MORTGAGE SECURITIES, INC.
     (AS DEPOSITOR UNDER THE POOLING AND SERVICING AGREEMENT DATED AS OF
      JUNE 1, 2000, PROVIDING FOR THE ISSUANCE OF THE SERIES 2000-1 NOTES)
          (Exact name of registrant as specified in its charter)

     Delaware                    333-45467                  36-4111111
----------------------------------------------------------------------
(State or Other            (Commission File          (I.R.S. Employer
Jurisdiction of              Number)               Identification No.)
Incorporation)
`,
    company: "NORTHWIND MORTGAGE SECURITIES, INC.",
    date: "2001-01-25",
    state: "DE",
    file: "333-45467",
    ein: "36-4111111",
  },
  {
    style: "two registrants stacked over one label",
    text: `${top}
Date of Report: March 3, 1999

                       NORTHWIND POWER COMPANY
                   NORTHWIND POWER CAPITAL CORP.
        (Exact names of registrants as specified in their charters)
`,
    company: "NORTHWIND POWER COMPANY",
    date: "1999-03-03",
  },
  {
    style: "labels on the left, values on the right",
    text: `${top}
Date of Report:                                        July 7, 1997
Exact name of registrant as specified in its charter:  Northwind Pumps, Inc.
State of incorporation:                                Colorado
Commission File Number:                                0-12345
IRS Employer Identification No.:                       84-1234567
`,
    company: "Northwind Pumps, Inc.",
    date: "1997-07-07",
    state: "CO",
    file: "000-12345",
    ein: "84-1234567",
  },
  {
    style: "underscores around the values",
    text: `${top}
Date of Report (Date of earliest event reported) __October 1, 1998__

_____________________Northwind Bancorp, Inc.______________________
       (Exact name of registrant as specified in its charter)

____Ohio________________0-9999____________________34-1234567_______
(State or other     (Commission File Number)    (IRS Employer Ident.
 jurisdiction)                                   No.)
`,
    company: "Northwind Bancorp, Inc.",
    date: "1998-10-01",
    ein: "34-1234567",
  },
  {
    style: "a former name in brackets between name and label",
    text: `${top}
        Date of Report (Date of earliest event reported): 12/15/99

                     NORTHWIND.COM, INC.
               (formerly Old Pumps Corporation)
     (Exact name of registrant as specified in its charter)
`,
    company: "NORTHWIND.COM, INC.",
    date: "1999-12-15",
  },
  {
    style: "the date over its label, an agreement's date below",
    text: `${top}
                            August 26, 2002
             Date of Report (Date of earliest event reported)

     Northwind Home Loans Trust, dated as of May 1, 2001
        (Exact name of registrant as specified in its charter)
`,
    company: "Northwind Home Loans Trust, dated as of May 1, 2001",
    date: "2002-08-26",
  },
  {
    style: "the date of the event in brackets behind a wrapped label",
    text: `${top}
                                 June 9, 1997
                       ---------------------------------
                       Date of Report (date of earliest
                       event reported) (June 2, 1997)

                           Northwind Biosciences, Inc.
            (Exact name of registrant as specified in its charter)
`,
    company: "Northwind Biosciences, Inc.",
    date: "1997-06-02",
  },
  {
    style: "the label of the event below the date, an agreement's date further below",
    text: `${top}
                     Date of Report:  September 27, 1999
                      (Date of earliest event reported)

NORTHWIND FUNDING CORPORATION (as Sponsor and Servicer under the Pooling and
Servicing Agreement dated as of May 1, 1999 providing for the issuance of
Northwind Home Equity Loan Trust 1999-2)

                    Northwind Home Equity Loan Trust 1999-2
            (Exact name of registrant as specified in its charter)
`,
    company: "Northwind Home Equity Loan Trust 1999-2",
    date: "1999-09-27",
  },
  {
    style: "a wrapped name",
    text: `${top}
 Date of Report (Date of earliest event reported) - June 30, 2005

              THE FIRST NORTHWIND SAVINGS AND LOAN
             ASSOCIATION OF GREATER DULUTH, INC.
      ------------------------------------------------------
      (Exact name of registrant as specified in its charter)

  United States            000-30000              41-7654321
`,
    company: "THE FIRST NORTHWIND SAVINGS AND LOAN ASSOCIATION OF GREATER DULUTH, INC.",
    date: "2005-06-30",
  },
  {
    style: "labels over values",
    text: `${top}
Date of Report
  (Date of earliest event reported)          Commission File Number
       February 2, 1996                              1-7777

                      NORTHWIND INDUSTRIES
      (Exact name of registrant as specified in its charter)
`,
    company: "NORTHWIND INDUSTRIES",
    date: "1996-02-02",
    file: "001-07777",
  },
  {
    style: "name and label in one HTML paragraph",
    text: `<html><body><p>FORM 8-K</p><p>CURRENT REPORT</p>
<p>Date of report (Date of earliest event reported) <u>November 30, 2006</u></p>
<p><b>Northwind Energy Partners, L.P.</b> (Exact name of registrant as specified in its charter)</p>
<p>Delaware (State or other jurisdiction of incorporation)</p>
<p>001-32323 (Commission File Number)</p><p>20-1234567 (IRS Employer Identification No.)</p></body></html>`,
    company: "Northwind Energy Partners, L.P.",
    date: "2006-11-30",
    state: "DE",
    file: "001-32323",
    ein: "20-1234567",
  },
  {
    style: "a foreign address and state",
    text: `<html><body><p>FORM 8-K</p>
<p>Date of Report (Date of earliest event reported): <b>May&nbsp;5, 2011 (April&nbsp;29, 2011)</b></p>
<p><b>NORTHWIND SHIPPING LTD.</b></p><p>(Exact Name of Registrant as Specified in Charter)</p>
<table><tr><td>Bermuda</td><td>001-22222</td><td>98-1234567</td></tr>
<tr><td>(State or Other Jurisdiction of Incorporation)</td><td>(Commission File Number)</td><td>(I.R.S. Employer Identification Number)</td></tr></table>
<p>Clarendon House, 2 Church Street, Hamilton HM 11, Bermuda</p><p>(Address of Principal Executive Offices) (Zip Code)</p></body></html>`,
    company: "NORTHWIND SHIPPING LTD.",
    date: "2011-04-29",
    state: "D0",
    file: "001-22222",
    ein: "98-1234567",
  },
  {
    style: "an HTML name over several blocks",
    text: `<html><body><div>FORM 8-K</div><div>Date of Report (Date of earliest event reported): March 9, 2009</div>
<div style="text-align:center"><b>NORTHWIND INTERNATIONAL<br>HOLDINGS, INC.</b></div>
<div>(Exact name of registrant as specified in its charter)</div></body></html>`,
    company: "NORTHWIND INTERNATIONAL HOLDINGS, INC.",
    date: "2009-03-09",
  },
  {
    style: "letter-spaced form and a label broken in two",
    text: `
                             F O R M   8 - K

     Date of Report (date of earliest event reported):  Sept. 9, 1995

                         NORTHWIND GAS COMPANY
                           (Exact name of
              registrant as specified in its charter)
`,
    company: "NORTHWIND GAS COMPANY",
    date: "1995-09-09",
  },
  {
    style: "a name set with wide lines",
    text: `${top}
              Date of Report (Date of earliest event reported)
                              May, 5 1994

                               NORTHWIND

                              CORPORATION
        (Exact name of registrant as specified in its charter)
`,
    company: "NORTHWIND CORPORATION",
    date: "1994-05-05",
  },
  {
    style: "name and label on one line",
    text: `${top}
Date of Report: May 5, 1994

Northwind Pumps, Inc.          (Exact name of registrant as specified in its charter)
Minnesota                      (State of incorporation)
`,
    company: "Northwind Pumps, Inc.",
    date: "1994-05-05",
    state: "MN",
  },
  {
    style: "a name with additions",
    text: `${top}
Date of Report: May 5, 1994
                  NORTHWIND PUMPS, INC., A MINNESOTA CORPORATION
        (Exact name of registrant as specified in its charter)
`,
    company: "NORTHWIND PUMPS, INC.",
    date: "1994-05-05",
  },
  {
    style: "a table of utilities",
    text: `<html><body><p>FORM 8-K</p><p>Date of Report (Date of earliest event reported): May 5, 2004</p>
<table><tr><td>Commission File Number</td><td>Registrants; States of Incorporation;<br>Address and Telephone Number</td><td>I.R.S. Employer Identification Nos.</td></tr>
<tr><td>1-3525</td><td>NORTHWIND ELECTRIC POWER COMPANY, INC. (A New York Corporation)</td><td>13-4922640</td></tr>
<tr><td>1-3457</td><td>SOUTHWIND POWER COMPANY (A Virginia Corporation)</td><td>54-0124790</td></tr></table></body></html>`,
    company: "NORTHWIND ELECTRIC POWER COMPANY, INC.",
    date: "2004-05-05",
    file: "001-03525",
    ein: "13-4922640",
  },
  {
    style: "no label at all",
    text: `${top}
                             April 4, 1993

                        NORTHWIND TELEPHONE

     New York           1-3333            13-1111111
`,
    company: "NORTHWIND TELEPHONE",
    date: "1993-04-04",
    ein: "13-1111111",
  },
];

describe("readCover", () => {
  it.each(styles)("reads $style", ({ text, company, date, state, file, ein }) => {
    const document = readDocument(SourceText.ofFile(text));
    const { cover } = readCover(document, { start: 0, end: document.lines.length });
    expect(cover.company?.value).toBe(company);
    expect(cover.reportDate?.value).toBe(date);
    expect(cover.form?.value).toBe("8-K");
    if (state) expect(cover.stateOfIncorporation?.value).toBe(state);
    if (file) expect(cover.fileNumber?.value).toBe(file);
    if (ein) expect(cover.ein?.value).toBe(ein);
  });
});
