import { readFile } from "node:fs/promises";
import { Logger } from "@aws-lambda-powertools/logger";
import { openCatalog } from "../lib/catalog/catalog.ts";
import { systemClock } from "../lib/catalog/clock.ts";
import { parseConfig } from "../lib/config.ts";
import { readRejections } from "../lib/ingest/rejection.ts";
import { createS3ObjectStore } from "../lib/store/s3-object-store.ts";
import { createQueryHandler } from "./query-handler.ts";

const config = parseConfig();
const store = createS3ObjectStore({ ...config.s3, bucket: config.indexBucket });
const { cacheBytes } = config;
const catalog = openCatalog({ store, clock: systemClock, cacheBytes });

export const handler = createQueryHandler({
  read: catalog.read,
  rejections: (page) => readRejections(store, page),
  now: systemClock.now,
  // The build puts the page beside the bundle.
  page: await readFile(new URL("./page.html", import.meta.url), "utf8"),
  log: new Logger(),
});
