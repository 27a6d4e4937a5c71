import { describe, expect, it } from "vitest";
import { SourceText } from "../../../lib/filing/container/source-text.ts";
import { segmentDocument } from "../../../lib/filing/sections/segment-document.ts";
import { readDocument } from "../../../lib/filing/text/read-document.ts";

const xml = `<?xml version="1.0"?><edgarSubmission><headerData><submissionType>SCHEDULE 13G</submissionType>
</headerData><formData><items><item1><issuerName>NORTHWIND</issuerName></item1><item2><filingPersonName>Doe
</filingPersonName></item2></items></formData></edgarSubmission>`;
const titlesOf = (form: string | null) =>
  segmentDocument(readDocument(SourceText.ofFile(xml)), form).sections.map(({ title }) => title);

describe("segmentDocument of an XML form", () => {
  it("names the section by the form and takes no element for an item", () => {
    expect(titlesOf("4")).toEqual(["Form 4"]);
    expect(titlesOf("SCHEDULE 13G")).toEqual(["Schedule 13G"]);
    expect(titlesOf(null)).toEqual(["Form"]);
  });

  it("keeps group and field names as text", () => {
    const { sections } = segmentDocument(readDocument(SourceText.ofFile(xml)), "SCHEDULE 13G");
    expect(sections[0]?.text).toContain("Issuer name: NORTHWIND");
  });
});
