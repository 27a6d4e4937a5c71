import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import MiniSearch from "minisearch";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { openIndex } from "../../../infra/cli/bucket-options.ts";
import { registerExport } from "../../../infra/cli/export-command.ts";
import { registerImport } from "../../../infra/cli/import-command.ts";
import { type S3Server, startS3Server } from "../../../infra/local/s3/server.ts";
import { openCatalog } from "../../../lib/catalog/catalog.ts";
import { MINI_SEARCH_OPTIONS } from "../../../lib/index/export-mini-search.ts";
import { encodeSegment } from "../../../lib/index/segment-writer.ts";
import { appendSegment } from "../../../lib/ingest/append-segment.ts";
import { indexedFiling } from "../../support/index-filings.ts";
import { createBucket, LOCAL_CREDENTIALS } from "../../support/s3-bucket.ts";

let dataDir: string;
let server: S3Server;
let printed: string[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "filedex-cli-"));
  server = await startS3Server({ dataDir, port: 0, credentials: LOCAL_CREDENTIALS });
  const s3 = { endpoint: server.url, region: "us-east-1", credentials: LOCAL_CREDENTIALS };
  for (const bucket of ["index", "empty", "foreign", "unused"]) await createBucket(s3, bucket);
  const filings = [
    indexedFiling({ key: "a.txt", id: "a", names: ["Acme"] }, [{ text: "The accountant left." }]),
    indexedFiling({ key: "b.txt", id: "b" }, [{ title: "Other" }, { text: "Nothing happened." }]),
  ];
  const input = { filings, removedKeys: [] };
  const deps = openIndex({ index: "index", endpoint: server.url });
  await appendSegment(deps, { input, bytes: encodeSegment(input) }, deps.clock.now());
});

afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

afterEach(() => {
  vi.restoreAllMocks();
});

async function run(...words: string[]): Promise<string> {
  printed = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
  const program = new Command().exitOverride();
  registerExport(program);
  registerImport(program);
  await program.parseAsync([...words, "--endpoint", server.url], { from: "user" });
  return printed.join("\n");
}

describe("filedex export", () => {
  it("writes a file that MiniSearch loads and searches", async () => {
    const path = join(dataDir, "index.json");

    expect(await run("export", path)).toBe("exported 2 filings, 3 documents");

    const index = MiniSearch.loadJSON(await readFile(path, "utf8"), MINI_SEARCH_OPTIONS);
    expect(index.search("accountant").map(({ id }) => String(id))).toStrictEqual(["a#0"]);
  });

  it("writes the JSON and nothing else to standard output", async () => {
    const written: string[] = [];
    vi.spyOn(process.stdout, "write").mockImplementation((chunk, ...rest) => {
      written.push(String(chunk));
      const done = rest.at(-1);
      if (typeof done === "function") done();
      return true;
    });

    const lines = await run("export");
    vi.restoreAllMocks();

    expect(lines).toBe("");
    expect(JSON.parse(written.join(""))).toMatchObject({ documentCount: 3 });
  });
});

describe("filedex import", () => {
  it("makes an export an index again, with the same filings", async () => {
    const path = join(dataDir, "again.json");
    await run("export", path);

    const line = await run("import", path, "--index", "empty");

    expect(line).toBe("imported 2 filings, 3 documents");
    const snapshot = await openCatalog(
      openIndex({ index: "empty", endpoint: server.url }),
    ).snapshot();
    expect(await snapshot.segments[0]?.readFiling(1)).toMatchObject({ id: "b", key: "b.txt" });
  });

  it("takes what MiniSearch wrote by itself", async () => {
    const index = new MiniSearch({
      fields: ["company", "title", "text"],
      storeFields: ["company"],
    });
    index.add({ id: 7, company: "Acme", title: "Change", text: "The accountant left." });
    const path = join(dataDir, "foreign.json");
    await writeFile(path, JSON.stringify(index));

    expect(await run("import", path, "--index", "foreign")).toBe("imported 1 filings, 1 documents");
  });

  it("refuses an index that is not empty", async () => {
    const path = join(dataDir, "twice.json");
    await run("export", path);

    await expect(run("import", path)).rejects.toMatchObject({
      kind: "invalid",
      message: `the index is not empty; import into one of its own: file=\`${path}\`, index=\`index\``,
    });
  });

  it("names the file that is no MiniSearch index, and the index", async () => {
    const path = join(dataDir, "none.json");
    for (const [text, refusal] of [
      ["{}", "not a MiniSearch index of serialisation version 2"],
      ["", "not JSON"],
    ] as const) {
      await writeFile(path, text);

      await expect(run("import", path, "--index", "unused")).rejects.toMatchObject({
        kind: "invalid",
        message: `${refusal}: file=\`${path}\`, index=\`unused\``,
      });
    }
  });

  it("names a file that cannot be read", async () => {
    const folder = `this is a folder, not a file: path=\`${dataDir}\``;
    const path = join(dataDir, "missing.json");

    await expect(run("import", dataDir)).rejects.toThrow(folder);
    await expect(run("import", path)).rejects.toThrow(
      `there is no such file or folder: path=\`${path}\``,
    );
  });
});
