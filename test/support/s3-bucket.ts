import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";

export interface S3Endpoint {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** The key pair that every local server of the tests takes. */
export const LOCAL_CREDENTIALS = {
  accessKeyId: "LOCALACCESSKEY",
  secretAccessKey: "localsecretkey",
};

/** Makes a bucket, which drivers expect to exist. */
export async function createBucket(s3: S3Endpoint, bucket: string): Promise<void> {
  const client = new S3Client({ ...s3, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
}
