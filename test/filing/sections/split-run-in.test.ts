import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { splitRunIns } from "../../../lib/filing/sections/split-run-in.ts";
import { readAsciiLines } from "../../../lib/filing/text/read-ascii-lines.ts";
import { readHtmlLines } from "../../../lib/filing/text/read-html-lines.ts";
import { BODY } from "../../support/segment-text.ts";

function splitHtml(html: string): string[] {
  const document = readHtmlLines(SourceText.ofFile(html));
  return splitRunIns(document).lines.map(({ text }) => text);
}

describe("splitRunIns", () => {
  it("begins a line where an item begins within a paragraph", () => {
    expect(splitHtml(`<p>${BODY} Item 7. Financial Statements and Exhibits. (c) 99.1</p>`)).toEqual(
      [BODY, "Item 7. Financial Statements and Exhibits. (c) 99.1"],
    );
    expect(splitHtml(`<p>${BODY} <b>ITEM 5.02 Election of Directors.</b> ${BODY}</p>`)).toEqual([
      BODY,
      `ITEM 5.02 Election of Directors. ${BODY}`,
    ]);
  });

  it("finds a heading that wraps onto the next line, and keeps its place in the file", () => {
    const text = `It opened a plant in Reno.  Item 7.  Financial\nStatements and Exhibits.  (c) 99.1`;
    const { lines } = splitRunIns(readAsciiLines(SourceText.ofFile(text)));
    expect(lines.map(({ start, end }) => text.slice(start, end))).toEqual([
      "It opened a plant in Reno.",
      "Item 7.  Financial",
      "Statements and Exhibits.  (c) 99.1",
    ]);
  });

  it("gives both parts the place of a line that stands otherwise in the file", () => {
    const html = `<p>${BODY} <b>Item 8.01 Other Events.</b> ${BODY}</p>`;
    const { lines } = splitRunIns(readHtmlLines(SourceText.ofFile(html)));
    expect(lines).toHaveLength(2);
    for (const { start, end } of lines) expect(html.slice(start, end)).toContain("Item 8.01");
  });

  it("begins a line at the signature, too", () => {
    const formula = "Pursuant to the requirements of the Securities Exchange Act of 1934";
    expect(splitHtml(`<p>${BODY} SIGNATURES ${formula}</p>`)).toEqual([
      BODY,
      "SIGNATURES",
      formula,
    ]);
  });

  it.each([
    ["(Former name) Item 8.01 Other Events", "On May 3 it opened a plant."],
    ["(17 CFR 240.13e-4(c)) \u2610 Item 8.01 Other Events", "On May 3 it opened a plant."],
    ["Section 13(a) of the Act. o Item 8.01 Other Events", "The plant opened."],
    ["Rule 13e-4(c) under the Exchange Act ITEM 8.01 OTHER EVENTS -----", "On May 3 it opened."],
    ["Telephone: (775) 555-0100 Item 9.01 Financial Statements and Exhibits", "(d) Exhibits"],
  ])("finds the item in text without any line: %j, %j", (front, text) => {
    const at = front.search(/item/i);
    expect(splitHtml(`<p>${front} ${text}</p>`)).toEqual([
      front.slice(0, at).trimEnd(),
      `${front.slice(at)} ${text}`,
    ]);
  });

  it("parts items that are not applicable within a paragraph", () => {
    const items = [
      "Item 1. Changes in Control of Registrant. None.",
      "Item 2. Not applicable.",
      "Item 5. Other Events. The plant opened.",
    ];
    expect(splitHtml(`<p>${items.join(" ")}</p>`)).toEqual(items);
  });

  it("parts the line of a section from both items", () => {
    const section = "Section 9 - Financial Statements and Exhibits";
    const item = "Item 9.01 Financial Statements and Exhibits. (d) 99.1";
    expect(splitHtml(`<p>${BODY} ${section} ${item}</p>`)).toEqual([BODY, section, item]);
  });

  it.each([
    `${BODY} See Item 5.02 above.`,
    `${BODY} Item 5.02 above is incorporated by reference.`,
    `${BODY} Item 8.01 Other Events of this report says more.`,
    `${BODY} Item 8.01 is reported.`,
    `${BODY} Item 1A. Risk Factors. Of our Annual Report on Form 10-K.`,
    `As reported under Item 8.01. Other Events. ${BODY}`,
    `The items are: Item 8.01. Other Events. ${BODY}`,
  ])("leaves %j as it is", (text) => {
    expect(splitHtml(`<p>${text}</p>`)).toEqual([text]);
  });

  it("leaves a mention of an item that a line begins with", () => {
    const mention = `${BODY} Item 8.01. Other Events. It says more.`;
    expect(splitHtml(`<p>Item 8.01 Other Events</p><p>${mention}</p>`)).toHaveLength(2);
  });

  it("returns the document itself when nothing is cut", () => {
    const document = readHtmlLines(
      SourceText.ofFile(`<p>Item 8.01 Other Events</p><p>${BODY}</p>`),
    );
    expect(splitRunIns(document)).toBe(document);
  });
});
