import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../../lib/filing/container/decode-text.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("decodeText", () => {
  it("reads valid UTF-8 as such", () => {
    expect(decodeText(utf8("Café “Item” 5"))).toEqual({ text: "Café “Item” 5", encoding: "utf-8" });
  });

  it("drops a byte order mark", () => {
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)).text).toBe("A");
  });

  it("reads other bytes as windows-1252, never as ISO 8859-1", () => {
    const bytes = Uint8Array.of(0x93, 0x41, 0x94, 0x20, 0x96, 0x20, 0x80, 0xe9);
    expect(decodeText(bytes)).toEqual({ text: "“A” – €é", encoding: "windows-1252" });
  });

  it("reads each document of a mixed file by its own bytes", () => {
    const parts = [
      utf8("<SEC-HEADER>caf\u00e9\n"),
      Uint8Array.of(...utf8("<DOCUMENT>\n<TYPE>8-K\n"), 0x93, 0x41, 0x94),
      utf8("<DOCUMENT>\n<TYPE>EX-99.1\n\u201cA\u201d"),
    ];
    const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
    expect(decodeText(bytes)).toEqual({
      text: "<SEC-HEADER>caf\u00e9\n<DOCUMENT>\n<TYPE>8-K\n\u201cA\u201d<DOCUMENT>\n<TYPE>EX-99.1\n\u201cA\u201d",
      encoding: "windows-1252",
    });
  });

  it("reads UTF-8 that was cut off within a character", () => {
    const bytes = utf8("\u201cItem 5\u201d");
    expect(decodeText(bytes.subarray(0, -1))).toEqual({
      text: "\u201cItem 5",
      encoding: "utf-8",
    });
    expect(decodeText(Uint8Array.of(0x41, 0xe9))).toEqual({
      text: "A\u00e9",
      encoding: "windows-1252",
    });
  });

  it("reads UTF-16 of either byte order by its mark", () => {
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x38, 0x00, 0x4b, 0x00))).toEqual({
      text: "8K",
      encoding: "utf-16le",
    });
    expect(decodeText(Uint8Array.of(0xfe, 0xff, 0x00, 0x38, 0x00, 0x4b)).encoding).toBe("utf-16be");
  });

  it("ends every line in a line feed without moving a character", () => {
    expect(decodeText(utf8("a\r\nb\rc\n")).text).toBe("a \nb\nc\n");
  });

  it("decodes any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof decodeText(bytes).text).toBe("string");
      }),
    );
  });
});
