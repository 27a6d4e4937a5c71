import { describe, expect, it } from "vitest";
import { readXmlSignatories } from "../../../lib/filing/fields/xml-signatories.ts";

describe("readXmlSignatories", () => {
  it("reads the signature of an ownership form, office and date", () => {
    const xml = `<ownerSignature><signatureName>/s/ Jane Doe, Attorney-in-Fact for John Roe</signatureName>
<signatureDate>2022-05-06</signatureDate></ownerSignature>`;
    expect(readXmlSignatories(xml)).toEqual([
      {
        name: "Jane Doe",
        title: "Attorney-in-Fact for John Roe",
        company: null,
        signedAt: "2022-05-06",
      },
    ]);
  });

  it("reads the block of Form D", () => {
    const xml = `<signatureBlock><authorizedRepresentative>false</authorizedRepresentative><signature>
<issuerName>NORTHWIND FUND &amp; CO</issuerName><signatureName>/s/ Jane Doe</signatureName>
<nameOfSigner>Jane Doe</nameOfSigner><signatureTitle>Managing Member</signatureTitle>
<signatureDate>2024-01-11</signatureDate></signature></signatureBlock>`;
    expect(readXmlSignatories(xml)).toEqual([
      {
        name: "Jane Doe",
        title: "Managing Member",
        company: "NORTHWIND FUND & CO",
        signedAt: "2024-01-11",
      },
    ]);
  });

  it("reads every signer of a joint schedule", () => {
    const details = (name: string) =>
      `<signatureDetails><signature>/s/ ${name}</signature><title>Partner</title><date>01/17/2025</date></signatureDetails>`;
    const signers = readXmlSignatories(details("Jane Doe") + details("John Roe"));
    expect(signers.map(({ name, signedAt }) => [name, signedAt])).toEqual([
      ["Jane Doe", "2025-01-17"],
      ["John Roe", "2025-01-17"],
    ]);
  });

  it("finds nobody in a form without signature", () => {
    expect(readXmlSignatories("<ownershipDocument></ownershipDocument>")).toEqual([]);
  });
});
