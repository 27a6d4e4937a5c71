import {
  type BucketVersioningStatus,
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { type Check, outcomeOf, type S3Target } from "./s3-target.ts";

export const versionChecks: Readonly<Record<string, Check>> = {
  "keeps every version of an object": async (target) => {
    const key = target.newKey();
    const first = await putVersion(target, key, "first");
    const second = await putVersion(target, key, "second");

    expect(first).not.toBe(second);
    expect(await getVersion(target, key)).toBe("second");
    expect(await getVersion(target, key, first)).toBe("first");
    expect(await getVersion(target, key, second)).toBe("second");
  },

  "deletes by a marker that can be taken away": async (target) => {
    const { client, versionedBucket: Bucket } = target;
    const Key = target.newKey();
    const first = await putVersion(target, Key, "first");

    const deleted = await client.send(new DeleteObjectCommand({ Bucket, Key }));

    expect(deleted.DeleteMarker).toBe(true);
    expect(await outcomeOf(getVersion(target, Key))).toBe("404 NoSuchKey");
    expect(await getVersion(target, Key, first)).toBe("first");
    const listed = await client.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
    expect(listed.KeyCount).toBe(0);
    const VersionId = deleted.VersionId;
    await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    expect(await getVersion(target, Key)).toBe("first");
  },

  "deletes one version for good": async (target) => {
    const { client, versionedBucket: Bucket } = target;
    const Key = target.newKey();
    const first = await putVersion(target, Key, "first");
    const second = await putVersion(target, Key, "second");

    await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId: second }));

    expect(await getVersion(target, Key)).toBe("first");
    expect(await outcomeOf(getVersion(target, Key, second))).toBe("404 NoSuchVersion");
    expect(await getVersion(target, Key, first)).toBe("first");
  },

  "refuses to read a delete marker": async (target) => {
    const { client, versionedBucket: Bucket } = target;
    const Key = target.newKey();
    await putVersion(target, Key, "first");
    const { VersionId } = await client.send(new DeleteObjectCommand({ Bucket, Key }));

    const read = client.send(new GetObjectCommand({ Bucket, Key, VersionId }));

    expect(await outcomeOf(read)).toBe("405 MethodNotAllowed");
  },

  "names the version in every answer": async ({ client, versionedBucket: Bucket, newKey }) => {
    const Key = newKey();
    const put = await client.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
    const head = await client.send(new HeadObjectCommand({ Bucket, Key }));
    const CopySource = `${Bucket}/${Key}?versionId=${put.VersionId}`;
    const copy = await client.send(new CopyObjectCommand({ Bucket, Key, CopySource }));

    expect(put.VersionId).toBeTruthy();
    expect(head.VersionId).toBe(put.VersionId);
    expect(copy.CopySourceVersionId).toBe(put.VersionId);
    expect(copy.VersionId).not.toBe(put.VersionId);
  },

  "lists versions newest first, and delete markers": async (target) => {
    const { client, versionedBucket: Bucket } = target;
    const Key = target.newKey();
    const first = await putVersion(target, Key, "first");
    const second = await putVersion(target, Key, "second!");
    const { VersionId: marker } = await client.send(new DeleteObjectCommand({ Bucket, Key }));

    const listed = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }));

    expect(listed.Versions?.map((one) => [one.VersionId, one.Size, one.IsLatest])).toStrictEqual([
      [second, 7, false],
      [first, 5, false],
    ]);
    expect(listed.DeleteMarkers?.map((one) => [one.VersionId, one.IsLatest])).toStrictEqual([
      [marker, true],
    ]);
  },

  "pages through versions, each once": async (target) => {
    const { client, versionedBucket: Bucket } = target;
    const prefix = target.newKey("");
    const expected: string[] = [];
    for (const name of ["a", "b"]) {
      const ids = [];
      for (const body of ["1", "2", "3"]) {
        ids.unshift(await putVersion(target, prefix + name, body));
      }
      expected.push(...ids);
    }
    const seen: (string | undefined)[] = [];
    let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
    for (let page = 0; page < 3; page++) {
      const listed = await client.send(
        new ListObjectVersionsCommand({ Bucket, Prefix: prefix, MaxKeys: 2, ...markers }),
      );
      seen.push(...(listed.Versions ?? []).map((one) => one.VersionId));
      markers = {
        KeyMarker: listed.NextKeyMarker,
        VersionIdMarker: listed.NextVersionIdMarker,
      };
    }

    expect(seen).toStrictEqual(expected);
  },

  "deletes versions with one request": async (target) => {
    const { client, versionedBucket: Bucket } = target;
    const Key = target.newKey();
    const first = await putVersion(target, Key, "first");
    const second = await putVersion(target, Key, "second");

    await client.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: {
          Objects: [
            { Key, VersionId: first },
            { Key, VersionId: second },
          ],
        },
      }),
    );

    const listed = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }));
    expect(listed.Versions ?? []).toStrictEqual([]);
  },

  "keeps one null version while versioning is suspended": async (target) => {
    const { client } = target;
    const Bucket = target.newBucketName();
    await client.send(new CreateBucketCommand({ Bucket }));
    const write = (Body: string) => client.send(new PutObjectCommand({ Bucket, Key: "k", Body }));
    const list = async () => {
      const listed = await client.send(new ListObjectVersionsCommand({ Bucket }));
      const entries = [...(listed.Versions ?? []), ...(listed.DeleteMarkers ?? [])];
      return entries.map((one) => one.VersionId);
    };
    await write("before versioning");
    await setVersioning(target, Bucket, "Enabled");
    const { VersionId: kept } = await write("kept");
    expect(await list()).toStrictEqual([kept, "null"]);

    await setVersioning(target, Bucket, "Suspended");
    await write("null 1");
    await write("null 2");
    expect(await list()).toStrictEqual(["null", kept]);
    await client.send(new DeleteObjectCommand({ Bucket, Key: "k" }));

    expect(await list()).toStrictEqual([kept, "null"]);
    const read = client.send(new GetObjectCommand({ Bucket, Key: "k" }));
    expect(await outcomeOf(read)).toBe("404 NoSuchKey");
    await client.send(new DeleteObjectCommand({ Bucket, Key: "k", VersionId: "null" }));
    const { VersionId } = await client.send(new HeadObjectCommand({ Bucket, Key: "k" }));
    expect(VersionId).toBe(kept);
  },

  "takes a delete marker for nothing in If-None-Match: *": async (target) => {
    const { client, versionedBucket: Bucket } = target;
    const Key = target.newKey();
    await putVersion(target, Key, "first");
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    const create = () =>
      outcomeOf(client.send(new PutObjectCommand({ Bucket, Key, Body: "x", IfNoneMatch: "*" })));

    expect(await create()).toBe("accepted");
    expect(await create()).toBe("412 PreconditionFailed");
  },
};

async function setVersioning(
  { client }: S3Target,
  Bucket: string,
  Status: BucketVersioningStatus,
): Promise<void> {
  const VersioningConfiguration = { Status };
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
}

async function putVersion(target: S3Target, Key: string, Body: string): Promise<string> {
  const { versionedBucket: Bucket } = target;
  const result = await target.client.send(new PutObjectCommand({ Bucket, Key, Body }));
  return result.VersionId ?? "";
}

async function getVersion(target: S3Target, Key: string, VersionId?: string): Promise<string> {
  const { Body } = await target.client.send(
    new GetObjectCommand({ Bucket: target.versionedBucket, Key, VersionId }),
  );
  return (await Body?.transformToString()) ?? "";
}
