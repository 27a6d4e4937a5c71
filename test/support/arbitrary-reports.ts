/**
 * Current reports of both numberings in the ways that filers write them, each with what it reports.
 *
 *     heading   number and title together, title first, apart, misspelt, in brackets, of full width ...
 *     text      sentences that mention items of this report and of other forms
 *     layout    ASCII of some width, paragraphs, divisions, table cells, a tag for each word
 */
import fc from "fast-check";
import { findItem } from "../../lib/filing/item-taxonomy.ts";

export interface ReportedItem {
  readonly code: string;
  /** A word that stands in the text of this item and nowhere else. */
  readonly mark: string;
}

export interface ArbitraryReport {
  readonly text: string;
  readonly items: readonly ReportedItem[];
}

type Heading = (word: string, code: string, title: string) => readonly string[];

/** Each part is a line or, in HTML, a paragraph or cell of its own. */
const HEADINGS: readonly Heading[] = [
  (word, code, title) => [`${word} ${code}. ${title}`],
  (word, code, title) => [`${word} ${code} ${title}.`],
  (word, code, title) => [`${word} ${code} - ${title}`],
  (word, code, title) => [`${word} ${code}\u2014${title}`],
  (word, code, title) => [`${word} ${code}: ${title}`],
  (word, code, title) => [`${word} No. ${code}   ${title}`],
  (word, code, title) => [`(${word} ${code}) ${title}`],
  (word, code, title) => [`[${word} ${code}] ${title}`],
  (word, code, title) => [`"${word} ${code}. ${title}"`],
  (word, code, title) => [`\u201c${word} ${code}\u201d ${title}`],
  (word, code, title) => [`${word}${code}. ${title}`],
  (word, code, title) => [`${word}\u00a0${code}\u2003${title}`],
  (word, code, title) => [`${word}\u00c2\u00a0${code} ${title}`],
  (word, code, title) => [`${word} ${fullWidth(code)}\u3000${title}`],
  (word, code, title) => [`-----${word} ${code} ${title}`],
  (word, code, title) => [`Form 8-K, ${word} ${code}. ${title}`],
  (word, code, title) => [`(a) ${word} ${code}. ${title}`],
  (word, code, title) => [`${word} ${code} (${title})`],
  (word, code, title) => [`${title} (${word} ${code})`],
  (word, code, title) => [title, `${word} ${code}.`],
  (word, code, title) => [`${word} ${code}.`, title],
  (word, code, title) => [word, `${code}. ${title}`],
  (word, code, title) => [word, `${code}.`, title],
  (word, code) => [`${word} ${code}.`],
];

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

/** Sentences that name items without heading them. */
const MENTIONS: readonly ((code: string) => string)[] = [
  (code) => `See Item ${code} above.`,
  (code) => `The information set forth in Item ${code} is incorporated herein by reference.`,
  (code) => `The information in this Item ${code} shall not be deemed filed.`,
  (code) => `As described under Item ${code} of this report, the notes are unsecured.`,
  (code) => `Item ${code} of this Current Report describes the agreement in more detail.`,
  (code) => `For more detail see Item ${code} below and the exhibits.`,
  () => "Risks are listed in Item 1A. Risk Factors of our Annual Report on Form 10-K.",
  () => "There was no event under Item 304(a)(1)(v) of Regulation S-K.",
  () => "Its legal proceedings are those of Item 3 of the Form 10-K.",
  () => "The lender waived the covenant for two quarters, subject to conditions.",
  () => "No fees were paid to any finder.",
];

const REGIMES: readonly (readonly string[])[] = [
  ["1", "2", "3", "4", "5", "6", "7", "8", "9", "12"],
  ["1.01", "1.03", "2.01", "2.02", "2.03", "3.01", "4.01", "5.02", "5.07", "7.01", "8.01", "9.01"],
];

type Layout = (parts: readonly string[]) => string;

const encode = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const inHtml = (body: string): string => `<html><body>${body}</body></html>`;
const eachWord = (text: string): string =>
  text.replace(/\S+/g, (word) => `<font size="2">${encode(word)}</font>`);

const LAYOUTS: readonly Layout[] = [
  (parts) => parts.map((part) => wrap(part, 66)).join("\n\n"),
  (parts) => parts.map((part) => wrap(part, 78)).join("\n\n"),
  (parts) => inHtml(parts.map((part) => `<p>${encode(part)}</p>`).join("\n")),
  (parts) => inHtml(parts.map((part) => `<div>${encode(part)}</div>`).join("")),
  (parts) => inHtml(parts.map((part) => `<tr><td>${encode(part)}</td></tr>`).join("")),
  (parts) => inHtml(parts.map((part) => `<p>${eachWord(part)}</p>`).join("\n")),
  (parts) => inHtml(parts.map((part) => `${encode(part)}<br><br>`).join("\n")),
];

/** Headings keep their line, as they do where people type. */
function wrap(text: string, width: number): string {
  if (text.length <= 2 * width && !text.includes("plant")) return text;
  return text.replace(new RegExp(`(.{1,${width}})(?: |$)`, "g"), "$1\n").trimEnd();
}

const FRONT = [
  "SECURITIES AND EXCHANGE COMMISSION",
  "FORM 8-K",
  "NORTHWIND PUMPS, INC.",
  "(Exact name of registrant as specified in its charter)",
];
const END = [
  "SIGNATURES",
  "Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report to be signed.",
];

const item = fc.record({
  heading: fc.constantFrom(...HEADINGS),
  word: fc.constantFrom("Item", "ITEM"),
  inCapitals: fc.boolean(),
  mentions: fc.array(fc.constantFrom(...MENTIONS), { maxLength: 6 }),
});

/** Reports of one to four items in any order, written in any mixture of ways. */
export const reports: fc.Arbitrary<ArbitraryReport> = fc
  .constantFrom(...REGIMES)
  .chain((codes) =>
    fc.record({
      codes: fc.shuffledSubarray([...codes], { minLength: 1, maxLength: 4 }),
      items: fc.array(item, { minLength: 4, maxLength: 4 }),
      layout: fc.constantFrom(...LAYOUTS),
    }),
  )
  .map(({ codes, items, layout }) => {
    const reported = codes.map((code, index) => ({ code, mark: `plant${index}` }));
    const parts = reported.flatMap(({ code, mark }, index) => {
      const way = items[index];
      if (way === undefined) return [];
      const title = findItem(code)?.title ?? "";
      const heading = way.heading(way.word, code, way.inCapitals ? title.toUpperCase() : title);
      const text = `On March 3 the registrant opened ${mark} in Reno.`;
      const other = codes[(index + 1) % codes.length] ?? code;
      return [...heading, [text, ...way.mentions.map((mention) => mention(other))].join(" ")];
    });
    return { text: layout([...FRONT, ...parts, ...END]), items: reported };
  });
