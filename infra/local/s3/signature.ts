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
import { decodePercent, queryValue, type S3Request } from "./s3-request.ts";

const ALGORITHM = "AWS4-HMAC-SHA256";

/** How far a client's clock may be off. */
const MAX_SKEW_MS = 15 * 60 * 1_000;

/** A presigned URL lives a week at most. */
const MAX_EXPIRES_SECONDS = 7 * 24 * 60 * 60;

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

interface Claim {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly time: string;
  readonly payloadHash: string;
  /** Seconds a presigned URL lives; null for a signature in the header. */
  readonly expiresSeconds: number | null;
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
  checkTime(claim, now);
  if (claim.accessKeyId !== credentials.accessKeyId) {
    throw unknownAccessKey(claim.accessKeyId);
  }
  const scope = `${claim.date}/${claim.region}/${claim.service}/aws4_request`;
  const canonicalRequest = formatCanonicalRequest(request, claim);
  const stringToSign = [ALGORITHM, claim.time, scope, sha256(canonicalRequest)].join("\n");
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
          `${ALGORITHM}-PAYLOAD`,
          context.time,
          context.scope,
          previousSignature,
          sha256(""),
          content.sha256,
        ]
      : [`${ALGORITHM}-TRAILER`, context.time, context.scope, previousSignature, content.sha256];
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

function readClaim(request: S3Request): Claim {
  const authorization = request.headers.get("authorization");
  if (authorization !== undefined) {
    return readHeaderClaim(request, authorization);
  }
  if (queryValue(request, "X-Amz-Algorithm") !== null) {
    return readQueryClaim(request);
  }
  throw new S3Error("AccessDenied", "Access Denied");
}

function readHeaderClaim(request: S3Request, authorization: string): Claim {
  if (!authorization.startsWith(`${ALGORITHM} `)) {
    throw new S3Error(
      "InvalidRequest",
      `The authorization mechanism you have provided is not supported. Please use ${ALGORITHM}.`,
    );
  }
  const fields = new Map(
    authorization
      .slice(ALGORITHM.length)
      .split(",")
      .map((field) => {
        const equals = field.indexOf("=");
        return [field.slice(0, equals).trim(), field.slice(equals + 1).trim()] as const;
      }),
  );
  const payloadHash = request.headers.get("x-amz-content-sha256");
  if (payloadHash === undefined) {
    throw new S3Error(
      "InvalidRequest",
      "Missing required header for this request: x-amz-content-sha256",
    );
  }
  return {
    ...readScope(fields.get("Credential"), "AuthorizationHeaderMalformed"),
    signedHeaders: (fields.get("SignedHeaders") ?? "").split(";"),
    signature: fields.get("Signature") ?? "",
    time: readHeaderTime(request),
    payloadHash,
    expiresSeconds: null,
  };
}

/** The time is in x-amz-date, or in Date for clients that cannot set headers of their own. */
function readHeaderTime(request: S3Request): string {
  const amzDate = request.headers.get("x-amz-date");
  if (amzDate !== undefined) {
    return amzDate;
  }
  const date = Date.parse(request.headers.get("date") ?? "");
  if (Number.isNaN(date)) {
    throw new S3Error(
      "AccessDenied",
      "AWS authentication requires a valid Date or x-amz-date header",
    );
  }
  return `${new Date(date).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

function readQueryClaim(request: S3Request): Claim {
  const expires = queryValue(request, "X-Amz-Expires") ?? "";
  if (queryValue(request, "X-Amz-Algorithm") !== ALGORITHM) {
    throw queryError(`X-Amz-Algorithm only supports "${ALGORITHM}"`);
  }
  if (!/^\d{1,9}$/.test(expires) || Number(expires) < 1) {
    throw queryError("X-Amz-Expires should be a number of seconds of at least 1");
  }
  if (Number(expires) > MAX_EXPIRES_SECONDS) {
    throw queryError(
      `X-Amz-Expires must be less than a week (in seconds); that is ${MAX_EXPIRES_SECONDS}`,
    );
  }
  return {
    ...readScope(queryValue(request, "X-Amz-Credential"), "AuthorizationQueryParametersError"),
    signedHeaders: (queryValue(request, "X-Amz-SignedHeaders") ?? "").split(";"),
    signature: queryValue(request, "X-Amz-Signature") ?? "",
    time: queryValue(request, "X-Amz-Date") ?? "",
    payloadHash:
      request.headers.get("x-amz-content-sha256") ??
      queryValue(request, "X-Amz-Content-Sha256") ??
      "UNSIGNED-PAYLOAD",
    expiresSeconds: Number(expires),
  };
}

function queryError(message: string): S3Error {
  return new S3Error("AuthorizationQueryParametersError", message);
}

function readScope(
  credential: string | null | undefined,
  code: "AuthorizationHeaderMalformed" | "AuthorizationQueryParametersError",
): Pick<Claim, "accessKeyId" | "date" | "region" | "service"> {
  const parts = (credential ?? "").split("/");
  // An access key may hold slashes itself; the scope is the last four.
  const [date, region, service, terminator] = parts.slice(-4);
  const accessKeyId = parts.slice(0, -4).join("/");
  if (
    date === undefined ||
    region === undefined ||
    service !== "s3" ||
    terminator !== "aws4_request" ||
    accessKeyId === ""
  ) {
    throw new S3Error(
      code,
      'The credential is malformed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/s3/aws4_request".',
    );
  }
  return { accessKeyId, date, region, service };
}

function checkTime(claim: Claim, now: number): void {
  const signedAt = parseTime(claim.time);
  if (signedAt === null || claim.time.slice(0, 8) !== claim.date) {
    throw new S3Error(
      "AccessDenied",
      "AWS authentication requires a valid Date or x-amz-date header that agrees with the credential",
    );
  }
  if (claim.expiresSeconds !== null) {
    if (now > signedAt + claim.expiresSeconds * 1_000) {
      throw new S3Error("AccessDenied", "Request has expired", {
        details: { "X-Amz-Expires": String(claim.expiresSeconds) },
      });
    }
    if (signedAt > now + MAX_SKEW_MS) {
      throw new S3Error("AccessDenied", "Request is not valid yet");
    }
    return;
  }
  if (Math.abs(now - signedAt) > MAX_SKEW_MS) {
    throw new S3Error(
      "RequestTimeTooSkewed",
      "The difference between the request time and the current time is too large.",
      {
        details: {
          RequestTime: claim.time,
          ServerTime: new Date(now).toISOString(),
          MaxAllowedSkewMilliseconds: String(MAX_SKEW_MS),
        },
      },
    );
  }
}

/** Parses `20260115T093000Z`; null when it is no time. */
function parseTime(text: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (match === null) {
    return null;
  }
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : time;
}

function formatCanonicalRequest(request: S3Request, claim: Claim): string {
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

function deriveKey(secret: string, claim: Claim): Buffer {
  const dateKey = hmac(`AWS4${secret}`, claim.date);
  return hmac(hmac(hmac(dateKey, claim.region), claim.service), "aws4_request");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
