import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { segmentDocument, segmentExhibit } from "../../../lib/filing/sections/segment-document.ts";
import type { SegmentedDocument } from "../../../lib/filing/sections/segmented-document.ts";
import { MAX_PART_CHARACTERS } from "../../../lib/filing/sections/split-at-headings.ts";
import { readAsciiLines } from "../../../lib/filing/text/read-ascii-lines.ts";
import { readDocument } from "../../../lib/filing/text/read-document.ts";

const BODY = "The registrant announced that it had opened a plant in Reno, Nevada, on that day.";

function segment(text: string, form: string | null): SegmentedDocument {
  return segmentDocument(readDocument(SourceText.ofFile(text)), form);
}

function titlesOf(segmented: SegmentedDocument): string[] {
  return segmented.sections.map((section) => section.title);
}

describe("segmentDocument", () => {
  it("reads items of every form of the 8-K family, and of a document that heads them", () => {
    const text = `FORM 8-K\n\nItem 5. Other Events\n\n${BODY}\n`;
    for (const form of ["8-K", "8-K/A", "8-K12G3", "8-K15D5/A", "8-KT", "8-K405", null]) {
      expect(segment(text, form).items.map((item) => item.code)).toEqual(["5"]);
    }
  });

  it("names items of a periodic report by part and number, behind its table of contents", () => {
    const contents =
      "PART I\nItem 1. Business....3\nItem 1A. Risk Factors....9\nPART II\nItem 5. Market....20\n";
    const text = `FORM 10-K\n\n${contents}\n
PART I\n\nITEM 1. BUSINESS\n\n${BODY}\n\nITEM 1A. RISK FACTORS\n\n${BODY}
\nITEM 1A. RISK FACTORS (continued)\n\n${BODY}\n
PART II\n\nITEM 5.\n\nMARKET FOR REGISTRANT'S COMMON EQUITY\n\n${BODY}\n`;
    const segmented = segment(text, "10-K");
    expect(titlesOf(segmented).slice(1)).toEqual([
      "Part I, Item 1. BUSINESS",
      "Part I, Item 1A. RISK FACTORS",
      "Part II, Item 5. MARKET FOR REGISTRANT'S COMMON EQUITY",
    ]);
    expect(segmented.items).toEqual([]);
    expect(segmented.sections.every((section) => section.codes.length === 0)).toBe(true);
  });

  it("keeps items of the same number in different parts apart", () => {
    const text = `FORM 10-Q\n\nPART I. FINANCIAL INFORMATION\n\nItem 1. Financial Statements\n\n${BODY}
\nItem 2. Management's Discussion\n\n${BODY}\n\nPART II. OTHER INFORMATION\n
Item 1. Legal Proceedings\n\n${BODY}\n\nItem 6. Exhibits\n\n${BODY}\n`;
    expect(titlesOf(segment(text, "10-Q")).slice(1)).toEqual([
      "Part I, Item 1. Financial Statements",
      "Part I, Item 2. Management's Discussion",
      "Part II, Item 1. Legal Proceedings",
      "Part II, Item 6. Exhibits",
    ]);
  });

  it("gives items without text of their own the text of the next", () => {
    const text = `FORM 10-K\n\nItem 10. Directors\n\nItem 11. Executive Compensation
\nItems 10 and 11 are incorporated by reference from the proxy statement of the registrant.
\nItem 12. Security Ownership\n\n${BODY}\n`;
    expect(titlesOf(segment(text, "10-K")).slice(1)).toEqual([
      "Part III, Item 10. Directors; Part III, Item 11. Executive Compensation",
      "Part III, Item 12. Security Ownership",
    ]);
  });

  it("groups the lettered paragraphs of a schedule's item", () => {
    const text = `SCHEDULE 13G\n\nItem 1(a) Name of Issuer:\n\nACME\n\nItem 1(b) Address:\n\nReno
\nItem 4. Ownership\n\n5 percent\n`;
    expect(titlesOf(segment(text, "SC 13G"))).toEqual([
      "Cover",
      "Item 1. Name of Issuer",
      "Item 4. Ownership",
    ]);
  });

  it("cuts a form without items at its headings, below a path of them", () => {
    const long = `${BODY}\n`.repeat(150);
    const text = `<html><body><h1 align="center">PROXY STATEMENT</h1><p>${long}</p>
      <p><b>Election of Directors</b></p><p>${long}</p><p><b>Voting</b></p><p>${long}</p></body></html>`;
    const segmented = segment(text, "DEF 14A");
    expect(titlesOf(segmented)).toEqual([
      "PROXY STATEMENT",
      "PROXY STATEMENT \u203a Election of Directors",
      "PROXY STATEMENT \u203a Voting",
    ]);
  });

  it("makes parts of bounded size of text without headings", () => {
    const text = `${BODY}\n`.repeat(2_000);
    const { sections } = segment(text, "DEF 14A");
    expect(sections.length).toBeGreaterThan(5);
    for (const section of sections) {
      expect(section.text.length).toBeLessThanOrEqual(MAX_PART_CHARACTERS);
    }
    expect(sections.map((section) => section.text).join("\n")).toBe(text.trim());
  });

  it("renders fields of XML forms as one body", () => {
    const xml = `<?xml version="1.0"?><ownershipDocument><documentType>4</documentType>
      <reportingOwner><reportingOwnerId><rptOwnerName>DOE JANE</rptOwnerName></reportingOwnerId></reportingOwner>
      <transactionDate><value>2024-03-01</value><footnoteId id="F1"/></transactionDate>
      <footnotes><footnote id="F1">Sold &amp; settled.</footnote></footnotes></ownershipDocument>`;
    const { sections } = segment(xml, "4");
    expect(sections).toHaveLength(1);
    expect(sections[0]?.text.split("\n")).toEqual([
      "Document type: 4",
      "",
      "Reporting owner id",
      "Reporting owner name: DOE JANE",
      "Transaction date: 2024-03-01",
      "Transaction date: [F1]",
      "",
      "Footnotes",
      "F1: Sold & settled.",
    ]);
  });

  it("gives each section a place in the file that has its words in their order, for any document", () => {
    const line = fc.oneof(
      fc.constantFrom("Item 5. Other Events", "Item 7. Exhibits", "ITEM 8.01", "Item 1 through 4"),
      fc.constantFrom("SIGNATURES", "Pursuant to the requirements of the Securities Exchange Act"),
      fc.constantFrom("EXHIBIT INDEX", "EXHIBIT 99.1", "Explanatory Note", "<PAGE>", "- 2 -", ""),
      fc.constantFrom("PART II", "TABLE OF CONTENTS", "SECTION 8 - OTHER EVENTS", "not applicable"),
      fc.constant(BODY),
    );
    const forms = fc.constantFrom("8-K", "10-K", "DEF 14A", null);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), forms, (lines, form) => {
        const text = lines.join("\n");
        let end = 0;
        for (const section of segment(text, form).sections) {
          expect(section.start).toBeGreaterThanOrEqual(end);
          end = section.end;
          let at = section.start;
          for (const word of section.text.match(/\w+/g) ?? []) {
            at = text.indexOf(word, at);
            expect(at).toBeGreaterThanOrEqual(section.start);
            expect(at + word.length).toBeLessThanOrEqual(section.end);
            at += word.length;
          }
        }
      }),
    );
  });
});

describe("segmentExhibit", () => {
  const exhibit = { number: "99.1", description: "Press release" };

  it("makes one section of an exhibit and none of an empty one", () => {
    const sections = segmentExhibit(readAsciiLines(SourceText.ofFile(BODY)), exhibit);
    expect(sections).toMatchObject([
      { kind: "exhibit", exhibitNumber: "99.1", title: "Press release", text: BODY },
    ]);
    expect(segmentExhibit(readAsciiLines(SourceText.ofFile("\n \n")), exhibit)).toEqual([]);
  });

  it("never looks for items in an exhibit", () => {
    const text = `Item 5. Other Events\n\n${BODY}`;
    const sections = segmentExhibit(readAsciiLines(SourceText.ofFile(text)), exhibit);
    expect(sections).toMatchObject([{ codes: [], text }]);
  });

  it("cuts a very long exhibit at its headings", () => {
    const article = (name: string): string => `${name}\n\n${`${BODY}\n`.repeat(700)}\n`;
    const text = article("ARTICLE I") + article("ARTICLE II") + article("ARTICLE III");
    const sections = segmentExhibit(readAsciiLines(SourceText.ofFile(text)), exhibit);
    expect(sections.map((section) => section.title)).toEqual([
      "Press release \u203a ARTICLE I",
      "Press release \u203a ARTICLE II",
      "Press release \u203a ARTICLE III",
    ]);
  });
});
