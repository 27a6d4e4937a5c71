import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { childText, formatDocument, parseDocument } from "../../../infra/local/s3/xml.ts";

describe("parseDocument", () => {
  it("reads back what formatDocument wrote for any text", () => {
    // XML has no way to write NUL, surrogates, or the two non-characters of the basic plane.
    const unwritable = /[\0\ud800-\udfff\ufffe\uffff]/u;
    const text = fc
      .array(fc.integer({ min: 0, max: 0x10_ffff }).map((code) => String.fromCodePoint(code)))
      .map((characters) => characters.filter((one) => !unwritable.test(one)).join(""));
    fc.assert(
      fc.property(text, (value) => {
        const document = parseDocument(formatDocument("Root", [["Key", value]]), "Root");

        expect(childText(document, "Key")).toBe(value);
      }),
    );
  });

  it.each([
    ["&#34;tag&#34;", '"tag"'],
    ["&quot;tag&quot;", '"tag"'],
    ["&#x22;a&#x1F600;", '"a😀'],
    ["&amp;lt;", "&lt;"],
    ["<![CDATA[<&amp;>]]>", "<&amp;>"],
    [" spaces ", " spaces "],
    ["007", "007"],
    ["&unknown;", "&unknown;"],
  ])("reads %s", (xml, expected) => {
    expect(childText(parseDocument(`<R><Key>${xml}</Key></R>`, "R"), "Key")).toBe(expected);
  });

  it("reads repeated elements in order and ignores namespaces", () => {
    const xml = '<?xml version="1.0"?><x:R xmlns:x="u"><x:K>1</x:K><O/><x:K>2</x:K></x:R>';

    const document = parseDocument(xml, "R");

    expect(document.children.get("K")?.map((node) => node.text)).toStrictEqual(["1", "2"]);
  });

  it.each(["", "text", "<A></A>", "<R><K></R>", "<R>", '<R a="1"'])("refuses %s", (xml) => {
    expect(() => parseDocument(xml, "R")).toThrow(/not well-formed/);
  });

  it("leaves the entities of a document type unread", () => {
    const xml = `<!DOCTYPE R [<!ENTITY a "${"x".repeat(1_000)}"><!ENTITY b "&a;&a;&a;">]><R><K>&b;</K></R>`;

    expect(childText(parseDocument(xml, "R"), "K")).toBe("&b;");
  });
});
