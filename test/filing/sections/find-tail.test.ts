import { describe, expect, it } from "vitest";
import { BODY, segmentAscii, segmentHtml } from "../../support/segment-text.ts";

const ITEM = `Item 5. Other Events\n\n${BODY}`;
const FORMULA =
  "Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report to be signed.";

describe("findTail", () => {
  it.each([
    ["the word and the formula", `SIGNATURES\n\n${FORMULA}`],
    ["letters set apart", `S  I  G  N  A  T  U  R  E  S\n\n${FORMULA}`],
    ["another word for it", `SIGNATURE PAGE\n\n${FORMULA}`],
    ["a misspelt word", `SIGNTURES\n\n${FORMULA}`],
    ["the formula alone", FORMULA],
    ["another formula", FORMULA.replace("Pursuant to", "Under")],
    [
      "the formula of foreign issuers",
      "SIGNATURES\n\nThe registrant hereby certifies that it meets all of the requirements for filing on Form 20-F and that it has duly caused and authorized the undersigned to sign this annual report on its behalf.",
    ],
    [
      "the formula of schedules",
      "SIGNATURE\n\nAfter reasonable inquiry, I certify that the information set forth in this statement is true, complete and correct.",
    ],
    ["a misspelt formula", `SIGNATURES\n\n${FORMULA.replace("requirements", "requirments")}`],
    ["a name without formula", "NORTHWIND PUMPS, INC.\n(Registrant)\n\nBy: /s/ Jane Doe\nJane Doe"],
    ["a date without formula", "Dated: May 3, 1999\n\nNORTHWIND PUMPS, INC.\n\n/s/ Jane Doe"],
  ])("begins the signature at %s", (_, signature) => {
    const ascii = segmentAscii(`${ITEM}\n\n${signature}\n`);
    expect(ascii.sections.map(({ text }) => text)).toEqual([BODY]);
    expect(ascii.signature).not.toBeNull();
    const lines = `${ITEM}\n\n${signature}`.split(/\n+/).map((line) => `<p>${line}</p>`);
    const html = segmentHtml(lines.join(""));
    expect(html.sections.map(({ text }) => text)).toEqual([BODY]);
  });

  it("takes a signature within a letter for text when a formula follows", () => {
    const letter = `Gentlemen:\n\nWe agree.\n\n/s/ Auditors LLP`;
    const { sections } = segmentAscii(`${ITEM}\n\n${letter}\n\nSIGNATURES\n\n${FORMULA}`);
    expect(sections[0]?.text.endsWith("/s/ Auditors LLP")).toBe(true);
  });

  it.each(["EXHIBIT 99", "Exhibit 99.1", "EXHIBIT 99-1", "EX-99.1", "Exhibit 10-A"])(
    "knows an exhibit pasted below by %j",
    (marker) => {
      const letter = Array.from({ length: 10 }, () => BODY).join("\n");
      const { sections } = segmentAscii(
        `${ITEM}\n\nSIGNATURES\n\n${FORMULA}\n\nBy: /s/ Jane Doe\n\n${marker}\n\n${letter}`,
      );
      expect(sections.map(({ kind }) => kind)).toEqual(["item", "exhibit"]);
    },
  );

  it("takes a short letter below the number of an exhibit for that exhibit", () => {
    const letter = `EXHIBIT 16.1\n\nMay 28, 2002\n\nDear Sirs:\n\nWe agree with Item 4.\n\n/s/ Roe & Poe LLP`;
    const { pastedExhibits } = segmentAscii(`${ITEM}\n\nSIGNATURES\n\n${FORMULA}\n\n${letter}\n`);
    expect(pastedExhibits.map(({ number }) => number)).toEqual(["16.1"]);
  });
});
