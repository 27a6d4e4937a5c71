import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Stack, startStack } from "../../infra/local/stack.ts";
import { type SearchResponse, searchResponseSchema } from "../../lib/http/search-response.ts";

export interface OpenedStack extends Stack {
  readonly dataDir: string;
  /** PUTs an object as curl -T does, and waits until it is ingested. */
  upload(key: string, body: string | Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
  /** Searches the newest state of the index. */
  search(parameters: Record<string, string>): Promise<SearchResponse>;
}

/** Starts a stack that is closed, and whose folder is removed, at the end of the test. */
export async function openStack(dataDir = makeDataDir()): Promise<OpenedStack> {
  const errors: unknown[] = [];
  const log = {
    info: () => {},
    warn: () => {},
    error: (message: string, fields: unknown) => errors.push([message, fields]),
  };
  const stack = await startStack({ dataDir, port: 0, s3Port: 0, page: "<!doctype html>", log });
  onTestFinished(async () => {
    await stack.close();
    if (errors.length > 0) throw new Error(`the stack logged errors: ${JSON.stringify(errors)}`);
  });
  return {
    ...stack,
    dataDir,
    upload: async (key, body) => {
      await send(`${stack.s3Url}/filings/${key}`, { method: "PUT", body: Buffer.from(body) });
      await stack.settled();
    },
    remove: async (key) => {
      await send(`${stack.s3Url}/filings/${key}`, { method: "DELETE" });
      await stack.settled();
    },
    search: async (parameters) => await searchNewest(stack, parameters),
  };
}

export function makeDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), "filedex-stack-"));
  onTestFinished(async () => await rm(dataDir, { recursive: true, force: true }));
  return dataDir;
}

async function send(url: string, init: RequestInit): Promise<void> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${init.method} ${url}: ${response.status}`);
}

/** Readers may lag a second behind a commit, so asks until the answer is of the newest manifest. */
async function searchNewest(
  stack: Stack,
  parameters: Record<string, string>,
): Promise<SearchResponse> {
  const manifest = JSON.parse(
    new TextDecoder().decode((await stack.index.get("manifest.json")).body),
  );
  for (;;) {
    const response = await fetch(`${stack.url}/search?${new URLSearchParams(parameters)}`);
    if (!response.ok) throw new Error(`search: ${response.status} ${await response.text()}`);
    const answer = searchResponseSchema.parse(await response.json());
    if (answer.index.version >= manifest.version) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
