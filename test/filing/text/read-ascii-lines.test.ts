import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { readAsciiLines } from "../../../lib/filing/text/read-ascii-lines.ts";

function linesOf(text: string): ReturnType<typeof readAsciiLines>["lines"] {
  return readAsciiLines(SourceText.ofFile(text)).lines;
}

describe("readAsciiLines", () => {
  it("keeps lines as printed and counts blank lines", () => {
    expect(linesOf("A\n\n\n   B  C  \n")).toMatchObject([
      { text: "A", blanksBefore: 0, start: 0, end: 1 },
      { text: "   B  C", blanksBefore: 2, start: 7, end: 11 },
    ]);
  });

  it("drops EDGAR's tags and keeps the columns of what stands beside them", () => {
    const text = `<TABLE>
<CAPTION>
                 Assets
<S>              <C>
Cash<F1>         $ 1,000
</TABLE>
<PAGE>  12
net < $5`;
    expect(linesOf(text).map((line) => [line.text, line.table])).toEqual([
      ["                 Assets", 1],
      ["Cash[F1]         $ 1,000", 1],
      ["net < $5", 0],
    ]);
  });

  it("drops page numbers and running heads at page breaks", () => {
    const text =
      "one\n\n   - 2 -\n<PAGE>\nACME INC\n\ntwo\n3\n<PAGE>\nACME INC\n\nthree\n\nPage 4 of 4 Pages\n<PAGE>\n";
    expect(linesOf(text).map((line) => line.text)).toEqual(["one", "two", "three"]);
  });

  it("sets tabs at columns of eight", () => {
    expect(linesOf("a\tb\n\tc").map((line) => line.text)).toEqual(["a       b", "        c"]);
  });

  it("says which lines are centred on the page", () => {
    const lines = linesOf(`${" ".repeat(34)}SIGNATURES\nFlush left\n     Indented text`);
    expect(lines.map((line) => line.centered)).toEqual([true, false, false]);
  });

  it("breaks rendered text where it lost a line break", () => {
    const text = "the end.\u200b\u200bItem 7.01 Regulation FD\n8,965\u2014ITEM 8.01.\nOTHER EVENTS";
    expect(linesOf(text).map((line) => line.text)).toEqual([
      "the end.",
      "Item 7.01 Regulation FD",
      "8,965\u2014",
      "ITEM 8.01.",
      "OTHER EVENTS",
    ]);
  });

  it("gives each line the place of its words, for any text", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const gap = fc.constantFrom(
      " ",
      "  ",
      "\n",
      "\n\n",
      "\t",
      "\u00a0",
      "\u200b",
      "<PAGE>\n",
      "\r\n",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(word, gap), { maxLength: 40 }), (parts) => {
        const text = parts.flat().join("");
        const lines = linesOf(text);
        expect(lines.flatMap((line) => line.text.match(/[a-z]+/g) ?? [])).toEqual(
          parts.map(([each]) => each).join("|") === ""
            ? []
            : text.replaceAll("<PAGE>", "\n").match(/[a-z]+/g),
        );
        for (const line of lines) {
          expect(text.slice(line.start, line.end).match(/[a-z]+/g)).toEqual(
            line.text.match(/[a-z]+/g),
          );
        }
      }),
    );
  });
});
