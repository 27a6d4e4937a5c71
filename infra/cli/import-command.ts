import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { importIndex } from "../../lib/ingest/import-index.ts";
import { addIndexOptions, type IndexOptions, openIndex } from "./bucket-options.ts";

/** Adds `filedex import FILE`. */
export function registerImport(program: Command): void {
  const command = program
    .command("import")
    .description("make plain MiniSearch JSON of the fields company, title and text an index")
    .argument("<file>", "what JSON.stringify made of a MiniSearch, or `filedex export`");
  addIndexOptions(command).action(async (path: string, options: IndexOptions) => {
    const json = await readFile(path, "utf8");
    const { filings, sections } = await importIndex(openIndex(options), json);
    console.log(`imported ${filings} filings, ${sections} documents`);
  });
}
