/**
 * Signature Version 4 as S3 uses it, in the Authorization header or in the query ("presigned").
 *
 *     canonical request = method \n path \n query \n headers \n signed header names \n payload hash
 *     string to sign    = "AWS4-HMAC-SHA256" \n time \n scope \n sha256(canonical request)
 *     key               = hmac(hmac(hmac(hmac("AWS4"+secret, date), region), "s3"), "aws4_request")
 *
 * S3 encodes the path once (other services twice) and keeps `//` and `..` in it. Any region is
 * taken, because a local server stands in for all of them.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { S3Error } from "./s3-error.ts";
import { decodePercent, type S3Request } from "./s3-request.ts";
import {
  checkClaimTime,
  readClaim,
  SIGNATURE_ALGORITHM,
  type SignatureClaim,
} from "./signature-claim.ts";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What a verified request's chunk signatures build on. */
export interface SigningContext {
  readonly key: Buffer;
  readonly scope: string;
  readonly time: string;
  readonly signature: string;
}

/**
 * Checks who sends a request. Throws the S3Error that AWS answers with; a request without any
 * signature gets AccessDenied.
 */
export function verifySignature(
  request: S3Request,
  credentials: Credentials,
  now: number,
): SigningContext {
  const claim = readClaim(request);
  checkClaimTime(claim, now);
  if (claim.accessKeyId !== credentials.accessKeyId) {
    throw unknownAccessKey(claim.accessKeyId);
  }
  checkSignedHeaders(request, claim);
  const scope = `${claim.date}/${claim.region}/${claim.service}/aws4_request`;
  const canonicalRequest = formatCanonicalRequest(request, claim);
  const stringToSign = [SIGNATURE_ALGORITHM, claim.time, scope, sha256(canonicalRequest)].join(
    "\n",
  );
  const key = deriveKey(credentials.secretAccessKey, claim);
  const signature = hmac(key, stringToSign).toString("hex");
  if (!isSameText(signature, claim.signature)) {
    throw wrongSignature({
      AWSAccessKeyId: claim.accessKeyId,
      StringToSign: stringToSign,
      SignatureProvided: claim.signature,
      CanonicalRequest: canonicalRequest,
    });
  }
  return { key, scope, time: claim.time, signature };
}

/** Signs one chunk of an aws-chunked body, or its trailers; each builds on the one before. */
export function signChunk(
  context: SigningContext,
  previousSignature: string,
  content: { readonly kind: "chunk" | "trailer"; readonly sha256: string },
): string {
  const lines =
    content.kind === "chunk"
      ? [
          `${SIGNATURE_ALGORITHM}-PAYLOAD`,
          context.time,
          context.scope,
          previousSignature,
          sha256(""),
          content.sha256,
        ]
      : [
          `${SIGNATURE_ALGORITHM}-TRAILER`,
          context.time,
          context.scope,
          previousSignature,
          content.sha256,
        ];
  return hmac(context.key, lines.join("\n")).toString("hex");
}

/** Refuses a key that is not the configured one. */
export function unknownAccessKey(accessKeyId: string): S3Error {
  return new S3Error(
    "InvalidAccessKeyId",
    "The AWS Access Key Id you provided does not exist in our records.",
    { details: { AWSAccessKeyId: accessKeyId } },
  );
}

/** Refuses a signature, showing what was signed here: that is how people find the difference. */
export function wrongSignature(details: Readonly<Record<string, string>>): S3Error {
  return new S3Error(
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    { details },
  );
}

/** Compares two texts in time that does not depend on where they differ. */
export function isSameText(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What is not signed could have been changed on the way. */
function checkSignedHeaders(request: S3Request, claim: SignatureClaim): void {
  const unsigned = [...request.headers.keys()].filter(
    (name) => (name === "host" || name.startsWith("x-amz-")) && !claim.signedHeaders.includes(name),
  );
  if (unsigned.length > 0) {
    throw new S3Error(
      "AccessDenied",
      "There were headers present in the request which were not signed",
      { details: { HeadersNotSigned: unsigned.join(", ") } },
    );
  }
}

function formatCanonicalRequest(request: S3Request, claim: SignatureClaim): string {
  return [
    request.method,
    encodeUri(decodePercent(request.rawPath), "/"),
    formatCanonicalQuery(request),
    ...claim.signedHeaders.map((name) => `${name}:${formatHeader(request, name)}`),
    "",
    claim.signedHeaders.join(";"),
    claim.payloadHash,
  ].join("\n");
}

function formatCanonicalQuery(request: S3Request): string {
  return request.query
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encodeUri(name, ""), encodeUri(value, "")] as const)
    .sort(([nameA, valueA], [nameB, valueB]) => order(nameA, nameB) || order(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function order(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

function formatHeader(request: S3Request, name: string): string {
  return (request.headers.get(name) ?? "").trim().replace(/ {2,}/g, " ");
}

/** RFC 3986: everything but unreserved characters, and those to keep, as %XX. */
function encodeUri(text: string, keep: "" | "/"): string {
  const encoded = encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return keep === "/" ? encoded.replaceAll("%2F", "/") : encoded;
}

function deriveKey(secret: string, claim: SignatureClaim): Buffer {
  const dateKey = hmac(`AWS4${secret}`, claim.date);
  return hmac(hmac(hmac(dateKey, claim.region), claim.service), "aws4_request");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
