import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FiledexError } from "../../lib/errors.ts";
import { parseFiling } from "../../lib/filing/parse-filing.ts";
import { cutMainDocument } from "./main-document.ts";
import { readManifestRows } from "./manifest-rows.ts";
import { createCoverTallies, measurePrinted } from "./measure-cover.ts";
import { createFieldTallies, measureCover, measureHeader } from "./measure-fields.ts";
import { createItemTallies, measureItems } from "./measure-items.ts";
import type { Tally } from "./tally.ts";

/** How right the parser is on a folder of filings. */
export interface Accuracy {
  readonly tallies: readonly Tally[];
  /** Files with a truth that the parser refused. */
  readonly refused: readonly { readonly path: string; readonly error: string }[];
}

/** Parses every file of the folder's MANIFEST.tsv that has a truth, and compares. */
export async function measureFolder(folder: string): Promise<Accuracy> {
  const items = createItemTallies();
  const fields = createFieldTallies();
  const covers = createCoverTallies();
  const refused: { path: string; error: string }[] = [];
  for (const row of await readManifestRows(folder)) {
    if (
      row.truthKind === "" ||
      row.truthKind === "negative" ||
      !/header|item|extractor/i.test(row.truthKind)
    )
      continue;
    const bytes = await readFile(join(folder, row.path));
    try {
      const filing = parseFiling(bytes);
      const main = cutMainDocument(bytes);
      measureItems(items, row, { filing, alone: main?.filing ?? null });
      measureHeader(fields, row, filing);
      if (main === null) continue;
      measureCover(fields, row, main);
      if (/^8-K/.test(row.form)) measurePrinted(covers, row.path, { filing, main });
    } catch (error) {
      if (!(error instanceof FiledexError)) throw error;
      refused.push({ path: row.path, error: error.message });
    }
  }
  const tallies: Tally[] = [
    ...Object.values(items),
    ...Object.values(fields),
    ...Object.values(covers.tagged),
    ...Object.values(covers.header),
  ];
  return { tallies, refused };
}
