import { once } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import { buildPage } from "../../infra/build.ts";
import { createApp } from "../../lib/http/app.ts";
import { memoryByteSource } from "../../lib/index/byte-source.ts";
import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import { openSegment } from "../../lib/index/segment-reader.ts";
import { encodeSegment } from "../../lib/index/segment-writer.ts";
import { createSnapshot } from "../../lib/index/snapshot.ts";

export interface ServedApp {
  readonly url: string;
  close(): void;
}

/** Serves the page and the API as they are, over an index of the given filings in memory. */
export async function serveApp(filings: readonly IndexedFiling[]): Promise<ServedApp> {
  const bytes = encodeSegment({ filings, removedKeys: [] });
  const segment = await openSegment(memoryByteSource("test", bytes));
  const snapshot = await createSnapshot({
    version: 1,
    updatedAt: "2026-11-22T12:00:00.000Z",
    segments: [segment],
  });
  const app = createApp({
    read: async (work) => await work(snapshot),
    rejections: async () => ({ rejections: [], next: null }),
    now: () => performance.now(),
    page: await buildPage(),
    logError: (error) => console.error(error),
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
