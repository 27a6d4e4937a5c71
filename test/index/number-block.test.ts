import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteReader } from "../../lib/index/byte-reader.ts";
import { ByteWriter } from "../../lib/index/byte-writer.ts";
import {
  BLOCK_VALUES,
  readNumberBlock,
  skipNumberBlock,
  writeNumberBlock,
} from "../../lib/index/number-block.ts";

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 2 ** 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 ** 32 - 1 }) },
);

describe("number blocks", () => {
  it("give back what was written, one after the other, for any numbers", () => {
    const block = fc.array(value, { minLength: 1, maxLength: BLOCK_VALUES });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
        const writer = new ByteWriter();
        for (const values of blocks) {
          writeNumberBlock(writer, Uint32Array.from(values), values.length);
        }

        const reader = new ByteReader(writer.take());
        const skipping = new ByteReader(reader.source);
        for (const values of blocks) {
          const out = new Uint32Array(BLOCK_VALUES);
          readNumberBlock(reader, values.length, out);
          skipNumberBlock(skipping, values.length);
          expect([...out.subarray(0, values.length)]).toStrictEqual(values);
          expect(skipping.at).toBe(reader.at);
        }
        expect(reader.ended).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("write the example of the specification", () => {
    const writer = new ByteWriter();
    writeNumberBlock(writer, Uint32Array.of(1, 0, 3, 2), 4);

    expect([...writer.view()]).toStrictEqual([2, 0b10_11_00_01]);
  });

  it("put a few large numbers aside instead of widening all", () => {
    const values = new Uint32Array(BLOCK_VALUES).fill(1);
    values[77] = 2 ** 31;
    const writer = new ByteWriter();
    writeNumberBlock(writer, values, BLOCK_VALUES);

    expect(writer.length).toBeLessThan(26);
  });
});
