import { readdir } from "node:fs/promises";
import { extname, join, relative, resolve, sep } from "node:path";
import { FiledexError } from "../../lib/errors.ts";

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

/**
 * Checks that no two folders hold a file at the same place below them: one would replace the other in
 * the bucket. Throws `invalid`, which names the first such two.
 */
export async function assertDistinctKeys(directories: readonly string[]): Promise<void> {
  const paths = new Map<string, string>();
  for (const directory of new Set(directories.map((path) => resolve(path)))) {
    for (const { path, key } of await findFilings(directory)) {
      const other = paths.get(key);
      if (other !== undefined) {
        const message = "two files would be the same object; load a folder above both of them";
        throw new FiledexError("invalid", `${message}: files=\`${other}\`, \`${path}\``);
      }
      paths.set(key, path);
    }
  }
}
