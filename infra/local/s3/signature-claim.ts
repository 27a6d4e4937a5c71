/**
 * What a request says about its signature, read from the Authorization header or from the query:
 *
 *     Authorization: AWS4-HMAC-SHA256 Credential=KEY/20260115/us-east-1/s3/aws4_request,
 *                    SignedHeaders=host;x-amz-date, Signature=0a1b...
 *     ?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=KEY%2F20260115%2F...&X-Amz-Date=...
 *         &X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=0a1b...
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
import { S3Error } from "./s3-error.ts";
import { queryValue, type S3Request } from "./s3-request.ts";

export const SIGNATURE_ALGORITHM = "AWS4-HMAC-SHA256";

/** How far a client's clock may be off. */
const MAX_SKEW_MS = 15 * 60 * 1_000;

/** A presigned URL lives a week at most. */
const MAX_EXPIRES_SECONDS = 7 * 24 * 60 * 60;

export interface SignatureClaim {
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

/** Reads the claim of a request; a request without any gets AccessDenied. */
export function readClaim(request: S3Request): SignatureClaim {
  const authorization = request.headers.get("authorization");
  if (authorization !== undefined) {
    return readHeaderClaim(request, authorization);
  }
  if (queryValue(request, "X-Amz-Algorithm") !== null) {
    return readQueryClaim(request);
  }
  throw new S3Error("AccessDenied", "Access Denied");
}

function readHeaderClaim(request: S3Request, authorization: string): SignatureClaim {
  if (!authorization.startsWith(`${SIGNATURE_ALGORITHM} `)) {
    throw new S3Error(
      "InvalidRequest",
      `The authorization mechanism you have provided is not supported. Please use ${SIGNATURE_ALGORITHM}.`,
    );
  }
  const fields = new Map(
    authorization
      .slice(SIGNATURE_ALGORITHM.length)
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

function readQueryClaim(request: S3Request): SignatureClaim {
  const expires = queryValue(request, "X-Amz-Expires") ?? "";
  if (queryValue(request, "X-Amz-Algorithm") !== SIGNATURE_ALGORITHM) {
    throw queryError(`X-Amz-Algorithm only supports "${SIGNATURE_ALGORITHM}"`);
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
): Pick<SignatureClaim, "accessKeyId" | "date" | "region" | "service"> {
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

/** Throws unless the signature is of now, or a presigned URL has not expired. */
export function checkClaimTime(claim: SignatureClaim, now: number): void {
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
