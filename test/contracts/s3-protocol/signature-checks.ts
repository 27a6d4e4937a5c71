import { Readable } from "node:stream";
import { HeadObjectCommand, ListBucketsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { type Check, outcomeOf, put } from "./s3-target.ts";

export const signatureChecks: Readonly<Record<string, Check>> = {
  "refuses a wrong secret key": async ({ connect, options }) => {
    const { accessKeyId } = options.credentials;
    const client = connect({ credentials: { accessKeyId, secretAccessKey: "wrong" } });

    expect(await outcomeOf(client.send(new ListBucketsCommand({})))).toBe(
      "403 SignatureDoesNotMatch",
    );
    client.destroy();
  },

  "refuses an unknown access key": async ({ connect }) => {
    const client = connect({ credentials: { accessKeyId: "NOBODY", secretAccessKey: "x" } });

    expect(await outcomeOf(client.send(new ListBucketsCommand({})))).toBe("403 InvalidAccessKeyId");
    client.destroy();
  },

  "refuses an unsigned request": async ({ options, bucket, newKey }) => {
    const response = await fetch(`${options.endpoint}/${bucket}/${newKey()}`, {
      method: "PUT",
      body: "x",
    });

    expect(response.status).toBe(403);
    expect(await response.text()).toContain("<Code>AccessDenied</Code>");
  },

  "takes a stream sent in chunks": async (target) => {
    const key = target.newKey();
    const pieces = Array.from({ length: 20 }, (_, index) => Buffer.alloc(10_000, index));

    await put(target, key, Readable.from(pieces), { ContentLength: 200_000 });

    const head = await target.client.send(
      new HeadObjectCommand({ Bucket: target.bucket, Key: key }),
    );
    expect(head.ContentLength).toBe(200_000);
  },

  "refuses a clock that is an hour off": async ({ connect, bucket, newKey }) => {
    const client = connect({ clientOptions: { systemClockOffset: -60 * 60 * 1_000 } });
    const input = { Bucket: bucket, Key: newKey(), Body: "x" };

    expect(await outcomeOf(client.send(new PutObjectCommand(input)))).toBe(
      "403 RequestTimeTooSkewed",
    );
    client.destroy();
  },
};
