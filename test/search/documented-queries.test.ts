import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../lib/search/language/parse-query.ts";

const page = readFileSync(new URL("../../docs/searching.md", import.meta.url), "utf8");
/** The first column of every table, and the queries named beside it. */
const queries = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, query = ""]) => query);

describe("docs/searching.md", () => {
  it("lists queries", () => {
    expect(queries.length).toBeGreaterThan(30);
  });

  it.each(queries)("means %s as a query or a filter, not as mere words", (query) => {
    const { query: tree, filters, hints } = parseQuery(query);

    expect(hints.filter(({ message }) => !message.startsWith("includes Item"))).toStrictEqual([]);
    expect(tree.kind !== "all" || Object.keys(filters).length > 0).toBe(true);
  });
});
