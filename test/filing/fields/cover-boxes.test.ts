import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { readCover } from "../../../lib/filing/fields/cover.ts";
import { readBoxes } from "../../../lib/filing/fields/cover-boxes.ts";
import { readDocument } from "../../../lib/filing/text/read-document.ts";

/** The ticks of the boxes that the text prints, by name. */
function boxesOf(text: string): Record<string, boolean> {
  const page = text.startsWith("<") ? `<html><body>${text}</body></html>` : text;
  const boxes = readBoxes(readDocument(SourceText.ofFile(page)).lines);
  const printed = Object.entries(boxes).filter(([, box]) => box !== null);
  return Object.fromEntries(printed.map(([name, box]) => [name, box?.value === true]));
}

const written = "Written communications pursuant to Rule 425 under the Securities Act";

describe("readBoxes", () => {
  it("reads the four boxes of a cover in ASCII, wrapped texts included", () => {
    const text = `
[X]  Written communications pursuant to Rule 425 under the Securities Act
     (17 CFR 230.425)
[ ]  Soliciting material pursuant to Rule 14a-12 under the Exchange Act
[ ]  Pre-commencement communications pursuant to Rule 14d-2(b) under the
     Exchange Act
[x]  Pre-commencement communications pursuant to
     Rule 13e-4(c) under the Exchange Act
`;
    expect(boxesOf(text)).toEqual({
      writtenCommunications: true,
      solicitingMaterial: false,
      tenderOffer: false,
      issuerTenderOffer: true,
    });
  });

  it.each([
    ["☒", true],
    ["_X_", true],
    ["___", false],
    ["☑", true],
    ["&#254;", true],
    ["&#253;", true],
    ["x", true],
    ["[ X ]", true],
    ["(X)", true],
    ["/X/", true],
    ["☐", false],
    ["&#168;", false],
    ["o", false],
    ["[_]", false],
    ["|_|", false],
    ["( )", false],
    ["/ /", false],
    ["___", false],
  ])("takes %s before the text for %s", (mark, ticked) => {
    expect(boxesOf(`<p>${mark} ${written}</p>`)).toEqual({ writtenCommunications: ticked });
  });

  it("reads a box in a cell or on a line of its own", () => {
    expect(boxesOf(`<table><tr><td>☒</td><td>${written}</td></tr></table>`)).toEqual({
      writtenCommunications: true,
    });
    expect(boxesOf(`<p>&#254;</p><p>${written}</p>`)).toEqual({ writtenCommunications: true });
  });

  it("reads the boxes on emerging growth behind their texts", () => {
    const text = `<p>Emerging growth company ☒</p><p>If an emerging growth company, indicate by check
mark if the registrant has elected not to use the extended transition period. ☐</p>`;
    expect(boxesOf(text)).toEqual({
      emergingGrowthCompany: true,
      extendedTransitionDeclined: false,
    });
    expect(boxesOf("<p>Emerging growth company Yes ☐ No ☒</p>")).toEqual({
      emergingGrowthCompany: false,
    });
  });

  it("knows nothing of a box without a mark", () => {
    expect(boxesOf(`<p>${written}</p>`)).toEqual({});
    expect(boxesOf("<p>We are an emerging growth company and sell pumps.</p>")).toEqual({});
  });

  it("lets tagged boxes speak before printed ones", () => {
    const text = `<html><body><p>FORM 8-K</p><p>☐ ${written}</p><p><ix:nonNumeric
name="dei:WrittenCommunications" contextRef="c1" format="ixt-sec:boolballotbox">☒</ix:nonNumeric></p></body></html>`;
    const document = readDocument(SourceText.ofFile(text));
    const { cover } = readCover(document, { start: 0, end: document.lines.length });
    expect(cover.boxes.writtenCommunications).toEqual({ value: true, source: "dei", raw: "☒" });
  });
});
