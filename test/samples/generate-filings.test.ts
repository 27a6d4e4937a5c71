import { describe, expect, it } from "vitest";
import { generateFilings } from "../../infra/samples/generate-filings.ts";
import { parseFiling } from "../../lib/filing/parse-filing.ts";

const filings = [...generateFilings({ seed: 5, count: 300 })];

describe("generateFilings", () => {
  it("makes the same filings for the same seed, whatever the count", () => {
    expect([...generateFilings({ seed: 5, count: 10 })]).toEqual(filings.slice(0, 10));
  });

  it("gives every filing a name of its own", () => {
    expect(new Set(filings.map(({ name }) => name)).size).toBe(filings.length);
  });

  it("makes filings that parse to the items they were written with", () => {
    const wrong = filings.filter(({ name, bytes, expected }) => {
      const found = parseFiling(bytes, { path: name }).items.map((item) => item.code);
      return found.sort().join() !== [...expected.items].sort().join();
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
