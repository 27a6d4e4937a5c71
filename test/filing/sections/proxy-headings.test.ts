import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { splitAtProposals } from "../../../lib/filing/sections/proxy-headings.ts";
import { segmentDocument } from "../../../lib/filing/sections/segment-document.ts";
import { readDocument } from "../../../lib/filing/text/read-document.ts";

const SENTENCE =
  "The board of directors believes that this is in the best interest of the holders of our shares.";

function titlesOf(body: string): string[] {
  const { lines } = readDocument(SourceText.ofFile(body));
  return splitAtProposals(lines, { start: 0, end: lines.length }).map(({ title }) => title);
}

const page = (...lines: readonly string[]) =>
  `<html><body>${lines.map((line) => (line.startsWith("<") ? line : `<p>${line}</p>`)).join("")}</body></html>`;

describe("splitAtProposals", () => {
  it("cuts at proposals and chapters, and not at the contents or the card", () => {
    const proposals = ["Proposal 1 – Election of Directors", "Item 2: Ratification of Auditors"];
    const contents = proposals.map((title, at) => `<p>${title} ........ ${at + 5}</p>`);
    const card = proposals.map((title) => `<p><b>${title}</b></p><p>FOR AGAINST</p>`);
    const body = proposals.flatMap((title) => [`<p><b>${title}</b></p>`, SENTENCE]);
    const chapter = ["<p><b>EXECUTIVE COMPENSATION</b></p>", SENTENCE];
    expect(titlesOf(page(SENTENCE, ...contents, ...body, ...chapter, ...card))).toEqual([
      "",
      ...proposals,
      "EXECUTIVE COMPENSATION",
    ]);
  });

  it("finds the title of a proposal below its number, or above it", () => {
    const text = `
                          ELECTION OF DIRECTORS

                             (Proposal One)

${SENTENCE}

                              PROPOSAL TWO
                 APPROVAL OF THE 1998 STOCK OPTION PLAN

${SENTENCE}

                     SECURITY OWNERSHIP OF CERTAIN
                    BENEFICIAL OWNERS AND MANAGEMENT

${SENTENCE}
`;
    expect(titlesOf(text)).toEqual([
      "ELECTION OF DIRECTORS (Proposal One)",
      "PROPOSAL TWO: APPROVAL OF THE 1998 STOCK OPTION PLAN",
      "SECURITY OWNERSHIP OF CERTAIN BENEFICIAL OWNERS AND MANAGEMENT",
    ]);
  });

  it("takes no sentence that names a proposal for its heading", () => {
    expect(titlesOf(page("Proposal 2 needs a majority of the votes cast.", SENTENCE))).toEqual([
      "",
    ]);
  });

  it("serves proxy statements alone", () => {
    const document = readDocument(
      SourceText.ofFile(page(SENTENCE, "<p><b>PROPOSAL 1: MERGER</b></p>", SENTENCE)),
    );
    const sectionsOf = (form: string) => segmentDocument(document, form).sections.length;
    expect([sectionsOf("DEF 14A"), sectionsOf("PRE 14C"), sectionsOf("425")]).toEqual([2, 2, 1]);
  });
});
