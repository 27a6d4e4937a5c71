import type { Deviation } from "../contracts/s3-protocol.contract.ts";

const NO_SIGNATURES = "takes every request, whoever signed it";
const NO_DIGESTS = "does not compare bodies with what is said about them";
const FEW_CONDITIONS = "knows conditions on PutObject, and some of the others";

/** Where moto 5.2 does not answer as S3 does. */
export const MOTO_DEVIATIONS: Readonly<Record<string, Deviation>> = {
  "refuses to create a bucket twice": {
    reason: "answers as S3 does in us-east-1",
    today: "expected 'accepted' to be '409 BucketAlreadyOwnedByYou'",
  },
  "refuses a bucket name that is no host name": {
    reason: "takes underscores and capitals",
    today: "expected 'accepted' to be '400 InvalidBucketName'",
  },
  "refuses a key of more than 1,024 bytes": {
    reason: "counts characters, not bytes",
    today: "expected 'accepted' to be '400 KeyTooLongError'",
  },
  "deletes many objects quietly": {
    reason: "names what it deleted nevertheless",
    today: "to strictly equal []",
  },
  "refuses If-None-Match other than *": {
    reason: FEW_CONDITIONS,
    today: "expected 'accepted' to be '501 NotImplemented'",
  },
  "refuses If-Match beside If-None-Match": {
    reason: FEW_CONDITIONS,
    today: "expected '412 PreconditionFailed' to be '501 NotImplemented'",
  },
  "copies only a source that meets its conditions": {
    reason: FEW_CONDITIONS,
    today: "expected 'accepted' to be '412 PreconditionFailed'",
  },
  "copies with If-None-Match: * only to where nothing is": {
    reason: FEW_CONDITIONS,
    today: "expected 'accepted' to be '412 PreconditionFailed'",
  },
  "copies with If-Match only over the version it names": {
    reason: FEW_CONDITIONS,
    today: "expected 'accepted' to be '412 PreconditionFailed'",
  },
  "deletes with If-Match: * only what is there": {
    reason: FEW_CONDITIONS,
    today: "expected '412 PreconditionFailed' to be 'accepted'",
  },
  "holds each ETag of a multi-object delete": {
    reason: FEW_CONDITIONS,
    today: "to strictly equal",
  },
  "completes with If-Match only over the version it names": {
    reason: FEW_CONDITIONS,
    today: "expected 'accepted' to be '412 PreconditionFailed'",
  },
  "pages through the first form of listing": {
    reason: "shows every common prefix on the first page",
    today: "to strictly equal",
  },
  "refuses a continuation token it did not give": {
    reason: "answers it with a page of HTML",
    today: "XML parse error",
  },
  "forgets an aborted upload": {
    reason: "answers a part of an unknown upload with a page of HTML",
    today: "XML parse error",
  },
  "refuses parts out of order": {
    reason: "takes the last part named for a part in the middle",
    today: "expected '400 EntityTooSmall' to be '400 InvalidPartOrder'",
  },
  "refuses to read a delete marker": {
    reason: "takes a delete marker for a missing version",
    today: "expected '404 NoSuchVersion' to be '405 MethodNotAllowed'",
  },
  "keeps a CRC64NVME": {
    reason: "does not know the type of a checksum",
    today: "to match object",
  },
  "composes the checksums of parts": {
    reason: "does not know the type of a checksum",
    today: "to match object",
  },
  "refuses a body that its checksum does not fit": {
    reason: NO_DIGESTS,
    today: "expected 'accepted' to be '400 BadDigest'",
  },
  "refuses a body that its Content-MD5 does not fit": {
    reason: NO_DIGESTS,
    today: "expected 'accepted' to be '400 BadDigest'",
  },
  "refuses a Content-MD5 that is none": {
    reason: NO_DIGESTS,
    today: "expected 'accepted' to be '400 InvalidDigest'",
  },
  "stores nothing of a refused body": {
    reason: NO_DIGESTS,
    today: "to be",
  },
  "refuses a part that its checksum does not fit": {
    reason: NO_DIGESTS,
    today: "expected 'accepted' to be '400 BadDigest'",
  },
  "refuses a wrong secret key": {
    reason: NO_SIGNATURES,
    today: "expected 'accepted' to be '403 SignatureDoesNotMatch'",
  },
  "refuses an unknown access key": {
    reason: NO_SIGNATURES,
    today: "expected 'accepted' to be '403 InvalidAccessKeyId'",
  },
  "refuses an unsigned request": {
    reason: NO_SIGNATURES,
    today: "expected 200 to be 403",
  },
  "refuses a clock that is an hour off": {
    reason: NO_SIGNATURES,
    today: "expected 'accepted' to be '403 RequestTimeTooSkewed'",
  },
  "refuses a presigned URL that was changed": {
    reason: NO_SIGNATURES,
    today: "expected 200 to be 403",
  },
  "refuses a presigned URL that has expired": {
    reason: NO_SIGNATURES,
    today: "expected 200 to be 403",
  },
  "tells the attributes of a multipart object": {
    reason: "does not know the type of a checksum",
    today: "to match object",
  },
  "refuses to compose a checksum of parts it is not told": {
    reason: NO_DIGESTS,
    today: "expected 'accepted' to be '400 InvalidRequest'",
  },
  "keeps one null version while versioning is suspended": {
    reason: "loses the versions when versioning is suspended",
    today: "expected [ 'null' ] to strictly equal [ 'null', …(1) ]",
  },
};
