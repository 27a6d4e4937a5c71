import { describe, expect, it } from "vitest";
import { suggestResponseSchema } from "../../lib/http/suggest-route.ts";
import { makeFiling } from "../support/indexed-filing.ts";
import { serveFilings } from "../support/serve-filings.ts";

const server = await serveFilings([
  makeFiling(1, { "4": "The certifying accountant resigned." }),
  makeFiling(2, { "8.01": "A certified accounting firm was chosen." }),
]);

async function suggestions(query: string): Promise<string[]> {
  const response = await server.get(`/suggest?${query}`);
  const body = suggestResponseSchema.parse(await response.json());
  return body.suggestions.map(({ text }) => text);
}

describe("GET /suggest", () => {
  it("completes the last word by words of the same section", async () => {
    expect(await suggestions("q=certifying+acc")).toStrictEqual(["certifying accountant"]);
    expect(await suggestions("q=certified+account")).toStrictEqual(["certified accounting"]);
  });

  it("names the companies that the words may be the beginning of", async () => {
    const response = await server.get("/suggest?q=acme+corp");
    const { companies } = suggestResponseSchema.parse(await response.json());

    expect(companies).toStrictEqual([{ name: "Acme Corporation", cik: "0000900001", filings: 2 }]);
  });

  it("answers as many as asked for, and none for nothing", async () => {
    expect(await suggestions("q=acc&limit=1")).toHaveLength(1);
    expect(await suggestions("")).toStrictEqual([]);
    expect(await suggestions("q=zzz")).toStrictEqual([]);
  });

  it("refuses parameters it does not have, and answers 304 for what is known", async () => {
    const { headers } = await server.get("/suggest?q=acc");
    const again = await server.get("/suggest?q=acc", {
      headers: { "if-none-match": headers.get("etag") ?? "" },
    });

    expect(again.status).toBe(304);
    expect((await server.get("/suggest?q=acc&item=4.01")).status).toBe(400);
  });
});
