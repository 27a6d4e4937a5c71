import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { FiledexError } from "../../lib/errors.ts";
import type { Filing } from "../../lib/filing/filing.ts";
import { parseFiling } from "../../lib/filing/parse-filing.ts";
import { REAL_FILINGS } from "../support/real-filings.ts";

const paths = readdirSync(REAL_FILINGS, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(REAL_FILINGS, join(entry.parentPath, entry.name)));

const filingsByPath = new Map<string, Filing>();
const refusals = new Map<string, string>();
for (const path of paths) {
  const bytes = readFileSync(join(REAL_FILINGS, path));
  try {
    filingsByPath.set(path, parseFiling(bytes, { path }));
  } catch (error) {
    if (!(error instanceof FiledexError)) throw new Error(`crash on ${path}`, { cause: error });
    refusals.set(path, error.message);
  }
}

describe("parseFiling of every real file", () => {
  it("refuses index pages, error pages and lists, and nothing else", () => {
    const wrong = [...refusals].filter(
      ([path]) => !/index_pages\/|\.tsv$|\.json$|block_page/.test(path),
    );
    expect(wrong).toEqual([]);
    expect(refusals.get("f_negative/sec_gov_block_page.html")).toBe("page is an error message");
  });

  it("keeps every section within the file and in order", () => {
    for (const [path, { sections }] of filingsByPath) {
      const length = readFileSync(join(REAL_FILINGS, path)).length;
      for (const { start, end } of sections) {
        expect(start, path).toBeLessThanOrEqual(end);
        expect(end, path).toBeLessThanOrEqual(length);
      }
    }
  });

  it("reports each item once", () => {
    for (const [path, { items }] of filingsByPath) {
      expect(new Set(items.map(({ code }) => code)).size, path).toBe(items.length);
    }
  });

  it("reads one of three copies of a submission in one file and says so", () => {
    const filing = filingsByPath.get("f_negative/concatenated_x3_0000320193-99-000010.txt");
    expect(filing?.accession?.value).toBe("0000320193-99-000010");
    expect(filing?.warnings.map(({ code }) => code)).toContain("repeated-submission");
  });
});
