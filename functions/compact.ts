import { Logger } from "@aws-lambda-powertools/logger";
import { systemClock } from "../lib/catalog/clock.ts";
import { parseConfig } from "../lib/config.ts";
import { createS3ObjectStore } from "../lib/store/s3-object-store.ts";
import { createCompactHandler } from "./compact-handler.ts";

const config = parseConfig();

export const handler = createCompactHandler({
  store: createS3ObjectStore({ ...config.s3, bucket: config.indexBucket }),
  clock: systemClock,
  log: new Logger(),
});
