import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";

/** Cuts of a text, each by two numbers taken modulo its length. */
const cuts = fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 6 });

describe("SourceText", () => {
  it("leads every character back to the file, for any chain of cuts and slices", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 100 }), cuts, (file, chain) => {
        let source = SourceText.ofFile(file);
        for (const [index, [one, other]] of chain.entries()) {
          const length = source.text.length + 1;
          const start = Math.min(one % length, other % length);
          const end = Math.max(one % length, other % length);
          source = index % 2 === 0 ? source.without([{ start, end }]) : source.slice(start, end);
        }
        for (let at = 0; at < source.text.length; at++) {
          expect(file[source.offsetAt(at)]).toBe(source.text[at]);
        }
      }),
    );
  });

  it("deletes several spans at once", () => {
    const source = SourceText.ofFile("- --a\n- --b").without([
      { start: 0, end: 2 },
      { start: 6, end: 8 },
    ]);
    expect(source.text).toBe("--a\n--b");
    expect(source.offsetAt(0)).toBe(2);
    expect(source.offsetAt(4)).toBe(8);
    expect(source.slice(4).offsetAt(0)).toBe(8);
  });

  it("deletes within every occurrence of a mark, before and after other cuts", () => {
    const source = SourceText.ofFile("a\n- --b\n- -c\n- d").withoutWithin("\n- -", 1, 3);
    expect(source.text).toBe("a\n--b\n-c\n- d");
    expect([source.offsetAt(1), source.offsetAt(2), source.offsetAt(6)]).toEqual([1, 4, 10]);
    const again = source.withoutWithin("-", 0, 1);
    expect(again.text).toBe("a\nb\nc\n d");
    expect(again.offsetAt(2)).toBe(6);
  });

  it("deletes within a mark as a replacement would, for any text", () => {
    const texts = fc.array(fc.constantFrom("\n", "- ", "-", "a", "\n- -"), { maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.nat(5), (parts, skipped) => {
        const file = parts.join("");
        const whole = SourceText.ofFile(file).slice(Math.min(skipped, file.length));
        const cut = whole.withoutWithin("\n- -", 1, 3);
        expect(cut.text).toBe(whole.text.replaceAll("\n- -", "\n-"));
        for (let at = 0; at < cut.text.length; at++) {
          expect(file[cut.offsetAt(at)]).toBe(cut.text[at]);
        }
      }),
    );
  });

  it("keeps its place when nothing is left", () => {
    expect(
      SourceText.ofFile("abc")
        .slice(1)
        .without([{ start: 0, end: 2 }])
        .offsetAt(0),
    ).toBe(1);
  });
});
