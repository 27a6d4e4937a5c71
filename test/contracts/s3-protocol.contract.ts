/**
 * What a client may expect of an S3-compatible server, asked with the stock AWS SDK. The same
 * checks run against the project's own server (test/local), against moto and Ceph (test/servers),
 * and against any endpoint in the environment; so the own server cannot drift into a dialect that
 * only its author speaks.
 *
 * A server that is known to answer otherwise lists the check under `deviations` with the reason
 * and with what it does today. The check must then fail in just that way: when the server is
 * mended, the suite says so.
 */
import { randomBytes } from "node:crypto";
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bucketChecks } from "./s3-protocol/bucket-checks.ts";
import { checksumChecks } from "./s3-protocol/checksum-checks.ts";
import { conditionChecks } from "./s3-protocol/condition-checks.ts";
import { listingChecks } from "./s3-protocol/listing-checks.ts";
import { multipartChecks } from "./s3-protocol/multipart-checks.ts";
import { objectChecks } from "./s3-protocol/object-checks.ts";
import type { Check, S3Target, TargetOptions } from "./s3-protocol/s3-target.ts";
import { signatureChecks } from "./s3-protocol/signature-checks.ts";
import { versionChecks } from "./s3-protocol/version-checks.ts";

export interface Deviation {
  readonly reason: string;
  /** Part of the message with which the check fails today. */
  readonly today: string;
}

export interface ProtocolOptions {
  readonly name: string;
  /** Starts or finds the server. */
  readonly connect: () => Promise<TargetOptions>;
  readonly disconnect?: () => Promise<void>;
  readonly deviations?: Readonly<Record<string, Deviation>>;
}

const CHECKS: Readonly<Record<string, Check>> = {
  ...bucketChecks,
  ...objectChecks,
  ...conditionChecks,
  ...listingChecks,
  ...multipartChecks,
  ...versionChecks,
  ...checksumChecks,
  ...signatureChecks,
};

/** Races and large bodies take their time on a busy machine or a slow server. */
const CHECK_TIMEOUT_MS = 60_000;

/** Declares the protocol's checks for one server. */
export function testS3Protocol(options: ProtocolOptions): void {
  const deviations = options.deviations ?? {};

  describe(`S3 protocol of ${options.name}`, { timeout: CHECK_TIMEOUT_MS }, () => {
    let target: S3Target;

    beforeAll(async () => {
      target = await createTarget(await options.connect());
    });

    afterAll(async () => {
      target?.client.destroy();
      await options.disconnect?.();
    });

    it("names only known checks as deviations", () => {
      expect(Object.keys(deviations).filter((title) => !(title in CHECKS))).toStrictEqual([]);
    });

    for (const [title, check] of Object.entries(CHECKS)) {
      const deviation = deviations[title];
      if (deviation === undefined) {
        it(title, () => check(target));
      } else {
        it(`deviates: ${title} (${deviation.reason})`, async () => {
          await expect(check(target)).rejects.toThrow(deviation.today);
        });
      }
    }
  });
}

async function createTarget(options: TargetOptions): Promise<S3Target> {
  const suffix = randomBytes(4).toString("hex");
  const connect = (overrides: Partial<TargetOptions> = {}) => createClient(options, overrides);
  const client = connect();
  const bucket = `protocol-${suffix}`;
  const versionedBucket = `protocol-versioned-${suffix}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  await client.send(new CreateBucketCommand({ Bucket: versionedBucket }));
  await client.send(
    new PutBucketVersioningCommand({
      Bucket: versionedBucket,
      VersioningConfiguration: { Status: "Enabled" },
    }),
  );
  let count = 0;
  return {
    options,
    client,
    connect,
    bucket,
    versionedBucket,
    newKey: (name = "key") => `${count++}/${name}`,
    newBucketName: () => `protocol-${suffix}-${count++}`,
  };
}

function createClient(options: TargetOptions, overrides: Partial<TargetOptions>): S3Client {
  const { endpoint, region, credentials, clientOptions } = { ...options, ...overrides };
  return new S3Client({
    endpoint,
    region,
    credentials,
    forcePathStyle: true,
    // A retry would hide the answer that is looked at.
    maxAttempts: 1,
    ...clientOptions,
  });
}
