import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeChunked } from "../../../infra/local/s3/chunked-body.ts";
import { S3Error } from "../../../infra/local/s3/s3-error.ts";
import { type SigningContext, signChunk } from "../../../infra/local/s3/signature.ts";

const trailers = new Map([["x-amz-checksum-crc32", "sOO8/Q=="]]);

/** A body and places to cut it, for chunks and for pieces on the network. */
const cutBytes = fc.record({
  bytes: fc.uint8Array({ maxLength: 2_000 }),
  chunkCuts: fc.array(fc.nat(2_000), { maxLength: 8 }),
  pieceCuts: fc.array(fc.nat(4_000), { maxLength: 12 }),
});

describe("decodeChunked", { timeout: 30_000 }, () => {
  it("gives back the bytes and trailers for any chunks and any pieces", async () => {
    await fc.assert(
      fc.asyncProperty(cutBytes, async ({ bytes, chunkCuts, pieceCuts }) => {
        const encoded = encodeChunked(cut(bytes, chunkCuts), { trailers, signing: null });

        const decoded = await decode(cut(encoded, pieceCuts), null);

        expect(Buffer.from(decoded.bytes)).toStrictEqual(Buffer.from(bytes));
        expect(decoded.trailers).toStrictEqual(trailers);
      }),
    );
  });

  it("verifies every signature for any chunks and any pieces", async () => {
    await fc.assert(
      fc.asyncProperty(cutBytes, async ({ bytes, chunkCuts, pieceCuts }) => {
        const encoded = encodeChunked(cut(bytes, chunkCuts), { trailers, signing });

        const decoded = await decode(cut(encoded, pieceCuts), signing);

        expect(Buffer.from(decoded.bytes)).toStrictEqual(Buffer.from(bytes));
      }),
    );
  });

  it("refuses a signed body with any byte of its content changed", async () => {
    const bytes = Buffer.alloc(100, 7);
    const encoded = encodeChunked([bytes], { trailers, signing });
    const start = encoded.indexOf(bytes);
    await fc.assert(
      fc.asyncProperty(fc.nat(99), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(encoded);
        changed[start + at] = (changed[start + at] ?? 0) ^ change;

        await expect(decode([changed], signing)).rejects.toThrow(/chunk signature/);
      }),
    );
  });

  it("refuses a changed trailer", async () => {
    const encoded = encodeChunked([Buffer.from("x")], { trailers, signing }).toString("latin1");
    const changed = Buffer.from(encoded.replace("sOO8/Q==", "sOO9/Q=="), "latin1");

    await expect(decode([changed], signing)).rejects.toThrow(/chunk signature/);
  });

  it("verifies the chunks of the example in Amazon's manual", async () => {
    const body = awsBody([
      "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
      "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
      "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
    ]);
    const seed = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";

    const decoded = await decode([body], awsContext(seed), false);

    expect(decoded.bytes.length).toBe(66_560);
  });

  it("verifies the trailer of the example in Amazon's manual", async () => {
    const body = awsBody(
      [
        "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
        "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
        "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
      ],
      "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n",
    );
    const seed = "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e";

    const decoded = await decode([body], awsContext(seed));

    expect(decoded.trailers).toStrictEqual(new Map([["x-amz-checksum-crc32c", "sOO8/Q=="]]));
  });

  it.each([
    ["no size", "zz\r\nabc\r\n0\r\n\r\n"],
    ["a size of too many digits", "fffffffffffff\r\nabc\r\n"],
    ["a chunk longer than its size", "2\r\nabc\r\n0\r\n\r\n"],
    ["a trailer without a colon", "0\r\nnonsense\r\n\r\n"],
    ["a line without end", "1".repeat(5_000)],
  ])("refuses %s", async (_, text) => {
    await expect(decode([Buffer.from(text)], null)).rejects.toThrow(S3Error);
  });

  it("refuses any body that is cut short", async () => {
    const encoded = Buffer.from("3\r\nabc\r\n0\r\n");
    for (let length = 0; length < encoded.length; length++) {
      await expect(decode([encoded.subarray(0, length)], null)).rejects.toThrow(S3Error);
    }
  });
});

const signing: SigningContext = {
  key: Buffer.from("key"),
  scope: "20260101/us-east-1/s3/aws4_request",
  time: "20260101T000000Z",
  signature: "seed",
};

function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((at) => Math.min(at, bytes.length)), bytes.length];
  places.sort((a, b) => a - b);
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

/** Encodes chunks the way a client does; empty ones would end the body and are left out. */
function encodeChunked(
  chunks: readonly Uint8Array[],
  options: { trailers: ReadonlyMap<string, string>; signing: SigningContext | null },
): Buffer {
  const pieces: Uint8Array[] = [];
  let signature = options.signing?.signature ?? "";
  for (const chunk of [...chunks.filter((one) => one.length > 0), new Uint8Array(0)]) {
    let extension = "";
    if (options.signing !== null) {
      const content = { kind: "chunk", sha256: sha256(chunk) } as const;
      signature = signChunk(options.signing, signature, content);
      extension = `;chunk-signature=${signature}`;
    }
    const end = chunk.length > 0 ? "\r\n" : "";
    pieces.push(Buffer.from(`${chunk.length.toString(16)}${extension}\r\n`), chunk);
    pieces.push(Buffer.from(end));
  }
  let canonical = "";
  for (const [name, value] of options.trailers) {
    pieces.push(Buffer.from(`${name}:${value}\r\n`));
    canonical += `${name}:${value}\n`;
  }
  if (options.signing !== null) {
    const content = { kind: "trailer", sha256: sha256(Buffer.from(canonical)) } as const;
    const signed = signChunk(options.signing, signature, content);
    pieces.push(Buffer.from(`x-amz-trailer-signature:${signed}\r\n`));
  }
  return Buffer.concat([...pieces, Buffer.from("\r\n")]);
}

async function decode(
  pieces: readonly Uint8Array[],
  context: SigningContext | null,
  hasTrailers = true,
): Promise<{ bytes: Uint8Array; trailers: ReadonlyMap<string, string> }> {
  let received: ReadonlyMap<string, string> = new Map();
  const decoded: Uint8Array[] = [];
  const source = (async function* () {
    yield* pieces;
  })();
  const options = {
    hasTrailers,
    signing: context,
    onTrailers: (found: ReadonlyMap<string, string>) => {
      received = found;
    },
  };
  for await (const bytes of decodeChunked(source, options)) {
    decoded.push(Buffer.from(bytes));
  }
  return { bytes: Buffer.concat(decoded), trailers: received };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The signing key and time of the examples in the AWS manual on chunked uploads. */
function awsContext(signature: string): SigningContext {
  const hmac = (key: string | Buffer, text: string) =>
    createHmac("sha256", key).update(text).digest();
  const dateKey = hmac("AWS4wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "20130524");
  return {
    key: hmac(hmac(hmac(dateKey, "us-east-1"), "s3"), "aws4_request"),
    scope: "20130524/us-east-1/s3/aws4_request",
    time: "20130524T000000Z",
    signature,
  };
}

/** The body of those examples: 65 KB of "a" in chunks of 64 KB, signed as printed there. */
function awsBody(signatures: readonly [string, string, string], trailer = ""): Buffer {
  const [first, second, last] = signatures;
  return Buffer.concat([
    Buffer.from(`10000;chunk-signature=${first}\r\n`),
    Buffer.alloc(65_536, "a"),
    Buffer.from(`\r\n400;chunk-signature=${second}\r\n`),
    Buffer.alloc(1_024, "a"),
    Buffer.from(`\r\n0;chunk-signature=${last}\r\n${trailer}\r\n`),
  ]);
}
