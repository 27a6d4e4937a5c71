import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandInput,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";
import {
  type Check,
  conditionOf,
  getText,
  outcomeOf,
  patternBytes,
  put,
  type S3Target,
} from "./s3-target.ts";

/** S3's least size of a part that is not the last. */
const PART_BYTES = 5 * 1024 ** 2;

export const multipartChecks: Readonly<Record<string, Check>> = {
  "joins parts in order of their numbers": async (target) => {
    const key = target.newKey();
    const uploadId = await begin(target, key, { a: "1" });
    const last = await upload(target, { key, uploadId, partNumber: 7, body: patternBytes(10, 7) });
    const first = await upload(target, {
      key,
      uploadId,
      partNumber: 2,
      body: patternBytes(PART_BYTES),
    });

    await complete(target, { key, uploadId, parts: [first, last] });

    const got = await target.client.send(new GetObjectCommand({ Bucket: target.bucket, Key: key }));
    const expected = Buffer.concat([patternBytes(PART_BYTES), patternBytes(10, 7)]);
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(expected)).toBe(true);
    expect(got.Metadata).toStrictEqual({ a: "1" });
    expect(got.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
  },

  "answers a completion with the ETag of the object": async (target) => {
    const key = target.newKey();
    const uploadId = await begin(target, key);
    const parts = await uploadAll(target, { key, uploadId, bodies: ["only"] });

    const done = await complete(target, { key, uploadId, parts });

    const head = await target.client.send(
      new HeadObjectCommand({ Bucket: target.bucket, Key: key }),
    );
    expect(done.ETag).toBe(head.ETag);
  },

  "reads over the border of two parts": async (target) => {
    const key = target.newKey();
    const uploadId = await begin(target, key);
    const bodies = [patternBytes(PART_BYTES), patternBytes(10, 7)];
    const parts = await uploadAll(target, { key, uploadId, bodies });
    await complete(target, { key, uploadId, parts });

    const got = await target.client.send(
      new GetObjectCommand({
        Bucket: target.bucket,
        Key: key,
        Range: `bytes=${PART_BYTES - 3}-${PART_BYTES + 2}`,
      }),
    );

    const bytes = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
    const expected = Buffer.concat(bodies).subarray(PART_BYTES - 3, PART_BYTES + 3);
    expect(bytes.equals(expected)).toBe(true);
  },

  "reads one part by its number": async (target) => {
    const key = target.newKey();
    const uploadId = await begin(target, key);
    const bodies = [patternBytes(PART_BYTES), patternBytes(10, 7)];
    const parts = await uploadAll(target, { key, uploadId, bodies });
    await complete(target, { key, uploadId, parts });

    const head = await target.client.send(
      new HeadObjectCommand({ Bucket: target.bucket, Key: key, PartNumber: 2 }),
    );

    expect(head).toMatchObject({ ContentLength: 10, PartsCount: 2 });
  },

  "replaces a part uploaded twice": async (target) => {
    const key = target.newKey();
    const uploadId = await begin(target, key);
    await upload(target, { key, uploadId, partNumber: 1, body: "first" });
    const part = await upload(target, { key, uploadId, partNumber: 1, body: "second" });

    await complete(target, { key, uploadId, parts: [part] });

    expect(await getText(target, key)).toBe("second");
  },

  "lists uploads under way and their parts": async (target) => {
    const key = target.newKey();
    const uploadId = await begin(target, key);
    const parts = await uploadAll(target, { key, uploadId, bodies: ["a", "bb", "ccc"] });
    const input = { Bucket: target.bucket, Key: key, UploadId: uploadId };

    const uploads = await target.client.send(
      new ListMultipartUploadsCommand({ Bucket: target.bucket, Prefix: key }),
    );
    const page = await target.client.send(new ListPartsCommand({ ...input, MaxParts: 2 }));
    const rest = await target.client.send(
      new ListPartsCommand({ ...input, PartNumberMarker: page.NextPartNumberMarker }),
    );

    expect(uploads.Uploads?.map((one) => [one.Key, one.UploadId])).toStrictEqual([[key, uploadId]]);
    expect(page.IsTruncated).toBe(true);
    const listed = [...(page.Parts ?? []), ...(rest.Parts ?? [])];
    expect(listed.map((part) => [part.PartNumber, part.Size, part.ETag])).toStrictEqual(
      parts.map((part, index) => [index + 1, index + 1, part.ETag]),
    );
    await target.client.send(new AbortMultipartUploadCommand(input));
  },

  "forgets an aborted upload": async (target) => {
    const key = target.newKey();
    const uploadId = await begin(target, key);
    const parts = await uploadAll(target, { key, uploadId, bodies: ["a"] });
    const input = { Bucket: target.bucket, Key: key, UploadId: uploadId };

    await target.client.send(new AbortMultipartUploadCommand(input));

    expect(await outcomeOf(complete(target, { key, uploadId, parts }))).toBe("404 NoSuchUpload");
    expect(await outcomeOf(upload(target, { key, uploadId, partNumber: 2, body: "b" }))).toBe(
      "404 NoSuchUpload",
    );
    expect(
      await outcomeOf(
        target.client.send(new GetObjectCommand({ Bucket: target.bucket, Key: key })),
      ),
    ).toBe("404 NoSuchKey");
  },

  "refuses parts out of order": async (target) => {
    const key = target.newKey();
    const uploadId = await begin(target, key);
    const parts = await uploadAll(target, {
      key,
      uploadId,
      bodies: [patternBytes(PART_BYTES), "b"],
    });

    expect(await outcomeOf(complete(target, { key, uploadId, parts: parts.toReversed() }))).toBe(
      "400 InvalidPartOrder",
    );
  },

  "refuses a part that was not uploaded": async (target) => {
    const key = target.newKey();
    const uploadId = await begin(target, key);
    const parts = [{ PartNumber: 1, ETag: '"5d41402abc4b2a76b9719d911017c592"' }];

    expect(await outcomeOf(complete(target, { key, uploadId, parts }))).toBe("400 InvalidPart");
  },

  "refuses small parts before the last": async (target) => {
    const key = target.newKey();
    const uploadId = await begin(target, key);
    const parts = await uploadAll(target, { key, uploadId, bodies: ["small", "last"] });

    expect(await outcomeOf(complete(target, { key, uploadId, parts }))).toBe("400 EntityTooSmall");
  },

  "copies a range of an object as a part": async (target) => {
    const source = target.newKey();
    await put(target, source, "0123456789");
    const key = target.newKey();
    const uploadId = await begin(target, key);

    const { CopyPartResult } = await target.client.send(
      new UploadPartCopyCommand({
        Bucket: target.bucket,
        Key: key,
        UploadId: uploadId,
        PartNumber: 1,
        CopySource: `${target.bucket}/${source}`,
        CopySourceRange: "bytes=2-5",
      }),
    );
    await complete(target, {
      key,
      uploadId,
      parts: [{ ...CopyPartResult, PartNumber: 1 }],
    });

    expect(await getText(target, key)).toBe("2345");
  },

  "completes with If-None-Match: * only to where nothing is": async (target) => {
    const key = target.newKey();
    await put(target, key, "there");
    const uploadId = await begin(target, key);
    const parts = await uploadAll(target, { key, uploadId, bodies: ["new"] });
    const request = { key, uploadId, parts, conditions: { IfNoneMatch: "*" } };

    expect(await outcomeOf(complete(target, request))).toBe("412 PreconditionFailed");
    expect(await getText(target, key)).toBe("there");
  },

  "completes with If-Match only over the version it names": async (target) => {
    const key = target.newKey();
    const etag = conditionOf(target, (await put(target, key, "there")).ETag);
    const finish = async (IfMatch: string) => {
      const uploadId = await begin(target, key);
      const parts = await uploadAll(target, { key, uploadId, bodies: ["new"] });
      return outcomeOf(complete(target, { key, uploadId, parts, conditions: { IfMatch } }));
    };

    expect(await finish('"00000000000000000000000000000000"')).toBe("412 PreconditionFailed");
    expect(await finish(etag)).toBe("accepted");
    expect(await getText(target, key)).toBe("new");
  },

  "keeps an upload whose completion was refused": async (target) => {
    const key = target.newKey();
    await put(target, key, "there");
    const uploadId = await begin(target, key);
    const parts = await uploadAll(target, { key, uploadId, bodies: ["new"] });
    await outcomeOf(complete(target, { key, uploadId, parts, conditions: { IfNoneMatch: "*" } }));

    await complete(target, { key, uploadId, parts });

    expect(await getText(target, key)).toBe("new");
  },
};

interface Completion {
  readonly key: string;
  readonly uploadId: string;
  readonly parts: CompletedPart[];
  readonly conditions?: Partial<CompleteMultipartUploadCommandInput>;
}

async function begin(
  { client, bucket }: S3Target,
  key: string,
  metadata: Record<string, string> = {},
): Promise<string> {
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({ Bucket: bucket, Key: key, Metadata: metadata }),
  );
  return UploadId ?? "";
}

async function upload(
  { client, bucket }: S3Target,
  part: { key: string; uploadId: string; partNumber: number; body: string | Uint8Array },
): Promise<CompletedPart> {
  const { $metadata, ...result } = await client.send(
    new UploadPartCommand({
      Bucket: bucket,
      Key: part.key,
      UploadId: part.uploadId,
      PartNumber: part.partNumber,
      Body: part.body,
    }),
  );
  return { ...result, PartNumber: part.partNumber };
}

async function uploadAll(
  target: S3Target,
  request: { key: string; uploadId: string; bodies: readonly (string | Uint8Array)[] },
): Promise<CompletedPart[]> {
  const parts: CompletedPart[] = [];
  for (const [index, body] of request.bodies.entries()) {
    parts.push(await upload(target, { ...request, partNumber: index + 1, body }));
  }
  return parts;
}

function complete({ client, bucket }: S3Target, completion: Completion) {
  return client.send(
    new CompleteMultipartUploadCommand({
      Bucket: bucket,
      Key: completion.key,
      UploadId: completion.uploadId,
      MultipartUpload: { Parts: completion.parts },
      ...completion.conditions,
    }),
  );
}
