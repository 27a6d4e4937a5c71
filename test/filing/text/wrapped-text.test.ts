import { describe, expect, it } from "vitest";
import { parseFiling } from "../../../lib/filing/parse-filing.ts";
import { wrapsText } from "../../../lib/filing/text/wrapped-text.ts";

const REPORT = `   1

                    SECURITIES AND EXCHANGE COMMISSION
                          Washington, DC 20549

                                FORM 8-K

       Date of Report (Date of earliest event reported) March 28, 2001

                          NORTHWIND PUMPS INC.
          (Exact Name of Registrant as Specified in its Charter)

      Minnesota                  0-15223                 95-3280412
(State of Incorporation)  (Commission File Number)    (I.R.S. Employer
                                                     Identification No.)

                           12 Harbor Street
                       Duluth, Minnesota 55802
               (Address of Principal Executive Offices)

Item 5.  Other Events.
         ------------

         On March 28, 2001, Northwind Pumps &amp; Valves closed its plant.

<TABLE>
<CAPTION>
                    2000      1999
<S>                 <C>       <C>
Pumps sold          1,200     1,100
</TABLE>

                               SIGNATURES

Pursuant to the requirements of the Securities Exchange Act of 1934, the
Registrant has duly caused this report to be signed on its behalf by the
undersigned hereunto duly authorized.

Date: March 29, 2001         NORTHWIND PUMPS INC.

                             By: /s/ Jane Q. Doe
                                 Jane Q. Doe
                                 Treasurer
`;

describe("wrapsText", () => {
  it.each([
    ["within one div", `<html><body><div>${REPORT}</div></body></html>`],
    ["within a paragraph", `<html><body><p>${REPORT}</p></body></html>`],
    ["with a title", `<HTML>\n<HEAD><TITLE>8-K</TITLE></HEAD>\n<BODY>\n${REPORT}\n</BODY></HTML>`],
  ])("knows text that HTML is wrapped around, %s", (_, html) => {
    expect(wrapsText(html)).toBe(true);
  });

  it.each([
    ["paragraphs", `<html><body><p>FORM</p><p>8-K</p><p>${REPORT}</p></body></html>`],
    ["divs", `<html><body><div>FORM</div><div>8-K</div><div>${REPORT}</div></body></html>`],
    ["line breaks", `<html><body><p>FORM 8-K<br>${REPORT}</p></body></html>`],
    ["inline XBRL", `<html><body><div><ix:header>${REPORT}</ix:header></div></body></html>`],
    ["no blank lines", `<html><body>${REPORT.replace(/\n\s*\n/g, "\n")}</body></html>`],
  ])("leaves HTML with %s to its tags", (_, html) => {
    expect(wrapsText(html)).toBe(false);
  });

  it("lets the cover, the items and the signature be read as from the text alone", () => {
    const bytes = new TextEncoder().encode(`<html><body><div>${REPORT}</div></body></html>`);
    const filing = parseFiling(bytes);
    expect(filing.company?.value).toBe("NORTHWIND PUMPS INC.");
    expect(filing.cover).toMatchObject({
      reportDate: { value: "2001-03-28" },
      stateOfIncorporation: { value: "MN" },
      fileNumber: { value: "000-15223" },
      ein: { value: "95-3280412" },
    });
    const item = filing.sections.find(({ kind }) => kind === "item");
    expect(item?.text).toContain("Northwind Pumps & Valves closed its plant.");
    expect(item?.text).toMatch(/Pumps sold {2,}1,200/);
    expect(filing.signatories).toMatchObject([{ name: "Jane Q. Doe", title: "Treasurer" }]);
  });
});
