import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseFiling } from "../../lib/filing/parse-filing.ts";
import { REAL_FILINGS } from "../support/real-filings.ts";

/** Sections whose first and last words were looked up in the files by a reader. */
const golden = new Map<string, string[]>();
const table = readFileSync(new URL("golden-boundaries.tsv", import.meta.url), "utf8");
for (const row of table.trim().split("\n").slice(1)) {
  const [path = "", ...boundary] = row.split("\t");
  golden.set(path, [...(golden.get(path) ?? []), boundary.join(" ")]);
}

describe("parseFiling", () => {
  it.each([...golden])(
    "begins and ends the sections of %s where a reader does",
    (path, expected) => {
      const { sections } = parseFiling(readFileSync(join(REAL_FILINGS, path)), { path });
      const boundaries = sections
        .filter(({ kind }) => kind === "item" || kind === "explanatory-note")
        .map(({ kind, codes, start, end }) =>
          [kind === "item" ? codes.join("+") : kind, start, end].join(" "),
        );
      expect(boundaries).toEqual(expected);
    },
  );
});
