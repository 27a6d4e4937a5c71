import { describe, expect, it } from "vitest";
import { parseFiling } from "../../../lib/filing/parse-filing.ts";

function amendedOn(form: string, note: string): string | null {
  const text = `            FORM ${form}\n\nDate of Report: July 31, 2017\n\n            NORTHWIND PUMPS, INC.
     (Exact name of registrant as specified in its charter)\n\nEXPLANATORY NOTE\n\n${note}\n
Item 9.01 Financial Statements and Exhibits\n\n(d) Exhibits\n\n99.1  Financial statements\n`;
  return parseFiling(new TextEncoder().encode(text)).amendedFiledAt?.value ?? null;
}

describe("readAmendedFiling", () => {
  it.each([
    "This Amendment No. 1 amends the Current Report on Form 8-K originally filed with the Securities\nand Exchange Commission on August 2, 2017 to include statements.",
    "On August 2, 2017 we bought a plant. The report on Form 8-K dated July 31, 2017 and filed on\nAugust 2, 2017 is amended.",
  ])("reads the day of filing from %j", (note) => {
    expect(amendedOn("8-K/A", note)).toBe("2017-08-02");
  });

  it("reads it from the end of the cover, where old forms name the report", () => {
    const text = `            FORM 8-K/A\n\nDate of Report: July 31, 1997\n\n            NORTHWIND PUMPS, INC.
     (Exact name of registrant as specified in its charter)\n
The undersigned registrant hereby amends the following items of its Current Report on Form 8-K
originally filed with the Commission on August 12, 1997:\n\nItem 7. Exhibits\n\n99.1  Statements\n`;
    const filing = parseFiling(new TextEncoder().encode(text));
    expect(filing.amendedFiledAt?.value).toBe("1997-08-12");
  });

  it("takes no other date for it", () => {
    expect(amendedOn("8-K/A", "This amends our Form 8-K dated July 31, 2017.")).toBeNull();
  });

  it("is null for what is no amendment", () => {
    expect(amendedOn("8-K", "Our report on Form 8-K was filed on August 2, 2017.")).toBeNull();
  });
});
