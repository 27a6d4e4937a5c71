import { describe, expect, it } from "vitest";
import { parseConfig, parseIngestConfig } from "../lib/config.ts";

const AWS = { FILEDEX_INDEX_BUCKET: "index-bucket", AWS_REGION: "eu-central-1" };

describe("parseConfig", () => {
  it("needs only the name of the index bucket on AWS", () => {
    expect(parseConfig(AWS)).toStrictEqual({
      indexBucket: "index-bucket",
      s3: {},
      cacheBytes: 256 * 2 ** 20,
    });
  });

  it("takes another server, its region and the size of the cache", () => {
    const environment = {
      ...AWS,
      FILEDEX_S3_ENDPOINT: "http://127.0.0.1:9000",
      FILEDEX_S3_REGION: "us-east-1",
      FILEDEX_CACHE_MB: "64",
    };

    expect(parseConfig(environment)).toMatchObject({
      s3: { endpoint: "http://127.0.0.1:9000", region: "us-east-1" },
      cacheBytes: 64 * 2 ** 20,
    });
  });

  it("takes an empty variable for an absent one", () => {
    expect(parseConfig({ ...AWS, FILEDEX_S3_ENDPOINT: "" }).s3).toStrictEqual({});
  });

  it.each([
    ["FILEDEX_INDEX_BUCKET", { ...AWS, FILEDEX_INDEX_BUCKET: "" }],
    ["FILEDEX_INDEX_BUCKET", { ...AWS, FILEDEX_INDEX_BUCKET: "Not A Bucket" }],
    ["FILEDEX_S3_ENDPOINT", { ...AWS, FILEDEX_S3_ENDPOINT: "localhost" }],
    ["FILEDEX_CACHE_MB", { ...AWS, FILEDEX_CACHE_MB: "much" }],
    ["FILEDEX_CACHE_MB", { ...AWS, FILEDEX_CACHE_MB: "0" }],
  ])("names %s when it is missing or wrong", (variable, environment) => {
    expect(() => parseConfig(environment)).toThrow(
      expect.objectContaining({
        kind: "invalid",
        message: expect.stringContaining(`variable=\`${variable}\``),
      }),
    );
  });
});

describe("parseIngestConfig", () => {
  it("needs the filings bucket as well", () => {
    expect(() => parseIngestConfig(AWS)).toThrow("variable=`FILEDEX_FILINGS_BUCKET`");
    expect(parseIngestConfig({ ...AWS, FILEDEX_FILINGS_BUCKET: "filings" }).filingsBucket).toBe(
      "filings",
    );
  });
});
