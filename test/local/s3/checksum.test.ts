import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeChecksums, createDigest } from "../../../infra/local/s3/checksum.ts";

const ALGORITHMS = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const;

describe("createDigest", () => {
  it.each([
    ["CRC32", "cbf43926"],
    ["CRC32C", "e3069283"],
    ["CRC64NVME", "ae8b14860a799888"],
    ["SHA1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441"],
    ["SHA256", "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"],
  ] as const)("computes the %s of 123456789", (algorithm, expected) => {
    const digest = createDigest(algorithm);
    digest.update(Buffer.from("123456789"));

    expect(digest.digest().toString("hex")).toBe(expected);
  });

  it.each(ALGORITHMS)("computes the same %s for any pieces", (algorithm) => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 8 }), (pieces) => {
        const inPieces = createDigest(algorithm);
        for (const piece of pieces) {
          inPieces.update(piece);
        }
        const atOnce = createDigest(algorithm);
        atOnce.update(Buffer.concat(pieces));

        expect(inPieces.digest()).toStrictEqual(atOnce.digest());
      }),
    );
  });
});

describe("composeChecksums", () => {
  it("tells the number of parts behind the value", () => {
    const composed = composeChecksums("CRC32", ["AAAAAA==", "AAAAAA=="]);

    expect(composed.type).toBe("COMPOSITE");
    expect(composed.value).toMatch(/^[A-Za-z0-9+/]{6}==-2$/);
  });
});
