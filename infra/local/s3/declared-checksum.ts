/**
 * The checksum a client declares for its body: one of five algorithms, as a header, or as a
 * trailer that x-amz-trailer announces. x-amz-sdk-checksum-algorithm only repeats the name.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 */
import { CHECKSUM_LENGTHS, checksumHeader, findChecksumAlgorithm } from "./checksum.ts";
import type { ChecksumAlgorithm } from "./records.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

export interface DeclaredChecksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Null when it comes as a trailer. */
  readonly value: string | null;
}

/** Reads which checksum the client sends, and its value when that is in the head. */
export function readDeclaredChecksum(request: S3Request): DeclaredChecksum | null {
  const declared: DeclaredChecksum[] = [];
  for (const [name, value] of request.headers) {
    const algorithm = findChecksumAlgorithm(name.replace(/^x-amz-checksum-/, ""));
    if (name.startsWith("x-amz-checksum-") && algorithm !== null) {
      checkChecksumForm(algorithm, value, "header");
      declared.push({ algorithm, value });
    }
  }
  const trailer = request.headers.get("x-amz-trailer")?.trim().toLowerCase();
  if (trailer !== undefined) {
    const algorithm = findChecksumAlgorithm(trailer.replace(/^x-amz-checksum-/, ""));
    if (algorithm === null) {
      throw new S3Error(
        "InvalidRequest",
        "The value specified in the x-amz-trailer header is not supported",
      );
    }
    declared.push({ algorithm, value: null });
  }
  if (declared.length > 1) {
    throw new S3Error(
      "InvalidRequest",
      "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
    );
  }
  const named = request.headers.get("x-amz-sdk-checksum-algorithm");
  checkNamedAlgorithm(named, declared[0] ?? null);
  return declared[0] ?? null;
}

function checkNamedAlgorithm(named: string | undefined, declared: DeclaredChecksum | null): void {
  if (named === undefined) {
    return;
  }
  const algorithm = findChecksumAlgorithm(named);
  if (algorithm === null) {
    throw new S3Error(
      "InvalidRequest",
      "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]",
    );
  }
  if (declared === null) {
    throw new S3Error(
      "InvalidRequest",
      "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.",
    );
  }
  if (declared.algorithm !== algorithm) {
    throw new S3Error(
      "InvalidRequest",
      "Value for x-amz-sdk-checksum-algorithm header is invalid.",
    );
  }
}

/** Holds the declared checksum against the computed one; throws BadDigest. */
export function checkDeclaredChecksum(
  declared: DeclaredChecksum | null,
  computed: string,
  trailers: ReadonlyMap<string, string>,
): void {
  if (declared === null) {
    return;
  }
  const { algorithm } = declared;
  const sent = declared.value ?? trailers.get(checksumHeader(algorithm)) ?? "";
  if (declared.value === null) {
    checkChecksumForm(algorithm, sent, "trailing header");
  }
  if (sent !== computed) {
    throw new S3Error(
      "BadDigest",
      `The ${algorithm} you specified did not match the calculated checksum.`,
    );
  }
}

function checkChecksumForm(
  algorithm: ChecksumAlgorithm,
  value: string,
  place: "header" | "trailing header",
): void {
  if (decodeBase64(value, CHECKSUM_LENGTHS[algorithm]) === null) {
    throw new S3Error(
      "InvalidRequest",
      `Value for ${checksumHeader(algorithm)} ${place} is invalid.`,
    );
  }
}

/** Decodes base64 of exactly so many bytes; null when it is not that. */
export function decodeBase64(text: string, sizeBytes: number): Buffer | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.length === sizeBytes && bytes.toString("base64") === text ? bytes : null;
}
