/**
 * The aws-chunked encoding: a body in pieces, each with its size and perhaps its signature, and
 * checksums of the whole at the end as trailers.
 *
 *     10000;chunk-signature=0b2f...\r\n      size in hex; the signature only when signed
 *     <65536 bytes>\r\n
 *     0;chunk-signature=b6c6...\r\n          the last chunk is empty
 *     x-amz-checksum-crc32:sOO8/Q==\r\n      trailers, only in the -TRAILER kinds
 *     x-amz-trailer-signature:63bd...\r\n    only when signed
 *     \r\n
 *
 * The pieces on the network have nothing to do with these chunks: any boundary may fall anywhere.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
import { createHash } from "node:crypto";
import { S3Error } from "./s3-error.ts";
import { isSameText, type SigningContext, signChunk } from "./signature.ts";

/** A chunk header is a size and a signature: 90 bytes. Trailers are checksums. */
const MAX_LINE_BYTES = 1_024;

/** S3 defines five checksums and a signature; nobody sends more than two of them. */
const MAX_TRAILERS = 16;

export interface ChunkedOptions {
  /** Whether trailers stand behind the last chunk. */
  readonly hasTrailers: boolean;
  /** Verifies chunk and trailer signatures; null takes them unread. */
  readonly signing: SigningContext | null;
  /** Receives the trailers, names in lower case, after the last chunk. */
  readonly onTrailers: (trailers: ReadonlyMap<string, string>) => void;
}

/**
 * Decodes an aws-chunked body into its bytes, passing them on as they come. A chunk's signature
 * is checked when its last byte has passed, so the reader must drop everything on an error.
 */
export async function* decodeChunked(
  source: AsyncIterable<Uint8Array>,
  options: ChunkedOptions,
): AsyncGenerator<Uint8Array> {
  const input = createInput(source);
  let signature = options.signing?.signature ?? "";
  for (;;) {
    const header = parseChunkHeader(await input.readLine());
    const hash = options.signing === null ? null : createHash("sha256");
    for (let left = header.sizeBytes; left > 0; ) {
      const bytes = await input.readSome(left);
      hash?.update(bytes);
      left -= bytes.length;
      yield bytes;
    }
    if (options.signing !== null && hash !== null) {
      const content = { kind: "chunk", sha256: hash.digest("hex") } as const;
      signature = signChunk(options.signing, signature, content);
      checkSignature(signature, header.signature);
    }
    if (header.sizeBytes === 0) {
      break;
    }
    await input.readLineEnd();
  }
  const trailers = options.hasTrailers
    ? await readTrailers(input, options.signing, signature)
    : new Map<string, string>();
  options.onTrailers(trailers);
  await input.drain();
}

function parseChunkHeader(line: string): { sizeBytes: number; signature: string } {
  const match = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]*))?\s*$/.exec(line);
  if (match === null) {
    throw malformedBody("a chunk header");
  }
  return { sizeBytes: Number.parseInt(match[1] ?? "", 16), signature: match[2] ?? "" };
}

async function readTrailers(
  input: Input,
  signing: SigningContext | null,
  previousSignature: string,
): Promise<Map<string, string>> {
  const trailers = new Map<string, string>();
  let given = "";
  let canonical = "";
  for (let count = 0; ; count++) {
    // Some clients end the body right behind the last trailer, without the empty line.
    const line = await input.readLineOrEnd();
    if (line === "") {
      break;
    }
    const colon = line.indexOf(":");
    if (colon <= 0 || count >= MAX_TRAILERS) {
      throw malformedBody("a trailer");
    }
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === "x-amz-trailer-signature") {
      given = value;
    } else {
      trailers.set(name, value);
      canonical += `${name}:${value}\n`;
    }
  }
  if (signing !== null) {
    const sha256 = createHash("sha256").update(canonical).digest("hex");
    checkSignature(signChunk(signing, previousSignature, { kind: "trailer", sha256 }), given);
  }
  return trailers;
}

function checkSignature(expected: string, given: string): void {
  if (!isSameText(expected, given)) {
    throw new S3Error(
      "SignatureDoesNotMatch",
      "The chunk signature we calculated does not match the signature you provided.",
    );
  }
}

function malformedBody(what: string): S3Error {
  return new S3Error("InvalidRequest", `The aws-chunked body is malformed: expected ${what}.`);
}

interface Input {
  /** Reads between 1 and `max` bytes; throws IncompleteBody at the end. */
  readSome(max: number): Promise<Uint8Array>;
  /** Reads up to and without CRLF; throws IncompleteBody at the end. */
  readLine(): Promise<string>;
  /** As readLine, but the end of the body ends the line too. */
  readLineOrEnd(): Promise<string>;
  /** Reads the CRLF behind a chunk. */
  readLineEnd(): Promise<void>;
  /** Reads what is left, so that the connection can be used again. */
  drain(): Promise<void>;
}

function createInput(source: AsyncIterable<Uint8Array>): Input {
  const iterator = source[Symbol.asyncIterator]();
  let buffer: Uint8Array = new Uint8Array(0);

  async function fill(): Promise<boolean> {
    while (buffer.length === 0) {
      const next = await iterator.next();
      if (next.done === true) {
        return false;
      }
      buffer = next.value;
    }
    return true;
  }

  async function readLine(mayEnd: boolean): Promise<string> {
    let line = "";
    while (!line.endsWith("\n")) {
      if (!(await fill())) {
        if (mayEnd) {
          break;
        }
        throw incompleteBody();
      }
      const newline = buffer.indexOf(10);
      const end = newline < 0 ? buffer.length : newline + 1;
      if (line.length + end > MAX_LINE_BYTES) {
        throw malformedBody("a line end");
      }
      line += Buffer.from(buffer.subarray(0, end)).toString("latin1");
      buffer = buffer.subarray(end);
    }
    return line.replace(/\r?\n$/, "");
  }

  return {
    async readSome(max) {
      if (!(await fill())) {
        throw incompleteBody();
      }
      const bytes = buffer.subarray(0, max);
      buffer = buffer.subarray(bytes.length);
      return bytes;
    },
    readLine: () => readLine(false),
    readLineOrEnd: () => readLine(true),
    async readLineEnd() {
      if ((await readLine(false)) !== "") {
        throw malformedBody("the end of a chunk");
      }
    },
    async drain() {
      buffer = new Uint8Array(0);
      while (await fill()) {
        buffer = new Uint8Array(0);
      }
    },
  };
}

/** The body ended before the bytes its head promised. */
export function incompleteBody(): S3Error {
  return new S3Error(
    "IncompleteBody",
    "You did not provide the number of bytes specified by the Content-Length HTTP header",
  );
}
