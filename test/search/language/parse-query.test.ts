import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MAX_CLAUSES,
  MAX_NESTING,
  MAX_QUERY_LENGTH,
  parseQuery,
} from "../../../lib/search/language/parse-query.ts";
import type { Query } from "../../../lib/search/query.ts";

/** Writes a query as one line: (and a "b c" title:d*), so that expectations can be read. */
function show(query: Query): string {
  if (query.kind === "all") return "all";
  if ("operands" in query) return `(${query.kind} ${query.operands.map(show).join(" ")})`;
  const field = query.fields === undefined ? "" : `${query.fields.join(",")}:`;
  const boost = query.boost === undefined ? "" : `^${query.boost}`;
  if (query.kind === "phrase") return `${field}"${query.texts.join(" ")}"${boost}`;
  if (query.kind === "near") {
    const sides = query.texts.join(" | ");
    return `${field}${query.ordered ? "pre" : "near"}${query.distance}[${sides}]${boost}`;
  }
  const prefix = query.prefix === true ? "*" : "";
  const fuzzy = query.fuzzy === undefined ? "" : `~${query.fuzzy}`;
  return `${field}${query.text}${prefix}${fuzzy}${boost}`;
}

const read = (text: string) => show(parseQuery(text).query);
const hints = (text: string) => parseQuery(text).hints;

describe("parseQuery", () => {
  it.each([
    ["going concern", "(and going concern)"],
    ["going AND concern", "(and going concern)"],
    ["a OR b c", "(or a (and b c))"],
    ["(a OR b) c", "(and (or a b) c)"],
    ["a -b", "(and-not a b)"],
    ["a NOT (b c)", "(and-not a (and b c))"],
    ["-a", "(and-not all a)"],
    ["NOT NOT a", "a"],
    ["a OR -b", "(or a (and-not all b))"],
    ['"going concern"', '"going concern"'],
    ["“going concern”", '"going concern"'],
    ["audit*", "audit*"],
    ["hemacare~ doubt~1", "(and hemacare~0.2 doubt~1)"],
    ["concern^3", "concern^3"],
    ['"going concern"~5', "near5[going | concern]"],
    ["war NEAR(5) russia", "near5[war | russia]"],
    ["war NEAR russia", "near10[war | russia]"],
    ["war w/3 russia", "near3[war | russia]"],
    ['"going concern" pre/5 doubt', "pre5[going concern | doubt]"],
    ["a w/2 b w/3 c", "(and near2[a | b] near3[b | c])"],
    ["company:hemacare", "company:hemacare"],
    ['title:"other events"', 'title:"other events"'],
    ["title:(a OR b)", "(or title:a title:b)"],
    ["cost-effective", '"cost effective"'],
    ["cost-eff*", '"cost eff*"'],
    ['"going conc*"', '"going conc*"'],
    ["merger w/9 terminat*", "near9[merger | terminat*]"],
    ['"going conc*" NEAR(2) doubt', "near2[going conc* | doubt]"],
    ["10:30", '"10 30"'],
    // Names that every JavaScript object has.
    ["constructor toString", "(and constructor toString)"],
    ["", "all"],
    ["*", "all"],
  ])("reads %s as %s", (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(hints(text)).toStrictEqual([]);
  });

  it.each([
    ['item:4.01 year:2003 "going concern"', { item: ["4.01"], year: ["2003"] }],
    ["item:4", { item: ["4.01"] }],
    ["item:4.01,4.02", { item: ["4.01", "4.02"] }],
    ["item:(4.01 OR 4.02)", { item: ["4.01", "4.02"] }],
    ["item:4.01 OR item:4.02", { item: ["4.01", "4.02"] }],
    ["5.02(b)", { item: ["5.02"] }],
    ["Item 9.01 exhibits", { item: ["9.01"] }],
    ["CIK 320193", { cik: ["0000320193"] }],
    ["0000320193", { cik: ["0000320193"] }],
    ["320193", { cik: ["0000320193"] }],
    ["0000950124-00-003635", { accession: ["0000950124-00-003635"] }],
    ["see 000095012400003635", { accession: ["0000950124-00-003635"] }],
    ['form:"DEF 14A" x', { form: ["DEF 14A"] }],
    ["filed:[2003-04-01 TO 2003-06-30]", { filedFrom: "2003-04-01", filedTo: "2003-06-30" }],
    ["-form:8-K/A", { exclude: [{ form: ["8-K/A"] }] }],
    ["NOT (item:9.01 year:2003)", { exclude: [{ item: ["9.01"], year: ["2003"] }] }],
    ["(item:4.01)", { item: ["4.01"] }],
  ])("takes the filters of %s", (text, filters) => {
    expect(parseQuery(text).filters).toStrictEqual(filters);
  });

  it("says which legacy item a filter includes", () => {
    expect(hints("x item:4.01")).toStrictEqual([
      { message: "includes Item 4 of filings before 23 August 2004", start: 2, end: 11 },
    ]);
  });

  it.each([
    ['"abc', "abc", "this quote is not closed"],
    ["(a b", "(and a b)", "this parenthesis is not closed"],
    ["a) b", "(and a b)", "this parenthesis was not opened"],
    ["foo:bar", '"foo bar"', "there is no field foo; read as text"],
    ["constructor:x", '"constructor x"', "there is no field constructor; read as text"],
    ["a*b", '"a b"', "a wildcard stands at the end of a word only; read as text"],
    ["*ing", "ing", "a wildcard stands at the end of a word only; read as text"],
    ["doubt~9", "doubt~2", "words may differ by 2 edits at most; read as ~2"],
    ["doubt^999", "doubt^100", "a word counts 100 times at most"],
    ["co-op~1", '"co op"', "a word of several parts is found as it is spelt only"],
    ['"a b"~999', "near200[a | b]", "words may be 200 words apart at most; read as 200"],
    ["a w/999 b", "near200[a | b]", "words may be 200 words apart at most; read as 200"],
    ["a NEAR(5) b~", "(and a b~0.2)", "NEAR stands between words or phrases; read as AND"],
    ["item:99", "99", "item: takes an 8-K item such as 4.01, 4 or 5.02(b); read as text"],
    ["year:", "all", "year: takes a year such as 2003; read as text"],
  ])("reads %s as words and says why", (text, expected, message) => {
    expect(read(text)).toBe(expected);
    expect(hints(text).map((hint) => hint.message)).toContain(message);
  });

  it.each([
    [
      "item:1.05",
      "incidents are also reported under 7.01 and 8.01: search for cyber* OR ransomware",
    ],
    ["???", "there is nothing to search for in this"],
  ])("says of %s where else to look", (text, message) => {
    expect(hints(text).at(-1)?.message).toBe(message);
  });

  it("says that a filter cannot be one side of OR", () => {
    const [, hint] = hints("item:4.01 OR restatement");

    expect(hint?.message).toBe("a filter holds for the whole query, it cannot be one side of OR");
  });

  it("searches a lone number for what it is in quotes", () => {
    expect(read('"320193"')).toBe("320193");
    expect(hints("320193")[0]?.message).toMatch(/^read as a CIK/);
  });

  it("reads no more clauses than its bound", () => {
    const { query, hints: found } = parseQuery("a ".repeat(MAX_CLAUSES + 50));

    expect("operands" in query && query.operands.length).toBe(MAX_CLAUSES);
    expect(found).toHaveLength(1);
  });

  it("nests no deeper than its bound", () => {
    const deep = `${"(a OR ".repeat(MAX_NESTING + 5)}b${")".repeat(MAX_NESTING + 5)}`;

    expect(depthOf(parseQuery(deep).query)).toBeLessThanOrEqual(2 * MAX_NESTING + 2);
    expect(hints(deep)[0]?.message).toBe(`parentheses deeper than ${MAX_NESTING} are ignored`);
  });

  it("reads the beginning of an overlong query and says so", () => {
    const [hint] = hints("x".repeat(MAX_QUERY_LENGTH + 1));

    expect(hint).toStrictEqual({
      message: `only the first ${MAX_QUERY_LENGTH} characters are read`,
      start: MAX_QUERY_LENGTH,
      end: MAX_QUERY_LENGTH + 1,
    });
  });
});

function depthOf(query: Query): number {
  return "operands" in query ? 1 + Math.max(...query.operands.map(depthOf)) : 1;
}

/** Pieces of the language, so that random queries are often nearly right. */
const piece = fc.oneof(
  fc.constantFrom(
    ...'( ) " “ - * ~ ~2 ^3 [ ] : , & | OR AND NOT NEAR NEAR(5) w/3 pre/2 CIK Item'.split(" "),
    ..."item: form: cik: year: filed: title: company: exhibit: 4.01 5.02(b) 2003 8-K".split(" "),
    ..."[2003 TO 2004] 0000320193 0000950124-00-003635 going concern* \ud800 \u0000".split(" "),
    " ",
  ),
  fc.string({ unit: "binary", maxLength: 5 }),
);

describe("parseQuery, for any text", { timeout: 60_000 }, () => {
  const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

  it("answers with a bounded query", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { query } = parseQuery(text);

        expect(depthOf(query)).toBeLessThanOrEqual(2 * MAX_NESTING + 2);
      }),
    );
  });

  it("keeps hints within the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end } of parseQuery(text).hints) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it.each(["(", '"', "-", "a", "item:[", "NOT ", "title:", "a NEAR(1) ", "~", "[", " ", "cik "])(
    "reads 100 kB of %j",
    (unit) => {
      const text = unit.repeat(100_000 / unit.length);

      expect(() => parseQuery(text)).not.toThrow();
    },
  );
});
