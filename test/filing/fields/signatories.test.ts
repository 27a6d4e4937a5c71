import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { readSignatories } from "../../../lib/filing/fields/signatories.ts";
import { readDocument } from "../../../lib/filing/text/read-document.ts";

const signers = (text: string) => readSignatories(readDocument(SourceText.ofFile(text)).lines);

const formula = `SIGNATURES

Pursuant to the requirements of the Securities Exchange Act of 1934, the
registrant has duly caused this report to be signed on its behalf by the
undersigned hereunto duly authorized.
`;

describe("readSignatories", () => {
  it("reads name and title below the signature, date beside the company", () => {
    expect(
      signers(`${formula}

Date: April 8, 2003          NORTHWIND PUMPS CORPORATION


                             /s/ Jane Doe
                             --------------------------
                              Jane Doe,
                              Chief Executive Officer
`),
    ).toEqual([
      {
        name: "Jane Doe",
        title: "Chief Executive Officer",
        company: "NORTHWIND PUMPS CORPORATION",
        signedAt: "2003-04-08",
      },
    ]);
  });

  it("reads labelled lines and a date at the end", () => {
    expect(
      signers(`${formula}
NORTHWIND PUMPS, INC.

By:    /s/ John Q. Public, Jr.
Name:  John Q. Public, Jr.
Title: Senior Vice President, General Counsel
       and Secretary

Dated: May 3, 1999
`),
    ).toEqual([
      {
        name: "John Q. Public, Jr.",
        title: "Senior Vice President, General Counsel and Secretary",
        company: "NORTHWIND PUMPS, INC.",
        signedAt: "1999-05-03",
      },
    ]);
  });

  it("reads table cells", () => {
    const html = `<html><body><p>SIGNATURES</p><p>Pursuant to the requirements of the Act, hereunto duly authorized.</p>
<table><tr><td>Dated: August 18, 2010</td><td></td><td>NORTHWIND CORPORATION</td></tr>
<tr><td></td><td>By:</td><td>/s/ Judy Doe</td></tr><tr><td></td><td>Name:</td><td>Judy Doe</td></tr>
<tr><td></td><td>Title:</td><td>Executive Vice President</td></tr></table></body></html>`;
    expect(signers(html)).toEqual([
      {
        name: "Judy Doe",
        title: "Executive Vice President",
        company: "NORTHWIND CORPORATION",
        signedAt: "2010-08-18",
      },
    ]);
  });

  it("reads several signers, each once", () => {
    const text = `${formula}
                               NORTHWIND PUMPS, INC.
Date: June 3, 1998             By: /s/ Ann Doe
                                   Ann Doe, President

Date: June 4, 1998             By: /S/ Bob Roe
                                   Bob Roe
                                   Treasurer
`;
    expect(signers(text).map(({ name, title, signedAt }) => [name, title, signedAt])).toEqual([
      ["Ann Doe", "President", "1998-06-03"],
      ["Bob Roe", "Treasurer", "1998-06-04"],
    ]);
  });

  it("reads a signer without the mark of a signature", () => {
    const text = `${formula}
By: ______________________
    Carol Poe
    Vice President
`;
    expect(signers(text)).toMatchObject([{ name: "Carol Poe", title: "Vice President" }]);
  });

  it("finds nobody in an unsigned block", () => {
    expect(signers(formula)).toEqual([]);
    expect(signers("")).toEqual([]);
  });

  const blockOf = (text: string) =>
    signers(`${formula}\n${text}`).map(({ name, title, company, signedAt }) =>
      [name, title, company, signedAt].join(" | "),
    );

  it("gives each signer the date in its column and the company above both", () => {
    expect(
      blockOf(`NORTHWIND PUMPS, INC.

/s/ Jane Doe                         /s/ John Roe
-----------------                    ------------------
Jane Doe                             John Roe
President                            Treasurer

March 6, 2006                        March 7, 2006
`),
    ).toEqual([
      "Jane Doe | President | NORTHWIND PUMPS, INC. | 2006-03-06",
      "John Roe | Treasurer | NORTHWIND PUMPS, INC. | 2006-03-07",
    ]);
  });

  it("names who signs for two registrants twice", () => {
    expect(
      blockOf(`NORTHWIND PUMPS, INC.
By: /s/ Jane Doe
    Jane Doe, President

NORTHWIND POWER CO.
By: /s/ Jane Doe
    Jane Doe, Treasurer
`),
    ).toEqual([
      "Jane Doe | President | NORTHWIND PUMPS, INC. | ",
      "Jane Doe | Treasurer | NORTHWIND POWER CO. | ",
    ]);
  });

  it("reads name and title under a rule when the copy shows no signature", () => {
    expect(
      blockOf(
        "NORTHWIND PUMPS, INC.\n\n_______________________\nJane Doe\nPresident\n\nMarch 6, 2006\n",
      ),
    ).toEqual(["Jane Doe | President | NORTHWIND PUMPS, INC. | 2006-03-06"]);
  });

  it("leaves out the form's own notes", () => {
    expect(
      blockOf(`NORTHWIND PUMPS, INC.

By: /s/ Jane Doe
    --------------
    (Signature)*
    Jane Doe
    President

* Print name and title of the signing officer under his signature.
`),
    ).toEqual(["Jane Doe | President | NORTHWIND PUMPS, INC. | "]);
  });

  it("takes no formula and no other signer for a company", () => {
    expect(
      blockOf(`Pursuant to the requirements of the Act, this report has been signed below by the persons
named.

/s/ Jane Doe
Jane Doe
Director

/s/ John Roe
John Roe
Director
`),
    ).toEqual(["Jane Doe | Director |  | ", "John Roe | Director |  | "]);
  });

  it("reads capacities beside the signatures, and not the names of others", () => {
    expect(
      blockOf(`NORTHWIND PUMPS, INC.

Signature                        Title                           Date

/s/ Jane Doe                     Chairman of the Board           March 28, 1997
- -----------------------        and Director
    Jane Doe                     (Principal Executive Officer)

/s/ John Roe                     Director                        March 27, 1997
- -----------------------
    John Roe

           *                     Director                        March 27, 1997
- -----------------------
    Carol Poe

*By: /s/ Jane Doe, attorney-in-fact
`),
    ).toEqual([
      "Jane Doe | Chairman of the Board and Director (Principal Executive Officer) | NORTHWIND PUMPS, INC. | 1997-03-28",
      "John Roe | Director | NORTHWIND PUMPS, INC. | 1997-03-27",
    ]);
  });

  it.each(["s/ Jane Doe", "s/Jane Doe", "(s) Jane Doe", "By: \\s\\ Jane Doe"])(
    "reads %s as a signature",
    (signature) => {
      expect(blockOf(`NORTHWIND PUMPS, INC.\n\n${signature}\nJane Doe\nPresident\n`)).toEqual([
        "Jane Doe | President | NORTHWIND PUMPS, INC. | ",
      ]);
    },
  );

  it("goes on with a title that is open, and names the partnership above its partner", () => {
    const text = `GEARBOX PARTNERS L.P.

By: Gearbox GP Inc.
    its general partner

By: /s/ Jane Doe
    Jane Doe

    Executive Vice President,

    General Counsel and Secretary
`;
    expect(blockOf(text)).toEqual([
      "Jane Doe | Executive Vice President, General Counsel and Secretary | GEARBOX PARTNERS L.P. | ",
    ]);
  });

  it("takes what a signer certifies for no company", () => {
    const text = `SIGNATURE

After reasonable inquiry and to the best of my knowledge and belief, I certify that the
information set forth in this statement is true.

/s/ Jane Doe
`;
    expect(signers(text).map(({ company }) => company)).toEqual([null]);
    const onOneLine = text.replace("that the\n", "that the ");
    expect(signers(onOneLine).map(({ company }) => company)).toEqual([null]);
  });

  it("takes no company that signs through another for a person", () => {
    const text = `GEARBOX AUTO TRUST 2006-1
By: NORTHWIND BANK, N.A., as Servicer
By: /s/ Jane Doe
Name: Jane Doe
Title: Vice President
`;
    expect(blockOf(text)).toEqual(["Jane Doe | Vice President | GEARBOX AUTO TRUST 2006-1 | "]);
    expect(blockOf("By: Northwind Partners\n")).toEqual([]);
  });

  it.each([
    ["By: NORTHWIND Mortgage Corp., USA\n\n\n"],
    ["By: Northwind Bank Minnesota, N.A.\n    as Master Servicer\n\n"],
    [
      "BY: NORTHWIND TRUST COMPANY, not in its individual capacity but solely\nas Trustee under the Agreement\n\n",
    ],
  ])("names the trust above those through whom it signs: %j", (through) => {
    const text = `GEARBOX AUTO TRUST 2006-1\n\n${through}By: /s/ Jane Doe\n    Jane Doe\n    Vice President\n`;
    expect(blockOf(text)).toEqual(["Jane Doe | Vice President | GEARBOX AUTO TRUST 2006-1 | "]);
  });

  it.each(["GENERAL PUMPS CORPORATION", "Northwind Corporate Credit Holdings Inc."])(
    "takes %s for the registrant, though offices have such words",
    (company) => {
      expect(blockOf(`${company}\n\nBy: /s/ Jane Doe\n    Treasurer\n`)).toEqual([
        `Jane Doe | Treasurer | ${company} | `,
      ]);
    },
  );

  it("knows a printed name of short words for the signer's", () => {
    const text = `NORTHWIND PUMPS, INC.\n\nBy: /s/ Bo Li\n    Bo Li\n    Chairman\n`;
    expect(blockOf(text)).toEqual(["Bo Li | Chairman | NORTHWIND PUMPS, INC. | "]);
  });

  it('reads a name beside "By" without a colon', () => {
    const text = `NORTHWIND PUMPS, INC.\n\nBy       Jane Q. Doe\n    -----------------\n         Jane Q. Doe\n         Treasurer\n`;
    expect(blockOf(text)).toEqual(["Jane Q. Doe | Treasurer | NORTHWIND PUMPS, INC. | "]);
  });

  it('reads the printed name behind a second "By"', () => {
    const text = `NORTHWIND PUMPS, INC.\n\n/s/ JANE DOE\n--------------------\nBy: Jane Doe\n    Treasurer\n`;
    expect(blockOf(text)).toEqual(["Jane Doe | Treasurer | NORTHWIND PUMPS, INC. | "]);
  });

  it("reads name and title beside the date, parted by two dashes", () => {
    const text = `                    NORTHWIND PUMPS, INC.

                    /s/ Jane Q. Doe
March 2, 2023       Jane Q. Doe -- Vice President and Controller
`;
    expect(blockOf(text)).toEqual([
      "Jane Q. Doe | Vice President and Controller | NORTHWIND PUMPS, INC. | 2023-03-02",
    ]);
    const html = `<html><body><p>SIGNATURE</p><p>Pursuant to the requirements of the Act, hereunto duly authorized.</p>
<table><tr><td></td><td>/s/ Jane Doe</td></tr><tr><td>Date: March 2, 2023</td><td>Jane Doe, Controller</td></tr></table></body></html>`;
    expect(signers(html)).toMatchObject([{ name: "Jane Doe", title: "Controller" }]);
  });

  it("reads a name and office in one pair of brackets", () => {
    const text = `NORTHWIND PUMPS, INC.\n\nBy      /s/ R. T. Roe\n   (R. T. Roe, Controller)\n`;
    expect(blockOf(text)).toEqual(["R. T. Roe | Controller | NORTHWIND PUMPS, INC. | "]);
  });

  it('reads a name behind "By" that is printed again below', () => {
    const text = `NORTHWIND PUMPS, INC.

Date 4/21/99        By JANE Q. DOE
                       -----------------
                       Jane Q. Doe
                       Treasurer
`;
    expect(blockOf(text)).toEqual(["Jane Q. Doe | Treasurer | NORTHWIND PUMPS, INC. | 1999-04-21"]);
  });

  it.each(["EXHIBIT 16.1", "Securities and Exchange Commission", "Dear Sirs:", "Gentlemen:"])(
    "takes nobody for a signer below %j",
    (beginning) => {
      const text = `NORTHWIND PUMPS, INC.\n\n/s/ Jane Doe\nJane Doe, Treasurer

${beginning}

We have read Item 4 of the report and agree with it.

/s/ Mary Roe
`;
      expect(blockOf(text)).toEqual(["Jane Doe | Treasurer | NORTHWIND PUMPS, INC. | "]);
      const lines = text.split("\n").map((line) => `<p>${line}</p>`);
      expect(signers(`<html><body><p>SIGNATURE</p>${lines.join("")}</body></html>`)).toHaveLength(
        1,
      );
    },
  );

  it.each(["Roe & Boyle LLP", "Roe, Poe & Co.", "Roe & Poe, P.C."])(
    "takes accountants for no person: %j",
    (name) => {
      const text = `NORTHWIND PUMPS, INC.\n\n/s/ Jane Doe\nJane Doe, Treasurer\n\n/s/ ${name}\n`;
      expect(blockOf(text)).toEqual(["Jane Doe | Treasurer | NORTHWIND PUMPS, INC. | "]);
    },
  );

  it('reads the name beside "Date" below a date', () => {
    const text = `                         NORTHWIND PUMPS, INC.

June 12, 1998                By: /s/Jane Doe
-------------                    ----------------------
    Date                         Jane Doe, Treasurer
`;
    expect(blockOf(text)).toEqual(["Jane Doe | Treasurer | NORTHWIND PUMPS, INC. | 1998-06-12"]);
  });
});
