import { Logger } from "@aws-lambda-powertools/logger";
import { systemClock } from "../lib/catalog/clock.ts";
import { parseIngestConfig } from "../lib/config.ts";
import { createS3ObjectStore } from "../lib/store/s3-object-store.ts";
import { createIngestHandler } from "./ingest-handler.ts";

const config = parseIngestConfig();

export const handler = createIngestHandler({
  filings: createS3ObjectStore({ ...config.s3, bucket: config.filingsBucket }),
  store: createS3ObjectStore({ ...config.s3, bucket: config.indexBucket }),
  bucket: config.filingsBucket,
  clock: systemClock,
  log: new Logger(),
});
