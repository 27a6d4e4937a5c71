/**
 * S3's errors: the code clients switch on, its HTTP status, and a message for people.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
const STATUSES = {
  AccessDenied: 403,
  AuthorizationHeaderMalformed: 400,
  AuthorizationQueryParametersError: 400,
  BadDigest: 400,
  BucketAlreadyOwnedByYou: 409,
  BucketNotEmpty: 409,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  IllegalVersioningConfigurationException: 400,
  IncompleteBody: 400,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidBucketName: 400,
  InvalidDigest: 400,
  InvalidPart: 400,
  InvalidPartNumber: 416,
  InvalidPartOrder: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  InvalidURI: 400,
  KeyTooLongError: 400,
  MalformedXML: 400,
  MetadataTooLarge: 400,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchBucketPolicy: 404,
  NoSuchCORSConfiguration: 404,
  NoSuchKey: 404,
  NoSuchLifecycleConfiguration: 404,
  NoSuchPublicAccessBlockConfiguration: 404,
  NoSuchTagSet: 404,
  NoSuchUpload: 404,
  NoSuchVersion: 404,
  NoSuchWebsiteConfiguration: 404,
  NotImplemented: 501,
  ObjectLockConfigurationNotFoundError: 404,
  OwnershipControlsNotFoundError: 404,
  PreconditionFailed: 412,
  ReplicationConfigurationNotFoundError: 404,
  RequestTimeTooSkewed: 403,
  ServerSideEncryptionConfigurationNotFoundError: 404,
  ServiceUnavailable: 503,
  SignatureDoesNotMatch: 403,
  XAmzContentChecksumMismatch: 400,
  XAmzContentSHA256Mismatch: 400,
} as const;

export type S3ErrorCode = keyof typeof STATUSES;

/** A refusal the client is told in S3's words. */
export class S3Error extends Error {
  override readonly name = "S3Error";
  readonly code: S3ErrorCode;
  /** Further elements of the error document, such as `ArgumentName`. */
  readonly details: Readonly<Record<string, string>>;
  /** Headers the answer carries besides the usual ones. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: S3ErrorCode,
    message: string,
    more: {
      readonly details?: Readonly<Record<string, string>>;
      readonly headers?: Readonly<Record<string, string>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.code = code;
    this.details = more.details ?? {};
    this.headers = more.headers ?? {};
  }

  get status(): number {
    return STATUSES[this.code];
  }
}

/** Refuses an argument by name, as S3 does for query parameters and headers. */
export function invalidArgument(message: string, name: string, value: string): S3Error {
  return new S3Error("InvalidArgument", message, {
    details: { ArgumentName: name, ArgumentValue: value },
  });
}

/** Answers for a bucket that is not there. */
export function noSuchBucket(bucket: string): S3Error {
  return new S3Error("NoSuchBucket", "The specified bucket does not exist", {
    details: { BucketName: bucket },
  });
}

/** Answers for a key that has no object, or a delete marker on top. */
export function noSuchKey(key: string, headers: Readonly<Record<string, string>> = {}): S3Error {
  return new S3Error("NoSuchKey", "The specified key does not exist.", {
    details: { Key: key },
    headers,
  });
}

/** Names the header or element whose condition did not hold. */
export function preconditionFailed(condition: string): S3Error {
  return new S3Error(
    "PreconditionFailed",
    "At least one of the pre-conditions you specified did not hold",
    { details: { Condition: condition } },
  );
}

/** Refuses what S3 has and this server has not. */
export function notImplemented(what: string): S3Error {
  return new S3Error("NotImplemented", `This server does not implement ${what}.`);
}
