import { randomUUID } from "node:crypto";
import { createS3ObjectStore } from "../../lib/store/s3-object-store.ts";
import { testObjectStore } from "../contracts/object-store.contract.ts";
import { createBucket, LOCAL_CREDENTIALS } from "../support/s3-bucket.ts";

const endpoints = [
  ["moto", process.env["FILEDEX_MOTO_ENDPOINT"]],
  ["Ceph", process.env["FILEDEX_CEPH_ENDPOINT"]],
] as const;

if (endpoints.every(([, endpoint]) => endpoint === undefined)) {
  throw new Error("set FILEDEX_MOTO_ENDPOINT or FILEDEX_CEPH_ENDPOINT to a running server");
}

for (const [server, endpoint] of endpoints) {
  if (endpoint === undefined) continue;
  testObjectStore({
    driver: `S3, on ${server}`,
    create: async () => {
      const s3 = { endpoint, region: "us-east-1", credentials: LOCAL_CREDENTIALS };
      const bucket = `contract-${randomUUID()}`;
      await createBucket(s3, bucket);
      // The one setting that every release of Ceph takes.
      return createS3ObjectStore({ ...s3, bucket, checksums: "when-required" });
    },
  });
}
