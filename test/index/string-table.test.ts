import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeStringTable, StringTable } from "../../lib/index/string-table.ts";

/** Beyond U+FFFF the order of UTF-8 bytes is not that of UTF-16. */
const text = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom("\ufb01", "𝒜", "é", "e"));

describe("StringTable", () => {
  it("gives back each string by its ordinal, and finds it, for any strings", () => {
    fc.assert(
      fc.property(fc.array(text), text, (values, other) => {
        const { bytes, ordinals } = encodeStringTable(values);
        const table = new StringTable(bytes);

        expect(table.count).toBe(new Set(values).size);
        for (const value of values) {
          const ordinal = ordinals.get(value) ?? -1;
          expect(table.at(ordinal)).toBe(value);
          expect(table.find(value)).toBe(ordinal);
        }
        if (!values.includes(other)) expect(table.find(other)).toBe(-1);
      }),
    );
  });

  it("holds its strings in the order of their bytes, each once", () => {
    const { bytes } = encodeStringTable(["𝒜", "b", "\ufb01", "a", "b"]);

    expect(new StringTable(bytes).all()).toStrictEqual(["a", "b", "\ufb01", "𝒜"]);
  });
});
