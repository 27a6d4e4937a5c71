import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import {
  type ChecksumAlgorithm,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectAttributesCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { type Check, outcomeOf, patternBytes, put } from "./s3-target.ts";

const PART_BYTES = 5 * 1024 ** 2;

/** Checksums of "123456789", from the catalogue of CRCs and from sha1sum and sha256sum. */
const CHECK_VALUES: readonly (readonly [ChecksumAlgorithm, string, string])[] = [
  ["CRC32", "ChecksumCRC32", "cbf43926"],
  ["CRC32C", "ChecksumCRC32C", "e3069283"],
  ["SHA1", "ChecksumSHA1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441"],
  ["SHA256", "ChecksumSHA256", "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"],
];

export const checksumChecks: Readonly<Record<string, Check>> = {
  "keeps the checksum a client computes": async (target) => {
    for (const [ChecksumAlgorithm, member, hex] of CHECK_VALUES) {
      const key = target.newKey();
      await put(target, key, "123456789", { ChecksumAlgorithm });

      const head = await target.client.send(
        new HeadObjectCommand({ Bucket: target.bucket, Key: key, ChecksumMode: "ENABLED" }),
      );

      expect(head).toMatchObject({ [member]: Buffer.from(hex, "hex").toString("base64") });
    }
  },

  "keeps a CRC64NVME": async (target) => {
    const key = target.newKey();
    const ChecksumCRC64NVME = Buffer.from("ae8b14860a799888", "hex").toString("base64");
    await put(target, key, "123456789", { ChecksumCRC64NVME });

    const head = await target.client.send(
      new HeadObjectCommand({ Bucket: target.bucket, Key: key, ChecksumMode: "ENABLED" }),
    );

    expect(head).toMatchObject({ ChecksumCRC64NVME, ChecksumType: "FULL_OBJECT" });
  },

  "refuses a body that its checksum does not fit": async (target) => {
    const wrong = Buffer.from("00000000", "hex").toString("base64");
    const request = put(target, target.newKey(), "123456789", { ChecksumCRC32: wrong });

    expect(await outcomeOf(request)).toBe("400 BadDigest");
  },

  "refuses a body that its Content-MD5 does not fit": async (target) => {
    const wrong = createHash("md5").update("other").digest("base64");
    const request = put(target, target.newKey(), "123456789", { ContentMD5: wrong });

    expect(await outcomeOf(request)).toBe("400 BadDigest");
  },

  "refuses a Content-MD5 that is none": async (target) => {
    const request = put(target, target.newKey(), "123456789", { ContentMD5: "short" });

    expect(await outcomeOf(request)).toBe("400 InvalidDigest");
  },

  "stores nothing of a refused body": async (target) => {
    const key = target.newKey();
    const { ETag } = await put(target, key, "first");
    const ChecksumCRC32 = Buffer.from("00000000", "hex").toString("base64");
    await outcomeOf(put(target, key, "second", { ChecksumCRC32 }));

    const head = await target.client.send(
      new HeadObjectCommand({ Bucket: target.bucket, Key: key }),
    );

    expect(head.ETag).toBe(ETag);
  },

  "composes the checksums of parts": async (target) => {
    const bodies = [patternBytes(PART_BYTES), patternBytes(1_000, 2)];
    const { head } = await uploadParts(target, bodies, "COMPOSITE");

    const sums = Buffer.concat(bodies.map((body) => crc32Bytes(body)));
    expect(head).toMatchObject({
      ChecksumCRC32: `${crc32Bytes(sums).toString("base64")}-2`,
      ChecksumType: "COMPOSITE",
    });
  },

  "computes the checksum of a whole multipart object": async (target) => {
    const bodies = [patternBytes(PART_BYTES), patternBytes(1_000, 2)];
    const { head } = await uploadParts(target, bodies, "FULL_OBJECT");

    expect(head).toMatchObject({
      ChecksumCRC32: crc32Bytes(Buffer.concat(bodies)).toString("base64"),
      ChecksumType: "FULL_OBJECT",
    });
  },

  "tells the attributes of a multipart object": async (target) => {
    const bodies = [patternBytes(PART_BYTES), patternBytes(1_000, 2)];
    const { Key } = await uploadParts(target, bodies, "COMPOSITE");

    const attributes = await target.client.send(
      new GetObjectAttributesCommand({
        Bucket: target.bucket,
        Key,
        ObjectAttributes: ["ETag", "Checksum", "ObjectParts", "ObjectSize"],
      }),
    );

    const sums = bodies.map((body) => crc32Bytes(body));
    expect(attributes).toMatchObject({
      ObjectSize: PART_BYTES + 1_000,
      Checksum: { ChecksumCRC32: crc32Bytes(Buffer.concat(sums)).toString("base64") },
      ObjectParts: {
        TotalPartsCount: 2,
        Parts: sums.map((sum, index) => ({
          PartNumber: index + 1,
          ChecksumCRC32: sum.toString("base64"),
        })),
      },
    });
    expect(attributes.ETag).toMatch(/^[0-9a-f]{32}-2$/);
  },

  "refuses to compose a checksum of parts it is not told": async (target) => {
    const { client, bucket: Bucket } = target;
    const Key = target.newKey();
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: "SHA256" }),
    );
    const part = { Bucket, Key, UploadId, PartNumber: 1, Body: "x" };
    const { ETag } = await client.send(
      new UploadPartCommand({ ...part, ChecksumAlgorithm: "SHA256" }),
    );
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };

    const request = client.send(
      new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload }),
    );

    expect(await outcomeOf(request)).toBe("400 InvalidRequest");
  },

  "refuses a part that its checksum does not fit": async ({ client, bucket: Bucket, newKey }) => {
    const Key = newKey();
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: "CRC32" }),
    );
    const ChecksumCRC32 = Buffer.from("00000000", "hex").toString("base64");
    const Body = "123456789";
    const request = client.send(
      new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body, ChecksumCRC32 }),
    );

    expect(await outcomeOf(request)).toBe("400 BadDigest");
  },

  "takes a body without any checksum": async (target) => {
    const client = target.connect({
      clientOptions: { requestChecksumCalculation: "WHEN_REQUIRED" },
    });
    const input = { Bucket: target.bucket, Key: target.newKey(), Body: "x" };

    expect(await outcomeOf(client.send(new PutObjectCommand(input)))).toBe("accepted");
    client.destroy();
  },
};

function crc32Bytes(bytes: Uint8Array): Buffer {
  const result = Buffer.alloc(4);
  result.writeUInt32BE(crc32(bytes));
  return result;
}

async function uploadParts(
  { client, bucket: Bucket, newKey }: Parameters<Check>[0],
  bodies: readonly Uint8Array[],
  ChecksumType: "COMPOSITE" | "FULL_OBJECT",
) {
  const Key = newKey();
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: "CRC32", ChecksumType }),
  );
  const Parts = [];
  for (const [index, Body] of bodies.entries()) {
    const PartNumber = index + 1;
    const { ETag, ChecksumCRC32 } = await client.send(
      new UploadPartCommand({
        Bucket,
        Key,
        UploadId,
        PartNumber,
        Body,
        ChecksumAlgorithm: "CRC32",
      }),
    );
    Parts.push({ PartNumber, ETag, ChecksumCRC32 });
  }
  await client.send(
    new CompleteMultipartUploadCommand({
      Bucket,
      Key,
      UploadId,
      MultipartUpload: { Parts },
      ChecksumType,
    }),
  );
  const head = await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: "ENABLED" }));
  return { Key, head };
}
