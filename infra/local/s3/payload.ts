/**
 * Takes in a request's body and holds it against everything the client said about it:
 *
 * | said in                      | wrong gives                 |
 * |------------------------------|-----------------------------|
 * | Content-Length, x-amz-decoded-content-length | IncompleteBody |
 * | Content-MD5                  | BadDigest (InvalidDigest when it is no MD5) |
 * | x-amz-checksum-*, as header or trailer | BadDigest (InvalidRequest when it is no checksum) |
 * | x-amz-content-sha256         | XAmzContentSHA256Mismatch   |
 * | chunk signatures             | SignatureDoesNotMatch       |
 */
import { createHash, type Hash } from "node:crypto";
import { createDigest, type Digest } from "./checksum.ts";
import { decodeChunked, incompleteBody } from "./chunked-body.ts";
import { checkDeclaredChecksum, decodeBase64, readDeclaredChecksum } from "./declared-checksum.ts";
import type { ChecksumAlgorithm } from "./records.ts";
import { notImplemented, S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";
import type { SigningContext } from "./signature.ts";
import { malformedXml } from "./xml.ts";

/** The largest single write; larger objects come in parts. */
export const MAX_PUT_BYTES = 5 * 1024 ** 3;

/** 10,000 parts with checksums, or 1,000 keys to delete, fit well into this. */
const MAX_DOCUMENT_BYTES = 8 * 1024 ** 2;

export interface Payload {
  readonly sizeBytes: number;
  readonly md5: Buffer;
  /** The checksum the client sent, or one of the default algorithm. */
  readonly checksum: { readonly algorithm: ChecksumAlgorithm; readonly value: string };
  readonly isChecksumSent: boolean;
}

export interface PayloadOptions {
  /** Verifies chunk signatures; null takes them unread. */
  readonly signing: SigningContext | null;
  readonly maxBytes: number;
  /** False when the x-amz-checksum- headers speak of an object and not of this body. */
  readonly hasBodyChecksum: boolean;
  /** Computed when the client sends no checksum; S3 takes CRC64NVME. */
  readonly defaultAlgorithm: ChecksumAlgorithm;
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

interface Digests {
  readonly md5: Hash;
  readonly sha256: Hash | null;
  readonly checksum: Digest;
}

/** Passes the body's bytes on as they come; throws when they are not what was promised. */
export async function receivePayload(
  request: S3Request,
  options: PayloadOptions,
): Promise<Payload> {
  const contentHash = readContentHash(request);
  const expectedBytes = readExpectedSize(request, contentHash, options.maxBytes);
  const declared = options.hasBodyChecksum ? readDeclaredChecksum(request) : null;
  const algorithm = declared?.algorithm ?? options.defaultAlgorithm;
  const expectedMd5 = readContentMd5(request);
  const digests: Digests = {
    md5: createHash("md5"),
    sha256: contentHash.kind === "sha256" ? createHash("sha256") : null,
    checksum: createDigest(algorithm),
  };
  let sizeBytes = 0;
  const body = openPayload(request, contentHash, options.signing);
  for await (const bytes of body.bytes) {
    sizeBytes += bytes.length;
    if (sizeBytes > expectedBytes) {
      throw incompleteBody();
    }
    digests.md5.update(bytes);
    digests.sha256?.update(bytes);
    digests.checksum.update(bytes);
    await options.write(bytes);
  }
  if (sizeBytes !== expectedBytes) {
    throw incompleteBody();
  }
  if (contentHash.kind === "sha256") {
    checkContentHash(digests.sha256?.digest("hex") ?? "", contentHash.value);
  }
  const md5 = digests.md5.digest();
  if (expectedMd5 !== null && !expectedMd5.equals(md5)) {
    throw new S3Error(
      "BadDigest",
      "The Content-MD5 you specified did not match what we received.",
      {
        details: {
          ExpectedDigest: expectedMd5.toString("hex"),
          CalculatedDigest: md5.toString("base64"),
        },
      },
    );
  }
  const value = digests.checksum.digest().toString("base64");
  checkDeclaredChecksum(declared, value, body.trailers);
  return { sizeBytes, md5, checksum: { algorithm, value }, isChecksumSent: declared !== null };
}

/** Takes in an XML document, which is small, as text. */
export async function receiveDocument(
  request: S3Request,
  options: Pick<PayloadOptions, "signing" | "hasBodyChecksum">,
): Promise<{ text: string; isChecksumSent: boolean }> {
  const pieces: Uint8Array[] = [];
  const payload = await receivePayload(request, {
    ...options,
    maxBytes: MAX_DOCUMENT_BYTES,
    defaultAlgorithm: "CRC32",
    write: async (bytes) => {
      pieces.push(bytes);
    },
  });
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
    const isChecksumSent = payload.isChecksumSent || request.headers.has("content-md5");
    return { text, isChecksumSent };
  } catch (error) {
    throw malformedXml(error);
  }
}

/** What x-amz-content-sha256 says about the body. */
type ContentHash =
  | { readonly kind: "unsigned" }
  | { readonly kind: "sha256"; readonly value: string }
  | { readonly kind: "chunked"; readonly isSigned: boolean; readonly hasTrailers: boolean };

function readContentHash(request: S3Request): ContentHash {
  const value = request.headers.get("x-amz-content-sha256");
  switch (value) {
    case undefined:
    case "UNSIGNED-PAYLOAD":
      return { kind: "unsigned" };
    case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD":
      return { kind: "chunked", isSigned: true, hasTrailers: false };
    case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER":
      return { kind: "chunked", isSigned: true, hasTrailers: true };
    case "STREAMING-UNSIGNED-PAYLOAD-TRAILER":
      return { kind: "chunked", isSigned: false, hasTrailers: true };
    case "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD":
    case "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER":
      throw notImplemented("signature version 4A");
  }
  if (!/^[0-9a-fA-F]{64}$/.test(value)) {
    throw new S3Error(
      "InvalidArgument",
      "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.",
      { details: { ArgumentName: "x-amz-content-sha256", ArgumentValue: value } },
    );
  }
  return { kind: "sha256", value: value.toLowerCase() };
}

function readExpectedSize(request: S3Request, contentHash: ContentHash, maxBytes: number): number {
  const isChunked = contentHash.kind === "chunked";
  if (!isChunked && request.headers.has("transfer-encoding")) {
    throw new S3Error(
      "NotImplemented",
      "A header you provided implies functionality that is not implemented",
      { details: { Header: "Transfer-Encoding" } },
    );
  }
  const header = isChunked ? "x-amz-decoded-content-length" : "content-length";
  const text = request.headers.get(header) ?? "";
  if (!/^\d{1,15}$/.test(text)) {
    throw new S3Error("MissingContentLength", "You must provide the Content-Length HTTP header.");
  }
  const sizeBytes = Number(text);
  if (sizeBytes > maxBytes) {
    throw new S3Error("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", {
      details: { ProposedSize: text, MaxSizeAllowed: String(maxBytes) },
    });
  }
  return sizeBytes;
}

function readContentMd5(request: S3Request): Buffer | null {
  const text = request.headers.get("content-md5");
  if (text === undefined) {
    return null;
  }
  const bytes = decodeBase64(text, 16);
  if (bytes === null) {
    throw new S3Error("InvalidDigest", "The Content-MD5 you specified was invalid.");
  }
  return bytes;
}

function checkContentHash(computed: string, declared: string): void {
  if (computed !== declared) {
    throw new S3Error(
      "XAmzContentSHA256Mismatch",
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
      {
        details: {
          ClientComputedContentSHA256: declared,
          S3ComputedContentSHA256: computed,
        },
      },
    );
  }
}

function openPayload(
  request: S3Request,
  contentHash: ContentHash,
  signing: SigningContext | null,
): { bytes: AsyncIterable<Uint8Array>; trailers: ReadonlyMap<string, string> } {
  const trailers = new Map<string, string>();
  const source = request.openBody();
  if (contentHash.kind !== "chunked") {
    return { bytes: source, trailers };
  }
  const bytes = decodeChunked(source, {
    hasTrailers: contentHash.hasTrailers,
    signing: contentHash.isSigned ? signing : null,
    onTrailers(received) {
      for (const [name, value] of received) {
        trailers.set(name, value);
      }
    },
  });
  return { bytes, trailers };
}
