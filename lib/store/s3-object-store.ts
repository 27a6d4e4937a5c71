import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  type S3ClientConfig,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { FiledexError, hasKind } from "../errors.ts";
import { cutParts, type MultipartRequests, PART_BYTES, uploadParts } from "./multipart-upload.ts";
import type {
  GetOptions,
  ListOptions,
  ListPage,
  ObjectHead,
  ObjectStore,
  PutOptions,
  StoredObject,
} from "./object-store.ts";
import { statusOf, toStoreError } from "./s3-error.ts";

export interface S3ObjectStoreOptions {
  readonly bucket: string;
  /** Another S3-compatible server; addressed with the bucket in the path. */
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Ceph up to 18 refuses the checksum trailers that the client sends by default. */
  readonly checksums?: "when-supported" | "when-required";
}

/** The client's own retries of reads and deletes, which may be repeated without harm. */
const MAX_READ_ATTEMPTS = 4;
/**
 * Writes are sent once: a repeated conditional write whose first answer was lost would be refused
 * by its own success. The commit protocol, which can recognise that, repeats them.
 */
const MAX_WRITE_ATTEMPTS = 1;
/** S3 answers within milliseconds; a connection that takes this long will not come about. */
const CONNECTION_TIMEOUT_MS = 3_000;
/** A connection on which nothing comes or goes for so long is dead, whatever it carries. */
const IDLE_TIMEOUT_MS = 10_000;
/** S3's p99.9 is below 300 ms; what takes this long is better asked again. */
const REQUEST_TIMEOUT_MS = 20_000;
/** Segments of some ten megabytes have to fit through a slow line in one request. */
const TRANSFER_TIMEOUT_MS = 120_000;

/**
 * Creates an object store in one S3 bucket (https://docs.aws.amazon.com/AmazonS3/latest/API/).
 * Works with every S3-compatible server that honours conditional writes.
 */
export function createS3ObjectStore(options: S3ObjectStoreOptions): ObjectStore {
  const reader = new S3Client(clientConfig(options, MAX_READ_ATTEMPTS));
  const writer = new S3Client(clientConfig(options, MAX_WRITE_ATTEMPTS));
  const { bucket } = options;

  const put = (key: string, body: Uint8Array, condition: PutCondition, put: PutOptions = {}) =>
    putObject(writer, { Bucket: bucket, Key: key, Body: body, ...condition }, put);

  return {
    get: (key, getOptions = {}) => getObject(reader, { bucket, key }, getOptions),
    getIfChanged: async (key, etag) => {
      try {
        return await getObject(reader, { bucket, key, ifNoneMatch: etag }, {});
      } catch (error) {
        if (error instanceof FiledexError && statusOf(error.cause) === 304) return null;
        throw error;
      }
    },
    head: (key) => headObject(reader, bucket, key),
    put: (key, body, putOptions) => put(key, body, {}, putOptions),
    putIfAbsent: (key, body, putOptions) => put(key, body, { IfNoneMatch: "*" }, putOptions),
    putStreamIfAbsent: (key, chunks, putOptions = {}) =>
      putStream(
        multipartRequests({ reader, writer }, options, key, putOptions),
        chunks,
        putOptions,
      ),
    putIfMatch: async (key, body, etag, putOptions) => {
      try {
        // Unquoted: AWS takes both forms, Ceph 16 and 18 only this one.
        return await put(key, body, { IfMatch: etag }, putOptions);
      } catch (error) {
        // If-Match on a key that is gone is answered with 404.
        if (!hasKind(error, "not-found")) throw error;
        throw new FiledexError("conflict", `object is gone: key=\`${key}\``, { cause: error });
      }
    },
    delete: async (key) => {
      await attempt("delete", key, REQUEST_TIMEOUT_MS, (abortSignal) =>
        reader.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }), { abortSignal }),
      );
    },
    list: (listOptions) => listObjects(reader, bucket, listOptions),
  };
}

interface PutCondition {
  readonly IfMatch?: string;
  readonly IfNoneMatch?: string;
}

function clientConfig(options: S3ObjectStoreOptions, maxAttempts: number): S3ClientConfig {
  const { endpoint, region, credentials, checksums } = options;
  return {
    maxAttempts,
    requestHandler: { connectionTimeout: CONNECTION_TIMEOUT_MS, socketTimeout: IDLE_TIMEOUT_MS },
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(region === undefined ? {} : { region }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(checksums === "when-required"
      ? { requestChecksumCalculation: "WHEN_REQUIRED", responseChecksumValidation: "WHEN_REQUIRED" }
      : {}),
  };
}

/** Runs one request within a time limit and gives its failure a kind. */
async function attempt<T>(
  operation: string,
  key: string,
  timeoutMs: number,
  send: (abortSignal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await send(AbortSignal.timeout(timeoutMs));
  } catch (error) {
    throw toStoreError(error, operation, key);
  }
}

async function getObject(
  client: S3Client,
  object: { readonly bucket: string; readonly key: string; readonly ifNoneMatch?: string },
  { range, ifMatch, maxBytes }: GetOptions,
): Promise<StoredObject> {
  const { bucket, key, ifNoneMatch } = object;
  if (range !== undefined && range.start >= range.end) {
    throw new FiledexError("invalid", `range is empty: key=\`${key}\`, start=\`${range.start}\``);
  }
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ...(range === undefined ? {} : { Range: `bytes=${range.start}-${range.end - 1}` }),
    ...(ifMatch === undefined ? {} : { IfMatch: `"${ifMatch}"` }),
    ...(ifNoneMatch === undefined ? {} : { IfNoneMatch: `"${ifNoneMatch}"` }),
  });
  return await attempt("get", key, TRANSFER_TIMEOUT_MS, async (abortSignal) => {
    const answer = await client.send(command, { abortSignal });
    const head = readHead(answer, sizeOf(answer));
    const bodyBytes = answer.ContentLength ?? head.sizeBytes;
    if (maxBytes !== undefined && bodyBytes > maxBytes) {
      discardBody(answer);
      return { ...head, body: new Uint8Array() };
    }
    return { ...head, body: (await answer.Body?.transformToByteArray()) ?? new Uint8Array() };
  });
}

/** Closes the connection instead of reading on; a large body would take longer than a new one. */
function discardBody({ Body: body }: GetObjectCommandOutput): void {
  if (body !== undefined && "destroy" in body && typeof body.destroy === "function") body.destroy();
}

/** Returns the size of the whole object, which a range answer gives as `bytes 0-99/1234`. */
function sizeOf({ ContentRange: range, ContentLength: length }: GetObjectCommandOutput): number {
  const total = range === undefined ? Number.NaN : Number(range.slice(range.lastIndexOf("/") + 1));
  return Number.isSafeInteger(total) ? total : (length ?? 0);
}

async function headObject(
  client: S3Client,
  bucket: string,
  key: string,
): Promise<ObjectHead | null> {
  try {
    return await attempt("head", key, REQUEST_TIMEOUT_MS, async (abortSignal) => {
      const command = new HeadObjectCommand({ Bucket: bucket, Key: key });
      const answer = await client.send(command, { abortSignal });
      return readHead(answer, answer.ContentLength ?? 0);
    });
  } catch (error) {
    if (hasKind(error, "not-found")) return null;
    throw error;
  }
}

async function putObject(
  client: S3Client,
  input: PutObjectCommandInput & { readonly Body: Uint8Array },
  options: PutOptions,
): Promise<ObjectHead> {
  const key = input.Key ?? "";
  const { contentType, metadata } = options;
  const command = new PutObjectCommand({
    ...input,
    ...(contentType === undefined ? {} : { ContentType: contentType }),
    ...(metadata === undefined ? {} : { Metadata: { ...metadata } }),
  });
  return await attempt("put", key, TRANSFER_TIMEOUT_MS, async (abortSignal) => {
    const answer = await client.send(command, { abortSignal });
    return {
      etag: unquote(answer.ETag),
      sizeBytes: input.Body.byteLength,
      // S3 does not say when it stored the object; only reading it does.
      lastModified: null,
      metadata: { ...metadata },
    };
  });
}

async function putStream(
  requests: MultipartRequests<CompletedPart>,
  chunks: AsyncIterable<Uint8Array>,
  { metadata }: PutOptions,
): Promise<ObjectHead> {
  const uploaded = await uploadParts(requests, cutParts(chunks, PART_BYTES));
  return { ...uploaded, lastModified: null, metadata: { ...metadata } };
}

/** Makes the requests of one upload; those that may be repeated are sent by the reader. */
function multipartRequests(
  { reader, writer }: { readonly reader: S3Client; readonly writer: S3Client },
  { bucket, checksums }: S3ObjectStoreOptions,
  key: string,
  { contentType, metadata }: PutOptions,
): MultipartRequests<CompletedPart> {
  const object = { Bucket: bucket, Key: key };
  // Parts are refused whose checksum is not of the kind announced.
  const checksum = checksums === "when-required" ? {} : { ChecksumAlgorithm: "CRC32" as const };
  return {
    create: async () => {
      const command = new CreateMultipartUploadCommand({
        ...object,
        ...checksum,
        ...(contentType === undefined ? {} : { ContentType: contentType }),
        ...(metadata === undefined ? {} : { Metadata: { ...metadata } }),
      });
      const answer = await attempt("put", key, REQUEST_TIMEOUT_MS, (abortSignal) =>
        reader.send(command, { abortSignal }),
      );
      return answer.UploadId ?? "";
    },
    sendPart: async (UploadId, PartNumber, Body) => {
      const command = new UploadPartCommand({ ...object, ...checksum, UploadId, PartNumber, Body });
      const { ETag, ChecksumCRC32 } = await attempt("put", key, TRANSFER_TIMEOUT_MS, (signal) =>
        reader.send(command, { abortSignal: signal }),
      );
      return { PartNumber, ETag, ...(ChecksumCRC32 === undefined ? {} : { ChecksumCRC32 }) };
    },
    complete: async (UploadId, Parts) => {
      // Ceph 16 passes over the condition below.
      if ((await headObject(reader, bucket, key)) !== null) {
        throw new FiledexError("conflict", `object exists: key=\`${key}\``);
      }
      const command = new CompleteMultipartUploadCommand({
        ...object,
        UploadId,
        MultipartUpload: { Parts: [...Parts] },
        IfNoneMatch: "*",
      });
      // Composing a large object may take S3 minutes.
      const answer = await attempt("put", key, TRANSFER_TIMEOUT_MS, (abortSignal) =>
        writer.send(command, { abortSignal }),
      );
      // Ceph 16 does not say what it has made.
      return unquote(answer.ETag) || ((await headObject(reader, bucket, key))?.etag ?? "");
    },
    abort: async (UploadId) => {
      await attempt("put", key, REQUEST_TIMEOUT_MS, (abortSignal) =>
        reader.send(new AbortMultipartUploadCommand({ ...object, UploadId }), { abortSignal }),
      );
    },
  };
}

async function listObjects(
  client: S3Client,
  bucket: string,
  options: ListOptions = {},
): Promise<ListPage> {
  const { prefix, startAfter, cursor, limit } = options;
  const command = new ListObjectsV2Command({
    Bucket: bucket,
    // XML cannot hold every character that a key may, and turns carriage returns into line feeds.
    EncodingType: "url",
    ...(prefix === undefined ? {} : { Prefix: prefix }),
    ...(startAfter === undefined ? {} : { StartAfter: startAfter }),
    ...(cursor === undefined ? {} : { ContinuationToken: cursor }),
    ...(limit === undefined ? {} : { MaxKeys: limit }),
  });
  const answer = await attempt("list", prefix ?? "", REQUEST_TIMEOUT_MS, (abortSignal) =>
    client.send(command, { abortSignal }),
  );
  const objects = (answer.Contents ?? []).map((object) => ({
    key: decodeKey(object.Key ?? "", answer.EncodingType),
    etag: unquote(object.ETag),
    sizeBytes: object.Size ?? 0,
    lastModified: object.LastModified ?? null,
  }));
  const next = answer.IsTruncated === true ? (answer.NextContinuationToken ?? null) : null;
  return { objects, next };
}

function readHead(
  answer: {
    readonly ETag?: string | undefined;
    readonly LastModified?: Date | undefined;
    readonly Metadata?: Record<string, string> | undefined;
  },
  sizeBytes: number,
): ObjectHead {
  return {
    etag: unquote(answer.ETag),
    sizeBytes,
    lastModified: answer.LastModified ?? null,
    metadata: { ...answer.Metadata },
  };
}

/** Undoes the encoding of a listing, form encoding with `/` kept; not every server encodes. */
function decodeKey(key: string, encoding: string | undefined): string {
  return encoding === "url" ? decodeURIComponent(key.replaceAll("+", " ")) : key;
}

function unquote(etag: string | undefined): string {
  return (etag ?? "").replaceAll('"', "");
}
