import { describe, expect, it } from "vitest";
import { filingResponseSchema, MAX_TEXT_BYTES } from "../../lib/http/filing-response.ts";
import { problemSchema } from "../../lib/http/problem.ts";
import { makeFiling } from "../support/indexed-filing.ts";
import { serveFilings } from "../support/serve-filings.ts";

const KEY_ID = "k-0123456789abcdef0123";
const server = await serveFilings([
  makeFiling(1, { "9": "Reg FD.", "EX-99.1": "Quarterly results." }, { tickers: ["ACME"] }),
  makeFiling(2, { "8.01": "No header." }, { id: KEY_ID, accession: null, key: "a b.txt" }),
  makeFiling(3, { "8.01": '"\n'.repeat(2_000_000), "9.01": "é".repeat(10) }),
]);

async function getFiling(id: string) {
  const response = await server.get(`/filings/${id}`);
  return filingResponseSchema.parse(await response.json());
}

describe("GET /filings/{id}", () => {
  it("returns a filing with the text of its sections", async () => {
    expect(await getFiling("0000900000-03-000001")).toMatchObject({
      id: "0000900000-03-000001",
      company: "Acme Corporation",
      tickers: ["ACME"],
      root_form: "8-K",
      items: [{ code: "9", current: "7.01", title: "Regulation FD Disclosure", source: "body" }],
      index: { version: 1 },
      sections: [
        { kind: "item", codes: ["9"], exhibit: null, text: "Reg FD.", truncated: false },
        { kind: "exhibit", exhibit: "99.1", text: "Quarterly results.", truncated: false },
      ],
    });
  });

  it("finds an accession number without dashes", async () => {
    expect((await getFiling("000090000003000001")).id).toBe("0000900000-03-000001");
  });

  it("finds a filing without an accession number by its id", async () => {
    expect(await getFiling(KEY_ID)).toMatchObject({ accession: null, url: null, key: "a b.txt" });
  });

  it("marks the matches of a query in every section", async () => {
    const { sections } = await getFiling(
      "0000900000-03-000001?q=result*+reg~+%22quarterly+results%22",
    );

    expect(
      sections.map(({ text, highlights }) => {
        return highlights.map(([start, end]) => text.slice(start, end));
      }),
    ).toStrictEqual([["Reg"], ["Quarterly results"]]);
  });

  it("marks nothing without a query", async () => {
    const { sections } = await getFiling("0000900000-03-000001");

    expect(sections.map(({ highlights }) => highlights)).toStrictEqual([[], []]);
  });

  it("cuts texts so that the answer fits what Lambda takes, and says so", async () => {
    const filing = await getFiling("0000900000-03-000003");
    const asPayload = JSON.stringify({ body: JSON.stringify(filing) });

    expect(Buffer.byteLength(asPayload)).toBeGreaterThan(MAX_TEXT_BYTES - 10);
    expect(Buffer.byteLength(asPayload)).toBeLessThan(6_000_000);
    expect(filing.sections.map(({ truncated }) => truncated)).toStrictEqual([true, true]);
  });

  it.each(["0000900000-03-999999", "nothing", "%F0%9F%98%80"])("answers 404 for %s", async (id) => {
    const response = await server.get(`/filings/${id}`);

    expect(response.status).toBe(404);
    expect(problemSchema.parse(await response.json())).toMatchObject({
      title: "Not Found",
      detail: `no filing has the id "${decodeURIComponent(id)}"`,
    });
  });

  it("refuses parameters it does not have", async () => {
    const response = await server.get("/filings/0000900000-03-000001?fields=text");

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ parameter: "fields" }] });
  });

  it("answers 304 while the index is the same", async () => {
    const first = await server.get("/filings/0000900000-03-000001");
    const second = await server.get("/filings/0000900000-03-000001", {
      headers: { "if-none-match": first.headers.get("etag") ?? "" },
    });

    expect(second.status).toBe(304);
  });
});
