import { describe, expect, it } from "vitest";
import type { Filing, Section } from "../../lib/filing/filing.ts";
import { parseFiling } from "../../lib/filing/parse-filing.ts";
import { buildRecord, buildRecords, idOfKey } from "../../lib/index/build-record.ts";

const object = { key: "a/b.txt", etag: "e1" };
const filing: Filing = parseFiling(
  new TextEncoder().encode(
    "UNITED STATES\nSECURITIES AND EXCHANGE COMMISSION\n\nFORM 8-K\n\nCURRENT REPORT\n\n" +
      "Date of Report: April 8, 2003\n\nITEM 9. Regulation FD Disclosure\n\nSales\tgrew.\n",
  ),
);

const section: Section = {
  kind: "item",
  codes: ["9"],
  subparagraphs: [],
  title: "Regulation FD Disclosure",
  titleRaw: "",
  exhibitNumber: null,
  text: "Sales\tgrew.",
  start: 0,
  end: 0,
  confidence: 1,
  notApplicable: false,
};

describe("buildRecords", () => {
  it("numbers the filings of an object that have no accession number", () => {
    const accession = { value: "0000900001-03-000001", source: "header" } as const;
    const filings = [filing, { ...filing, accession }, filing, filing];

    const id = idOfKey(object.key);
    expect(buildRecords(filings, object).map((one) => one.filing.id)).toStrictEqual([
      id,
      accession.value,
      `${id}-2`,
      `${id}-3`,
    ]);
  });
});

describe("buildRecord", () => {
  it("names a filing without accession number after its key", () => {
    const record = buildRecord(filing, object).filing;

    expect(record.id).toBe(idOfKey("a/b.txt"));
    expect(record.id).toMatch(/^k-[0-9a-f]{20}$/);
    expect(record).toMatchObject({ ...object, accession: null });
  });

  it("keeps every name, number and ticker once", () => {
    const party = { ...emptyParty, name: "ACME INC", cik: "0000000001" };
    const record = buildRecord(
      {
        ...filing,
        company: { value: "Acme, Inc.", source: "cover" },
        cik: { value: "0000000001", source: "header" },
        parties: [
          { ...party, formerNames: [{ name: "OLD ACME", changedAt: null }] },
          { ...party, name: "Zeta", cik: "0000000002" },
        ],
        cover: {
          ...filing.cover,
          securities: [{ title: null, symbol: "ACME", exchange: null, source: "cover" }],
        },
      },
      object,
    ).filing;

    expect(record.company).toBe("Acme, Inc.");
    expect(record.names).toStrictEqual(["Acme, Inc.", "ACME INC", "Zeta", "OLD ACME", "ACME"]);
    expect(record.ciks).toStrictEqual(["0000000001", "0000000002"]);
    expect(record.tickers).toStrictEqual(["ACME"]);
  });

  it("leaves out sections that are not applicable and separates table cells", () => {
    const sections = [section, { ...section, notApplicable: true }];

    expect(buildRecord({ ...filing, sections }, object).sections).toStrictEqual([
      {
        kind: "item",
        codes: ["9"],
        title: "Regulation FD Disclosure",
        exhibitNumber: null,
        text: "Sales\u2003grew.",
      },
    ]);
  });

  it("gives a filing without text a section to be found by", () => {
    expect(buildRecord({ ...filing, sections: [] }, object).sections).toHaveLength(1);
  });
});

const emptyParty: Filing["parties"][number] = {
  role: "filer",
  name: null,
  cik: null,
  sic: null,
  stateOfIncorporation: null,
  fiscalYearEnd: null,
  ein: null,
  formType: null,
  fileNumber: null,
  businessAddress: null,
  formerNames: [],
};
