import { describe, expect, it } from "vitest";
import { SourceText } from "../../lib/filing/container/source-text.ts";
import { readCover } from "../../lib/filing/fields/cover.ts";
import { readDocument } from "../../lib/filing/text/read-document.ts";

/** What a cover that prints these lines under the form's title says, as plain values. */
function fieldsOf(lines: string) {
  const isHtml = lines.trimStart().startsWith("<");
  const text = isHtml
    ? `<html><body><p>FORM 8-K</p><p>CURRENT REPORT</p>${lines}</body></html>`
    : `                                 FORM 8-K\n\n                             CURRENT REPORT\n\n${lines}`;
  const document = readDocument(SourceText.ofFile(text));
  const { cover } = readCover(document, { start: 0, end: document.lines.length });
  const address = cover.address?.value;
  return {
    date: cover.reportDate?.value ?? null,
    company: cover.company?.value ?? null,
    state: cover.stateOfIncorporation?.value ?? null,
    file: cover.fileNumber?.value ?? null,
    ein: cover.ein?.value ?? null,
    place: address ? [address.street, address.city, address.state, address.zip].join(" | ") : null,
    phone: cover.phone?.value ?? null,
    former: cover.formerName?.value ?? null,
  };
}

const name = `
                         NORTHWIND PUMPS, INC.
     (Exact name of registrant as specified in its charter)
`;

describe("readCover: event date", () => {
  it.each([
    [
      "Date of Report (Date of earliest event reported): March 3, 2003 (February 28, 2003)",
      "2003-02-28",
    ],
    ["Date of Report (Date of earliest event reported): 28 February 2003", "2003-02-28"],
    ["Date of Report: the 28th day of February, 2003", "2003-02-28"],
    ["Date of Report (Date of earliest event reported)   02.28.2003", "2003-02-28"],
    ["Date of Report (Date of earliest event reported)   28/02/2003", "2003-02-28"],
    [
      "Date of Report: March 3, 2003\nDate of earliest event reported: February 28, 2003",
      "2003-02-28",
    ],
    [
      "Date of earliest event reported: February 28, 2003\nDate of Report: March 3, 2003",
      "2003-02-28",
    ],
    ["Date of Report: March 3, 2003   (For the event dated February 28, 2003)", "2003-02-28"],
    ["Date of Event Requiring Report: February 28, 2003", "2003-02-28"],
    ["Date of Event:   February 28, 2003\nDate of Report:  March 3, 2003", "2003-02-28"],
    ["Date of Report:  March 3, 2003\nDate of Event:   February 28, 2003", "2003-02-28"],
    [
      "Date of Report (Date of earliest event reported): March 3, 2003/February 28, 2003",
      "2003-02-28",
    ],
    ["Date of Report (Date of earliest event reported): 28-Feb-03", "2003-02-28"],
    ["Date of Report (Date of earliest event reported): February __28__, 2003", "2003-02-28"],
    ["Date of Report (Date of earliest event reported): February\n28, 2003", "2003-02-28"],
    [
      "Date of Report (Date of earliest event reported)\n____________\n\n   February 28, 2003",
      "2003-02-28",
    ],
  ])("reads %j", (lines, date) => {
    expect(fieldsOf(`${lines}\n${name}`)).toMatchObject({ date, company: "NORTHWIND PUMPS, INC." });
  });
});

describe("readCover: name", () => {
  it.each([
    ["(Name of Registrant as Specified in its Charter)"],
    ["(Exact name of small business issuer as specified in its charter)"],
    ["(Registrant)"],
    ["(Name of Registrant)"],
    ["(Registrant's exact name as specified in its charter)"],
    ["(Exact name of the Company as set forth in its charter)"],
    ["(Exact Name of Registrant as Specified in Governing Instruments)"],
    ["(Exact name of registrant as\n       specified in its charter)"],
  ])("stands above %j", (label) => {
    expect(
      fieldsOf(`Date of Report: May 5, 2003\n\n       Northwind Pump Works\n     ${label}\n`),
    ).toMatchObject({
      company: "Northwind Pump Works",
    });
  });

  it("is read when it is set with a blank behind each letter", () => {
    const lines = `Date of Report: May 5, 2003\n\n   N O R T H W I N D   P U M P S,   I N C.\n   (Exact name of registrant)\n`;
    expect(fieldsOf(lines).company).toBe("NORTHWIND PUMPS, INC.");
  });

  it("comes without the short name that the report gives it", () => {
    const lines = `       NORTHWIND PUMPS, INC. (the "Company")\n   (Exact name of registrant as specified)\n`;
    expect(fieldsOf(lines).company).toBe("NORTHWIND PUMPS, INC.");
  });

  it.each([
    ["       NORTHWIND PUMPS, INC.\n       (as depositor under the Trust Agreement,\n"],
    ["       NORTHWIND PUMPS, INC. (as depositor under the Trust Agreement,\n"],
    ["       NORTHWIND PUMPS, INC.\n\n       (depositor of a trust made by the Agreement\n"],
  ])("comes without an agreement in brackets over several lines: %j", (lines) => {
    const printed = `${lines}  dated as of July 1, 1999, providing\n  for the issuance of\n  Certificates, Series 1999-12)\n`;
    expect(fieldsOf(`${printed}   (Exact name of registrant as specified)\n`).company).toBe(
      "NORTHWIND PUMPS, INC.",
    );
  });

  it("stands above an aside that goes over lines, and before the word on its own line", () => {
    const trust = `NORTHWIND HOME LOAN TRUST 1999-1
(as issuer of certificates under a
Pooling and Servicing Agreement dated
as of March 1, 1999)
(Exact name of registrant as specified in its charter)\n`;
    expect(fieldsOf(trust).company).toBe("NORTHWIND HOME LOAN TRUST 1999-1");
    expect(fieldsOf("NORTHWIND PUMPS (Registrant)\n").company).toBe("NORTHWIND PUMPS");
  });

  it("comes without the name under which business is done", () => {
    const lines = `       NORTHWIND PUMPS, INC.\n         d/b/a Pump City\n   (Exact name of registrant as specified)\n`;
    expect(fieldsOf(lines).company).toBe("NORTHWIND PUMPS, INC.");
  });
});

describe("readCover: labels before their values", () => {
  const fields = {
    company: "Northwind Pumps, Inc.",
    state: "NV",
    file: "000-12345",
    ein: "88-0123456",
    place: "1 Quay Street | Reno | NV | 89501",
    phone: "(702) 555-0100",
    former: "Old Pumps, Inc.",
  };

  it("reads lines with colons", () => {
    expect(
      fieldsOf(`
Exact name of registrant as specified in charter:    Northwind Pumps, Inc.
State of incorporation:  Nevada
Commission File Number:  000 12345
I.R.S. Employer I.D. #:   88 0123456
Address of principal executive offices:  1 Quay Street, Reno, NV 89501
Telephone number: (702) 555-0100
Former name or former address, if changed since last report:  Old Pumps, Inc.
`),
    ).toMatchObject(fields);
  });

  it("reads a table of two columns", () => {
    const rows = [
      ["Exact name of registrant", "Northwind Pumps, Inc."],
      ["State of incorporation", "Nevada"],
      ["Commission File Number", "0-12345"],
      ["IRS Employer Identification Number", "88-0123456"],
      ["Address of principal executive offices", "1 Quay Street, Reno, NV 89501"],
      ["Telephone", "(702) 555-0100"],
      ["Former name", "Old Pumps, Inc."],
    ].map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`);
    expect(fieldsOf(`<table>${rows.join("")}</table>`)).toMatchObject(fields);
  });
});

describe("readCover: forms filled in by hand and tables", () => {
  it("takes underscores for blanks", () => {
    const lines = `
____NORTHWIND PUMPS, INC.____
(Exact name of registrant as specified in its charter)
____Nevada______________0-12345_______________88-0123456____
(State)              (Commission File No.)    (IRS Employer No.)
____1 Quay Street, Reno, NV____               ____89501____
(Address of principal executive offices)       (Zip Code)
`;
    expect(fieldsOf(lines)).toMatchObject({
      company: "NORTHWIND PUMPS, INC.",
      state: "NV",
      file: "000-12345",
      ein: "88-0123456",
      place: "1 Quay Street | Reno | NV | 89501",
    });
  });

  it("takes the first of values that are stacked over one label", () => {
    const rows = [
      ["Maryland (Northwind Pumps, Inc.)", "001-12345 (Northwind Pumps, Inc.)", "88-0123456"],
      ["Delaware (Northwind Pumps LP)", "333-54321", "98-7654321"],
      ["(State of incorporation)", "(Commission File Number)", "(IRS Employer ID No.)"],
    ].map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
    expect(fieldsOf(`<table>${rows.join("")}</table>`)).toMatchObject({
      state: "MD",
      file: "001-12345",
      ein: "88-0123456",
    });
  });

  it("reads a name behind the word alone", () => {
    expect(fieldsOf("Registrant:  Northwind Pump Works\n").company).toBe("Northwind Pump Works");
  });

  it("finds what a heading of several lines says that its cells hold", () => {
    const lines = `
Commission     Registrant; State of Incorporation;      IRS Employer
File Number    Address; and Telephone Number            Identification No.
-----------    -----------------------------------      ------------------
1-12345        NORTHWIND POWER CORPORATION              38-0123456
               (A Michigan Corporation)
               Quay Plaza South, Suite 1100
               330 Quay Center Drive
               Dearborn, Michigan 48126
               (313) 555-0100
1-12346        NORTHWIND GAS COMPANY                    38-6543210
               (An Ohio Corporation)
               (517) 555-0100
`;
    expect(fieldsOf(lines)).toMatchObject({
      company: "NORTHWIND POWER CORPORATION",
      state: "MI",
      file: "001-12345",
      ein: "38-0123456",
      phone: "(313) 555-0100",
    });
  });

  it("finds values far below a heading whose cells broke over lines", () => {
    const heading = [
      "Commission<br>File Number",
      "Exact name of registrant as specified in its charter,<br>principal office address and telephone number",
      "State of<br>incorporation",
      "I.R.S. Employer<br>Identification No.",
    ];
    const first = [
      "1-12345",
      "NORTHWIND POWER, INC.<br>1 Quay Street<br>Reno, Nevada 89501",
      "Delaware",
      "88-0123456",
    ];
    const second = ["1-12346", "NORTHWIND GAS CO.<br>1 Quay Street", "Nevada", "98-7654321"];
    const rows = [heading, first, second].map(
      (cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`,
    );
    expect(fieldsOf(`<table>${rows.join("")}</table>`)).toMatchObject({
      company: "NORTHWIND POWER, INC.",
      state: "DE",
      file: "001-12345",
      ein: "88-0123456",
    });
  });
});

describe("readCover: telephone and address", () => {
  it("joins an area code in a cell of its own", () => {
    const lines = `<table><tr><td>1 Quay Street,</td><td>Duluth,</td><td>Minnesota</td><td>55802</td></tr>
<tr><td>(Address of principal executive offices)</td><td>(Zip Code)</td></tr><tr><td>(218)</td><td>555-0100</td></tr>
<tr><td>(Registrant’s telephone number, including area code)</td></tr></table>`;
    expect(fieldsOf(lines)).toMatchObject({
      place: "1 Quay Street | Duluth | MN | 55802",
      phone: "(218) 555-0100",
    });
  });

  it("finds a zip code in a cell that also holds its label", () => {
    const lines = `<table><tr><td><p>1 Quay Street, 20th Floor<br>Duluth, MN</p>
<p>(Address of principal executive offices)</p></td><td><p>55802 - 1234</p><p>(Zip Code)</p></td></tr></table>`;
    expect(fieldsOf(lines).place).toBe("1 Quay Street, 20th Floor | Duluth | MN | 55802-1234");
  });

  it("passes over the zip code that an office abroad has not", () => {
    const lines = `<table><tr><td>3 Quay Gardens<br>London, W1S 3EP<br>United Kingdom</td><td>Not Applicable</td></tr>
<tr><td>(Address of principal executive offices)</td><td>(Zip Code)</td></tr></table>`;
    expect(fieldsOf(lines).place).toBe("3 Quay Gardens | London | X0 | W1S 3EP");
  });

  it("keeps a short label out of the street", () => {
    const { place } = fieldsOf(`${name}\nAddress: 1 Quay Street, Duluth, Minnesota 55802\n`);
    expect(place).toBe("1 Quay Street | Duluth | MN | 55802");
  });

  it("keeps telephone and fax out of the address", () => {
    const lines = `<p>1 Quay Street</p><p>Unit B</p><p>San Clemente, CA 92672</p><p>Tel. (949) 555-0100</p>
<p>Fax. (888) 555-0124</p><p>(Address and telephone number of registrant's principal executive offices)</p>`;
    expect(fieldsOf(lines)).toMatchObject({
      place: "1 Quay Street, Unit B | San Clemente | CA | 92672",
      phone: "(949) 555-0100",
    });
  });

  it("reads a foreign number next to its label only", () => {
    const label = "   (Registrant's telephone number)";
    expect(fieldsOf(`${name}\n         44-20-7555-0100\n${label}`).phone).toBe("44-20-7555-0100");
    expect(fieldsOf(`${name}\n         44-20-7555-0100\n`).phone).toBeNull();
  });

  it("takes the agency's name over two lines for no label", () => {
    const lines = `   SECURITIES AND EXCHANGE\n        COMMISSION\n${name}
   Nevada            000-12345
   (State)    (Commission File Number)`;
    expect(fieldsOf(lines).file).toBe("000-12345");
  });
});

describe("readCover: former name", () => {
  const label = "(Former name or former address, if changed since last report)";

  it.each([
    ["(formerly known as OLD PUMPS, INC.)", "OLD PUMPS, INC."],
    ["OLD PUMPS, INC.", "OLD PUMPS, INC."],
    ["200 Elm Street, Springfield, Illinois 62702", null],
    ["Old Pumps, Inc., 200 Elm Street, Springfield, Illinois 62702", "Old Pumps, Inc."],
    ["200 Elm Street\n      Springfield, Illinois 62702", null],
    ["Old Pumps, Inc.\n      200 Elm Street\n      Springfield, Illinois 62702", "Old Pumps, Inc."],
    ["Not Applicable", null],
    ["No Change", null],
    ["-----------", null],
  ])("reads %j above its label as %j", (printed, former) => {
    expect(fieldsOf(`${name}\n      ${printed}\n  ${label}\n`).former).toBe(former);
  });

  it("is the name in brackets under the present one", () => {
    const lines = `      NORTHWIND PUMPS, INC.\n   (formerly Old Pumps, Inc.)\n  (Exact name of registrant)\n\n   N/A\n  ${label}`;
    expect(fieldsOf(lines)).toMatchObject({
      company: "NORTHWIND PUMPS, INC.",
      former: "Old Pumps, Inc.",
    });
  });
});
