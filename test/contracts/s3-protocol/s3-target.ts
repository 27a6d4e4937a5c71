/** What the protocol's checks work on, and how they look at answers. */
import {
  GetObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type PutObjectCommandOutput,
  type S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from "@aws-sdk/client-s3";

export interface TargetOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** False for a server that knows an ETag in a condition only without its quotes. */
  readonly hasQuotedConditions?: boolean;
  /** What a server tells the loser of a race besides 412 and 409. */
  readonly loserOutcome?: string;
  /** Settings the server needs of the client. */
  readonly clientOptions?: S3ClientConfig;
}

export interface S3Target {
  readonly options: TargetOptions;
  readonly client: S3Client;
  /** Makes another client, which the check destroys. */
  readonly connect: (overrides?: Partial<TargetOptions>) => S3Client;
  readonly bucket: string;
  readonly versionedBucket: string;
  /** Makes a key that no other check uses; ends in the given name. */
  readonly newKey: (name?: string) => string;
  readonly newBucketName: () => string;
}

export type Check = (target: S3Target) => Promise<void>;

/** Returns `412 PreconditionFailed` for a refused request and `accepted` for one that was not. */
export async function outcomeOf(request: Promise<unknown>): Promise<string> {
  try {
    await request;
    return "accepted";
  } catch (error) {
    if (error instanceof S3ServiceException) {
      return `${error.$metadata.httpStatusCode} ${error.name}`;
    }
    throw error;
  }
}

/** Returns an ETag in the form that the server knows in conditions. */
export function conditionOf(target: S3Target, etag: string | undefined): string {
  const bare = (etag ?? "").replaceAll('"', "");
  return target.options.hasQuotedConditions === false ? bare : `"${bare}"`;
}

/** Writes an object into the target's bucket. */
export function put(
  target: S3Target,
  key: string,
  body: NonNullable<PutObjectCommandInput["Body"]>,
  more: Partial<PutObjectCommandInput> = {},
): Promise<PutObjectCommandOutput> {
  return target.client.send(
    new PutObjectCommand({ Bucket: target.bucket, Key: key, Body: body, ...more }),
  );
}

/** Reads an object of the target's bucket as text. */
export async function getText(target: S3Target, key: string): Promise<string> {
  const { Body } = await target.client.send(
    new GetObjectCommand({ Bucket: target.bucket, Key: key }),
  );
  return (await Body?.transformToString()) ?? "";
}

/** Returns bytes that look the same on every run. */
export function patternBytes(sizeBytes: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(sizeBytes);
  let state = seed;
  for (let index = 0; index < sizeBytes; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
