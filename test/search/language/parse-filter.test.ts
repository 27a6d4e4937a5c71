import { describe, expect, it } from "vitest";
import { type FilterField, parseFilter } from "../../../lib/search/language/parse-filter.ts";
import type { Filters } from "../../../lib/search/query.ts";

const READ: readonly [FilterField, string, Filters][] = [
  ["item", "4.01", { item: ["4.01"] }],
  ["item", "4", { item: ["4.01"] }],
  ["item", "Item 5.02(b)", { item: ["5.02"] }],
  ["item", "9", { item: ["7.01", "3.02"] }],
  ["form", "8-k/a", { form: ["8-K/A"] }],
  ["form", "10k405", { form: ["10-K405"] }],
  ["form", "def  14a", { form: ["DEF 14A"] }],
  ["form", "13F-HR", { form: ["13F-HR"] }],
  ["form", "20f", { form: ["20-F"] }],
  ["cik", "320193", { cik: ["0000320193"] }],
  ["cik", "CIK0000320193", { cik: ["0000320193"] }],
  ["ticker", "brk.b", { company: [{ name: "BRK.B", exact: true }] }],
  ["year", "2003", { year: ["2003"] }],
  ["year", "[2001 TO 2003]", { filedFrom: "2001-01-01", filedTo: "2003-12-31" }],
  ["filed", ">=2003-04", { filedFrom: "2003-04-01" }],
  ["state", "ca", { state: ["CA"] }],
  ["state", "New York", { state: ["NY"] }],
  ["accession", "000095012400003635", { accession: ["0000950124-00-003635"] }],
  ["exhibit", "EX-99.1", { exhibit: ["99.1"] }],
  ["exhibit", "10.1A", { exhibit: ["10.1a"] }],
];

const REFUSED: readonly [FilterField, string][] = [
  ["item", "99"],
  ["item", ""],
  ["form", "<script>"],
  ["cik", "12345678901"],
  ["cik", "0"],
  ["ticker", "a b"],
  ["year", "03"],
  ["year", "2003-04"],
  ["filed", "yesterday"],
  ["state", "Atlantis"],
  ["accession", "0000950124-00"],
  ["exhibit", "press release"],
];

describe("parseFilter", () => {
  it.each(READ)("reads %s:%s", (field, text, filters) => {
    expect(parseFilter(field, text)).toStrictEqual(filters);
  });

  it.each(REFUSED)("refuses %s:%s", (field, text) => {
    expect(parseFilter(field, text)).toBeNull();
  });
});
