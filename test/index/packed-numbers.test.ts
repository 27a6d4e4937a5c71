import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasKind } from "../../lib/errors.ts";
import { decodeNumbers, encodeNumbers } from "../../lib/index/packed-numbers.ts";

describe("encodeNumbers", () => {
  it("writes the example of its head comment", () => {
    expect([...encodeNumbers([1, 2, 300])]).toStrictEqual([2, 1, 0, 2, 0, 0x2c, 0x01]);
  });

  it.each([
    [255, 1],
    [256, 2],
    [65_535, 2],
    [65_536, 4],
    [2 ** 32 - 1, 4],
  ])("takes the width that holds %d: %d bytes", (largest, width) => {
    expect(encodeNumbers([0, largest])).toHaveLength(1 + 2 * width);
  });

  it("is undone by decodeNumbers, for any numbers", () => {
    const number = fc.oneof(fc.nat(255), fc.nat(70_000), fc.nat(2 ** 32 - 1));
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        expect([...decodeNumbers(encodeNumbers(numbers))]).toStrictEqual(numbers);
      }),
    );
  });
});

describe("decodeNumbers", () => {
  it("reads numbers that begin anywhere in a buffer", () => {
    const bytes = Uint8Array.of(9, 9, 9, ...encodeNumbers([7, 70_000]));

    expect([...decodeNumbers(bytes.subarray(3))]).toStrictEqual([7, 70_000]);
  });

  it.each([[[]], [[3, 1, 2, 3]]])("calls a column without a known width corrupt: %j", (bytes) => {
    const decode = () => decodeNumbers(Uint8Array.from(bytes));

    expect(decode).toThrow(/^column has a wrong width/);
    expect(decode).toThrow(expect.toSatisfy((error) => hasKind(error, "corrupt")));
  });
});
