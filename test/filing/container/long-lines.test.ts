import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rejoinLongLines } from "../../../lib/filing/container/long-lines.ts";
import { SourceText } from "../../../lib/filing/container/source-text.ts";

function rejoin(text: string): string {
  return rejoinLongLines(SourceText.ofFile(text)).text;
}

describe("rejoinLongLines", () => {
  const full = "a".repeat(1023);

  it("takes out the break behind a line of 1023 characters", () => {
    expect(rejoin(`x\n${full}\nb\n\nc`)).toBe(`x\n${full}b\n\nc`);
  });

  it("leaves a document with a longer line as it is", () => {
    const text = `${full}\n${full}a\nb`;
    expect(rejoin(text)).toBe(text);
  });

  it("leaves a document whose last line is longer as it is", () => {
    const text = `${full}\n${full}a`;
    expect(rejoin(text)).toBe(text);
  });

  it("joins what a look at each line would join, for any lengths of lines", () => {
    const length = fc.oneof(fc.integer({ min: 0, max: 80 }), fc.constantFrom(511, 1022, 1023));
    fc.assert(
      fc.property(fc.array(length, { maxLength: 12 }), fc.boolean(), (lengths, ends) => {
        const lines = lengths.map((each) => "x".repeat(each));
        const text = lines.join("\n") + (ends ? "\n" : "");
        const pieces = text.split("\n");
        const joined = pieces
          .map((line, at) =>
            line.length === 1023 || at === pieces.length - 1 ? line : `${line}\n`,
          )
          .join("");
        expect(rejoin(text)).toBe(joined);
      }),
    );
  });
});
