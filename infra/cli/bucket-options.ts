import type { Command } from "commander";
import { systemClock } from "../../lib/catalog/clock.ts";
import type { IngestDeps } from "../../lib/ingest/ingest-batch.ts";
import { createS3ObjectStore } from "../../lib/store/s3-object-store.ts";

export interface BucketOptions {
  readonly filings: string;
  readonly index: string;
  readonly endpoint: string;
  readonly aws?: boolean;
}

/** Where `npm start` serves S3 unless it is told another port. */
const DEFAULT_ENDPOINT = "http://localhost:9000";
/** The key pair of local servers that verify one; those of `npm start` take any. */
const LOCAL_CREDENTIALS = { accessKeyId: "LOCALACCESSKEY", secretAccessKey: "localsecretkey" };

/** Adds the options that say where the two buckets are. */
export function addBucketOptions(command: Command): Command {
  return command
    .option("--filings <bucket>", "bucket of the filings", "filings")
    .option("--index <bucket>", "bucket of the index", "index")
    .option("--endpoint <url>", "S3-compatible server", DEFAULT_ENDPOINT)
    .option("--aws", "use AWS, with the credentials and region of the environment");
}

/** Opens the two buckets. */
export function openBuckets({ filings, index, endpoint, aws }: BucketOptions): IngestDeps {
  const s3 = aws ? {} : { endpoint, region: "us-east-1", credentials: LOCAL_CREDENTIALS };
  return {
    filings: createS3ObjectStore({ ...s3, bucket: filings }),
    store: createS3ObjectStore({ ...s3, bucket: index }),
    clock: systemClock,
  };
}
