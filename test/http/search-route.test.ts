import { describe, expect, it } from "vitest";
import { FiledexError } from "../../lib/errors.ts";
import { problemSchema } from "../../lib/http/problem.ts";
import { searchResponseSchema } from "../../lib/http/search-response.ts";
import { makeFiling } from "../support/indexed-filing.ts";
import { openMemorySnapshot } from "../support/memory-snapshot.ts";
import { serveFilings, serveSnapshot } from "../support/serve-filings.ts";

const filings = [
  makeFiling(
    1,
    { "4": "There is substantial doubt about its ability to continue as a going concern." },
    { company: "HemaCare Corporation", names: ["HemaCare Corporation", "HMCR"] },
  ),
  makeFiling(
    2,
    { "5.02": "The chief executive officer resigned.", "9.01": "Exhibits." },
    { company: "Globex, Inc.", filedAt: "2011-05-02", state: "NV", ciks: ["0000320193"] },
  ),
  makeFiling(
    3,
    { "8.01": "A merger with HemaCare Corporation is under way, said the chief executive." },
    { company: "Initech LLC", filedAt: "2012-01-31", form: "8-K/A", amendment: true, ciks: [] },
  ),
];
const server = await serveFilings(filings);

async function refused(path: string) {
  const response = await server.get(path);
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  return problemSchema.parse(await response.json());
}

describe("GET /search", () => {
  it("lists every filing, newest first, when nothing is asked", async () => {
    const { total, hits, next } = await server.search({});

    expect(total).toBe(3);
    expect(hits.map(({ filed_at }) => filed_at)).toStrictEqual([
      "2012-01-31",
      "2011-05-02",
      "2003-04-09",
    ]);
    expect(next).toBeNull();
  });

  it("shows a hit with its best sections, snippet and highlights", async () => {
    const { hits } = await server.search({ q: '"going concern"' });

    expect(hits).toStrictEqual([
      {
        id: "0000900000-03-000001",
        accession: "0000900000-03-000001",
        company: "HemaCare Corporation",
        matched_name: null,
        cik: "0000900001",
        form: "8-K",
        amendment: false,
        filed_at: "2003-04-09",
        report_date: "2003-04-08",
        items: [
          { code: "4", current: "4.01", title: "Changes in Registrant's Certifying Accountant" },
        ],
        score: expect.any(Number),
        sections: [
          {
            index: 0,
            kind: "item",
            codes: ["4"],
            title: "Changes in Registrant's Certifying Accountant",
            exhibit: null,
            snippet: {
              text: "There is substantial doubt about its ability to continue as a going concern.",
              highlights: [[62, 75]],
            },
          },
        ],
        key: "0000900000-03-000001.txt",
        url: "https://www.sec.gov/Archives/edgar/data/900001/000090000003000001/0000900000-03-000001-index.htm",
      },
    ]);
  });

  it("shows what a filing reports when there are no words to find", async () => {
    const shown = await Promise.all(
      [{ year: "2011" }, { item: "9.01" }, { q: "item:9.01" }].map((query) => server.search(query)),
    );

    expect(shown.map(({ hits }) => hits[0]?.sections.map(({ codes }) => codes))).toStrictEqual([
      [["5.02"]],
      [["9.01"]],
      [["9.01"]],
    ]);
  });

  it("shows the cover after the sections that say what happened", async () => {
    const covered = await serveFilings([
      makeFiling(1, { cover: "Merger. Merger.", "8.01": "A merger was agreed upon." }),
    ]);
    const { hits } = await covered.search({ q: "merger" });

    expect(hits[0]?.sections.map(({ kind }) => kind)).toStrictEqual(["item", "cover"]);
  });

  it("tells the state of the index", async () => {
    const { index } = await server.search({ limit: "1" });

    expect(index).toStrictEqual({
      version: 1,
      filings: 3,
      sections: 4,
      updated_at: "2026-01-15T09:30:00.000Z",
    });
  });

  it.each([
    [{ item: "4.01" }, [1]],
    [{ item: "4" }, [1]],
    [{ item: "4.01,5.02" }, [2, 1]],
    [{ form: "8-K" }, [3, 2, 1]],
    [{ form: "8-K/A" }, [3]],
    [{ company: "hemacare" }, [1]],
    [{ company: "hema" }, [1]],
    [{ company: '"HemaCare Corporation"' }, [1]],
    [{ company: '"HemaCare"' }, []],
    [{ cik: "320193" }, [2]],
    [{ state: "nv" }, [2]],
    [{ year: "2003,2011" }, [2, 1]],
    [{ filed_from: "2011" }, [3, 2]],
    [{ filed_to: "2011-05" }, [2, 1]],
    [{ filed_from: "2011-05-02", filed_to: "2011-05-02" }, [2]],
    [{ q: "item:4.01", item: "5.02" }, []],
    [{ q: "-item:5.02", form: "8-K" }, [3, 1]],
    [{ q: "chief executive", sort: "filed" }, [2, 3]],
    [{ q: "0000900000-03-000002" }, [2]],
    [{ q: "000090000003000002" }, [2]],
    [{ q: "ticker:HMCR" }, [1]],
    [{ sort: "company" }, [2, 1, 3]],
  ] as const)("answers %o", async (parameters, ordinals) => {
    const { hits } = await server.search(parameters);

    expect(hits.map(({ id }) => Number(id.slice(-6)))).toStrictEqual(ordinals);
  });

  it("takes repeated parameters as alternatives", async () => {
    const response = await server.get("/search?item=4.01&item=5.02&facets=none");

    expect(await response.json()).toMatchObject({ total: 2, facets: {} });
  });

  it("ignores empty values, as forms send them", async () => {
    const { total } = await server.search({ q: "", company: "", item: "", limit: "", cursor: "" });

    expect(total).toBe(3);
  });

  it("counts filings by facet value", async () => {
    const { facets } = await server.search({ form: "8-K" });

    expect(facets.item).toContainEqual({
      value: "4.01",
      label: "Changes in Registrant's Certifying Accountant",
      count: 1,
    });
    expect(facets.company).toContainEqual({ value: "Globex, Inc.", count: 1, cik: "0000320193" });
    expect(facets.year?.map(({ value }) => value).toSorted()).toStrictEqual([
      "2003",
      "2011",
      "2012",
    ]);
  });

  it("counts only the facets asked for", async () => {
    const { facets } = await server.search({ facets: "item,form" });

    expect(Object.keys(facets)).toStrictEqual(["item", "form"]);
  });

  it("passes on how a query was read", async () => {
    const { hints } = await server.search({ q: "item:4.01" });

    expect(hints).toStrictEqual([
      { message: "includes Item 4 of filings before 23 August 2004", start: 0, end: 9 },
    ]);
  });

  it.each([
    ["foo=1", "foo", "is not a parameter of this resource"],
    ["limit=0", "limit", 'must be a whole number from 1 to 100, not "0"'],
    ["limit=101", "limit", 'must be a whole number from 1 to 100, not "101"'],
    ["limit=1e1", "limit", 'must be a whole number from 1 to 100, not "1e1"'],
    ["sort=size", "sort", /^must be one of relevance, filed/],
    ["facets=size", "facets", /^must be none or some of company, item/],
    ["facets=none,item", "facets", /^must be none or some of/],
    ["item=99", "item", 'must be an 8-K item such as 4.01, 4 or 5.02(b), not "99"'],
    ["cik=abc", "cik", 'must be a CIK of up to ten digits, not "abc"'],
    ["year=03", "year", 'must be a year such as 2003, not "03"'],
    ["filed_from=2003-02-30", "filed_from", /^must be a date/],
    ["filed_from=2004&filed_to=2003", "filed_from", "is after filed_to"],
    ["q=a&q=b", "q", "is given more than once"],
    [`q=${"a".repeat(2001)}`, "q", "must be at most 2000 characters long"],
    [`company=${"a".repeat(201)}`, "company", "must be at most 200 characters long"],
    [`cik=${"1,".repeat(201)}`, "cik", "takes at most 200 values"],
    ["cursor=a.b", "cursor", "must be the `next` of an earlier answer"],
    ["cursor=abc", "cursor", "must be the `next` of an earlier answer"],
  ])("refuses %s and names the parameter", async (query, parameter, message) => {
    const problem = await refused(`/search?${query}`);

    expect(problem).toMatchObject({ type: "about:blank", title: "Bad Request", status: 400 });
    expect(problem.errors).toStrictEqual([
      {
        parameter,
        message: typeof message === "string" ? message : expect.stringMatching(message),
      },
    ]);
    expect(problem.detail).toContain(parameter);
  });

  it("names every wrong parameter of a request", async () => {
    const problem = await refused("/search?limit=x&colour=red&page=2");

    expect(problem.errors?.map(({ parameter }) => parameter)).toStrictEqual([
      "limit",
      "colour",
      "page",
    ]);
    expect(problem.instance).toBe("/search?limit=x&colour=red&page=2");
  });

  it("links to the next page, which ends the list", async () => {
    const first = await server.get("/search?limit=2");
    const { hits, next } = searchResponseSchema.parse(await first.json());
    const link = /^<(\?[^>]+)>; rel="next"$/.exec(first.headers.get("link") ?? "")?.[1];
    const second = await server.get(`/search${link}`);

    expect(hits).toHaveLength(2);
    expect(link).toContain(`cursor=${next}`);
    expect(await second.json()).toMatchObject({ total: 3, hits: [{ filed_at: "2003-04-09" }] });
    expect(second.headers.get("link")).toBeNull();
  });

  it("refuses the cursor of another query", async () => {
    const { next } = await server.search({ limit: "1" });
    const problem = await refused(`/search?q=merger&cursor=${next}`);

    expect(problem.errors).toStrictEqual([
      { parameter: "cursor", message: "belongs to another query; begin without a cursor" },
    ]);
  });

  it("takes a cursor with another limit and other facets", async () => {
    const { next } = await server.search({ limit: "1", sort: "filed" });
    const { hits } = await server.search({
      limit: "5",
      sort: "filed",
      facets: "none",
      cursor: next ?? "",
    });

    expect(hits.map(({ id }) => Number(id.slice(-6)))).toStrictEqual([2, 3]);
  });

  it("answers 304 while the index and the request are the same", async () => {
    const first = await server.get("/search?q=merger&limit=2");
    const etag = first.headers.get("etag") ?? "";
    const same = await server.get("/search?limit=2&q=merger", {
      headers: { "if-none-match": `"x", ${etag}` },
    });
    const other = await server.get("/search?q=concern", { headers: { "if-none-match": etag } });

    expect(same.status).toBe(304);
    expect(await same.text()).toBe("");
    expect(same.headers.get("etag")).toBe(etag);
    expect(other.status).toBe(200);
  });

  it("gives another ETag when the index has moved on", async () => {
    const newer = await openMemorySnapshot([filings], 2);
    const first = await server.get("/search");
    const second = await serveSnapshot(async () => newer).get("/search", {
      headers: { "if-none-match": first.headers.get("etag") ?? "" },
    });

    expect(second.status).toBe(200);
  });

  it("answers as JSON in UTF-8 that is to be revalidated and that any page may read", async () => {
    const { headers } = await server.get("/search", { headers: { origin: "https://example.com" } });

    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(headers.get("cache-control")).toBe("public, no-cache");
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-expose-headers")).toBe("ETag,Link,Retry-After");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    ["unavailable", 503, "2"],
    ["conflict", 503, "2"],
    ["corrupt", 500, null],
  ] as const)(
    "answers a failure of kind %s with %i and logs it",
    async (kind, status, retryAfter) => {
      const failing = serveSnapshot(async () => {
        throw new FiledexError(kind, "bucket=`secret`");
      });
      const response = await failing.get("/search");
      const text = await response.text();

      expect(response.status).toBe(status);
      expect(response.headers.get("retry-after")).toBe(retryAfter);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(problemSchema.parse(JSON.parse(text)).status).toBe(status);
      expect(text).not.toContain("secret");
      expect(failing.errors).toHaveLength(1);
    },
  );

  it("gives up with 503 when the search takes too long", async () => {
    const snapshot = await openMemorySnapshot([filings]);
    let now = 0;
    const slow = serveSnapshot(async () => snapshot, { now: () => (now += 30_000) });

    expect((await slow.get("/search?q=merger")).status).toBe(503);
  });
});
