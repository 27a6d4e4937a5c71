import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { center, columns, tabulate, wrap } from "../../../infra/samples/layout/ascii-text.ts";

const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 60 });

describe("wrap", () => {
  it("keeps all words in order and within the margins, justified or not, for any text", () => {
    fc.assert(
      fc.property(words, fc.nat(10), fc.nat(10), fc.boolean(), (list, first, rest, justified) => {
        const lines = wrap(list.join(" "), { width: 40, first, rest, justified });
        expect(lines.join(" ").trim().split(/ +/)).toEqual(list);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
      }),
    );
  });

  it("fills justified lines up to the margin, except for the last", () => {
    const lines = wrap("one two three four five six", {
      width: 15,
      first: 0,
      rest: 0,
      justified: true,
    });
    expect(lines).toEqual(
      ["one  two  three", "four  five  six"].slice(0, 1).concat("four five six"),
    );
  });
});

describe("center", () => {
  it("leaves as much before as after", () => {
    expect(center("abc", 9)).toBe("   abc");
  });
});

describe("columns", () => {
  it("sets labels below their values", () => {
    const value = columns(["000-15223", "95-3280412"], 60);
    const label = columns(["(File No.)", "(Employer No.)"], 60);
    expect(value.indexOf("95")).toBeGreaterThan(label.indexOf("(Employer") - 1);
  });
});

describe("tabulate", () => {
  it("aligns numbers to the right", () => {
    expect(
      tabulate([
        ["a", "1"],
        ["bcd", "234"],
      ]),
    ).toEqual(["a          1", "bcd      234"]);
  });
});
