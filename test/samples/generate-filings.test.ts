import { isDeepStrictEqual } from "node:util";
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

  it("makes filings whose other fields parse to what they were written with", () => {
    const wrong = filings.filter(({ name, bytes, expected }) => {
      const filing = parseFiling(bytes, { path: name });
      const read = {
        company: filing.company?.value ?? "",
        reportDate: filing.reportDate?.value ?? null,
        filedAt: filing.filedAt?.value ?? null,
        exhibits: filing.exhibits.map((exhibit) => exhibit.number),
        signatories: filing.signatories.map((signatory) => signatory.name),
      };
      const { company, reportDate, filedAt, exhibits, signatories } = expected;
      return !isDeepStrictEqual(read, { company, reportDate, filedAt, exhibits, signatories });
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("makes filings with odd headings, cut files and broken lines among them", () => {
    const texts = filings.map(({ bytes }) => new TextDecoder().decode(bytes));
    const count = (pattern: RegExp): number => texts.filter((text) => pattern.test(text)).length;
    expect(count(/^I T E M {2}\d/m)).toBeGreaterThan(0);
    expect(count(/^ITEM [IVX]+\. /m)).toBeGreaterThan(0);
    expect(count(/^[^\n]{1023}$/m)).toBeGreaterThan(0);
    const cut = filings.filter(({ bytes }) =>
      parseFiling(bytes).warnings.some(({ code }) => code === "truncated"),
    );
    expect(cut.length).toBeGreaterThan(0);
  });
});
