import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processTerm, tokenize } from "../../lib/index/analyzer.ts";
import { TermCollector } from "../../lib/index/term-collector.ts";

/** Letters, digits, symbols, separators that are rarely seen, and what lower case changes most. */
const units = [
  "a",
  "b",
  "Z",
  "7",
  "$",
  "é",
  "İ",
  "ß",
  "K",
  // The sign for kelvin, of which lower case makes an ASCII letter.
  "\u212a",
  "𝒜",
  "𐄀",
  " ",
  "-",
  "\n",
  "\u2003",
  "’",
];
const words = fc
  .array(fc.constantFrom(...units, "abcdefghij", "ABCDEFGHIJK"), { maxLength: 14 })
  .map((pieces) => pieces.join(""));
const sections = fc.array(
  fc.record({ names: fc.array(words, { maxLength: 3 }), title: words, text: words }),
  { maxLength: 5 },
);

describe("TermCollector", () => {
  it("collects terms, frequencies, lengths and positions as MiniSearch's tokenizer has them", () => {
    fc.assert(
      fc.property(sections, (added) => {
        const collector = new TermCollector();
        for (const { names, title, text } of added) collector.addSection(names, [title, text]);

        expect(readPostings(collector)).toStrictEqual(expectedPostings(added));
        expect(collector.lengths).toStrictEqual([
          added.map(({ names }) => new Set(tokenize(names.join("\n"))).size),
          added.map(({ title }) => new Set(tokenize(title)).size),
          added.map(({ text }) => new Set(tokenize(text)).size),
        ]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("knows tokens longer than 65,535 letters apart", () => {
    const long = "x".repeat(65_536);
    const collector = new TermCollector();
    collector.addSection([], ["", `${long} ${long}y ${long} x`]);

    const terms = [...readPostings(collector).keys()];
    expect(terms.map(({ length }) => length)).toStrictEqual([1, 65_536, 65_537]);
  });

  it("keeps every token when there are many", () => {
    const words = Array.from({ length: 70_000 }, (_, i) => `w${i}`);
    const collector = new TermCollector();
    collector.addSection([], ["", words.join(" ")]);
    collector.addSection([], ["", words.join(" ").toUpperCase()]);

    const postings = readPostings(collector);
    expect([...postings.keys()]).toStrictEqual([...words].sort());
    expect(postings.get("w69999")).toStrictEqual(["2 0 69999", "2 1 69999"]);
  });
});

/** Returns `field section positions` of each posting, by term. */
function readPostings(collector: TermCollector): Map<string, string[]> {
  const postings = new Map<string, string[]>();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (const { term, lists } of collector.postings()) {
    const found = lists.flatMap((list, field) => {
      let at = 0;
      return Array.from({ length: list.count }, (_, i) => {
        const end = at + (list.frequencies[i] ?? 0);
        const positions = [...list.positions.subarray(at, end)];
        at = end;
        return [field, list.sections[i], ...positions].join(" ");
      });
    });
    postings.set(decoder.decode(term), found);
  }
  return postings;
}

function expectedPostings(
  added: readonly { names: string[]; title: string; text: string }[],
): Map<string, string[]> {
  const found = new Map<string, Map<string, number[]>>();
  added.forEach(({ names, title, text }, section) => {
    [names, [title], [text]].forEach((pieces, field) => {
      let position = 0;
      pieces.forEach((piece, name) => {
        for (const token of tokenize(piece).filter((one) => one !== "")) {
          const term = found.get(processTerm(token)) ?? new Map<string, number[]>();
          found.set(processTerm(token), term);
          const place = `${field} ${String(section).padStart(3)}`;
          term.set(place, [...(term.get(place) ?? []), position++ + name * 1_000]);
        }
      });
    });
  });
  const terms = [...found.keys()].sort((left, right) => {
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  });
  return new Map(
    terms.map((term) => {
      const places = [...(found.get(term) ?? [])].sort(([left], [right]) =>
        left < right ? -1 : 1,
      );
      return [
        term,
        places.map(([place, positions]) => [...place.split(/ +/), ...positions].join(" ")),
      ];
    }),
  );
}
