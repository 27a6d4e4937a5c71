import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import type { SubmissionDocument } from "../../../lib/filing/container/submission.ts";
import { exhibitNumberOf, mergeExhibits } from "../../../lib/filing/fields/exhibits.ts";

const document = (
  type: string,
  description: string | null,
  filename: string | null = null,
): SubmissionDocument => ({
  type,
  description,
  filename,
  sequence: null,
  content: SourceText.ofFile(""),
  truncated: false,
});

describe("exhibitNumberOf", () => {
  it("takes EX- off, whatever the numbering", () => {
    expect(exhibitNumberOf("EX-99.1")).toBe("99.1");
    expect(exhibitNumberOf("EX-99.(A)(5)(C)")).toBe("99.(a)(5)(c)");
    expect(exhibitNumberOf("8-K")).toBeNull();
    expect(exhibitNumberOf(null)).toBeNull();
  });
});

describe("mergeExhibits", () => {
  it("lists a number once: described by the first list, attached by its document", () => {
    const rows = [
      { number: "99.1", description: null },
      { number: "99.1", description: "Press release" },
      { number: "104", description: "Cover page" },
    ];
    expect(mergeExhibits(rows, [document("EX-99.1", "EXHIBIT 99.1", "a.htm")], [])).toEqual([
      { number: "99.1", description: "Press release", filename: "a.htm", attached: true },
      { number: "104", description: "Cover page", filename: null, attached: false },
    ]);
  });

  it("joins EX-99 with the only 99.x of the list", () => {
    const rows = [{ number: "99.1", description: "Press release" }];
    expect(mergeExhibits(rows, [document("EX-99", null)], [])).toMatchObject([
      { number: "99.1", attached: true },
    ]);
  });

  it("joins numbers with letters, however they are set apart", () => {
    const rows = [{ number: "10-m-4", description: "Plan" }];
    const documents = [document("EX-10.M4", null), document("EX-10.4", "Lease")];
    expect(mergeExhibits(rows, documents, [])).toMatchObject([
      { number: "10-m-4", description: "Plan", attached: true },
      { number: "10.4", description: "Lease" },
    ]);
  });

  it("keeps EX-99 apart when the list has several 99.x", () => {
    const rows = ["99.1", "99.2"].map((number) => ({ number, description: "Slides" }));
    expect(mergeExhibits(rows, [document("EX-99", "Speech")], [])).toHaveLength(3);
  });

  it("takes the description of a document when no list has one", () => {
    expect(mergeExhibits([], [document("EX-16", "LETTER OF ACCOUNTANTS")], [])).toMatchObject([
      { number: "16", description: "LETTER OF ACCOUNTANTS" },
    ]);
  });

  it("adds exhibits that were typed in behind the signature", () => {
    const pasted = [{ number: "99", description: "Northwind reports" }];
    expect(mergeExhibits([], [], pasted)).toEqual([
      { number: "99", description: "Northwind reports", filename: null, attached: false },
    ]);
  });
});
