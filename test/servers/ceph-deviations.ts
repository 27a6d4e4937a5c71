import type { Deviation } from "../contracts/s3-protocol.contract.ts";

const FEW_CONDITIONS = "knows conditions on PutObject and reads only";
const NO_CHECKSUMS = "is older than x-amz-checksum headers";

/** Where Ceph RGW 16 does not answer as S3 does. */
export const CEPH_DEVIATIONS: Readonly<Record<string, Deviation>> = {
  "refuses to create a bucket twice": {
    reason: "answers as S3 does in us-east-1",
    today: "expected 'accepted' to be '409 BucketAlreadyOwnedByYou'",
  },
  "refuses a key of more than 1,024 bytes": {
    reason: "has another name for the error",
    today: "expected '400 InvalidObjectName' to be '400 KeyTooLongError'",
  },
  "takes an ETag in If-Match with its quotes": {
    reason: "compares the quotes too",
    today: "expected '412 PreconditionFailed' to be 'accepted'",
  },
  "answers NoSuchKey to If-Match on a missing key": {
    reason: "answers 412 to any condition that fails",
    today: "expected '412 PreconditionFailed' to be '404 NoSuchKey'",
  },
  "refuses If-None-Match other than *": {
    reason: "answers 412 to any condition that fails",
    today: "expected '412 PreconditionFailed' to be '501 NotImplemented'",
  },
  "refuses If-Match beside If-None-Match": {
    reason: "answers 412 to any condition that fails",
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
  "deletes with If-Match only the version it names": {
    reason: FEW_CONDITIONS,
    today: "expected 'accepted' to be '412 PreconditionFailed'",
  },
  "deletes with If-Match: * only what is there": {
    reason: FEW_CONDITIONS,
    today: "expected 'accepted' to be '404 NoSuchKey'",
  },
  "holds each ETag of a multi-object delete": {
    reason: FEW_CONDITIONS,
    today: "to strictly equal",
  },
  "lets one of fifty racing deleters win": {
    reason: FEW_CONDITIONS,
    today: "to have a length of 1 but got 50",
  },
  "completes with If-None-Match: * only to where nothing is": {
    reason: FEW_CONDITIONS,
    today: "expected 'accepted' to be '412 PreconditionFailed'",
  },
  "completes with If-Match only over the version it names": {
    reason: FEW_CONDITIONS,
    today: "expected 'accepted' to be '412 PreconditionFailed'",
  },
  "takes a delete marker for nothing in If-None-Match: *": {
    reason: "does not see what is written over a delete marker",
    today: "expected 'accepted' to be '412 PreconditionFailed'",
  },
  "refuses a continuation token it did not give": {
    reason: "takes any token for a key",
    today: "expected 'accepted' to be '400 InvalidArgument'",
  },
  "answers a completion with the ETag of the object": {
    reason: "leaves the ETag out of the document",
    today: "expected '' to be",
  },
  "reads one part by its number": {
    reason: "answers with the whole object",
    today: "to match object",
  },
  "forgets an aborted upload": {
    reason: "fails on parts of an unknown upload",
    today: "500 InternalError",
  },
  "refuses parts out of order": {
    reason: "takes the parts in any order",
    today: "expected 'accepted' to be '400 InvalidPartOrder'",
  },
  "deletes one version for good": {
    reason: "has one error for missing keys and versions",
    today: "expected '404 NoSuchKey' to be '404 NoSuchVersion'",
  },
  "refuses to read a delete marker": {
    reason: "takes a delete marker for a missing key",
    today: "expected '404 NoSuchKey' to be '405 MethodNotAllowed'",
  },
  "names the version in every answer": {
    reason: "does not name the version copied from",
    today: "expected undefined to be",
  },
  "keeps the checksum a client computes": {
    reason: NO_CHECKSUMS,
    today: "to match object",
  },
  "keeps a CRC64NVME": {
    reason: NO_CHECKSUMS,
    today: "to match object",
  },
  "refuses a body that its checksum does not fit": {
    reason: NO_CHECKSUMS,
    today: "expected 'accepted' to be '400 BadDigest'",
  },
  "stores nothing of a refused body": {
    reason: NO_CHECKSUMS,
    today: "to be",
  },
  "composes the checksums of parts": {
    reason: NO_CHECKSUMS,
    today: "to match object",
  },
  "computes the checksum of a whole multipart object": {
    reason: NO_CHECKSUMS,
    today: "to match object",
  },
  "refuses a part that its checksum does not fit": {
    reason: NO_CHECKSUMS,
    today: "expected 'accepted' to be '400 BadDigest'",
  },
  "tells the attributes of a multipart object": {
    reason: "answers with the object itself",
    today: "XML parse error",
  },
  "refuses to compose a checksum of parts it is not told": {
    reason: NO_CHECKSUMS,
    today: "expected 'accepted' to be '400 InvalidRequest'",
  },
};
