import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Command } from "commander";
import { afterAll, describe, expect, it, vi } from "vitest";
import { registerSearch } from "../../../infra/cli/search-command.ts";
import { createApp } from "../../../lib/http/app.ts";
import { searchResponseSchema } from "../../../lib/http/search-response.ts";
import { makeFiling } from "../../support/indexed-filing.ts";
import { openMemorySnapshot } from "../../support/memory-snapshot.ts";

const snapshot = await openMemorySnapshot([
  [
    makeFiling(1, { "4": "The auditor resigned.", "EX-16": "Letter of the auditor." }),
    makeFiling(2, { "8.01": "A merger." }, { company: null, ciks: [], filedAt: null }),
  ],
]);
const app = createApp({
  read: async (work) => await work(snapshot),
  rejections: async () => ({ rejections: [], next: null }),
  now: () => 0,
  page: "",
  logError: (error) => {
    throw error;
  },
});
const running: { close(): unknown }[] = [];

async function listen(server: { once(event: "listening", done: () => void): unknown }) {
  await new Promise<void>((resolve) => server.once("listening", resolve));
}

async function startFiledex(): Promise<string> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  running.push(server);
  await listen(server);
  return urlOf(server.address());
}

async function startOther(status: number, body: string): Promise<string> {
  const server: Server = createServer((_, response) => response.writeHead(status).end(body));
  running.push(server);
  server.listen(0, "127.0.0.1");
  await listen(server);
  return urlOf(server.address());
}

function urlOf(address: AddressInfo | string | null): string {
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : address}`;
}

afterAll(() => {
  for (const server of running) server.close();
});

const filedex = await startFiledex();

/** Runs `filedex search` and returns what it prints. */
async function run(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => printed.push(`${line}\n`));
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  const program = new Command().exitOverride();
  registerSearch(program);
  try {
    await program.parseAsync(["node", "filedex", "search", ...args]);
  } finally {
    log.mockRestore();
    write.mockRestore();
  }
  return printed.join("");
}

describe("filedex search", () => {
  it("lays out hits for reading", async () => {
    expect(await run("auditor", "resigned", "--url", filedex)).toBe(
      [
        "1 filing (0 ms)",
        "",
        "Acme Corporation · 8-K · filed 2003-04-09 · event 2003-04-08",
        "  0000900000-03-000001  https://www.sec.gov/Archives/edgar/data/900001/000090000003000001/0000900000-03-000001-index.htm",
        "  Item 4 (now 4.01)  Changes in Registrant's Certifying Accountant",
        "    Item 4 · Changes in Registrant's Certifying Accountant",
        "      The auditor resigned.",
        "",
      ].join("\n"),
    );
  });

  it("shows notes, how many of all are shown, and filings of unknown companies", async () => {
    const shown = await run("item:8.01", "OR", "item:4", "--limit", "1", "--url", `${filedex}/`);

    expect(shown).toContain("2 filings, 1 shown");
    expect(shown).toContain("note: includes Item 4 of filings before 23 August 2004\n");
    expect(await run("merger", "--url", filedex)).toContain("\n(unknown company) · 8-K · event");
  });

  it("prints the answer of the server as one line of JSON", async () => {
    const printed = await run("--json", "--sort", "filed", "auditor", "--url", filedex);

    expect(printed.split("\n")).toHaveLength(2);
    expect(searchResponseSchema.parse(JSON.parse(printed)).total).toBe(1);
  });

  it("says what the server refuses", async () => {
    await expect(run("x", "--limit", "1000", "--url", filedex)).rejects.toThrow(
      'limit must be a whole number from 1 to 100, not "1000"',
    );
  });

  it("says when nothing, or something else, answers", async () => {
    const other = await startOther(200, "<html>");
    const closed = await startOther(200, "");
    running.pop()?.close();

    await expect(run("x", "--url", other)).rejects.toThrow("this is no Filedex server");
    await expect(run("x", "--url", closed)).rejects.toThrow("no server answers");
    await expect(run("x", "--url", "nowhere")).rejects.toThrow(
      "not a URL that begins with http://: url=`nowhere`",
    );
  });
});
