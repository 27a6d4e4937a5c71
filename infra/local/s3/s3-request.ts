/**
 * One request as the operations see it: bucket and key decoded, query and headers by name.
 *
 *     PUT /filings/a%20b%2Bc//d?versionId=x HTTP/1.1     bucket "filings", key "a b+c//d"
 *     Host: filings.localhost:9000  and  PUT /a.txt      bucket "filings", key "a.txt"
 *
 * A key is what stands behind the bucket's slash, percent-decoded once; `+` in a path is a plus,
 * `..` and `//` mean nothing. Node hands headers over as Latin-1, but clients send UTF-8.
 */
import { isUtf8 } from "node:buffer";
import type { IncomingMessage, ServerResponse } from "node:http";
import { invalidArgument, S3Error } from "./s3-error.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1_024;

export interface S3Request {
  readonly method: string;
  readonly bucket: string | null;
  readonly key: string | null;
  /** Whether the bucket stands in the host name and not in the path. */
  readonly isVirtualHost: boolean;
  /** The path before decoding and without the query. */
  readonly rawPath: string;
  /** Query parameters in order, decoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Headers by lower-case name, decoded as UTF-8; repeated ones are joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  readonly requestId: string;
  /** The body as it comes; reading it tells a client that waits for `100 Continue` to go on. */
  openBody(): AsyncIterable<Uint8Array>;
}

export interface S3Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | AsyncIterable<Uint8Array> | null;
}

/** Reads the head of a request; throws InvalidURI for a path or query that does not decode. */
export function parseRequest(
  message: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): S3Request {
  const target = message.url ?? "/";
  const questionMark = target.indexOf("?");
  const rawPath = questionMark < 0 ? target : target.slice(0, questionMark);
  const headers = readHeaders(message.rawHeaders);
  const hostBucket = bucketOfHost(headers.get("host") ?? "");
  const { bucket, key } = locate(decodePath(rawPath), hostBucket);
  if (key !== null && Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new S3Error("KeyTooLongError", "Your key is too long", {
      details: { Size: String(Buffer.byteLength(key)), MaxSizeAllowed: String(MAX_KEY_BYTES) },
    });
  }
  let isContinued = headers.get("expect")?.toLowerCase() !== "100-continue";
  return {
    method: message.method ?? "GET",
    bucket,
    key,
    isVirtualHost: hostBucket !== null,
    rawPath,
    query: questionMark < 0 ? [] : parseQuery(target.slice(questionMark + 1)),
    headers,
    requestId,
    openBody() {
      if (!isContinued) {
        isContinued = true;
        response.writeContinue();
      }
      // Leaving the loop early must not cut the connection: the client is still to get its answer.
      return message.iterator({ destroyOnReturn: false });
    },
  };
}

/** Returns the value of a query parameter; null when it is not there. */
export function queryValue(request: S3Request, name: string): string | null {
  return request.query.find(([candidate]) => candidate === name)?.[1] ?? null;
}

/** Returns a query parameter that is a number from 0 to `max`; larger ones count as `max`. */
export function queryCount(request: S3Request, name: string, max: number): number {
  const text = queryValue(request, name);
  if (text === null || text === "") {
    return max;
  }
  if (!/^\d{1,10}$/.test(text) || Number(text) > 2_147_483_647) {
    throw invalidArgument(`Provided ${name} not an integer or within integer range`, name, text);
  }
  return Math.min(Number(text), max);
}

/** Percent-decodes text as UTF-8; throws InvalidURI when it is not. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    throw new S3Error("InvalidURI", "Couldn't parse the specified URI.", { cause: error });
  }
}

function decodePath(rawPath: string): string {
  // An absolute-form target (`PUT http://host/bucket/key`) is what proxies send.
  const path = rawPath.replace(/^https?:\/\/[^/]*/i, "");
  return decodePercent(path.startsWith("/") ? path.slice(1) : path);
}

/** Reads the bucket out of `BUCKET.localhost:PORT` or `BUCKET.s3.localhost:PORT`. */
function bucketOfHost(host: string): string | null {
  const name = /^([a-z0-9][a-z0-9.-]+)\.localhost(?::\d+)?$/.exec(host)?.[1];
  return name === undefined || name === "s3" ? null : name.replace(/\.s3$/, "");
}

function locate(
  path: string,
  hostBucket: string | null,
): { bucket: string | null; key: string | null } {
  if (hostBucket !== null) {
    return { bucket: hostBucket, key: path === "" ? null : path };
  }
  const slash = path.indexOf("/");
  if (slash < 0) {
    return { bucket: path === "" ? null : path, key: null };
  }
  const key = path.slice(slash + 1);
  return { bucket: path.slice(0, slash), key: key === "" ? null : key };
}

function parseQuery(text: string): (readonly [string, string])[] {
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      const name = equals < 0 ? pair : pair.slice(0, equals);
      const value = equals < 0 ? "" : pair.slice(equals + 1);
      return [decodeQuery(name), decodeQuery(value)];
    });
}

function decodeQuery(text: string): string {
  return decodePercent(text.replaceAll("+", " "));
}

function readHeaders(raw: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? "").toLowerCase();
    const value = decodeHeader(raw[index + 1] ?? "");
    const earlier = headers.get(name);
    headers.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return headers;
}

/** Node gives each byte as one character: the bytes are UTF-8, or Latin-1 from older clients. */
function decodeHeader(text: string): string {
  const bytes = Buffer.from(text, "latin1");
  return isUtf8(bytes) ? bytes.toString("utf8") : text;
}
