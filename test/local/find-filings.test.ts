import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findFilings } from "../../infra/local/find-filings.ts";

const directory = mkdtempSync(join(tmpdir(), "filedex-find-"));
afterAll(() => rmSync(directory, { recursive: true }));

describe("findFilings", () => {
  it("finds what looks like a filing, at any depth, in the order of keys", async () => {
    const names = [
      "b/2.HTM",
      "a.txt",
      "b/c/3.nc",
      "b/MANIFEST.tsv",
      "d.json",
      ".git/x.txt",
      "e.xml",
    ];
    for (const name of names) {
      mkdirSync(join(directory, name, ".."), { recursive: true });
      writeFileSync(join(directory, name), name);
    }
    const found = await findFilings(directory);
    expect(found.map(({ key }) => key)).toEqual(["a.txt", "b/2.HTM", "b/c/3.nc", "e.xml"]);
  });
});
