import { describe, expect, it } from "vitest";
import { generateIndexedFilings } from "../../infra/samples/generate-indexed-filings.ts";

const filings = [...generateIndexedFilings({ seed: 11, count: 1_000 })];

describe("generateIndexedFilings", () => {
  it("makes the same filings for the same seed, whatever the count", () => {
    const fewer = [...generateIndexedFilings({ seed: 11, count: 20 })];
    expect(fewer).toEqual(filings.slice(0, 20));
  });

  it("makes other filings for another seed", () => {
    const [other] = generateIndexedFilings({ seed: 12, count: 1 });
    expect(other?.sections).not.toEqual(filings[0]?.sections);
  });

  it("gives every filing an accession number of its own", () => {
    expect(new Set(filings.map(({ filing }) => filing.id)).size).toBe(filings.length);
  });

  it("keeps to about 970 words and 2.4 sections per filing", () => {
    const sections = filings.reduce((sum, filing) => sum + filing.sections.length, 0);
    const words = filings
      .flatMap((filing) => filing.sections)
      .reduce((sum, section) => sum + section.text.split(/\s+/).length, 0);
    expect(sections / filings.length).toBeCloseTo(2.4, 0.5);
    expect(words / filings.length).toBeGreaterThan(900);
    expect(words / filings.length).toBeLessThan(1_050);
  });

  it("numbers items as the form did on the filing date", () => {
    for (const { filing } of filings) {
      const dotted = (filing.filedAt ?? "") >= "2004-08-23";
      for (const item of filing.items) expect(item.code.includes(".")).toBe(dotted);
    }
  });

  it("goes on using new words as the text grows", () => {
    const countWords = (count: number): number =>
      new Set(
        filings
          .slice(0, count)
          .flatMap((filing) => filing.sections)
          .flatMap((section) => section.text.toLowerCase().split(/[^a-z]+/)),
      ).size;
    expect(countWords(1_000) / countWords(250)).toBeGreaterThan(1.6);
  });
});
