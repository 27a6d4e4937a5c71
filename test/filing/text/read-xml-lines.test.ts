import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { readXmlLines } from "../../../lib/filing/text/read-xml-lines.ts";

const textsOf = (xml: string) => readXmlLines(SourceText.ofFile(xml)).lines.map(({ text }) => text);

describe("readXmlLines", () => {
  it("names a value by the element around it, and by itself among other fields", () => {
    const xml = `<form><transactionDate><value>2024-03-01</value><footnoteId id="F1"/></transactionDate>
<infoTable><nameOfIssuer>GEARBOX CORP</nameOfIssuer><value>406755</value>
<shrsOrPrnAmt><sshPrnamt>2289</sshPrnamt></shrsOrPrnAmt></infoTable></form>`;
    expect(textsOf(xml)).toEqual([
      "Transaction date: 2024-03-01",
      "Transaction date: [F1]",
      "Info table",
      "Name of issuer: GEARBOX CORP",
      "Value: 406755",
      "Shares or principal amount",
      "Shares or principal amount: 2289",
    ]);
  });

  it("says what the codes of ownership forms mean", () => {
    const xml = `<form><transactionCode>P</transactionCode><directOrIndirectOwnership><value>I</value>
</directOrIndirectOwnership><isOfficer>0</isOfficer><isDirector>true</isDirector></form>`;
    expect(textsOf(xml)).toEqual([
      "Transaction code: P (open market or private purchase)",
      "Direct or indirect ownership: I (indirect)",
      "Is officer: 0 (no)",
      "Is director: true",
    ]);
  });

  it("puts names in words", () => {
    const xml = "<form><form13FFileNumber>028-00001</form13FFileNumber></form>";
    expect(textsOf(xml)).toEqual(["Form 13f file number: 028-00001"]);
  });
});
