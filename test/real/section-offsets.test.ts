import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { decodeHTML } from "entities/decode";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../lib/filing/container/decode-text.ts";
import type { Section } from "../../lib/filing/filing.ts";
import { parseFiling } from "../../lib/filing/parse-filing.ts";
import { REAL_FILINGS } from "../support/real-filings.ts";

const paths = readdirSync(REAL_FILINGS, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:txt|html?|nc)$/.test(entry.name))
  .map((entry) => relative(REAL_FILINGS, join(entry.parentPath, entry.name)))
  .filter((path) => /^[abcd]_/.test(path));

/** A footnote mark is shown in brackets; every other word stands in the file as it is shown. */
const SHOWN_OTHERWISE = /^F\d{1,2}$/;

function firstMissingWord(file: string, section: Section): string | null {
  const marked = file.slice(section.start, section.end).replace(/<[^<>]*>/g, "");
  const text = decodeHTML(marked).replace(/[\s\u00ad\u200b-\u200d\ufeff]/g, "");
  let at = 0;
  for (const word of section.text.match(/[\p{L}\p{N}]+/gu) ?? []) {
    const found = text.indexOf(word, at);
    if (found < 0 && !SHOWN_OTHERWISE.test(word)) return word;
    if (found >= 0) at = found + word.length;
  }
  return null;
}

describe("parseFiling", () => {
  it("gives each section a place in the file that has its words in their order", () => {
    const missing: string[] = [];
    let count = 0;
    for (const path of paths) {
      const bytes = readFileSync(join(REAL_FILINGS, path));
      const { text } = decodeText(bytes);
      for (const section of parseFiling(bytes, { path }).sections) {
        // Fields of XML forms are shown with names that are put into words.
        if (/<edgarSubmission|<ownershipDocument|<informationTable/i.test(text)) continue;
        count++;
        const word = firstMissingWord(text, section);
        if (word !== null) missing.push(`${path} ${section.title}: ${word}`);
      }
    }
    expect(missing).toEqual([]);
    expect(count).toBeGreaterThan(1_000);
  });
});
