import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveRange } from "../../../infra/local/s3/byte-range.ts";

describe("resolveRange", () => {
  it.each([
    ["bytes=0-4", { start: 0, end: 5 }],
    ["bytes=5-", { start: 5, end: 10 }],
    ["bytes=-3", { start: 7, end: 10 }],
    ["bytes=-30", { start: 0, end: 10 }],
    ["bytes=9-9", { start: 9, end: 10 }],
    ["bytes=3-99", { start: 3, end: 10 }],
    ["bytes=10-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=4-3", null],
    ["bytes=0-1,3-4", null],
    ["bytes=-", null],
    ["items=0-1", null],
    [undefined, null],
  ] as const)("resolves %s of ten bytes", (header, expected) => {
    expect(resolveRange(header, 10)).toStrictEqual(expected);
  });

  it("finds nothing in an empty object", () => {
    expect(resolveRange("bytes=0-", 0)).toBe("unsatisfiable");
    expect(resolveRange("bytes=-5", 0)).toBe("unsatisfiable");
  });

  it("stays inside the object for any header", () => {
    const bound = fc.oneof(fc.constant(""), fc.nat(50).map(String));
    fc.assert(
      fc.property(bound, bound, fc.nat(40), (first, last, size) => {
        const range = resolveRange(`bytes=${first}-${last}`, size);

        if (range !== null && range !== "unsatisfiable") {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.start).toBeLessThan(range.end);
          expect(range.end).toBeLessThanOrEqual(size);
        }
      }),
    );
  });
});
