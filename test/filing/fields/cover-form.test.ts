import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { readCoverForm } from "../../../lib/filing/fields/cover-form.ts";
import { readDocument } from "../../../lib/filing/text/read-document.ts";

const read = (title: string) =>
  readCoverForm(
    readDocument(SourceText.ofFile(`${title}\n\nCURRENT REPORT\n\nNORTHWIND PUMPS, INC.\n`)).lines,
  );

describe("readCoverForm", () => {
  it.each([
    ["FORM 8-K/A\n\n(Amendment No. 2)", 2],
    ["FORM 8-K\n\nAmendment No. II", 2],
    ["FORM 8-K\n\nAmendment 2", 2],
    ["FORM 8-K/A\n\nSECOND AMENDMENT", 2],
    ["Second Amendment to\n\nFORM 8-K/A", null],
    ["Second Amendment to Form 8-K\n\nFORM 8-K", 2],
    ["FORM 8-K/A No. 2", 2],
    ["FORM 8-K/A-2", 2],
    ["Form 8 - K / A (No. 2)", 2],
    ["AMENDMENT TO\n\nFORM 8-K", null],
    ["AMENDMENT TO CURRENT REPORT\n\nFORM 8-K", null],
  ])("reads the amendment that %j is", (title, number) => {
    expect(read(title)).toMatchObject({ form: "8-K/A", amendmentNumber: number });
  });

  it.each(["FORM 8-K", "FORM 8-K\n\nSecond Amendment to the Credit Agreement", "FORM 8-K 10-2003"])(
    "takes %j for no amendment",
    (title) => {
      expect(read(title)).toMatchObject({ form: "8-K", amendmentNumber: null });
    },
  );
});
