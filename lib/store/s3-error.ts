import { type ErrorKind, FiledexError } from "../errors.ts";

/** What is read of an error of the S3 client; everything is optional, since networks fail too. */
interface S3Failure {
  readonly status: number | null;
  readonly code: string;
}

/**
 * Error codes of S3 whose status alone would mislead.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
const KIND_OF_CODE: Readonly<Record<string, ErrorKind>> = {
  NoSuchKey: "not-found",
  NotFound: "not-found",
  // A missing bucket is a mistake of set-up; "not-found" would read as "the filing was deleted".
  NoSuchBucket: "invalid",
  PreconditionFailed: "conflict",
  ConditionalRequestConflict: "conflict",
  // Another 409: an operation on the bucket is under way.
  OperationAborted: "unavailable",
  RequestTimeout: "unavailable",
  RequestTimeTooSkewed: "unavailable",
  // The body was damaged on its way; sending it again mends that.
  BadDigest: "unavailable",
  XAmzContentChecksumMismatch: "unavailable",
  IncompleteBody: "unavailable",
  ExpiredToken: "unavailable",
};

/** Turns anything the S3 client throws into a FiledexError that says what the caller can do. */
export function toStoreError(error: unknown, operation: string, key: string): FiledexError {
  if (error instanceof FiledexError) return error;
  const failure = readFailure(error);
  return new FiledexError(
    kindOf(failure),
    `${operation} failed: key=\`${key}\`, status=\`${failure.status ?? "none"}\`, error=\`${failure.code}\``,
    { cause: error },
  );
}

/** Returns the HTTP status behind an error of the S3 client; null when no answer came. */
export function statusOf(error: unknown): number | null {
  return readFailure(error).status;
}

function kindOf({ status, code }: S3Failure): ErrorKind {
  const kind = KIND_OF_CODE[code];
  if (kind !== undefined) return kind;
  if (status === 404) return "not-found";
  if (status === 412) return "conflict";
  // Of conflicts only the two named above are about a precondition; the others pass.
  if (status === 409) return "unavailable";
  // No answer at all: timeouts, resets, name resolution. The request may or may not have won.
  if (status === null || status === 408 || status === 429 || status >= 500) return "unavailable";
  return "invalid";
}

function readFailure(error: unknown): S3Failure {
  if (typeof error !== "object" || error === null) return { status: null, code: String(error) };
  const metadata: unknown = "$metadata" in error ? error.$metadata : null;
  const status =
    typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata
      ? metadata.httpStatusCode
      : null;
  return {
    status: typeof status === "number" ? status : null,
    code: codeOf(error),
  };
}

/**
 * S3's errors are named by their code; those of Node have one beside a name that says little, and
 * those of the client's own settings ("Region is missing") say all in their message.
 */
function codeOf(error: object): string {
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error instanceof Error && error.name === "Error") return error.message;
  return "name" in error && typeof error.name === "string" ? error.name : String(error);
}
