/**
 * What a client says about an object besides its bytes: standard headers that S3 keeps, and user
 * metadata. Metadata beyond ASCII is kept as Unicode and sent back as RFC 2047 encoded words,
 * which is also one of the forms it may come in:
 *
 *     x-amz-meta-city: Zürich   or   x-amz-meta-city: =?UTF-8?Q?Z=C3=BCrich?=
 *     ->  city "Zürich"  ->  x-amz-meta-city: =?UTF-8?B?WsO8cmljaA==?=
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 */
import type { Description } from "./records.ts";
import { S3Error } from "./s3-error.ts";

const KEPT_HEADERS = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
];

const METADATA_PREFIX = "x-amz-meta-";

/** S3's limit on the names and values together, in UTF-8 bytes. */
const MAX_METADATA_BYTES = 2_048;

/** Reads a description from request headers; throws MetadataTooLarge. */
export function readDescription(headers: ReadonlyMap<string, string>): Description {
  const kept: Record<string, string> = { "content-type": "binary/octet-stream" };
  const metadata: Record<string, string> = {};
  let metadataBytes = 0;
  for (const [name, value] of headers) {
    if (name.startsWith(METADATA_PREFIX)) {
      const key = name.slice(METADATA_PREFIX.length);
      metadata[key] = decodeWords(value);
      metadataBytes += Buffer.byteLength(key) + Buffer.byteLength(metadata[key]);
    } else if (name === "content-encoding") {
      const encoding = withoutChunked(value);
      if (encoding !== "") {
        kept[name] = encoding;
      }
    } else if (KEPT_HEADERS.includes(name) && value !== "") {
      kept[name] = value;
    }
  }
  if (metadataBytes > MAX_METADATA_BYTES) {
    throw new S3Error(
      "MetadataTooLarge",
      "Your metadata headers exceed the maximum allowed metadata size",
      { details: { Size: String(metadataBytes), MaxSizeAllowed: String(MAX_METADATA_BYTES) } },
    );
  }
  return { headers: kept, metadata };
}

/** Formats a description as response headers. */
export function formatDescription(description: Description): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(description.headers)) {
    headers[name] = toHeaderBytes(value);
  }
  for (const [key, value] of Object.entries(description.metadata)) {
    headers[METADATA_PREFIX + key] = encodeWord(value);
  }
  return headers;
}

/** Turns text into the string whose characters are its UTF-8 bytes, which is what Node sends. */
export function toHeaderBytes(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** aws-chunked says how the body travelled, not how the object is encoded. */
function withoutChunked(encoding: string): string {
  return encoding
    .split(",")
    .map((token) => token.trim())
    .filter((token) => token.toLowerCase() !== "aws-chunked")
    .join(",");
}

function encodeWord(value: string): string {
  return /^[\x20-\x7e\t]*$/.test(value)
    ? value
    : `=?UTF-8?B?${Buffer.from(value, "utf8").toString("base64")}?=`;
}

function decodeWords(value: string): string {
  return value.replace(
    /=\?utf-8\?([bq])\?([^?\s]{0,2048})\?=/gi,
    (_, encoding: string, text: string) =>
      encoding.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("utf8")
        : decodeQuotedPrintable(text),
  );
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replaceAll("_", " ")
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
