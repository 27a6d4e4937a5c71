import { describe, expect, it } from "vitest";
import { SourceText } from "../../lib/filing/container/source-text.ts";
import { segmentDocument } from "../../lib/filing/sections/segment-document.ts";
import { maxLines } from "../../lib/filing/text/line-limit.ts";
import { readDocument } from "../../lib/filing/text/read-document.ts";

const SIZE = 250_000;

function fill(text: string): string {
  return text.repeat(Math.ceil(SIZE / text.length));
}

/** Inputs on which readers with nested searches or backtracking patterns take hours. */
const HOSTILE: Record<string, string> = {
  "one line": fill("Item 5 the word "),
  "one word": fill("x"),
  "spaces and a word": `${fill(" ")}x`,
  tabs: `a${fill("\t")}x`,
  "no-break spaces": `<html>x${fill("&nbsp;")}x`,
  "bare item lines": fill("Item 5\n"),
  "item headings": fill("Item 8.01 Other Events\n\ntext\n"),
  "different items": fill("Item 1.01\nItem 1.02 Termination of a\nSIGNATURES\n"),
  "lists of items": fill("Item 5, 7 and 9, 5, 7 and 9, 5 (a)(b)(c) and 5\n"),
  "one ruler": `${fill("-")}Item 5`,
  "rulers glued to items": fill(`${"-".repeat(199)}Item 5\n`),
  "section lines": fill(`${"section 5 ".repeat(20)}\n`),
  signatures: fill("SIGNATURES\n"),
  "pasted exhibits": `Item 5. Other Events\n\nSIGNATURES\n\nPursuant to the requirements of the\n${fill("EXHIBIT 99.1\nEXHIBIT 99.2\n")}`,
  "less-than signs": `<html><body>${fill("<")}`,
  "nested tags": `<html><body>${fill("<b>")}`,
  "nested blocks": `<html><body>${fill("<div>x")}`,
  "stray end tags": `<html>${"<div>".repeat(100_000)}${fill("</b>")}`,
  "unclosed tables": `<html><body>${fill("<table><tr><td>x")}`,
  "unclosed cells": `<html><body><table><tr>${fill("<td>x")}`,
  "an unclosed tag": `<html><body><p ${fill("a=b ")}`,
  "an unclosed attribute": `<html><body><p style="${fill("font-weight:bold;")}`,
  references: `<html><body>${fill("&#146;&amp;&x;&")}`,
  "nested facts": `<html><body>${fill("<ix:nonNumeric name='dei:X' contextRef='c'>x")}`,
  "members of a context": `<html>${fill("<xbrli:context id='c'><xbrldi:explicitMember>x</xbrldi:explicitMember>")}`,
  "preformatted items": `<html><pre>${fill("Item 5\n\n")}`,
  "nested XML": `<?xml version='1.0'?><ownershipDocument>${fill("<a>x")}`,
  pages: fill("<PAGE>\n2\n"),
  "zero-width spaces": fill("\u200bItem 5\u200b"),
  headings: fill("ARTICLE THE SECOND\n\nof the merger agreement is hereby amended.\n\n"),
  parentheses: fill(`Item 5 ${"(a)".repeat(40)}${"(".repeat(40)}\n`),
  "lone surrogates": fill("\ud83d\ude00\ud800"),
};

describe("segmentDocument", () => {
  it.each(Object.entries(HOSTILE))("reads %s", (_, text) => {
    const document = readDocument(SourceText.ofFile(text));
    expect(document.lines.length).toBeLessThanOrEqual(maxLines(text.length));
    for (const form of ["8-K", "10-K", "DEF 14A"]) {
      const { sections } = segmentDocument(document, form);
      const length = sections.reduce((sum, section) => sum + section.text.length, 0);
      // Labels of XML fields and spaces at tabs add some; nothing is taken twice.
      expect(length).toBeLessThanOrEqual(text.length * 3);
      for (const { start, end } of sections) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
  });
});
