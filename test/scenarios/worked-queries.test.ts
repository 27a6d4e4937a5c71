/** What people who search 8-Ks ask, and what they must be answered. */
import { describe, expect, it } from "vitest";
import { makeFiling } from "../support/indexed-filing.ts";
import { serveFilings } from "../support/serve-filings.ts";

const DOUBT = "substantial doubt about its ability to continue as a going concern";
const COVER = "FORM 8-K CURRENT REPORT Date of Report (Date of earliest event reported)";

/** Short names for the filings, in the order of their accession numbers. */
const NAMES = [
  "auditorLeft2003",
  "auditorLeft2005",
  "doubtElsewhere2003",
  "breach",
  "departure",
  "otherDeparture",
  "appleResults",
  "mergerAgreement",
  "mergerRelease",
  "hemacareNews",
  "hemacareResults",
  "hemacareMention",
  "interimEarnings",
  "regulationS",
  "nonReliance",
  "restatementMention",
  "formerName",
  "appleMention",
] as const;
type Name = (typeof NAMES)[number];

const HEMACARE = { company: "HemaCare Corporation", names: ["HemaCare Corporation"] };

const server = await serveFilings([
  makeFiling(1, { "4": `The auditor resigned. Its report expressed ${DOUBT}.` }),
  makeFiling(
    2,
    { "4.01": `The report of the auditor expressed ${DOUBT}.` },
    { filedAt: "2005-06-01" },
  ),
  makeFiling(3, { "4": "The auditor was dismissed.", "5": `There is ${DOUBT}.` }),
  makeFiling(4, { "1.05": "Ransomware." }, { filedAt: "2024-02-01", company: "Initech LLC" }),
  makeFiling(
    5,
    { "5.02": "(b) The departure of the treasurer was announced." },
    { filedAt: "2010-03-01", company: "Globex, Inc.", names: ["Globex, Inc."] },
  ),
  makeFiling(6, { "5.02": "The departure of a director." }, { filedAt: "2010-03-02" }),
  makeFiling(
    7,
    { "2.02": "Results of the quarter.", "EX-99.1": "Record quarter." },
    {
      filedAt: "2010-04-20",
      company: "Apple Inc.",
      names: ["Apple Inc.", "APPLE COMPUTER INC", "AAPL"],
      tickers: ["AAPL"],
      ciks: ["0000320193"],
    },
  ),
  makeFiling(
    8,
    { "1.01": "A merger agreement was signed.", "EX-2.1": "Section 8.3. Termination fee." },
    { filedAt: "2012-02-02" },
  ),
  makeFiling(
    9,
    { "8.01": "A merger.", "EX-99.1": "The termination fee is payable in cash." },
    { filedAt: "2012-02-03" },
  ),
  makeFiling(10, { cover: `${COVER}: April 8, 2003`, "9": "Gamma globulin." }, HEMACARE),
  makeFiling(
    11,
    { cover: `${COVER}: May 9, 2003`, "12": "Results." },
    { ...HEMACARE, filedAt: "2003-08-11" },
  ),
  makeFiling(12, { "5": "A supply agreement with HemaCare was signed in 2003." }),
  makeFiling(13, { "9": "Earnings (Item 12)." }, { filedAt: "2003-04-24" }),
  makeFiling(14, { "9": "Earnings and Regulation S." }, { filedAt: "1997-04-24" }),
  makeFiling(
    15,
    { "4.02": "The financial statements need restatement and should not be relied upon." },
    { filedAt: "2006-01-03" },
  ),
  makeFiling(
    16,
    { "8.01": `A restatement of the by-laws.${" Nothing else happened.".repeat(50)}` },
    { filedAt: "2006-01-04" },
  ),
  makeFiling(
    17,
    { "8.01": "A new name." },
    {
      company: "Innovative Clinical Solutions Ltd",
      names: ["Innovative Clinical Solutions Ltd", "PHYMATRIX CORP"],
    },
  ),
  makeFiling(
    18,
    { "8.01": "Apple Inc. (AAPL), Apple Inc. and AAPL." },
    { company: "Apple Hospitality Inc.", names: ["Apple Hospitality Inc."] },
  ),
]);

async function ask(q: string): Promise<Name[]> {
  const { hits } = await server.search({ q, limit: "100" });
  return hits.map(({ id }) => NAMES[Number(id.slice(-6)) - 1] ?? "auditorLeft2003");
}

describe("searching 8-Ks", () => {
  it("finds Item 4 of 2003 by today's number", async () => {
    expect(await ask('item:4.01 year:2003 "going concern"')).toStrictEqual([
      "auditorLeft2003",
      "doubtElsewhere2003",
    ]);
  });

  it("takes item:4 for 4.01, not for all of section 4", async () => {
    expect(await ask("item:4")).toStrictEqual(await ask("item:4.01"));
    expect(await ask("item:4")).not.toContain("nonReliance");
  });

  it("finds cyber incidents by their item", async () => {
    expect(await ask("item:1.05")).toStrictEqual(["breach"]);
  });

  it("finds a departure at one company", async () => {
    expect(await ask('item:5.02 company:"Globex" departure')).toStrictEqual(["departure"]);
    expect(await ask("5.02(b)")).toStrictEqual(["otherDeparture", "departure"]);
  });

  it.each(["ticker:AAPL item:2.02", "CIK 320193", "0000320193", "320193", "ticker:aapl"])(
    "finds a company by %s",
    async (q) => {
      expect(await ask(q)).toStrictEqual(["appleResults"]);
    },
  );

  it.each(["0000900000-03-000007", "000090000003000007", "accession:0000900000-03-000007"])(
    "goes to the filing %s",
    async (q) => {
      expect(await ask(q)).toStrictEqual(["appleResults"]);
    },
  );

  it("finds a phrase in exhibits of one kind", async () => {
    expect(await ask('"termination fee" form:8-K exhibit:EX-2.1')).toStrictEqual([
      "mergerAgreement",
    ]);
  });

  it("ranks a company's own filings above mentions of it", async () => {
    const found = await ask("hemacare 2003");

    expect(new Set(found.slice(0, 2))).toStrictEqual(new Set(["hemacareNews", "hemacareResults"]));
    expect(found[2]).toBe("hemacareMention");
  });

  it("ranks a company named in full above everything that mentions it", async () => {
    expect(await ask("AAPL")).toStrictEqual(["appleResults", "appleMention"]);
    expect(await ask("Apple Inc.")).toStrictEqual(["appleResults", "appleMention"]);
  });

  it("finds earnings that were furnished under Item 9 in the spring of 2003", async () => {
    expect(await ask("filed:[2003-04-01 TO 2003-06-30] item:9 earnings")).toStrictEqual([
      "interimEarnings",
    ]);
    expect(await ask("item:9 earnings")).toStrictEqual(["interimEarnings", "regulationS"]);
  });

  it("ranks the item about a topic above mentions of its word", async () => {
    expect(await ask("restatement")).toStrictEqual(["nonReliance", "restatementMention"]);
  });

  it("finds a company by its former name", async () => {
    for (const parameters of [{ q: "phymatrix" }, { company: "phymat" }]) {
      const { hits } = await server.search(parameters);

      expect(hits).toMatchObject([
        { company: "Innovative Clinical Solutions Ltd", matched_name: "PHYMATRIX CORP" },
      ]);
    }
  });
});
