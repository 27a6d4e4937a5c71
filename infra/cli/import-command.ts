import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { FiledexError } from "../../lib/errors.ts";
import { importIndex } from "../../lib/ingest/import-index.ts";
import { addIndexOptions, type IndexOptions, openIndex } from "./bucket-options.ts";
import { formatSystemError, isSystemError } from "./system-error.ts";

/** Adds `filedex import FILE`. */
export function registerImport(program: Command): void {
  const command = program
    .command("import")
    .description("make plain MiniSearch JSON of the fields company, title and text an index")
    .argument("<file>", "what JSON.stringify made of a MiniSearch, or `filedex export`");
  addIndexOptions(command).action(async (path: string, options: IndexOptions) => {
    const json = await readJson(path);
    const report = await importIndex(openIndex(options), json).catch((error: unknown) => {
      throw nameInput(error, path, options);
    });
    const { filings, sections } = report;
    console.log(`imported ${filings} filings, ${sections} documents`);
  });
}

async function readJson(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new FiledexError("invalid", formatSystemError(error, path));
  }
}

/** Names the file and the index behind a refusal; failures of the store say where they come from. */
function nameInput(error: unknown, path: string, { index }: IndexOptions): unknown {
  if (!(error instanceof FiledexError)) return error;
  const { kind, message, cause } = error;
  if (cause !== undefined && !(cause instanceof SyntaxError)) return error;
  return new FiledexError(kind, `${message}: file=\`${path}\`, index=\`${index}\``, { cause });
}
