import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { type Check, conditionOf, getText, outcomeOf, patternBytes, put } from "./s3-target.ts";

/** Names that break servers which take a key for a path, a URL or a line of XML. */
const ODD_NAMES = [
  "a b",
  "a+b",
  "a%2Bb",
  "a%b",
  "100%",
  "a&b=c?d#e;f",
  "<a>&amp;\"'",
  "ä/ö/ü",
  "日本語/文書.txt",
  "😀.txt",
  "double//slash",
  "trailing/",
  "../up",
  "a/../../b",
  "./dot",
  "*(!)~'",
  "\\back\\slash",
  ".hidden",
  "CASE",
  "case",
  "long/".repeat(180),
];

export const objectChecks: Readonly<Record<string, Check>> = {
  "gives back bytes, headers and metadata as they were put": async (target) => {
    const key = target.newKey();
    await put(target, key, "hello", {
      ContentType: "text/plain; charset=utf-8",
      CacheControl: "max-age=60",
      ContentDisposition: 'attachment; filename="a.txt"',
      ContentEncoding: "identity",
      ContentLanguage: "en",
      Metadata: { "commit-id": "42", note: "two words" },
    });

    const got = await target.client.send(new GetObjectCommand({ Bucket: target.bucket, Key: key }));

    expect(await got.Body?.transformToString()).toBe("hello");
    expect(got).toMatchObject({
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ContentLength: 5,
      ContentType: "text/plain; charset=utf-8",
      CacheControl: "max-age=60",
      ContentDisposition: 'attachment; filename="a.txt"',
      ContentEncoding: "identity",
      ContentLanguage: "en",
      Metadata: { "commit-id": "42", note: "two words" },
    });
  },

  "answers 404 for a key that is not there": async ({ client, bucket, newKey }) => {
    const input = { Bucket: bucket, Key: newKey() };

    expect(await outcomeOf(client.send(new GetObjectCommand(input)))).toBe("404 NoSuchKey");
    expect(await outcomeOf(client.send(new HeadObjectCommand(input)))).toBe("404 NotFound");
  },

  "replaces an object whole": async (target) => {
    const key = target.newKey();
    await put(target, key, "a much longer first body", { Metadata: { first: "1" } });
    await put(target, key, "short");

    const got = await target.client.send(new GetObjectCommand({ Bucket: target.bucket, Key: key }));

    expect(await got.Body?.transformToString()).toBe("short");
    expect(got.Metadata).toStrictEqual({});
  },

  "keeps an empty object": async (target) => {
    const key = target.newKey();
    await put(target, key, new Uint8Array(0));

    const got = await target.client.send(
      new HeadObjectCommand({ Bucket: target.bucket, Key: key }),
    );

    expect(got).toMatchObject({ ContentLength: 0, ETag: '"d41d8cd98f00b204e9800998ecf8427e"' });
  },

  "takes any key as it is": async (target) => {
    const prefix = target.newKey("");
    const keys = ODD_NAMES.map((name) => prefix + name);
    for (const key of keys) {
      await put(target, key, key);
    }

    for (const key of keys) {
      expect(await getText(target, key)).toBe(key);
    }
    const { Contents } = await target.client.send(
      new ListObjectsV2Command({ Bucket: target.bucket, Prefix: prefix }),
    );
    expect(Contents?.map((object) => object.Key).sort()).toStrictEqual(keys.toSorted());
    for (const key of keys) {
      await target.client.send(new DeleteObjectCommand({ Bucket: target.bucket, Key: key }));
    }
  },

  "refuses a key of more than 1,024 bytes": async (target) => {
    expect(await outcomeOf(put(target, "ü".repeat(513), "x"))).toBe("400 KeyTooLongError");
  },

  "stores the bytes of a streamed body and not their framing": async (target) => {
    const key = target.newKey();
    const bytes = patternBytes(300_000);
    const pieces = [bytes.subarray(0, 1), bytes.subarray(1, 70_000), bytes.subarray(70_000)];
    await put(target, key, Readable.from(pieces), { ContentLength: bytes.length });

    const got = await target.client.send(new GetObjectCommand({ Bucket: target.bucket, Key: key }));

    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(got.ContentEncoding ?? "").not.toContain("aws-chunked");
  },

  "takes and gives a body of 20 MB": async (target) => {
    const key = target.newKey();
    const bytes = patternBytes(20_000_000);
    await put(target, key, bytes);

    const got = await target.client.send(new GetObjectCommand({ Bucket: target.bucket, Key: key }));

    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  },

  "reads a range of bytes": async (target) => {
    const key = target.newKey();
    await put(target, key, "0123456789");
    const read = async (Range: string) => {
      const input = { Bucket: target.bucket, Key: key, Range };
      const got = await target.client.send(new GetObjectCommand(input));
      return [got.$metadata.httpStatusCode, got.ContentRange, await got.Body?.transformToString()];
    };

    expect(await read("bytes=2-4")).toStrictEqual([206, "bytes 2-4/10", "234"]);
    expect(await read("bytes=8-")).toStrictEqual([206, "bytes 8-9/10", "89"]);
    expect(await read("bytes=-3")).toStrictEqual([206, "bytes 7-9/10", "789"]);
    expect(await read("bytes=8-99")).toStrictEqual([206, "bytes 8-9/10", "89"]);
  },

  "refuses a range behind the end": async (target) => {
    const key = target.newKey();
    await put(target, key, "0123456789");
    const input = { Bucket: target.bucket, Key: key, Range: "bytes=10-12" };

    expect(await outcomeOf(target.client.send(new GetObjectCommand(input)))).toBe(
      "416 InvalidRange",
    );
  },

  "replaces headers of an answer on request": async (target) => {
    const key = target.newKey();
    await put(target, key, "x", { ContentType: "text/plain" });

    const got = await target.client.send(
      new GetObjectCommand({
        Bucket: target.bucket,
        Key: key,
        ResponseContentType: "application/json",
        ResponseContentDisposition: "attachment",
      }),
    );

    expect(got).toMatchObject({
      ContentType: "application/json",
      ContentDisposition: "attachment",
    });
  },

  "deletes an object, and again without complaint": async (target) => {
    const key = target.newKey();
    await put(target, key, "x");
    const input = { Bucket: target.bucket, Key: key };

    await target.client.send(new DeleteObjectCommand(input));
    await target.client.send(new DeleteObjectCommand(input));

    expect(await outcomeOf(target.client.send(new GetObjectCommand(input)))).toBe("404 NoSuchKey");
  },

  "deletes many objects with one request": async (target) => {
    const prefix = target.newKey("");
    const keys = ["a", "b c", "d&e", "missing"].map((name) => prefix + name);
    for (const key of keys.slice(0, 3)) {
      await put(target, key, "x");
    }

    const result = await target.client.send(
      new DeleteObjectsCommand({
        Bucket: target.bucket,
        Delete: { Objects: keys.map((Key) => ({ Key })) },
      }),
    );

    expect(result.Deleted?.map((deleted) => deleted.Key).sort()).toStrictEqual(keys.toSorted());
    expect(result.Errors ?? []).toStrictEqual([]);
    const listed = await target.client.send(
      new ListObjectsV2Command({ Bucket: target.bucket, Prefix: prefix }),
    );
    expect(listed.KeyCount).toBe(0);
  },

  "deletes many objects quietly": async (target) => {
    const key = target.newKey();
    await put(target, key, "x");

    const result = await target.client.send(
      new DeleteObjectsCommand({
        Bucket: target.bucket,
        Delete: { Objects: [{ Key: key }], Quiet: true },
      }),
    );

    expect(result.Deleted ?? []).toStrictEqual([]);
  },

  "copies an object with its metadata": async (target) => {
    const source = target.newKey("söurce +%");
    const key = target.newKey();
    await put(target, source, "copied", { ContentType: "text/x", Metadata: { a: "1" } });

    const result = await target.client.send(
      new CopyObjectCommand({
        Bucket: target.bucket,
        Key: key,
        CopySource: `${target.bucket}/${encodeURIComponent(source)}`,
      }),
    );

    const got = await target.client.send(new GetObjectCommand({ Bucket: target.bucket, Key: key }));
    expect(await got.Body?.transformToString()).toBe("copied");
    expect(got).toMatchObject({ ContentType: "text/x", Metadata: { a: "1" } });
    expect(conditionOf(target, result.CopyObjectResult?.ETag)).toBe(conditionOf(target, got.ETag));
  },

  "copies an object with other metadata": async (target) => {
    const key = target.newKey();
    await put(target, key, "copied", { Metadata: { a: "1" } });

    await target.client.send(
      new CopyObjectCommand({
        Bucket: target.bucket,
        Key: key,
        CopySource: `${target.bucket}/${key}`,
        MetadataDirective: "REPLACE",
        ContentType: "text/y",
        Metadata: { b: "2" },
      }),
    );

    const got = await target.client.send(
      new HeadObjectCommand({ Bucket: target.bucket, Key: key }),
    );
    expect(got).toMatchObject({ ContentType: "text/y", Metadata: { b: "2" }, ContentLength: 6 });
  },

  "refuses to copy an object onto itself unchanged": async (target) => {
    const key = target.newKey();
    await put(target, key, "x");
    const CopySource = `${target.bucket}/${key}`;
    const copy = new CopyObjectCommand({ Bucket: target.bucket, Key: key, CopySource });

    expect(await outcomeOf(target.client.send(copy))).toBe("400 InvalidRequest");
  },

  "refuses to copy what is not there": async (target) => {
    const CopySource = `${target.bucket}/${target.newKey()}`;
    const copy = new CopyObjectCommand({ Bucket: target.bucket, Key: target.newKey(), CopySource });

    expect(await outcomeOf(target.client.send(copy))).toBe("404 NoSuchKey");
  },
};
