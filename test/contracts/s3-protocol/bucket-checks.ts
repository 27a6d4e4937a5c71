import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { type Check, outcomeOf } from "./s3-target.ts";

export const bucketChecks: Readonly<Record<string, Check>> = {
  "creates, finds, lists and deletes a bucket": async ({ client, newBucketName }) => {
    const Bucket = newBucketName();
    await client.send(new CreateBucketCommand({ Bucket }));

    await client.send(new HeadBucketCommand({ Bucket }));
    const { Buckets } = await client.send(new ListBucketsCommand({}));
    expect(Buckets?.some((bucket) => bucket.Name === Bucket)).toBe(true);

    await client.send(new DeleteBucketCommand({ Bucket }));
    expect(await outcomeOf(client.send(new HeadBucketCommand({ Bucket })))).toBe("404 NotFound");
  },

  "refuses to create a bucket twice": async ({ client, newBucketName }) => {
    const Bucket = newBucketName();
    await client.send(new CreateBucketCommand({ Bucket }));

    const again = await outcomeOf(client.send(new CreateBucketCommand({ Bucket })));

    expect(again).toBe("409 BucketAlreadyOwnedByYou");
  },

  "refuses a bucket name that is no host name": async ({ client }) => {
    const request = client.send(new CreateBucketCommand({ Bucket: "Upper_Case" }));

    expect(await outcomeOf(request)).toBe("400 InvalidBucketName");
  },

  "refuses to delete a bucket that holds an object": async ({ client, newBucketName }) => {
    const Bucket = newBucketName();
    await client.send(new CreateBucketCommand({ Bucket }));
    await client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "a" }));

    expect(await outcomeOf(client.send(new DeleteBucketCommand({ Bucket })))).toBe(
      "409 BucketNotEmpty",
    );
    await client.send(new DeleteObjectCommand({ Bucket, Key: "a" }));
    await client.send(new DeleteBucketCommand({ Bucket }));
  },

  "answers NoSuchBucket for requests to a missing bucket": async ({ client, newBucketName }) => {
    const Bucket = newBucketName();
    const requests = [
      client.send(new ListObjectsV2Command({ Bucket })),
      client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "a" })),
      client.send(new DeleteObjectCommand({ Bucket, Key: "a" })),
      client.send(new DeleteBucketCommand({ Bucket })),
      client.send(new GetBucketLocationCommand({ Bucket })),
    ];

    expect(await Promise.all(requests.map(outcomeOf))).toStrictEqual(
      requests.map(() => "404 NoSuchBucket"),
    );
  },

  "keeps the versioning state of a bucket": async ({ client, newBucketName }) => {
    const Bucket = newBucketName();
    const readStatus = async () =>
      (await client.send(new GetBucketVersioningCommand({ Bucket }))).Status;
    await client.send(new CreateBucketCommand({ Bucket }));
    expect(await readStatus()).toBeUndefined();

    for (const Status of ["Enabled", "Suspended"] as const) {
      const VersioningConfiguration = { Status };
      await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
      expect(await readStatus()).toBe(Status);
    }
  },
};
