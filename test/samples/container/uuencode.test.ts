import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { uuencode } from "../../../infra/samples/container/uuencode.ts";

describe("uuencode", () => {
  it("encodes the example of the manual page", () => {
    expect(uuencode("cat.txt", new TextEncoder().encode("Cat"))).toBe(
      "begin 644 cat.txt\n#0V%T\n`\nend",
    );
  });

  it("keeps every byte, for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decode(uuencode("x", bytes))).toEqual([...bytes]);
      }),
    );
  });
});

function decode(text: string): number[] {
  const sixBits = (character: string | undefined): number =>
    ((character?.charCodeAt(0) ?? 32) - 32) & 63;
  return text
    .split("\n")
    .slice(1, -2)
    .flatMap((line) => {
      const bytes: number[] = [];
      for (let at = 1; at < line.length; at += 4) {
        const group = [0, 1, 2, 3].reduce((sum, place) => sum * 64 + sixBits(line[at + place]), 0);
        bytes.push(group >> 16, (group >> 8) & 255, group & 255);
      }
      return bytes.slice(0, sixBits(line[0]));
    });
}
