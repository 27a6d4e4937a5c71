import type { ObjectStore } from "../../lib/store/object-store.ts";
import { createS3ObjectStore } from "../../lib/store/s3-object-store.ts";

export const FILINGS_BUCKET = "filings";
export const INDEX_BUCKET = "index";

/** Opens a bucket of a local S3 server by the driver that is used in the cloud. */
export function openBucket(s3Url: string, bucket: string): ObjectStore {
  return createS3ObjectStore({
    bucket,
    endpoint: s3Url,
    region: "us-east-1",
    // The server takes every key pair, but the SDK insists on having one.
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
}
