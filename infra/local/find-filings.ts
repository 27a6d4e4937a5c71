import { readdir } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

/** What filings are named; anything else in a folder is left alone. */
const EXTENSIONS = new Set([".txt", ".htm", ".html", ".nc", ".xml", ".sgml"]);

export interface FilingFile {
  readonly path: string;
  /** The path below the folder, with `/`: its key in the filings bucket. */
  readonly key: string;
}

/** Finds the files in a folder and below that look like filings, in the order of their keys. */
export async function findFilings(directory: string): Promise<FilingFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path, key: relative(directory, path).split(sep).join("/") };
    })
    .filter(({ key }) => !key.split("/").some((part) => part.startsWith(".")))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}
