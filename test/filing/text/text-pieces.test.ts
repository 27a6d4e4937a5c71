import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextPieces } from "../../../lib/filing/text/text-pieces.ts";

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom("é", "𝒜", " ", "\t", "x".repeat(100)) },
);

describe("TextPieces", () => {
  it("puts together what was added, text after text, for any pieces", () => {
    const few = fc.array(piece, { maxLength: 5 });
    // So many that they are copied as bytes.
    const many = fc
      .tuple(few, fc.integer({ min: 500, max: 3_000 }))
      .map(([own, count]) => Array.from({ length: count }, (_, i) => own[i % own.length] ?? "y"));
    fc.assert(
      fc.property(fc.array(fc.oneof(few, many), { maxLength: 4 }), (texts) => {
        const pieces = new TextPieces();
        for (const text of texts) {
          for (const one of text) pieces.add(one);
          const whole = text.join("");

          expect(pieces.isEmpty).toBe(whole === "");
          expect(pieces.endsInSpace).toBe(whole === "" || /[ \t]$/.test(whole));
          expect(pieces.take()).toBe(whole);
          expect(pieces.isEmpty).toBe(true);
        }
      }),
    );
  });
});
