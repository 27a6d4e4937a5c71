import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { segmentDocument } from "../../../lib/filing/sections/segment-document.ts";
import { readAsciiLines } from "../../../lib/filing/text/read-ascii-lines.ts";
import { BODY, SIGNED, segmentAscii } from "../../support/segment-text.ts";

const ITEM = `Item 5. Other Events\n\n${BODY}`;
const SIGNATURE = `${SIGNED}

NORTHWIND PUMPS, INC.

Date: May 3, 1999        By: /s/ Jane Doe
                             Jane Doe, Treasurer`;
const RELEASE = `NORTHWIND PUMPS REPORTS A NEW PLANT

DULUTH, May 3, 1999 -- ${Array.from({ length: 20 }, () => BODY).join("\n")}`;

describe("findRestOfSignature", () => {
  it("finds a press release that nothing marks as an exhibit", () => {
    const { sections, signature } = segmentAscii(`${ITEM}\n\n${SIGNATURE}\n\n<PAGE>\n${RELEASE}`);
    expect(sections.map(({ kind }) => kind)).toEqual(["item", "body"]);
    expect(sections.at(-1)).toMatchObject({ title: "NORTHWIND PUMPS REPORTS A NEW PLANT" });
    expect(sections.at(-1)?.text).toContain(BODY);
    expect(signature?.end).toBe(sections.at(-1)?.lines.start);
  });

  it("leaves several signers and their formulas to the signature", () => {
    const { sections } = segmentAscii(
      `${ITEM}\n\n${SIGNATURE}\n\n${SIGNATURE}\n\n${SIGNATURE}\n\n${SIGNATURE}`,
    );
    expect(sections.map(({ kind }) => kind)).toEqual(["item"]);
  });

  it("finds financial statements below the signatures of other forms, too", () => {
    const text = `Item 1. Business\n\n${BODY}\n\nItem 2. Properties\n\n${BODY}\n\n${SIGNATURE}\n\n${RELEASE}`;
    const { sections } = segmentDocument(readAsciiLines(SourceText.ofFile(text)), "10-K");
    expect(sections.at(-1)?.title).toBe("NORTHWIND PUMPS REPORTS A NEW PLANT");
  });
});

describe("findRestOfIndex", () => {
  it("finds a press release below the rows of an exhibit index", () => {
    const { sections, exhibitIndex } = segmentAscii(
      `${ITEM}\n\n${SIGNATURE}\n\nEXHIBIT INDEX\n\nExhibit   Description\n\n99        Press release\n          of May 3, 1999\n\n${RELEASE}`,
    );
    expect(sections.map(({ kind }) => kind)).toEqual(["item", "body"]);
    expect(sections.at(-1)?.text.startsWith("NORTHWIND PUMPS REPORTS")).toBe(true);
    expect(exhibitIndex?.end).toBe(sections.at(-1)?.lines.start);
  });

  it("leaves a list of exhibits without text below it alone", () => {
    const rows = Array.from({ length: 40 }, (_, row) => `10.${row}   Agreement with lender ${row}`);
    const { sections } = segmentAscii(
      `${ITEM}\n\n${SIGNATURE}\n\nEXHIBIT INDEX\n\n${rows.join("\n\n")}`,
    );
    expect(sections.map(({ kind }) => kind)).toEqual(["item"]);
  });
});
