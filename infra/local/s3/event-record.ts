/**
 * S3's event record, as it stands in a notification's `Records`. The key is form-encoded: `a b+c`
 * becomes `a+b%2Bc`, and `/` stays. `sequencer` is hex of fixed width, so that of two events of
 * one key the later one compares greater as text.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
import type { S3EventRecord } from "aws-lambda";
import { encodeName } from "./list-objects.ts";
import type { StoredEvent } from "./records.ts";

const PRINCIPAL = "FILEDEXLOCAL";

/** Sixteen hex digits hold every count a journal can reach. */
const SEQUENCER_DIGITS = 16;

/** Formats a stored event as S3 sends it. */
export function formatEventRecord(event: StoredEvent, region: string): S3EventRecord {
  return {
    eventVersion: "2.1",
    eventSource: "aws:s3",
    awsRegion: region,
    eventTime: new Date(event.time).toISOString(),
    eventName: event.name,
    userIdentity: { principalId: PRINCIPAL },
    requestParameters: { sourceIPAddress: "127.0.0.1" },
    responseElements: {
      "x-amz-request-id": event.sequence.toString(16).toUpperCase().padStart(16, "0"),
      "x-amz-id-2": "filedex-local",
    },
    s3: {
      s3SchemaVersion: "1.0",
      configurationId: event.ruleId,
      bucket: {
        name: event.bucket,
        ownerIdentity: { principalId: PRINCIPAL },
        arn: `arn:aws:s3:::${event.bucket}`,
      },
      // Removals carry neither size nor ETag, which the type package does not know.
      object: formatObject(event) as S3EventRecord["s3"]["object"],
    },
  };
}

function formatObject(event: StoredEvent): Partial<S3EventRecord["s3"]["object"]> {
  return {
    key: encodeName(event.key),
    ...(event.sizeBytes === null ? {} : { size: event.sizeBytes }),
    ...(event.etag === null ? {} : { eTag: event.etag }),
    ...(event.versionId === null ? {} : { versionId: event.versionId }),
    sequencer: event.sequence.toString(16).toUpperCase().padStart(SEQUENCER_DIGITS, "0"),
  };
}
