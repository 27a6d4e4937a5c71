import { z } from "zod";
import { FiledexError } from "./errors.ts";

/** Settings of the functions, from their environment. */
export interface Config {
  readonly indexBucket: string;
  readonly s3: S3Settings;
  /** What a warm function keeps of segments it has read. */
  readonly cacheBytes: number;
}

/** Settings of the functions that read filings as well. */
export interface IngestConfig extends Config {
  readonly filingsBucket: string;
}

/** How to reach S3; empty on AWS, where the Lambda's own environment says it. */
export interface S3Settings {
  readonly endpoint?: string;
  readonly region?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const bucketName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "not a bucket name");
const url = z.url({ protocol: /^https?$/ });

/** A seventh of the query function's memory: the rest is for open segments, requests and Node. */
const DEFAULT_CACHE_MB = 256;
const MAX_CACHE_MB = 8192;

const settings = {
  FILEDEX_INDEX_BUCKET: bucketName,
  FILEDEX_S3_ENDPOINT: url.optional(),
  FILEDEX_S3_REGION: z.string().min(1).optional(),
  FILEDEX_CACHE_MB: z.coerce.number().int().min(1).max(MAX_CACHE_MB).default(DEFAULT_CACHE_MB),
};
const readerSettings = z.object(settings);
const ingestSettings = z.object({ ...settings, FILEDEX_FILINGS_BUCKET: bucketName });

/** Reads the settings of a function that works on the index alone; `invalid` names what is wrong. */
export function parseConfig(environment: Environment = process.env): Config {
  return toConfig(check(readerSettings, environment));
}

/** Reads the settings of a function that reads filings; `invalid` names what is wrong. */
export function parseIngestConfig(environment: Environment = process.env): IngestConfig {
  const values = check(ingestSettings, environment);
  return { ...toConfig(values), filingsBucket: values.FILEDEX_FILINGS_BUCKET };
}

function check<T>(schema: z.ZodType<T>, environment: Environment): T {
  // An empty variable is how templates write an absent one.
  const given = Object.entries(environment).filter(([, value]) => value !== "");
  const checked = schema.safeParse(Object.fromEntries(given));
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const variable = issue?.path.join(".") ?? "";
  throw new FiledexError(
    "invalid",
    `environment variable is missing or wrong: variable=\`${variable}\`, value=\`${environment[variable] ?? ""}\`, problem=\`${issue?.message ?? ""}\``,
  );
}

function toConfig(values: z.infer<typeof readerSettings>): Config {
  const endpoint = values.FILEDEX_S3_ENDPOINT;
  const region = values.FILEDEX_S3_REGION;
  return {
    indexBucket: values.FILEDEX_INDEX_BUCKET,
    s3: {
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(region === undefined ? {} : { region }),
    },
    cacheBytes: values.FILEDEX_CACHE_MB * 2 ** 20,
  };
}
