import { Readable } from "node:stream";
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
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

  "takes presigned URLs to write and to read": async ({ client, bucket: Bucket, newKey }) => {
    const Key = newKey("a b+c/ü.txt");
    const putUrl = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key }));
    const getUrl = await getSignedUrl(
      client,
      new GetObjectCommand({ Bucket, Key, ResponseContentType: "text/x" }),
    );

    const put = await fetch(putUrl, { method: "PUT", body: "presigned" });
    const got = await fetch(getUrl);

    expect(put.status).toBe(200);
    expect(await got.text()).toBe("presigned");
    expect(got.headers.get("content-type")).toBe("text/x");
  },

  "refuses a presigned URL that was changed": async ({ client, bucket: Bucket, newKey }) => {
    const Key = newKey("signed");
    const url = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key }));

    const changed = await fetch(url.replace("/signed?", "/other?"), { method: "PUT", body: "x" });

    expect(changed.status).toBe(403);
    expect(await changed.text()).toContain("<Code>SignatureDoesNotMatch</Code>");
  },

  "refuses a presigned URL that has expired": async ({ client, bucket: Bucket, newKey }) => {
    const url = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: newKey() }), {
      expiresIn: 60,
      signingDate: new Date(Date.now() - 120_000),
    });

    const late = await fetch(url, { method: "PUT", body: "x" });

    expect(late.status).toBe(403);
    expect(await late.text()).toContain("<Code>AccessDenied</Code>");
  },
};
