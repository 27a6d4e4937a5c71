/**
 * The checksums of S3's "flexible checksums", computed while bytes pass by.
 *
 * | algorithm | polynomial (reflected) | check value of "123456789" |
 * |-----------|------------------------|----------------------------|
 * | CRC32     | EDB88320               | CBF43926                   |
 * | CRC32C    | 82F63B78               | E3069283                   |
 * | CRC64NVME | 9A6C9329AC4BC9B5       | AE8B14860A799888           |
 * | SHA1, SHA256 | -                   | -                          |
 *
 * Values travel as base64 of the big-endian bytes. A COMPOSITE checksum of a multipart object is
 * the checksum of the parts' checksum bytes, with `-N` behind it; a FULL_OBJECT one is that of the
 * whole object and exists for the CRCs only.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Checksum, ChecksumAlgorithm } from "./records.ts";

/** A checksum under way. */
export interface Digest {
  update(bytes: Uint8Array): void;
  /** Ends the digest; call once. */
  digest(): Buffer;
}

export const CHECKSUM_LENGTHS: Readonly<Record<ChecksumAlgorithm, number>> = {
  CRC32: 4,
  CRC32C: 4,
  CRC64NVME: 8,
  SHA1: 20,
  SHA256: 32,
};

/** Returns the algorithm of that name in any case; null when there is none. */
export function findChecksumAlgorithm(name: string): ChecksumAlgorithm | null {
  const upper = name.toUpperCase();
  switch (upper) {
    case "CRC32":
    case "CRC32C":
    case "CRC64NVME":
    case "SHA1":
    case "SHA256":
      return upper;
    default:
      return null;
  }
}

/** Returns the header that carries a checksum of this algorithm. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** Starts a checksum. */
export function createDigest(algorithm: ChecksumAlgorithm): Digest {
  switch (algorithm) {
    case "CRC32":
      return createCrc32();
    case "CRC32C":
      return createCrc32c();
    case "CRC64NVME":
      return createCrc64Nvme();
    case "SHA1":
      return createHash("sha1");
    case "SHA256":
      return createHash("sha256");
  }
}

/** Composes part checksums into the COMPOSITE checksum of the object. */
export function composeChecksums(
  algorithm: ChecksumAlgorithm,
  partValues: readonly string[],
): Checksum {
  const digest = createDigest(algorithm);
  for (const value of partValues) {
    digest.update(Buffer.from(value, "base64"));
  }
  const value = `${digest.digest().toString("base64")}-${partValues.length}`;
  return { algorithm, type: "COMPOSITE", value };
}

function createCrc32(): Digest {
  let value = 0;
  return {
    update(bytes) {
      value = crc32(bytes, value);
    },
    digest() {
      const result = Buffer.alloc(4);
      result.writeUInt32BE(value);
      return result;
    },
  };
}

const CRC32C_TABLE = buildCrc32cTable();

function buildCrc32cTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) {
      value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
    }
    return value >>> 0;
  });
}

function createCrc32c(): Digest {
  let value = 0xffffffff;
  return {
    update(bytes) {
      let crc = value;
      for (let index = 0; index < bytes.length; index++) {
        crc = (CRC32C_TABLE[(crc ^ (bytes[index] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
      }
      value = crc;
    },
    digest() {
      const result = Buffer.alloc(4);
      result.writeUInt32BE((value ^ 0xffffffff) >>> 0);
      return result;
    },
  };
}

/** 64-bit table entries as high and low halves: BigInt would be a hundred times slower. */
const CRC64_TABLE = buildCrc64Table();

function buildCrc64Table(): { high: Int32Array; low: Int32Array } {
  const high = new Int32Array(256);
  const low = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let value = BigInt(byte);
    for (let bit = 0; bit < 8; bit++) {
      value = value & 1n ? (value >> 1n) ^ 0x9a6c9329ac4bc9b5n : value >> 1n;
    }
    high[byte] = Number(value >> 32n) | 0;
    low[byte] = Number(value & 0xffffffffn) | 0;
  }
  return { high, low };
}

function createCrc64Nvme(): Digest {
  let highHalf = -1;
  let lowHalf = -1;
  return {
    update(bytes) {
      let high = highHalf;
      let low = lowHalf;
      for (let index = 0; index < bytes.length; index++) {
        const entry = (low ^ (bytes[index] ?? 0)) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (CRC64_TABLE.low[entry] ?? 0);
        high = (high >>> 8) ^ (CRC64_TABLE.high[entry] ?? 0);
      }
      highHalf = high;
      lowHalf = low;
    },
    digest() {
      const result = Buffer.alloc(8);
      result.writeInt32BE(~highHalf, 0);
      result.writeInt32BE(~lowHalf, 4);
      return result;
    },
  };
}
