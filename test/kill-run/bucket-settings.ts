import { z } from "zod";
import { systemClock } from "../../lib/catalog/clock.ts";
import type { IngestDeps } from "../../lib/ingest/ingest-batch.ts";
import { createS3ObjectStore } from "../../lib/store/s3-object-store.ts";
import { LOCAL_CREDENTIALS } from "../support/s3-bucket.ts";

export const bucketSettings = z.object({
  endpoint: z.string(),
  filings: z.string(),
  index: z.string(),
});

/** Where the buckets of a run are. */
export type BucketSettings = z.infer<typeof bucketSettings>;

/** Opens the buckets with the drivers of a deployment. */
export function openBuckets({ endpoint, filings, index }: BucketSettings): IngestDeps {
  const s3 = {
    endpoint,
    region: "us-east-1",
    credentials: LOCAL_CREDENTIALS,
    checksums: "when-required",
  } as const;
  return {
    filings: createS3ObjectStore({ ...s3, bucket: filings }),
    store: createS3ObjectStore({ ...s3, bucket: index }),
    clock: systemClock,
  };
}
