import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { assertDistinctKeys, findFilings } from "../../infra/local/find-filings.ts";

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

describe("assertDistinctKeys", () => {
  const write = (name: string): string => {
    const path = join(directory, "distinct", name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, name);
    return path;
  };

  it("refuses two folders with a file at the same place, and names both files", async () => {
    const one = write("2003/a.txt");
    const other = write("2004/a.txt");
    const folders = [join(one, ".."), join(other, "..")];
    await expect(assertDistinctKeys(folders)).rejects.toThrow(
      `load a folder above both of them: files=\`${one}\`, \`${other}\``,
    );
  });

  it("takes folders whose files have places of their own, and a folder given twice", async () => {
    const one = join(write("2005/b.txt"), "..");
    const other = join(write("2006/c.txt"), "..");
    await expect(assertDistinctKeys([one, other, one])).resolves.toBeUndefined();
  });
});
