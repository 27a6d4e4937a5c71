import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { openCatalog } from "../../lib/catalog/catalog.ts";
import { streamMiniSearch } from "../../lib/index/export-mini-search.ts";
import { addIndexOptions, type IndexOptions, openIndex } from "./bucket-options.ts";

/** Pieces of JSON are joined to about this many characters, as writes cost more than they. */
const WRITE_CHARS = 2 ** 16;

/** Adds `filedex export [FILE]`. */
export function registerExport(program: Command): void {
  const command = program
    .command("export")
    .description("write the index as plain MiniSearch JSON, for MiniSearch.loadJSON")
    .argument("[file]", "where to; standard output when it is left out");
  addIndexOptions(command).action(async (path: string | undefined, options: IndexOptions) => {
    const snapshot = await openCatalog(openIndex(options)).snapshot();
    const json = Readable.from(joinPieces(streamMiniSearch(snapshot)));
    if (path === undefined) await pipeline(json, process.stdout, { end: false });
    else await pipeline(json, createWriteStream(path));
    const counts = `${snapshot.filingCount} filings, ${snapshot.sectionCount} documents`;
    if (path !== undefined) console.log(`exported ${counts}`);
  });
}

async function* joinPieces(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let joined = "";
  for await (const piece of pieces) {
    joined += piece;
    if (joined.length < WRITE_CHARS) continue;
    yield joined;
    joined = "";
  }
  yield joined;
}
