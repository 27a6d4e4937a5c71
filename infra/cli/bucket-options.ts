import type { Command } from "commander";
import { systemClock } from "../../lib/catalog/clock.ts";
import type { CommitDeps } from "../../lib/catalog/commit.ts";
import type { IngestDeps } from "../../lib/ingest/ingest-batch.ts";
import { createS3ObjectStore } from "../../lib/store/s3-object-store.ts";
import { assertWebUrl } from "./web-url.ts";

export interface BucketOptions extends IndexOptions {
  readonly filings: string;
}

export interface IndexOptions {
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
  return addIndexOptions(command.option("--filings <bucket>", "bucket of the filings", "filings"));
}

/** Adds the options that say where the index is. */
export function addIndexOptions(command: Command): Command {
  return command
    .option("--index <bucket>", "bucket of the index", "index")
    .option("--endpoint <url>", "S3-compatible server", DEFAULT_ENDPOINT)
    .option("--aws", "use AWS, with the credentials and region of the environment");
}

/** Opens the two buckets. */
export function openBuckets(options: BucketOptions): IngestDeps {
  const filings = createS3ObjectStore({ ...serverOf(options), bucket: options.filings });
  return { filings, ...openIndex(options) };
}

/** Opens the bucket of the index. */
export function openIndex(options: IndexOptions): CommitDeps {
  const store = createS3ObjectStore({ ...serverOf(options), bucket: options.index });
  return { store, clock: systemClock };
}

function serverOf({ endpoint, aws }: IndexOptions) {
  assertWebUrl("endpoint", endpoint);
  return aws ? {} : { endpoint, region: "us-east-1", credentials: LOCAL_CREDENTIALS };
}
