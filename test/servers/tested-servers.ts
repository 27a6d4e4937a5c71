import { randomUUID } from "node:crypto";
import type { ObjectStore } from "../../lib/store/object-store.ts";
import { createS3ObjectStore } from "../../lib/store/s3-object-store.ts";
import { createBucket, LOCAL_CREDENTIALS } from "../support/s3-bucket.ts";

export interface TestedServer {
  readonly name: string;
  readonly endpoint: string;
}

const VARIABLES = { moto: "FILEDEX_MOTO_ENDPOINT", Ceph: "FILEDEX_CEPH_ENDPOINT" };

/** The servers that run here; fails when there is none, since nothing would be tested. */
export function findServers(): TestedServer[] {
  const found = Object.entries(VARIABLES).flatMap(([name, variable]) => {
    const endpoint = process.env[variable];
    return endpoint === undefined ? [] : [{ name, endpoint }];
  });
  if (found.length > 0) return found;
  throw new Error(`set ${Object.values(VARIABLES).join(" or ")} to a running server`);
}

/** Makes a new bucket and returns its name. */
export async function makeBucket(endpoint: string, purpose: string): Promise<string> {
  const bucket = `${purpose}-${randomUUID()}`;
  await createBucket({ endpoint, region: "us-east-1", credentials: LOCAL_CREDENTIALS }, bucket);
  return bucket;
}

/** Opens a store in a bucket of its own. */
export async function openStore(endpoint: string, purpose: string): Promise<ObjectStore> {
  return createS3ObjectStore({
    endpoint,
    region: "us-east-1",
    credentials: LOCAL_CREDENTIALS,
    bucket: await makeBucket(endpoint, purpose),
    // The one setting that every release of Ceph takes.
    checksums: "when-required",
  });
}
