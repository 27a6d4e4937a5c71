import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { type Check, conditionOf, getText, outcomeOf, put, type S3Target } from "./s3-target.ts";

const RACING_WRITERS = 50;
const RACE_ROUNDS = 5;
const COUNTING_WRITERS = 10;

/** 409 is what AWS answers when it sees the race before it sees who won. */
const LOSER_OUTCOMES = ["412 PreconditionFailed", "409 ConditionalRequestConflict"];

export const conditionChecks: Readonly<Record<string, Check>> = {
  "creates with If-None-Match: * only what is not there": async (target) => {
    const key = target.newKey();

    expect(await outcomeOf(put(target, key, "first", { IfNoneMatch: "*" }))).toBe("accepted");
    expect(await outcomeOf(put(target, key, "second", { IfNoneMatch: "*" }))).toBe(
      "412 PreconditionFailed",
    );
    expect(await getText(target, key)).toBe("first");
  },

  "replaces with If-Match only the version it names": async (target) => {
    const key = target.newKey();
    const etag = conditionOf(target, (await put(target, key, "first")).ETag);

    expect(
      await outcomeOf(put(target, key, "x", { IfMatch: '"00000000000000000000000000000000"' })),
    ).toBe("412 PreconditionFailed");
    expect(await outcomeOf(put(target, key, "second", { IfMatch: etag }))).toBe("accepted");
    expect(await outcomeOf(put(target, key, "third", { IfMatch: etag }))).toBe(
      "412 PreconditionFailed",
    );
    expect(await getText(target, key)).toBe("second");
  },

  "takes an ETag in If-Match with its quotes": async (target) => {
    const key = target.newKey();
    const { ETag = "" } = await put(target, key, "first");

    expect(ETag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(await outcomeOf(put(target, key, "second", { IfMatch: ETag }))).toBe("accepted");
  },

  "takes an ETag in If-Match without its quotes": async (target) => {
    const key = target.newKey();
    const { ETag = "" } = await put(target, key, "first");

    const unquoted = ETag.replaceAll('"', "");

    expect(await outcomeOf(put(target, key, "second", { IfMatch: unquoted }))).toBe("accepted");
  },

  "answers NoSuchKey to If-Match on a missing key": async (target) => {
    const IfMatch = '"5d41402abc4b2a76b9719d911017c592"';

    expect(await outcomeOf(put(target, target.newKey(), "x", { IfMatch }))).toBe("404 NoSuchKey");
  },

  "refuses If-None-Match other than *": async (target) => {
    const IfNoneMatch = '"5d41402abc4b2a76b9719d911017c592"';

    expect(await outcomeOf(put(target, target.newKey(), "x", { IfNoneMatch }))).toBe(
      "501 NotImplemented",
    );
  },

  "refuses If-Match beside If-None-Match": async (target) => {
    const key = target.newKey();
    const etag = conditionOf(target, (await put(target, key, "first")).ETag);

    expect(await outcomeOf(put(target, key, "x", { IfMatch: etag, IfNoneMatch: "*" }))).toBe(
      "501 NotImplemented",
    );
  },

  "lets one of fifty racing creators win": async (target) => {
    const key = target.newKey();
    const bodies = Array.from({ length: RACING_WRITERS }, (_, index) => `writer ${index}`);

    const outcomes = await Promise.all(
      bodies.map((body) => outcomeOf(put(target, key, body, { IfNoneMatch: "*" }))),
    );

    expectOneWinner(target, outcomes);
    expect(await getText(target, key)).toBe(bodies[outcomes.indexOf("accepted")]);
  },

  "lets one of fifty racing replacers win, round after round": async (target) => {
    const key = target.newKey();
    let etag = conditionOf(target, (await put(target, key, "start")).ETag);
    for (let round = 0; round < RACE_ROUNDS; round++) {
      const bodies = Array.from({ length: RACING_WRITERS }, (_, index) => `${round}: ${index}`);

      const outcomes = await Promise.all(
        bodies.map((body) => outcomeOf(put(target, key, body, { IfMatch: etag }))),
      );

      expectOneWinner(target, outcomes);
      const got = await target.client.send(
        new GetObjectCommand({ Bucket: target.bucket, Key: key }),
      );
      expect(await got.Body?.transformToString()).toBe(bodies[outcomes.indexOf("accepted")]);
      etag = conditionOf(target, got.ETag);
    }
  },

  "loses no increment of a counter replaced with If-Match": async (target) => {
    const key = target.newKey();
    await put(target, key, "0");

    await Promise.all(Array.from({ length: COUNTING_WRITERS }, () => increment(target, key, 5)));

    expect(await getText(target, key)).toBe(String(5 * COUNTING_WRITERS));
  },

  "reads with If-Match and If-None-Match": async (target) => {
    const key = target.newKey();
    const etag = conditionOf(target, (await put(target, key, "x")).ETag);
    const read = (conditions: { IfMatch?: string; IfNoneMatch?: string }) =>
      outcomeOf(
        target.client.send(
          new GetObjectCommand({ Bucket: target.bucket, Key: key, ...conditions }),
        ),
      );

    expect(await read({ IfMatch: etag })).toBe("accepted");
    expect(await read({ IfMatch: '"00"' })).toBe("412 PreconditionFailed");
    expect(await read({ IfNoneMatch: '"00"' })).toBe("accepted");
    expect(await read({ IfNoneMatch: etag })).toMatch(/^304 /);
  },

  "reads with If-Modified-Since and If-Unmodified-Since": async (target) => {
    const key = target.newKey();
    await put(target, key, "x");
    const { LastModified = new Date(0) } = await target.client.send(
      new HeadObjectCommand({ Bucket: target.bucket, Key: key }),
    );
    const earlier = new Date(LastModified.getTime() - 60_000);
    const read = (conditions: { IfModifiedSince?: Date; IfUnmodifiedSince?: Date }) =>
      outcomeOf(
        target.client.send(
          new GetObjectCommand({ Bucket: target.bucket, Key: key, ...conditions }),
        ),
      );

    expect(await read({ IfModifiedSince: earlier })).toBe("accepted");
    expect(await read({ IfModifiedSince: LastModified })).toMatch(/^304 /);
    expect(await read({ IfUnmodifiedSince: LastModified })).toBe("accepted");
    expect(await read({ IfUnmodifiedSince: earlier })).toBe("412 PreconditionFailed");
  },

  "copies only a source that meets its conditions": async (target) => {
    const source = target.newKey();
    const etag = conditionOf(target, (await put(target, source, "x")).ETag);
    const copy = (conditions: { CopySourceIfMatch?: string; CopySourceIfNoneMatch?: string }) =>
      outcomeOf(
        target.client.send(
          new CopyObjectCommand({
            Bucket: target.bucket,
            Key: target.newKey(),
            CopySource: `${target.bucket}/${source}`,
            ...conditions,
          }),
        ),
      );

    expect(await copy({ CopySourceIfMatch: etag })).toBe("accepted");
    expect(await copy({ CopySourceIfMatch: '"00"' })).toBe("412 PreconditionFailed");
    expect(await copy({ CopySourceIfNoneMatch: etag })).toBe("412 PreconditionFailed");
  },

  "copies with If-None-Match: * only to where nothing is": async (target) => {
    const source = target.newKey();
    const key = target.newKey();
    await put(target, source, "x");
    const copy = () =>
      outcomeOf(
        target.client.send(
          new CopyObjectCommand({
            Bucket: target.bucket,
            Key: key,
            CopySource: `${target.bucket}/${source}`,
            IfNoneMatch: "*",
          }),
        ),
      );

    expect(await copy()).toBe("accepted");
    expect(await copy()).toBe("412 PreconditionFailed");
  },

  "copies with If-Match only over the version it names": async (target) => {
    const source = target.newKey();
    const key = target.newKey();
    await put(target, source, "x");
    const etag = conditionOf(target, (await put(target, key, "y")).ETag);
    const copy = (IfMatch: string) =>
      outcomeOf(
        target.client.send(
          new CopyObjectCommand({
            Bucket: target.bucket,
            Key: key,
            CopySource: `${target.bucket}/${source}`,
            IfMatch,
          }),
        ),
      );

    expect(await copy('"00000000000000000000000000000000"')).toBe("412 PreconditionFailed");
    expect(await copy(etag)).toBe("accepted");
    expect(await copy(etag)).toBe("412 PreconditionFailed");
  },

  "deletes with If-Match only the version it names": async (target) => {
    const key = target.newKey();
    const etag = conditionOf(target, (await put(target, key, "x")).ETag);
    const remove = (IfMatch: string) =>
      outcomeOf(
        target.client.send(new DeleteObjectCommand({ Bucket: target.bucket, Key: key, IfMatch })),
      );

    expect(await remove('"00000000000000000000000000000000"')).toBe("412 PreconditionFailed");
    expect(await getText(target, key)).toBe("x");
    expect(await remove(etag)).toBe("accepted");
    expect(await remove(etag)).toBe("404 NoSuchKey");
  },

  "deletes with If-Match: * only what is there": async (target) => {
    const key = target.newKey();
    await put(target, key, "x");
    const remove = () =>
      outcomeOf(
        target.client.send(
          new DeleteObjectCommand({ Bucket: target.bucket, Key: key, IfMatch: "*" }),
        ),
      );

    expect(await remove()).toBe("accepted");
    expect(await remove()).toBe("404 NoSuchKey");
  },

  "holds each ETag of a multi-object delete": async (target) => {
    const key = target.newKey();
    const other = target.newKey();
    const etag = conditionOf(target, (await put(target, key, "x")).ETag);
    await put(target, other, "y");

    const result = await target.client.send(
      new DeleteObjectsCommand({
        Bucket: target.bucket,
        Delete: {
          Objects: [
            { Key: key, ETag: etag },
            { Key: other, ETag: etag },
          ],
        },
      }),
    );

    expect(result.Deleted?.map((deleted) => deleted.Key)).toStrictEqual([key]);
    expect(result.Errors?.map((error) => [error.Key, error.Code])).toStrictEqual([
      [other, "PreconditionFailed"],
    ]);
  },

  "lets one of fifty racing deleters win": async (target) => {
    const key = target.newKey();
    const etag = conditionOf(target, (await put(target, key, "x")).ETag);

    const outcomes = await Promise.all(
      Array.from({ length: RACING_WRITERS }, () =>
        outcomeOf(
          target.client.send(
            new DeleteObjectCommand({ Bucket: target.bucket, Key: key, IfMatch: etag }),
          ),
        ),
      ),
    );

    expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(1);
  },
};

function expectOneWinner(target: S3Target, outcomes: readonly string[]): void {
  const others = outcomes.filter((outcome) => outcome !== "accepted");
  expect(outcomes.length - others.length).toBe(1);
  expect(others.filter((outcome) => !isLost(target, outcome))).toStrictEqual([]);
}

function isLost(target: S3Target, outcome: string): boolean {
  return LOSER_OUTCOMES.includes(outcome) || outcome === target.options.loserOutcome;
}

async function increment(target: S3Target, key: string, times: number): Promise<void> {
  for (let done = 0; done < times; ) {
    const got = await target.client.send(new GetObjectCommand({ Bucket: target.bucket, Key: key }));
    const next = Number(await got.Body?.transformToString()) + 1;
    const request = target.client.send(
      new PutObjectCommand({
        Bucket: target.bucket,
        Key: key,
        Body: String(next),
        IfMatch: conditionOf(target, got.ETag),
      }),
    );
    const outcome = await outcomeOf(request);
    if (outcome === "accepted") {
      done++;
    } else {
      expect(isLost(target, outcome)).toBe(true);
    }
  }
}
