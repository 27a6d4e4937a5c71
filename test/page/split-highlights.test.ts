import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftHighlights, splitHighlights } from "../../lib/page/split-highlights.ts";

describe("splitHighlights", () => {
  it("cuts a text at its highlights", () => {
    expect(splitHighlights("… gamma globulin sold", [[2, 16]])).toStrictEqual([
      { text: "… ", marked: false },
      { text: "gamma globulin", marked: true },
      { text: " sold", marked: false },
    ]);
  });

  it("leaves a text without highlights whole", () => {
    expect(splitHighlights("<b>plain</b>", [])).toStrictEqual([
      { text: "<b>plain</b>", marked: false },
    ]);
  });

  it("keeps every character in order, for any ranges", () => {
    const ranges = fc.array(fc.tuple(fc.integer({ min: -5, max: 60 }), fc.nat(60)));
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), ranges, (text, highlights) => {
        const parts = splitHighlights(text, highlights);

        expect(parts.map((part) => part.text).join("")).toBe(text);
        expect(parts.every((part) => part.text !== "")).toBe(true);
      }),
    );
  });

  it("marks exactly the characters within some range, for any ranges", () => {
    const ranges = fc.array(fc.tuple(fc.nat(30), fc.nat(30)));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), ranges, (text, highlights) => {
        const marks = splitHighlights(text, highlights)
          .map((part) => (part.marked ? "x" : ".").repeat(part.text.length))
          .join("");
        const expected = Array.from({ length: text.length }, (_, position) =>
          highlights.some(([start, end]) => start <= position && position < end) ? "x" : ".",
        ).join("");

        expect(marks).toBe(expected);
      }),
    );
  });
});

describe("shiftHighlights", () => {
  it("keeps the highlights that touch the piece, counted from its start", () => {
    const highlights = [
      [0, 4],
      [8, 12],
      [18, 25],
      [30, 31],
    ] as const;

    expect(shiftHighlights(highlights, { start: 10, text: "0123456789" })).toStrictEqual([
      [-2, 2],
      [8, 15],
    ]);
  });
});
