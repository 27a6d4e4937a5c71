import { describe, expect, it } from "vitest";
import { readXmlFields } from "../../../lib/filing/fields/xml-fields.ts";

describe("readXmlFields", () => {
  it("reads an ownership form", () => {
    const xml = `<?xml version="1.0"?><ownershipDocument><documentType>4</documentType>
<periodOfReport>2024-01-15</periodOfReport><issuer><issuerCik>0000900001</issuerCik>
<issuerName>O&apos;NEIL &amp; SONS</issuerName></issuer></ownershipDocument>`;
    expect(readXmlFields(xml)).toEqual({
      form: "4",
      company: "O'NEIL & SONS",
      cik: "0000900001",
      reportDate: "2024-01-15",
    });
  });

  it("reads other submissions, with or without prefix, month first", () => {
    const xml = `<edgarSubmission><headerData><submissionType>13F-HR</submissionType>
<ns1:cik>0000900001</ns1:cik><periodOfReport>03-31-2023</periodOfReport></headerData></edgarSubmission>`;
    expect(readXmlFields(xml)).toEqual({
      form: "13F-HR",
      company: null,
      cik: "0000900001",
      reportDate: "2023-03-31",
    });
  });

  it("is null for other documents", () => {
    expect(readXmlFields("<html><documentType>4</documentType></html>")).toBeNull();
  });
});
