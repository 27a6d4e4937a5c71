import { createApp } from "../../lib/http/app.ts";
import type { AppDependencies } from "../../lib/http/app-dependencies.ts";
import { type SearchResponse, searchResponseSchema } from "../../lib/http/search-response.ts";
import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import type { Snapshot } from "../../lib/index/snapshot.ts";
import { openMemorySnapshot } from "./memory-snapshot.ts";

export const PAGE = "<!doctype html><title>Filedex</title>";

export interface TestServer {
  /** Answers a request for a path. */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Searches with the given parameters; fails unless the answer fits its schema. */
  search(parameters: Readonly<Record<string, string>>): Promise<SearchResponse>;
  /** What was logged as the server's own failures. */
  readonly errors: unknown[];
}

/** Serves an index of the given filings over HTTP, without a network. */
export async function serveFilings(filings: readonly IndexedFiling[]): Promise<TestServer> {
  const snapshot = await openMemorySnapshot([filings]);
  return serveSnapshot(async () => snapshot);
}

/** Serves what the function returns. */
export function serveSnapshot(
  snapshot: () => Promise<Snapshot>,
  overrides: Partial<AppDependencies> = {},
): TestServer {
  const errors: unknown[] = [];
  const app = createApp({
    read: async (work) => await work(await snapshot()),
    rejections: async () => ({ rejections: [], next: null }),
    now: () => 0,
    page: PAGE,
    logError: (error) => errors.push(error),
    ...overrides,
  });
  const get = async (path: string, init?: RequestInit) => await app.request(path, init);
  return {
    errors,
    get,
    search: async (parameters) => {
      const response = await get(`/search?${new URLSearchParams(parameters)}`);
      return searchResponseSchema.parse(await response.json());
    },
  };
}
